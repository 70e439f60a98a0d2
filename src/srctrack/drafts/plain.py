"""Plain text drafts: paragraphs by blank lines, or a paragraph a line where lines are long."""

from __future__ import annotations

import re

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.markdown.bare_urls import BARE_URL, address, trim_url
from srctrack.drafts.prose_builder import Composer
from srctrack.drafts.suppressions import Comment, read_suppressions
from srctrack.model.draft import Citation, CitationKind, Link
from srctrack.model.prose import BlockKind
from srctrack.model.text import SourceText, Span
from srctrack.patterns import pattern

_COMMENT = pattern(r"<!--\s*srctrack\s*:.{0,2000}?-->", re.S | re.I)
_LINE = pattern(r"[^\r\n]+")
_WRAPPED = 120
"""Characters: a file with a line longer than this was not wrapped by hand, so each of its lines is a paragraph."""


def read_plain(path: str, content: bytes) -> Reading:
    """A text file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    composer = Composer(text)
    comments = [Comment(m.group()[4:-3], Span(*m.span())) for m in _COMMENT.finditer(text)]
    urls: list[tuple[str, Span]] = []
    paragraphs = _paragraphs(text)
    for lines in paragraphs:
        composer.open(BlockKind.PARAGRAPH)
        for i, line in enumerate(lines):
            if i:
                composer.put(" ", lines[i - 1].end)
            _keep(text, line, comments, composer, urls)
    composer.close()
    finder = composer.finder()
    places = [Span(*finder.between(span.start, span.end)) for _, span in urls]
    spans = [Span(lines[0].start, lines[-1].end) for lines in paragraphs]
    return Reading(
        file=SourceText(path, text),
        prose=composer.prose(),
        offsets=composer.offsets(),
        links=tuple(Link(url, span, span, at) for (url, span), at in zip(urls, places, strict=True)),
        citations=tuple(
            Citation(CitationKind.LINK, url, at, span) for (url, span), at in zip(urls, places, strict=True)
        ),
        suppressions=read_suppressions(text, comments, spans),
    )


def _keep(text: str, line: Span, comments: list[Comment], composer: Composer, urls: list[tuple[str, Span]]) -> None:
    hidden = [c.span for c in comments if c.span.overlaps(line)]
    cuts = list(hidden)
    for m in BARE_URL.finditer(text, line.start, line.end):
        span = Span(m.start(), m.start() + len(trim_url(m.group())))
        if not any(h.overlaps(span) for h in hidden):
            urls.append((address(span.of(text)), span))
            cuts.append(span)
    at = line.start
    for cut in sorted(cuts):
        composer.keep(at, max(at, min(cut.start, line.end)))
        at = max(at, cut.end)
    composer.keep(min(at, line.end), line.end)


def _paragraphs(text: str) -> list[list[Span]]:
    lines = [Span(*m.span()) for m in _LINE.finditer(text) if m.group().strip()]
    if any(len(line) > _WRAPPED for line in lines):
        return [[line] for line in lines]
    out: list[list[Span]] = []
    for line in lines:
        if out and re.fullmatch(r"[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*", text[out[-1][-1].end : line.start]):
            out[-1].append(line)
        else:
            out.append([line])
    return out


FORMAT = DraftFormat("plain text", (".txt", ".text"), read_plain)
