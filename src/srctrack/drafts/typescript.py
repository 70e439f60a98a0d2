"""A manuscript: the words of a word processor's document as its editor sees them, a line a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from srctrack.drafts.base import Reading
from srctrack.drafts.markdown.bare_urls import BARE_URL, address, trim_url
from srctrack.drafts.prose_builder import Composer, Finder
from srctrack.drafts.suppressions import Comment, read_suppressions
from srctrack.model.draft import Citation, CitationKind, FrontMatter, Link
from srctrack.model.prose import BlockKind
from srctrack.model.text import SourceText, Span
from srctrack.model.url import is_web


@dataclass(frozen=True)
class Segment:
    """Words of one text element of one run: where they stand in the text, the run, and its text element."""

    span: Span
    run: Any
    element: Any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its line in the text, and what it is. ``footnote`` is the note's id where it stands in one."""

    span: Span
    kind: BlockKind
    footnote: str | None = None


@dataclass
class Manuscript:
    """A document's words, paragraphs joined by line ends, and what hangs on them; all places index ``text``."""

    text: str = ""
    pieces: list[Segment] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    links: list[tuple[str, Span, str | None]] = field(default_factory=list)
    """Addresses with their words, and the footnote they stand in."""
    notes: list[tuple[str, int]] = field(default_factory=list)
    """Footnotes' ids and where their marks stand."""
    comments: dict[str, Span] = field(default_factory=dict)
    """Comments' ids and the words they are about."""


def reading_of(path: str, found: Manuscript, comments: list[Comment], language: str | None) -> Reading:
    """A manuscript as a draft's reading. It cannot be edited as text: its words are only a view of the document."""
    composer = Composer(found.text)
    urls: list[tuple[str, Span, str | None]] = []
    for paragraph in found.paragraphs:
        composer.open(paragraph.kind)
        at = paragraph.span.start
        for m in BARE_URL.finditer(found.text, paragraph.span.start, paragraph.span.end):
            span = Span(m.start(), m.start() + len(trim_url(m.group())))
            if not any(words.overlaps(span) for _, words, _ in found.links):
                urls.append((address(span.of(found.text)), span, paragraph.footnote))
            composer.keep(at, span.start)
            at = span.end
        composer.keep(at, paragraph.span.end)
    composer.close()
    finder = composer.finder()
    links = [(url, span, note) for url, span, note in [*found.links, *urls] if is_web(url)]
    return Reading(
        file=SourceText(path, found.text),
        prose=composer.prose(language),
        offsets=composer.offsets(),
        links=tuple(
            Link(u, s, None, Span(*finder.between(s.start, s.end))) for u, s, _ in sorted(links, key=lambda x: x[1])
        ),
        citations=_citations(found, links, finder),
        suppressions=read_suppressions(found.text, comments, [p.span for p in found.paragraphs if len(p.span)]),
        front_matter=FrontMatter(language=language),
        editable=False,
    )


def _citations(found: Manuscript, links: list[tuple[str, Span, str | None]], finder: Finder) -> tuple[Citation, ...]:
    marks: dict[str, list[int]] = {}
    for ident, at in found.notes:
        marks.setdefault(ident, []).append(at)
    out = []
    for url, span, note in links:
        for mark in marks.get(note or "", ()):
            at = finder.before(mark)
            out.append(Citation(CitationKind.FOOTNOTE, url, Span(at, at), Span(max(0, mark - 1), mark)))
        if note is None:
            words = Span(*finder.between(span.start, span.end))
            out.append(Citation(CitationKind.LINK, url, words, span))
    return tuple(sorted(dict.fromkeys(out), key=lambda c: (c.span.start, c.at.start)))
