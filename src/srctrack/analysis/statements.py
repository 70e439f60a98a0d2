"""The statements of a draft with the pages they rest on: the decision that all rules share."""

from __future__ import annotations

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking.context import carry_on
from srctrack.analysis.source_linking.resting import ORDER, Part, read_units
from srctrack.model.derived import derived
from srctrack.model.statement import RestsOn, Statement, StatementKind, Strength
from srctrack.model.text import Span


@derived
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the clauses and quotations of the draft, in order of place."""
    readings = read_units(analysis)
    blocks = carry_on(analysis, readings)
    found = [_statement(StatementKind.CLAUSE, p) for r in readings for p in r.parts]
    found += [_statement(StatementKind.QUOTATION, p) for r in readings for p in r.quotes]
    found += [_statement(StatementKind.QUOTATION, p) for p in blocks]
    return tuple(sorted(found, key=lambda s: (s.span.start, -s.span.end)))


def rests_on(analysis: Analysis, span: Span) -> tuple[RestsOn, ...]:
    """Return the pages that the words at ``span`` rest on, the firmest first, background left out.

    The smallest statement that overlaps the words most decides.
    """
    best: tuple[int, int] = (0, 0)
    chosen: tuple[RestsOn, ...] = ()
    for statement in statements(analysis):
        overlap = min(span.end, statement.span.end) - max(span.start, statement.span.start)
        if overlap > 0 and (overlap, statement.span.start - statement.span.end) > best:
            best, chosen = (overlap, statement.span.start - statement.span.end), statement.rests_on
    return tuple(r for r in chosen if r.strength is not Strength.BACKGROUND)


def _statement(kind: StatementKind, part: Part) -> Statement:
    rests = sorted(part.rests.items(), key=lambda item: ORDER.index(item[1]))
    return Statement(kind, part.span, tuple(RestsOn(key, strength) for key, strength in rests))
