"""A page read back from an archive has the words it had when it was added, whatever else changed in its bytes."""

from __future__ import annotations

import pytest

from page_files import captured
from srctrack.archive.base import ExpectedContent
from srctrack.archive.verification.content import same_words
from srctrack.archive.verification.expected import stretches
from srctrack.extract.all_words import words_of_page
from srctrack.extract.article import read_capture

URL = "https://coast.example/mole"
LINES = [
    f"Nach {n} Wochen hat der Hafen\u00adausschuss von Brackwater be\u00adschlossen, die alte Mole zu schließen, teilte das Amt am Diens\u00adtag mit."
    for n in range(2, 9)
]
RUSSIAN = [
    f"Через {n} недель старый причал закроют, пока водолазы заменят сваи, сообщила администрация порта во вторник."
    for n in range(2, 9)
]
JAPANESE = [
    f"港湾局は{n}日、古い埠頭を九週間閉鎖すると発表した。潜水士が杭を取り替えるためで、費用は三百万円という。"
    for n in range(2, 9)
]


def page(lines: list[str], head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head>{head}<title>Mole</title></head><body><article><h1>Die alte Mole</h1>{body}</article></body></html>"


PAGES = {
    "soft hyphens": page(LINES).encode(),
    "undeclared windows-1251": page(RUSSIAN).encode("cp1251"),
    "declared falsely": page(RUSSIAN, "<meta charset=iso-8859-1>").encode("cp1251"),
    "Japanese": page(JAPANESE, "<meta charset=utf-8>").encode(),
    "shadow DOM": page(LINES)
    .replace("<article>", '<x-story><template shadowrootmode="open"><article>')
    .replace("</article>", "</article></template></x-story>")
    .encode(),
    "in a script": (
        "<html><head><title>Mole</title></head><body><div id=root></div><script id=d type=application/json>"
        + '{"body": ["'
        + '","'.join(RUSSIAN)
        + '"]}</script></body></html>'
    ).encode(),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_the_page_with_another_comment_is_the_same(name: str) -> None:
    content = PAGES[name]
    text = read_capture(captured(content, "text/html", URL)).prose.text
    again = content.replace(b"</body>", b"<!-- token 81723 --></body>")
    words = words_of_page(again, "text/html", URL)
    assert words is not None
    assert same_words(words, ExpectedContent(phrases=stretches(text)))


def test_a_consent_form_in_its_place_is_not_the_same() -> None:
    text = read_capture(captured(PAGES["soft hyphens"], "text/html", URL)).prose.text
    wall = page(
        ["Wir und unsere Partner verwenden Cookies. Mit Ihrer Einwilligung werden Daten verarbeitet."] * 4
    ).encode()
    assert not same_words(words_of_page(wall, "text/html", URL) or "", ExpectedContent(phrases=stretches(text)))


def test_bytes_without_words_are_none() -> None:
    assert words_of_page(b"\x89PNG\r\n\x1a\n" + bytes(900), "image/png", URL) is None
