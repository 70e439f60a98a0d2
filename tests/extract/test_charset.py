from __future__ import annotations

import pytest

from srctrack.extract.charset import declared_in_page, decode, guess

RUSSIAN = (
    "Полиция задержала более трёх тысяч человек, сообщила газета. «Мы проверили всех», — сказал офицер в понедельник."
)
PLAIN_RUSSIAN = "Полиция задержала более трёх тысяч человек, сообщила газета, и проверила всех, кто был на рынке."
POLISH = "Policja zatrzymała więcej niż trzy tysiące osób, podała gazeta. „Sprawdziliśmy wszystkich” – powiedział oficer z Łodzi, gdzie żył też świadek."
CZECH = "Policie zadržela více než tři tisíce lidí, uvedl deník. Příští týden bude soud rozhodovat o žalobě, řekl ministr. Žádný svědek už nepřišel."
GERMAN = "Die Polizei nahm mehr als dreitausend Menschen fest, hieß es später. „Wir prüften alle“, sagte der Offizier, der über Nacht blieb."
FRENCH = "La police a arrêté plus de trois mille personnes, a indiqué le journal. « Nous avons tout vérifié », a déclaré l’officier, évidemment gêné."
JAPANESE = "警察は月曜日に三千人以上を拘束したと新聞が報じた。「全員を調べました」と警官は話した。これは今年で一番多い数だという。"
CHINESE = (
    "警方在星期一拘留了三千多人，报纸报道说。“我们检查了所有的人”，一名警官说。这是今年以来最多的一次，在全国是第一。"
)
KOREAN = "경찰은 월요일에 삼천 명 이상을 구금했다고 신문이 보도했다. 모두를 확인했다고 경찰관이 말했다."


def page(text: str, charset: str | None = None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (RUSSIAN, "cp1251", "windows-1251"),
        (PLAIN_RUSSIAN, "koi8-r", "KOI8-R"),
        (POLISH.replace("–", "-").replace("„", '"').replace("”", '"'), "iso8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "windows-1250"),
        (GERMAN, "cp1252", "iso-8859-1"),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (CHINESE, "gb18030", "gb2312"),
        (KOREAN, "cp949", "euc-kr"),
        (RUSSIAN, "utf-8", "utf-8"),
    ],
)
def test_a_declared_charset_is_believed_wherever_it_is_declared(text: str, encoding: str, label: str) -> None:
    raw = page(text, label).encode(encoding)
    assert text in decode(raw).text
    assert text in decode(page(text).encode(encoding), label).text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (PLAIN_RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (POLISH.replace("–", "-").replace("„", '"').replace("”", '"'), "iso8859-2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859-2"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
        (RUSSIAN, "utf-8"),
    ],
)
def test_an_undeclared_charset_is_guessed(text: str, encoding: str) -> None:
    assert text in decode(page(text).encode(encoding)).text


def test_bytes_that_are_utf8_are_read_as_utf8_whatever_is_declared() -> None:
    raw = page(RUSSIAN, "iso-8859-1").encode()
    assert decode(raw, "windows-1251").text == raw.decode()


def test_the_transport_counts_before_the_page() -> None:
    raw = page(PLAIN_RUSSIAN, "windows-1251").encode("koi8-r")
    assert PLAIN_RUSSIAN in decode(raw, "koi8-r").text


def test_a_byte_order_mark_counts_before_all() -> None:
    assert RUSSIAN in decode(b"\xff\xfe" + page(RUSSIAN).encode("utf-16-le"), "windows-1251").text
    assert decode(b"\xef\xbb\xbfwords", "cp1251").text == "words"


def test_one_broken_character_does_not_turn_a_utf8_page_into_another_charset() -> None:
    raw = page(RUSSIAN, "utf-8").encode() + b"\xd0"
    decoded = decode(raw)
    assert RUSSIAN in decoded.text
    assert decoded.lossy


def test_an_unknown_label_is_passed_over() -> None:
    assert RUSSIAN in decode(page(RUSSIAN, "x-nonsense").encode("cp1251"), "none").text
    assert declared_in_page(b"<meta charset='utf-8'>") == "utf-8"
    assert declared_in_page(b"<p>charset=utf-8") is None


def test_any_bytes_decode() -> None:
    for raw in (b"", b"\x00\xff\xfe", bytes(range(256)) * 3):
        assert isinstance(decode(raw).text, str)
        assert guess(raw)


def test_russian_that_is_declared_to_be_western_is_read_as_russian() -> None:
    words = "<meta charset=iso-8859-1><p>Северный причал закроют на одиннадцать недель, пока водолазы заменят двести свай, сообщила администрация порта.</p>"
    decoded = decode(words.encode("cp1251"))
    assert "Северный причал закроют" in decoded.text


def test_single_windows_marks_in_utf8_are_read() -> None:
    content = "<meta charset=utf-8><p>Она сказала: ".encode() + b" \x93" + "Мы ждём".encode() + b".\x94 \x97 \x92s</p>"
    decoded = decode(content, "utf-8")
    assert "“Мы ждём.” — ’s" in decoded.text
    assert not decoded.lossy
