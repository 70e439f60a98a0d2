"""Files that are locked, damaged in part or cut off: what is whole is read, and one file's fault is that file's."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from page_files import HTML, WARC, captured, http_answer, pdf_of, warc_record
from srctrack.errors import ReadError
from srctrack.extract import article as reading
from srctrack.extract.article import read_capture, read_local
from srctrack.extract.formats.pdf import join_lines

LINES = [
    "The ferry between the two islands was damaged in a storm, the company said on Tuesday.",
    "Some 212 cars had to wait.",
]


def encrypted(user: str) -> bytes:
    pypdf = pytest.importorskip("pypdf")
    pytest.importorskip("cryptography")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_of(LINES)))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="AES-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    article = read_capture(captured(encrypted(""), "application/pdf"))
    assert "212 cars" in article.prose.text


def test_a_pdf_with_a_password_is_refused_as_locked() -> None:
    with pytest.raises(ReadError, match="locked with a password") as caught:
        read_capture(captured(encrypted("secret"), "application/pdf"))
    assert caught.value.code == "unreadable"


def test_a_damaged_field_of_a_pdf_costs_no_text() -> None:
    pytest.importorskip("pypdf")
    content = (
        pdf_of(LINES).replace(b"(D:20240102093000Z)", b"(D:20249902093000Z)").replace(b"(Elin Moe)", b"[1 2 3   ]")
    )
    article = read_capture(captured(content, "application/pdf"))
    assert "212 cars" in article.prose.text
    assert article.published is None


def test_the_pages_of_a_pdf_are_known() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    for words in (
        "The ferry runs on page 1.",
        "On page 2 it waits for the cars.",
        "It sinks, says page 3, at the quay.",
    ):
        writer.append(io.BytesIO(pdf_of([words])))
    out = io.BytesIO()
    writer.write(out)
    prose = read_capture(captured(out.getvalue(), "application/pdf")).prose
    assert [prose.page_at(prose.text.index(f"page {n}")) for n in (1, 2, 3)] == [1, 2, 3]


def test_rows_of_a_table_in_a_pdf_are_lines_of_their_own() -> None:
    page = "A line of running text that is as long as lines of running text in this report are.\nFirm Bid\nOldhaven Marine 3.6\nKestrel Works 4.1\nBrandt 4.75\nMore running text follows after the table, and is as long as the line before it was."
    rows = [p.text for p in join_lines([page]).paragraphs if p.row]
    assert rows == ["Firm Bid", "Oldhaven Marine 3.6", "Kestrel Works 4.1", "Brandt 4.75"]


def test_an_unforeseen_error_of_a_reader_is_a_refusal_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr(reading, "_read_text", broken)
    with pytest.raises(ReadError) as caught:
        read_capture(captured(b"words", "text/plain"))
    assert caught.value.code == "unreadable"
    assert "ZeroDivisionError" in caught.value.message


def test_a_web_archive_cut_off_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "page.warc.gz"
    more = warc_record(
        "response", "https://coast.example/later", http_answer("200 OK", "Content-Type: text/html", HTML.encode() * 9)
    )
    path.write_bytes(gzip.compress(WARC) + gzip.compress(more)[:-40])
    assert "212 cars" in read_local(path, None)[1].prose.text
    with pytest.raises(ReadError):
        read_local(path, "https://coast.example/later")


@pytest.mark.parametrize("coding", ["br", "zstd"])
def test_a_web_archive_with_newer_codings_is_read(tmp_path: Path, coding: str) -> None:
    module = pytest.importorskip("brotli" if coding == "br" else "zstandard")
    answer = http_answer(
        "200 OK", f"Content-Type: text/html\r\nContent-Encoding: {coding}", module.compress(HTML.encode())
    )
    path = tmp_path / "page.warc"
    path.write_bytes(warc_record("response", "https://coast.example/ferry", answer))
    assert "212 cars" in read_local(path, None)[1].prose.text


def test_the_frame_of_an_advertisement_is_not_the_page(tmp_path: Path) -> None:
    frame = b"<html><body><p>Buy two boats, get one free.</p></body></html>"
    path = tmp_path / "page.warc"
    path.write_bytes(
        warc_record("response", "https://ads.example/f", http_answer("200 OK", "Content-Type: text/html", frame)) + WARC
    )
    assert read_local(path, None)[0].url == "https://coast.example/ferry"


@pytest.mark.parametrize(
    "note",
    [
        "<!-- Saved from https://coast.example/ferry at 2024-01-02T09:30:00Z using monolith v2.8.1 -->",
        "<script>__wm.wombat('https://coast.example/ferry','20240102093000','https://archive.example/');</script>",
    ],
)
def test_a_save_says_where_and_when(tmp_path: Path, note: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{note}{HTML}", encoding="utf-8")
    capture, _ = read_local(path, None)
    assert capture.url == "https://coast.example/ferry"
    assert capture.when.isoformat() == "2024-01-02T09:30:00+00:00"
