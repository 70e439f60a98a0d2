"""PDF: the text layer, paragraphs put together again from lines."""

from __future__ import annotations

import datetime
import io
import re
import time
from dataclasses import dataclass

from srctrack.errors import ReadError
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import Span

MAX_SECONDS = 20.0
"""Processor time spent on one PDF: forms within forms make hours of a few kilobytes."""
MAX_PAGES = 400
"""Pages read; a longer report is read to here."""


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
        from pypdf.errors import PyPdfError
    except ImportError as e:
        raise ReadError(
            "unsupported", target, "reading PDF needs an extra package", "pip install 'srctrack[pdf]'"
        ) from e
    last = time.thread_time() + MAX_SECONDS

    def watch(*_: object) -> None:
        if time.thread_time() > last:
            raise ReadError("too-large", target, f"reading the PDF takes more than {MAX_SECONDS:.0f} seconds")

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("unreadable", target, "the PDF is locked with a password")
        pages = [page.extract_text(visitor_operand_before=watch) or "" for page in reader.pages[:MAX_PAGES]]
        about = reader.metadata
        title = _clean(about.title if about else None)
        author = _clean(about.author if about else None)
        created = _moment(about.creation_date if about else None)
    except ReadError:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        RecursionError,
        MemoryError,
        NotImplementedError,
    ) as e:
        raise ReadError("unreadable", target, f"the PDF is damaged: {e}") from e
    paragraphs = join_lines(pages)
    if sum(map(len, paragraphs)) < 30:
        raise ReadError(
            "not-an-article",
            target,
            "the PDF holds pictures of pages and no text",
            "run it through a text recogniser first",
        )
    authors = tuple(a.strip() for a in re.split(r"[;,]| and ", author) if a.strip()) if author else ()
    return PdfReading(_prose(paragraphs), title, authors, created)


_HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_END = re.compile(r"[.!?:…][”\"’»)\]]*$")


def join_lines(pages: list[str]) -> list[str]:
    """Paragraphs from the lines of pages: a line that ends short of the others with a full stop ends one; a word broken
    at a line's end is put together; what stands on most pages at the head or foot is left out."""
    running = _running_heads(pages)
    paragraphs: list[str] = []
    current = ""
    for page in pages:
        lines = [" ".join(line.split()) for line in page.splitlines()]
        usual = sorted(len(line) for line in lines if line)[int(0.7 * sum(map(bool, lines)))] if any(lines) else 0
        for line in lines:
            if line and _bare(line) in running:
                continue
            if not line:
                if current and _END.search(current):
                    paragraphs.append(current)
                    current = ""
                continue
            if _HYPHEN.search(current) and line[:1].islower():
                current = current[:-1] + line
            else:
                current = f"{current} {line}".strip()
            if _END.search(line) and len(line) < 0.85 * usual:
                paragraphs.append(current)
                current = ""
    if current:
        paragraphs.append(current)
    return paragraphs


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


def _prose(paragraphs: list[str]) -> Prose:
    blocks = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Prose("\n\n".join(paragraphs), tuple(blocks))


def _clean(value: str | None) -> str | None:
    text = " ".join(value.split()) if value else ""
    return (
        text
        if text and not re.fullmatch(r"(?:untitled|microsoft word.*|.*\.(?:docx?|pdf|indd|qxd))", text, re.I)
        else None
    )


def _moment(value: datetime.datetime | None) -> datetime.datetime | None:
    return value.replace(tzinfo=datetime.UTC) if value is not None and value.tzinfo is None else value
