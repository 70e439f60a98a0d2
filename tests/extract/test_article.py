from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from page_files import HTML, WARC, WHEN, captured, pdf_of
from srctrack.errors import ReadError
from srctrack.extract.article import media_type_of, read_capture, read_local
from srctrack.model.source import Origin


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_a_text_is_kept_exactly_and_its_blocks_are_stretches_of_it(text: str) -> None:
    article = read_capture(captured(text.encode("utf-8"), "text/plain", charset="utf-8"))
    if text.startswith("\ufeff") or text[:15].lower().lstrip().startswith(("<!doctype", "<html", "%pdf")):
        return
    assert article.prose.text == text
    assert article.page_text == text
    for block in article.prose.blocks:
        words = block.span.of(text)
        assert words
        assert words == words.strip()
    covered = {i for b in article.prose.blocks for i in range(b.span.start, b.span.end)}
    assert all(i in covered or c.isspace() for i, c in enumerate(text))


@pytest.mark.parametrize("text", ["One line.", "A\r\nB\r\n\r\nC  \r\n", "“Quoted”\n\n\n\n– and a dash —\n", "x"])
def test_a_text_file_is_taken_as_it_is_however_short(tmp_path: Path, text: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(text.encode("utf-8"))
    capture, article = read_local(path, "https://coast.example/note")
    assert article.prose.text == text
    assert capture.content == text.encode("utf-8")
    assert capture.final_url == "https://coast.example/note"


def test_a_markdown_file_has_the_title_of_its_first_heading(tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("# The ferry\n\nIt runs again.\n", encoding="utf-8")
    article = read_local(path, None)[1]
    assert article.title == "The ferry"
    assert article.prose.text == "# The ferry\n\nIt runs again.\n"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_local(tmp_path / "none.html", None)
    assert caught.value.code == "missing"


@pytest.mark.parametrize(
    ("content", "declared", "kind"),
    [
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"<!DOCTYPE html><html>", "text/plain", "text/html"),
        (b"<!DOCTYPE html><html>", "application/octet-stream", "text/html"),
        (b"plain words", "", "text/plain"),
        (b"plain words with <html> in them", "text/plain", "text/plain"),
        (b"\x89PNG\0\0", "", "application/octet-stream"),
        (b"{}", "application/json", "application/json"),
    ],
)
def test_a_type_is_believed_unless_the_bytes_say_otherwise(content: bytes, declared: str, kind: str) -> None:
    assert media_type_of(content, declared) == kind


def test_a_type_that_cannot_be_read_is_unsupported() -> None:
    with pytest.raises(ReadError) as caught:
        read_capture(captured(b"{}", "application/json"))
    assert caught.value.code == "unsupported"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("url", [None, "https://www.coast.example/ferry?utm_source=x", "http://coast.example/old"])
def test_a_page_is_read_out_of_a_warc_with_the_hops_that_led_to_it(
    tmp_path: Path, packed: bool, url: str | None
) -> None:
    path = tmp_path / ("page.warc.gz" if packed else "page.warc")
    path.write_bytes(gzip.compress(WARC) if packed else WARC)
    capture, article = read_local(path, url)
    assert "212 cars" in article.prose.text
    assert capture.final_url == "https://coast.example/ferry"
    assert capture.when == WHEN
    assert len(capture.exchanges) == (2 if url and url.endswith("/old") else 1)


def test_a_warc_without_the_page_says_so(tmp_path: Path) -> None:
    path = tmp_path / "page.warc"
    path.write_bytes(WARC)
    with pytest.raises(ReadError) as caught:
        read_local(path, "https://coast.example/other")
    assert caught.value.code == "missing"


def test_a_file_that_is_no_warc_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "page.warc"
    path.write_bytes(b"this is not a web archive")
    with pytest.raises(ReadError) as caught:
        read_local(path, None)
    assert caught.value.code == "unreadable"


def test_a_wacz_package_opens_at_its_first_page(tmp_path: Path) -> None:
    path = tmp_path / "page.wacz"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("archive/data.warc.gz", gzip.compress(WARC))
        package.writestr(
            "pages/pages.jsonl",
            '{"format": "json-pages-1.0"}\n' + json.dumps({"url": "https://coast.example/ferry"}) + "\n",
        )
    capture, article = read_local(path, None)
    assert capture.url == "https://coast.example/ferry"
    assert "captain Elin Moe" in article.prose.text


def test_an_mhtml_save_says_where_it_is_from(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    quoted = HTML.replace("=", "=3D").replace("“", "=E2=80=9C").replace("”", "=E2=80=9D")
    path.write_text(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://coast.example/ferry\r\nDate: Tue, 2 Jan 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\nContent-Type: text/html\r\nContent-ID: <f@m>\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://coast.example/ferry\r\n\r\n{quoted}\r\n------b--\r\n",
        encoding="ascii",
    )
    capture, article = read_local(path, None)
    assert capture.url == "https://coast.example/ferry"
    assert capture.when == WHEN
    assert "“We will carry everybody" in article.prose.text
    assert read_local(path, "https://other.example/")[0].url == "https://other.example/"


def test_a_singlefile_save_says_where_and_when(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    note = "<!--\n Page saved with SingleFile \n url: https://coast.example/ferry \n saved date: Tue Jan 02 2024 12:30:00 GMT+0300 (Moscow Standard Time)\n-->"
    path.write_text(f"<!DOCTYPE html> <html lang=en>{note}{HTML.removeprefix('<html lang=en>')}", encoding="utf-8")
    capture, article = read_local(path, None)
    assert capture.url == "https://coast.example/ferry"
    assert capture.when == WHEN
    assert article.outlet.domain == "coast.example"


def test_a_pdf_is_read_with_its_lines_joined() -> None:
    pytest.importorskip("pypdf")
    content = pdf_of(
        [
            "The ferry between the two islands was damaged in a storm and its ram-",
            "p could not be used for three days, the company said.",
            "",
            "Some 212 cars had to wait.",
        ]
    )
    article = read_capture(
        captured(content, "application/pdf", "https://www.coast.example/r.pdf"), {"coast.example": "Coast Courier"}
    )
    assert "its ramp could not be used for three days" in article.prose.text
    assert article.title == "Report on the ferry"
    assert article.authors == ("Elin Moe",)
    assert article.outlet.name == "Coast Courier"
    assert not article.origins["published"].sure


def test_a_damaged_pdf_is_unreadable() -> None:
    pytest.importorskip("pypdf")
    with pytest.raises(ReadError) as caught:
        read_capture(captured(b"%PDF-1.4\nnothing more", "application/pdf"))
    assert caught.value.code == "unreadable"


def test_a_listed_outlet_is_named_by_its_domain() -> None:
    article = read_capture(
        captured(HTML.encode(), "text/html", "https://www.coast.example/ferry"), {"coast.example": "Coast Courier"}
    )
    assert (article.outlet.name, article.outlet.domain) == ("Coast Courier", "coast.example")
    assert article.origins["outlet"].origin is Origin.KNOWN


@pytest.mark.parametrize("content", [b"", b"   ", b"<!-- nothing -->"])
def test_an_empty_page_is_not_an_article(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_capture(captured(content, "text/html"))
    assert caught.value.code in ("unreadable", "not-an-article")


def test_a_very_deep_page_is_read_or_refused_but_never_crashes() -> None:
    deep = "<html><body>" + "<div>" * 3000 + HTML + "</div>" * 3000 + "</body></html>"
    try:
        article = read_capture(captured(deep.encode(), "text/html"))
    except ReadError:
        return
    assert "212 cars" in article.prose.text


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="<>/=\"' abdiptvh1&;!-[]{}\n", max_size=300))
def test_no_markup_makes_it_crash(markup: str) -> None:
    try:
        article = read_capture(captured(markup.encode(), "text/html"))
    except ReadError:
        return
    assert "\n\n".join(b.span.of(article.prose.text) for b in article.prose.blocks) == article.prose.text
