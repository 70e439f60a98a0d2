"""PDF: the text layer, paragraphs put together again from lines."""

from __future__ import annotations

import datetime
import io
import logging
import re
import time
from dataclasses import dataclass
from typing import Any

from srctrack.errors import ReadError
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import Span

MAX_SECONDS = 20.0
"""Processor time spent on one PDF: forms within forms make hours of a few kilobytes."""
MAX_PAGES = 400
"""Pages read; a longer report is read to here."""


ROW_SHARE = 0.7
"""The share of a page's usual line length under which lines can be a table's rows."""
MIN_ROWS = 3
"""Lines in a row from which short lines that mostly end in numbers are a table."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks are about the file's make, for its makers


@dataclass(frozen=True, slots=True)
class PdfReading:
    """What a PDF holds: its words, and what it says of itself."""

    prose: Prose
    title: str | None
    authors: tuple[str, ...]
    created: datetime.datetime | None


def read_pdf(content: bytes, target: str) -> PdfReading:
    """The words of a PDF. Raises ReadError: ``unsupported`` (the extra ``pdf`` is not installed), ``unreadable`` (damaged,
    or locked with a password), ``not-an-article`` (pictures of pages without a text layer), ``too-large`` (more than
    ``MAX_SECONDS`` of work)."""
    try:
        from pypdf import PdfReader
    except ImportError as e:
        raise ReadError("unsupported", target, "reading PDF needs an extra package", _INSTALL) from e
    last = time.thread_time() + MAX_SECONDS

    def watch(*_: object) -> None:
        if time.thread_time() > last:
            raise ReadError("too-large", target, f"reading the PDF takes more than {MAX_SECONDS:.0f} seconds")

    try:
        reader = PdfReader(io.BytesIO(content))
        if not _unlocked(reader, target):
            raise ReadError("unreadable", target, "the PDF is locked with a password", _UNLOCK)
        pages = [page.extract_text(visitor_operand_before=watch) or "" for page in reader.pages[:MAX_PAGES]]
    except ReadError:
        raise
    except Exception as e:  # a damaged file meets a parser's every assumption: whatever it raises is about this file
        raise ReadError("unreadable", target, f"the PDF is damaged: {e}") from e
    lines = join_lines(pages)
    if sum(len(p.text) for p in lines.paragraphs) < MIN_TEXT:
        raise ReadError(
            "not-an-article",
            target,
            "the PDF contains only pictures of pages, no text",
            "run it through a text recognition (OCR) program first",
        )
    author = _clean(_declared(reader, "author"))
    authors = tuple(a.strip() for a in re.split(r"[;,]| and ", author) if a.strip()) if author else ()
    return PdfReading(
        _prose(lines), _clean(_declared(reader, "title")), authors, _moment(_declared(reader, "creation_date"))
    )


MIN_TEXT = 30
"""Characters below which a PDF has no text layer."""
_INSTALL = "pip install 'srctrack[pdf]'"
_UNLOCK = "save a copy without the password from a PDF reader, and add it with --url"


def _unlocked(reader: Any, target: str) -> bool:
    """Whether the PDF can be read: not encrypted, or with the empty password, which locks only printing and copying."""
    if not reader.is_encrypted:
        return True
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except DependencyError as e:
        raise ReadError(
            "unsupported", target, "the PDF is encrypted; reading it needs an extra package", _INSTALL
        ) from e


def _declared(reader: Any, name: str) -> Any:
    """One field of what the PDF says of itself; None where it is missing or damaged."""
    try:
        return getattr(reader.metadata, name, None)
    except Exception:  # a field beside the text: its damage never costs the text
        return None


_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_END = re.compile(r"[.!?:…][”\"’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines put together. ``pages`` are the numbers of the pages that begin in it (from 1), each with its offset."""

    text: str
    row: bool = False
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """The paragraphs of a PDF in order."""

    paragraphs: tuple[Paragraph, ...]


class _Joiner:
    """Gathers lines into paragraphs, and remembers where pages begin."""

    def __init__(self) -> None:
        self.done: list[Paragraph] = []
        self.current = ""
        self.pages: list[tuple[int, int]] = []

    def page(self, number: int) -> None:
        self.pages.append((number, len(self.current) + 1 if self.current else 0))

    def add(self, line: str) -> None:
        if _HYPHEN.search(self.current) and line[:1].islower():
            self.current = self.current[:-1] + line
        else:
            self.current = f"{self.current} {line}".strip()

    def end(self, row: bool = False) -> None:
        if self.current:
            starts = tuple((number, min(at, len(self.current))) for number, at in self.pages)
            self.done.append(Paragraph(self.current, row, starts))
            self.current, self.pages = "", []


def join_lines(pages: list[str]) -> Lines:
    """Paragraphs from the lines of pages: a line that ends short of the others with a full stop ends one; a word broken
    at a line's end is put together; what is on most pages at the head or foot is left out; each row of a table is a
    paragraph of its own."""
    running = _running_heads(pages)
    joiner = _Joiner()
    for number, page in enumerate(pages, start=1):
        joiner.page(number)
        lines = [" ".join(line.split()) for line in page.splitlines()]
        usual = sorted(len(line) for line in lines if line)[int(0.7 * sum(map(bool, lines)))] if any(lines) else 0
        rows = _rows(lines, usual)
        for at, line in enumerate(lines):
            if line and _bare(line) in running:
                continue
            if at in rows:
                joiner.end()
                joiner.add(line)
                joiner.end(row=True)
            elif not line:
                if _END.search(joiner.current):
                    joiner.end()
            else:
                joiner.add(line)
                if _END.search(line) and len(line) < 0.85 * usual:
                    joiner.end()
    joiner.end()
    return Lines(tuple(joiner.done))


NUMBER_LENGTH = 40
"""Code points at the end of a row in which its last number is looked for."""
_NUMBER_END = re.compile(r"(?:\d[\d.,  ]*\s?%?|[–—-])\)?$")


def _rows(lines: list[str], usual: int) -> set[int]:
    """The lines that are rows of a table: several short ones together, most of which end in a number."""
    rows: set[int] = set()
    group: list[int] = []
    for at, line in enumerate([*lines, ""]):
        short = bool(line) and len(line) < ROW_SHARE * usual and " " in line and not _SENTENCE_END.search(line)
        if short:
            group.append(at)
            continue
        if not line and at < len(lines):
            continue
        ends = sum(_NUMBER_END.search(lines[n][-NUMBER_LENGTH:]) is not None for n in group)
        if len(group) >= MIN_ROWS and ends >= 0.6 * len(group):
            rows.update(group)
        group = []
    return rows


_SENTENCE_END = re.compile(r"[^\W\d][.!?…][”\"’»)\]]*$")


def _running_heads(pages: list[str]) -> set[str]:
    if len(pages) < 3:
        return set()
    counts: dict[str, int] = {}
    for page in pages:
        lines = [line for line in page.splitlines() if line.strip()]
        for line in {_bare(" ".join(line.split())) for line in (*lines[:2], *lines[-2:])}:
            counts[line] = counts.get(line, 0) + 1
    return {line for line, n in counts.items() if n > len(pages) / 2}


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _prose(lines: Lines) -> Prose:
    blocks, pages = [], []
    at = 0
    for paragraph in lines.paragraphs:
        pages += [at + offset for _, offset in paragraph.pages]
        kind = BlockKind.TABLE_ROW if paragraph.row else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(paragraph.text))))
        at += len(paragraph.text) + 2
    return Prose("\n\n".join(p.text for p in lines.paragraphs), tuple(blocks), pages=tuple(pages))


def _clean(value: object) -> str | None:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return (
        text
        if text and not re.fullmatch(r"(?:untitled|microsoft word.*|.*\.(?:docx?|pdf|indd|qxd))", text, re.I)
        else None
    )


def _moment(value: object) -> datetime.datetime | None:
    if not isinstance(value, datetime.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
