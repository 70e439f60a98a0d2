"""The statements of a draft with the pages they rest on: the decision that all rules share."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking.context import carry_on
from srctrack.analysis.source_linking.resting import ORDER, Part, read_units
from srctrack.analysis.source_linking.retold import link_retold
from srctrack.model.derived import derived
from srctrack.model.source import SourceDocument
from srctrack.model.statement import RestsOn, SourceLink, Statement, StatementKind, Strength
from srctrack.model.text import Span


@derived
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the clauses and quotations of the draft, in order of place."""
    readings = read_units(analysis)
    blocks = carry_on(analysis, readings)
    link_retold(analysis, readings)
    found = [_statement(StatementKind.CLAUSE, p) for r in readings for p in r.parts]
    found += [_statement(StatementKind.QUOTATION, p) for r in readings for p in r.quotes]
    found += [_statement(StatementKind.QUOTATION, p) for p in blocks]
    return tuple(sorted(found, key=lambda s: (s.span.start, -s.span.end)))


@dataclass(frozen=True, slots=True)
class _Places:
    """Statements of one kind, their starts, and the farthest end of each and of all before it: both rise."""

    statements: list[Statement]
    starts: list[int]
    ends: list[int]

    def near(self, span: Span) -> list[Statement]:
        return self.statements[bisect_right(self.ends, span.start) : bisect_left(self.starts, span.end)]


@derived
def _places(analysis: Analysis) -> tuple[_Places, ...]:
    """The statements by kind: a long clause with many quotations in it is passed over by none of them."""
    found = []
    for kind in StatementKind:
        of_kind = [s for s in statements(analysis) if s.kind is kind]
        found.append(
            _Places(of_kind, [s.span.start for s in of_kind], list(accumulate((s.span.end for s in of_kind), max)))
        )
    return tuple(found)


def statement_at(analysis: Analysis, span: Span) -> Statement | None:
    """Return the smallest statement that overlaps the words at ``span`` most, None where there is none."""
    best: tuple[int, int] = (0, 0)
    chosen: Statement | None = None
    for statement in statements_over(analysis, span):
        overlap = min(span.end, statement.span.end) - max(span.start, statement.span.start)
        if (overlap, statement.span.start - statement.span.end) > best:
            best, chosen = (overlap, statement.span.start - statement.span.end), statement
    return chosen


def statements_over(analysis: Analysis, span: Span) -> list[Statement]:
    """Return the statements that overlap ``span``, in order of place."""
    found = [s for places in _places(analysis) for s in places.near(span) if s.span.overlaps(span)]
    return sorted(found, key=lambda s: (s.span.start, -s.span.end))


def rests_on(analysis: Analysis, span: Span) -> tuple[RestsOn, ...]:
    """Return the pages that the words at ``span`` rest on, the firmest first, background left out."""
    statement = statement_at(analysis, span)
    return statement.firm if statement is not None else ()


@derived
def source_links(analysis: Analysis) -> Mapping[int, tuple[SourceLink, ...]]:
    """Return, by sentence, the pages that the sentence's statements rest on, each with its firmest strength, background left out."""
    sentences = analysis.draft.annotations.sentences
    starts = [s.start for s in sentences]
    found: dict[int, dict[str, Strength]] = {}
    for statement in statements(analysis):
        first = max(0, bisect_right(starts, statement.span.start) - 1)
        for index in range(first, bisect_left(starts, statement.span.end)):
            for rests in statement.firm:
                known = found.setdefault(index, {}).get(rests.source)
                if known is None or ORDER.index(rests.strength) < ORDER.index(known):
                    found[index][rests.source] = rests.strength
    return {
        index: tuple(SourceLink(index, k, s) for k, s in sorted(pages.items(), key=lambda item: ORDER.index(item[1])))
        for index, pages in found.items()
    }


def sources_of_sentence(analysis: Analysis, sentence: int) -> tuple[SourceDocument, ...]:
    """Return the sources that the statements of a sentence rest on, the firmest first."""
    sources = analysis.evidence.sources
    return tuple(sources[link.key] for link in source_links(analysis).get(sentence, ()) if link.key in sources)


def _statement(kind: StatementKind, part: Part) -> Statement:
    rests = sorted(part.rests.items(), key=lambda item: ORDER.index(item[1]))
    pages = tuple(RestsOn(key, strength) for key, strength in rests)
    return Statement(kind, part.span, pages, part.settled and not part.firm)
