"""Reading: from a capture, or a file a person hands over, to an article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from srctrack.errors import ReadError
from srctrack.extract.charset import decode
from srctrack.extract.formats.saved_page import SavedPage, from_html, from_mhtml
from srctrack.language.detect import detect_language
from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, FieldOrigin, Origin
from srctrack.model.text import Span

_HTML = frozenset(("text/html", "application/xhtml+xml"))
_TEXT = frozenset(("text/plain", "text/markdown", "text/x-markdown"))
_BY_SUFFIX = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".shtml": "text/html", ".txt": "text/plain", ".text": "text/plain",
    ".md": "text/markdown", ".markdown": "text/markdown", ".pdf": "application/pdf", ".warc": "application/warc", ".wacz": "application/wacz",
    ".mhtml": "multipart/related", ".mht": "multipart/related",
}  # fmt: skip
MAX_BYTES = 64 * 1024 * 1024
"""Of a file read; a page fetched is held to the same."""
MAX_TEXT = 4 * 1024 * 1024
"""Code points of an article; the longest novels have three million."""
_NO_OUTLETS: Mapping[str, str] = MappingProxyType({})


def read_capture(capture: Capture, outlets: Mapping[str, str] = _NO_OUTLETS, *, keep_anyway: bool = False) -> Article:
    """The article of a capture. ``outlets`` maps registered domains to outlets' names; ``keep_anyway`` reads a page that does
    not look like an article too.

    Raises ReadError: ``unsupported`` (a type that cannot be read), ``unreadable`` (damaged), ``not-an-article``
    (with the wall that stands before it, where one was recognised), ``too-large`` (far beyond any article).
    """
    article = _guarded(lambda: _read(capture, outlets, keep_anyway), capture.final_url)
    if max(len(article.page_text), len(article.prose.text)) > MAX_TEXT:
        raise ReadError("too-large", capture.final_url, f"it has more than {MAX_TEXT:,} characters of text")
    return article


_Read = TypeVar("_Read")


def _guarded(read: Callable[[], _Read], target: str) -> _Read:
    """What ``read`` gives; any error of a reader is a refusal of this page, so that the pages after it are read."""
    try:
        return read()
    except ReadError:
        raise
    except (Exception, RecursionError) as e:
        said = f"could not read the page: {type(e).__name__}: {e}".rstrip(": ")
        raise ReadError(
            "unreadable", target, said, "if a browser shows the page, report it to the makers of srctrack"
        ) from e


def _read(capture: Capture, outlets: Mapping[str, str], keep_anyway: bool) -> Article:
    kind = media_type_of(capture.content, capture.media_type)
    if kind in _HTML:
        from srctrack.extract.formats.html import read_html

        return read_html(capture, outlets, keep_anyway=keep_anyway)
    if kind in _TEXT:
        return _read_text(decode(capture.content, capture.charset).text, kind, capture.final_url, outlets)
    if kind == "application/pdf":
        return _read_pdf(capture, outlets)
    raise ReadError(
        "unsupported", capture.final_url, f"srctrack cannot read {kind}", "it reads web pages, PDF and plain text"
    )


def read_local(
    path: Path, url: str | None = None, outlets: Mapping[str, str] = _NO_OUTLETS, *, keep_anyway: bool = False
) -> tuple[Capture, Article]:
    """A page kept as a file, as if it had been fetched from ``url`` (or from where the file itself says it was saved).

    Raises ReadError as ``read_capture`` does, and ``missing`` when there is no such file.
    """
    capture = _guarded(lambda: capture_file(path, url), str(path))
    return capture, read_capture(capture, outlets, keep_anyway=keep_anyway)


def capture_file(path: Path, url: str | None = None) -> Capture:
    """The capture that a file stands for. Raises ReadError ``missing``, ``unreadable`` or ``too-large``."""
    kind = _BY_SUFFIX.get(path.suffix.lower() if path.suffix.lower() != ".gz" else Path(path.stem).suffix.lower(), "")
    try:
        when = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
        if kind in ("application/warc", "application/wacz"):
            from srctrack.extract.formats.warc import capture_from_wacz, capture_from_warc

            return (capture_from_wacz if kind == "application/wacz" else capture_from_warc)(path, url)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as e:
        raise ReadError("missing", str(path), f"could not read {path}: {e.strerror or e}") from e
    if len(content) > MAX_BYTES:
        raise ReadError("too-large", str(path), f"{path} is larger than {MAX_BYTES // (1024 * 1024)} MiB")
    kind = kind or media_type_of(content, "")
    saved = _saved(content, kind, str(path))
    address = url or saved.url or path.resolve().as_uri()
    header = f"{saved.media_type}; charset={saved.charset}" if saved.charset else saved.media_type
    exchange = Exchange(address, "GET", (), None, "", (("Content-Type", header),), saved.content, saved.when or when)
    return Capture(address, (exchange,), saved.content, saved.media_type, saved.charset)


def _saved(content: bytes, kind: str, target: str) -> SavedPage:
    if kind == "multipart/related":
        return from_mhtml(content, target)
    return from_html(content) if kind in _HTML else SavedPage(content, kind)


_BINARY = "application/octet-stream"
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"), (b"PK\x03\x04", "application/zip"), (b"\x1f\x8b\x08", "application/gzip"),
    (b"\x00\x00\x01\x00", "image/x-icon"), (b"ID3", "audio/mpeg"), (b"OggS", "application/ogg"), (b"\x1aE\xdf\xa3", "video/webm"), (b"\xd0\xcf\x11\xe0", "application/msword"), (b"Rar!\x1a", "application/vnd.rar"),
)  # fmt: skip
"""First bytes that no text begins with (the WHATWG's sniffing table, less what is not met)."""
_LOOKED_AT = 1024
MAX_CONTROLS = 0.1
"""The share of control characters from which bytes are no text; text in a broken charset has next to none."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text in any charset: full of controls, and not in UTF-16 or UTF-32, where half of the bytes are zero."""
    if head.startswith(_WIDE) or _is_wide(head):
        return False
    return len(head) > 0 and len(head) - len(head.translate(None, _CONTROLS)) > MAX_CONTROLS * len(head)


def _is_wide(head: bytes) -> bool:
    """Whether every second byte is zero and no other: UTF-16 of a Latin text without its mark."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return max(even, odd) > 0.4 * len(head) / 2 and min(even, odd) == 0


_TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|table|script)\b", re.I)


def media_type_of(content: bytes, declared: str) -> str:
    """The media type of ``content``: as declared, unless that says nothing or the first bytes say otherwise (the shape of the
    WHATWG's sniffing, for the types read here)."""
    head = content[:1024].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    magic = next((kind for mark, kind in _MAGIC if content.startswith(mark)), None) if declared in _HTML else None
    if magic or (declared in _HTML and _is_binary(content[:_LOOKED_AT])):
        return magic or _BINARY
    if declared and declared not in (
        "application/octet-stream",
        "text/plain",
        "unknown/unknown",
        "application/unknown",
        "*/*",
    ):
        return declared
    if declared == "text/plain":
        return "text/html" if head[:15].lower().startswith((b"<!doctype html", b"<html")) else declared
    if _TAGS.search(content[:4096]):
        return "text/html"
    return _BINARY if b"\0" in content[:1024] else "text/plain"


_PARAGRAPH = re.compile(r"\S[^\n\r]*(?:\r?\n[^\S\n\r]*\S[^\n\r]*)*")
_HEADING = re.compile(r"#{1,6}\s+\S[^\n\r]*$")


def _read_text(text: str, kind: str, url: str, outlets: Mapping[str, str]) -> Article:
    """A text file as it is: nothing added, nothing taken away; blocks are its paragraphs. Its address alone tells the outlet."""
    from srctrack.extract.metadata.outlet import outlet_at

    blocks: list[Block] = []
    title: str | None = None
    for m in _PARAGRAPH.finditer(text):
        words = m.group()
        start = m.start() + len(words) - len(words.lstrip())
        span = Span(start, m.start() + len(words.rstrip()))
        heading = kind != "text/plain" and _HEADING.fullmatch(span.of(text)) is not None
        if heading and title is None:
            title = span.of(text).lstrip("# ").rstrip("# ")
        blocks.append(Block(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, span))
    language = detect_language(text)
    origins = {"title": FieldOrigin(Origin.VISIBLE)} if title else {}
    outlet = outlet_at(url, outlets)
    if outlet.name:
        origins["outlet"] = FieldOrigin(Origin.KNOWN)
    prose = Prose(text, tuple(blocks), language)
    return Article(prose, text, title=title, outlet=outlet, language=language, origins=origins)


def _read_pdf(capture: Capture, outlets: Mapping[str, str]) -> Article:
    from srctrack.extract.formats.pdf import read_pdf
    from srctrack.extract.metadata.outlet import outlet_at

    read = read_pdf(capture.content, capture.final_url)
    language = detect_language(read.prose.text)
    origins: dict[str, FieldOrigin] = {}
    for name, value in (("title", read.title), ("authors", read.authors)):
        if value:
            origins[name] = FieldOrigin(Origin.META)
    if read.created:
        origins["published"] = FieldOrigin(Origin.META, sure=False)
    outlet = outlet_at(capture.final_url, outlets)
    if outlet.name:
        origins["outlet"] = FieldOrigin(Origin.KNOWN)
    return Article(
        replace(read.prose, language=language),
        read.prose.text,
        title=read.title,
        outlet=outlet,
        authors=read.authors,
        published=read.created,
        language=language,
        origins=origins,
    )
