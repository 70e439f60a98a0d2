"""The statements of a draft with the pages they rest on: the decision that all rules share."""

from __future__ import annotations

from srctrack.analysis.analysis import Analysis
from srctrack.model.derived import derived
from srctrack.model.evidence import Via
from srctrack.model.statement import RestsOn, Statement, StatementKind, Strength
from srctrack.model.text import Span

_STRENGTH = {
    Via.LINK: Strength.CITED,
    Via.FOOTNOTE: Strength.CITED,
    Via.KEY: Strength.CITED,
    Via.OUTLET: Strength.ATTRIBUTED,
    Via.CARRIED: Strength.CONTEXT,
    Via.FRONT_MATTER: Strength.CONTEXT,
}


@derived
def statements(analysis: Analysis) -> tuple[Statement, ...]:
    """Return the clauses and quotations of the draft, in order of place."""
    draft = analysis.draft
    found = [
        Statement(StatementKind.CLAUSE, s, _of_sentence(analysis, i)) for i, s in enumerate(draft.annotations.sentences)
    ]
    for quote in draft.annotations.quotes:
        index = draft.annotations.sentence_index(max(quote.span.start, quote.outer.end - 1))
        rests = () if index is None else _of_sentence(analysis, index)
        found.append(Statement(StatementKind.QUOTATION, quote.outer, rests))
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


def _of_sentence(analysis: Analysis, index: int) -> tuple[RestsOn, ...]:
    links = [link for link in analysis.evidence.source_links if link.sentence == index]
    order = list(Via)
    firmest: dict[str, Strength] = {}
    for link in sorted(links, key=lambda link: order.index(link.via)):
        firmest.setdefault(link.key, _STRENGTH[link.via])
    return tuple(RestsOn(key, strength) for key, strength in firmest.items())
