"""The pages of a document that a draft names: “(p. 3)”, “pp. 3–5”, `#page=2` in an address, `[@key, p. 3]`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern

_IN_ADDRESS = pattern(r"#(?:[^#]{0,200}&)?page=(\d{1,5})(?!\d)")
"""Open parameters of PDF addresses (RFC 8118, section 3)."""
_NAMED = pattern(
    r"[\s)\],;]{0,3}[(\[]?\s?(?:at |on |auf |см\. )?(?:pp?\.|pages?|S\.|Seiten?|с\.|стр\.)[ \u00a0]?(\d{1,5})(?:[ \u00a0]?[–-][ \u00a0]?(\d{1,5}))?(?![\d.,]?\d)"
)
"""A page named right behind a citation, in English, German and Russian."""
_LAST = pattern(rf"{_NAMED.pattern}\s*\Z")
_REACH = 40


@dataclass(frozen=True, slots=True)
class CitedPages:
    """Pages ``first`` to ``last`` of a source that a citation at ``at`` names. ``counted`` tells whether the number counts
    the PDF's pages; otherwise it may be the one printed on the page."""

    citation: Citation
    first: int
    last: int
    counted: bool


def cited_pages(draft: Draft, citation: Citation) -> CitedPages | None:
    """Return the pages that ``citation`` names; None where it names none."""
    for text in _beside(draft, citation):
        m = _NAMED.match(text) or _LAST.search(text)
        if m:
            return CitedPages(citation, int(m[1]), int(m[2] or m[1]), counted=False)
    m = _IN_ADDRESS.search(citation.target)
    return CitedPages(citation, int(m[1]), int(m[1]), counted=True) if m else None


def _beside(draft: Draft, citation: Citation) -> Iterator[str]:
    """The texts in which a page may be named: behind the link or its note, at the end of its words, behind a key."""
    if citation.kind is CitationKind.KEY:
        marks = citation.span.of(draft.file.text)
        _, _, behind = marks.partition(f"@{citation.target}")
        yield behind.partition(";")[0].rstrip("]")
        return
    text = draft.prose.text
    for link in draft.links:
        if link.url == citation.target and (link.words == citation.at or citation.kind is CitationKind.FOOTNOTE):
            yield text[link.words.end : link.words.end + _REACH]
            yield link.words.of(text)


def pages_of(read: SourceDocument, at: Span) -> range:
    """The numbers of the PDF's pages on which the words at ``at`` of the article are."""
    first = read.prose.page_at(at.start) or 0
    last = read.prose.page_at(max(at.start, at.end - 1)) or first
    return range(first, last + 1)


def page_text(read: SourceDocument, number: int) -> str:
    """The words of page ``number`` of the PDF, counted from 1."""
    starts = read.prose.pages
    end = starts[number] if number < len(starts) else len(read.prose.text)
    return read.prose.text[starts[number - 1] : end]
