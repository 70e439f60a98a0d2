"""The cited page of a PDF does not have the words; another page of it does.

## What it flags

A quotation or a figure whose citation names a page: `#page=2` in the address of a PDF, “(p. 3)” behind the link,
`[@key, p. 3]`. The words are in the saved PDF, but on another page.

## Why it matters

A reader who looks on the cited page does not find the words.

## Example

The cranes are on page 2 of the saved report.

Instead of:

    The board wrote that “the cranes are late” ([report](https://port.example/report.pdf#page=1)).

Write:

    The board wrote that “the cranes are late” ([report](https://port.example/report.pdf#page=2)).

## What it misses

Citations without a page, and sources that are not PDF files.

## False alarms

A number behind “p.” may be the one printed on the page, and the PDF counts from its cover. The rule is silent if several
citations of one PDF differ by the same number of pages, or if the number is larger than the number of pages. For “p.”
it reports a note only.

## Based on

RFC 8118, section 3 (`page=` in the address of a PDF).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.cited_pages import CitedPages, cited_pages, page_text, pages_of
from srctrack.analysis.figures import figure_checks_with
from srctrack.analysis.quotations import FOUND, quotation_checks
from srctrack.analysis.related_places import in_source
from srctrack.compare.figures.verdicts import FigureVerdict
from srctrack.language.normalize import fold_typography
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding


@dataclass(frozen=True, slots=True)
class _Place:
    """Words of the draft, the place in the source that has them, and the pages that their citations name."""

    at: Span
    read: SourceDocument
    there: Span
    named: tuple[CitedPages, ...]

    @property
    def found(self) -> range:
        return pages_of(self.read, self.there)

    @property
    def is_on_a_named_page(self) -> bool:
        return any(n.first <= page <= n.last for n in self.named for page in self.found)


def check(analysis: Analysis) -> Iterator[Finding]:
    named = _named(analysis)
    if not named:
        return
    places = [p for p in _places(analysis, named) if not _has_again(p)]
    shifts: dict[str, list[int]] = defaultdict(list)
    for place in places:
        if not place.named[0].counted:
            shifts[place.read.key].append(place.found[0] - place.named[0].first)
    for place in places:
        first = place.named[0]
        shift = shifts[place.read.key]
        printed = not first.counted and (
            first.last > len(place.read.prose.pages) or (len(shift) > 1 and len(set(shift)) == 1)
        )
        if place.is_on_a_named_page or printed:
            continue
        pages = f"page {first.first}" if first.first == first.last else f"pages {first.first}–{first.last}"
        actual = place.found[0]
        yield finding(
            RULE,
            analysis.draft,
            place.at,
            f"This is on page {actual} of the PDF of {place.read.source.name}; the "
            + (f"link leads to {pages}." if first.counted else f"draft says {pages}."),
            expected=(f"page {actual}",),
            severity=None if first.counted else Severity.NOTE,
            confidence=Confidence.HIGH if first.counted else Confidence.MEDIUM,
            related=(in_source(place.read, place.there, f"page {actual}"),),
        )


def _named(analysis: Analysis) -> dict[tuple[int, str], list[CitedPages]]:
    """The pages that citations of saved PDFs name, by the sentence and the source's key."""
    draft, evidence = analysis.draft, analysis.evidence
    out: dict[tuple[int, str], list[CitedPages]] = defaultdict(list)
    for citation, key in evidence.resolved.items():
        read = evidence.sources.get(key)
        if read is None or len(read.prose.pages) < 2:
            continue
        sentence = draft.annotations.sentence_index(max(0, citation.at.start - 1))
        pages = cited_pages(draft, citation)
        if pages is not None and sentence is not None:
            out[sentence, key].append(pages)
    return out


def _places(analysis: Analysis, named: dict[tuple[int, str], list[CitedPages]]) -> Iterator[_Place]:
    for check in quotation_checks(analysis):
        best = check.best
        if best is None or check.kind not in FOUND or not best.match.in_article or best.match.span is None:
            continue
        pages = named.get((check.sentence, best.read.key))
        if pages:
            yield _Place(check.quote.outer, best.read, best.match.span, tuple(pages))
    for figure in figure_checks_with(analysis, FigureVerdict.AGREES):
        sentence = analysis.draft.annotations.sentence_index(figure.at.start)
        pages = named.get((sentence, figure.read.key)) if sentence is not None else None
        if pages and figure.answer.source is not None and not analysis.draft.annotations.in_quotation(figure.at):
            yield _Place(figure.at, figure.read, figure.theirs.span, tuple(pages))


def _has_again(place: _Place) -> bool:
    """Whether a named page has the same words or the same figure, too."""
    words = _folded(place.there.of(place.read.prose.text))
    for named in place.named:
        for number in range(named.first, min(named.last, len(place.read.prose.pages)) + 1):
            if place.found[0] != number and words in _folded(page_text(place.read, number)):
                return True
    return False


def _folded(text: str) -> str:
    return " ".join(fold_typography(text)[0].casefold().split())


RULE = Rule("L607", "wrong-page", Severity.WARNING, check)
