"""Reading: from a capture, or a file a person hands over, to an article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from pathlib import Path

from srctrack.errors import ReadError
from srctrack.extract.blocks import as_prose, pieces
from srctrack.extract.charset import decode
from srctrack.extract.metadata import read_metadata
from srctrack.extract.page import parse
from srctrack.extract.readable import article_pieces
from srctrack.extract.walls import see_wall
from srctrack.model.capture import Capture, Exchange
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.source import Article, Wall
from srctrack.model.text import Span
from srctrack.text.language import detect_language

_HTML = ("text/html", "application/xhtml+xml")
_BY_SUFFIX = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".shtml": "text/html", ".txt": "text/plain", ".text": "text/plain",
    ".md": "text/markdown", ".markdown": "text/markdown", ".pdf": "application/pdf", ".warc": "application/warc", ".wacz": "application/wacz",
    ".mhtml": "multipart/related", ".mht": "multipart/related",
}  # fmt: skip


def read_capture(capture: Capture, outlets: Mapping[str, str] = {}) -> Article:
    """The article of a capture. ``outlets`` maps registered domains to outlets' names.

    Raises ReadError: ``unsupported`` (a type that cannot be read), ``unreadable`` (damaged), ``not-an-article``
    (with the wall that stands before it, where one was recognised).
    """
    kind = capture.media_type
    if kind in _HTML or not kind:
        return _read_html(capture, outlets)
    if kind in ("text/plain", "text/markdown"):
        return _read_text(decode(capture.content, capture.charset).text)
    raise ReadError("unsupported", capture.final_url, f"cannot read {kind}")


def read_local(path: Path, url: str | None = None, outlets: Mapping[str, str] = {}) -> tuple[Capture, Article]:
    """A page saved as a file, as if it had been fetched from ``url``. Raises ReadError as read_capture, and ``missing``."""
    try:
        content = path.read_bytes()
        when = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except OSError as e:
        raise ReadError("missing", str(path), f"could not read {path}: {e.strerror}") from e
    kind = _BY_SUFFIX.get(path.suffix.lower(), "text/html")
    address = url or path.resolve().as_uri()
    exchange = Exchange(address, "GET", (), None, "", (("Content-Type", kind),), content, when)
    capture = Capture(address, (exchange,), content, kind)
    return capture, read_capture(capture, outlets)


def _read_html(capture: Capture, outlets: Mapping[str, str]) -> Article:
    target = capture.final_url
    tree = parse(decode(capture.content, capture.charset).text)
    if tree is None:
        raise ReadError("unreadable", target, "the page is empty")
    about = read_metadata(tree, target if target.startswith("http") else None, outlets)
    found = article_pieces(tree, about.title, about.description, about.body)
    prose = as_prose(found)
    page = as_prose(pieces(tree))
    sight = see_wall(tree, capture.content, prose.text, page.text, about, capture.url, target)
    if sight is not None and sight.wall is not Wall.PAYWALL:
        raise ReadError("not-an-article", target, _WALLS[sight.wall].format(detail=sight.detail), _SAVE_IT, wall=sight.wall)
    if not prose.text:
        raise ReadError("not-an-article", target, "nothing on the page reads like an article", _SAVE_IT)
    language = detect_language(prose.text) or about.language
    return Article(
        Prose(prose.text, prose.blocks, language),
        page.text,
        about.title,
        about.outlet,
        about.authors,
        about.published,
        about.modified,
        language,
        about.canonical_url,
        section=about.section,
        wall=sight.wall if sight else None,
        wall_detail=sight.detail if sight else None,
        origins=about.origins,
    )


_WALLS = {
    Wall.CONSENT: "the page shows a consent wall, not the article ({detail})",
    Wall.BOT: "the site asks for proof that a person is reading ({detail}) and does not show the article",
    Wall.LOGIN: "the page shows {detail}, not the article",
    Wall.GONE: "the page is gone: {detail}",
    Wall.EMPTY: "the page holds no article: {detail}",
}
_SAVE_IT = "save the page from your browser and hand it over: srctrack add saved.html --url ADDRESS"


_PARAGRAPH = re.compile(r"[^\n\r]*\S[^\n\r]*(?:\r?\n[^\n\r]*\S[^\n\r]*)*")


def _read_text(text: str) -> Article:
    """A text file as it is: nothing added, nothing taken away; blocks are its paragraphs."""
    blocks = []
    for m in _PARAGRAPH.finditer(text):
        words = m.group()
        start = m.start() + len(words) - len(words.lstrip())
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, m.start() + len(words.rstrip()))))
    language = detect_language(text)
    return Article(Prose(text, tuple(blocks), language), text, language=language)
