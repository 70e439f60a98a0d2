"""A figure or a quotation attributed to one outlet stands only in another cited source.

## What it flags

A clause names an outlet of which a page is cited or saved, and its quotation or its figure is on none of that outlet's pages
and on a page of another cited source, which the clause itself does not cite.

## Why it matters

The credit goes to the wrong newsroom, and a reader who looks there finds nothing.

## Example

Instead of:

    Reuters reported that 430 blankets had been handed out.

where only the Associated Press has the figure: and instead name the Associated Press.

## What it misses

Statements without a figure or a quotation, and small numbers, which stand everywhere.

## False alarms

Where the outlet has it on another page than the kept one.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import NamedOutlet, named_outlets, outlet_index, same_outlet
from srctrack.analysis.quotations import FOUND, NEAR, find_in, quotation_place, searched_note
from srctrack.analysis.related_places import in_source, name_among
from srctrack.analysis.statements import rests_on, statements
from srctrack.compare.quotations.match import FEW_WORDS
from srctrack.compare.quotations.segments import split_at_ellipses
from srctrack.model.draft import Draft
from srctrack.model.figure import Approximation, Figure
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.quote import QuoteKind
from srctrack.model.source import SourceDocument
from srctrack.model.statement import StatementKind, Strength
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding

SMALL = 12
"""Counts up to this stand on any page for many things."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    index = outlet_index(evidence.outlets)
    told: set[int] = set()
    for named in named_outlets(analysis):
        mine = [
            r
            for r in evidence.sources.values()
            if r.source.outlet.name and same_outlet(named.name, r.source.outlet.name, index)
        ]
        others = [r for r in evidence.sources.values() if r not in mine]
        if not mine or not others or named.sentence in told or any(_cannot_tell(r) for r in mine):
            continue
        clause = _clause_of(analysis, named)
        if _also_named(analysis, named, clause):
            continue
        others = [r for r in others if not _rests_on(analysis, clause, r)]
        shown = _quoted_elsewhere(draft, clause, mine, others) or _counted_elsewhere(draft, clause, mine, others)
        if shown is None:
            continue
        told.add(named.sentence)
        at, related, other = shown
        yield finding(
            RULE,
            draft,
            Span(min(named.span.start, at.start), max(named.span.end, at.end)),
            f"“{at.of(draft.prose.text)}” is attributed to {named.name}; it stands in {name_among(other, mine)}, not in {', '.join(name_among(r, (other,)) for r in mine)}",
            actual=named.name,
            expected=(other.source.outlet.name or other.key,),
            related=(related,),
        )


def _cannot_tell(read: SourceDocument) -> bool:
    return read.source.wall is not None


def _clause_of(analysis: Analysis, named: NamedOutlet) -> Span:
    """The clause that names the outlet, with what it says: two outlets may be set against each other in one sentence."""
    clauses = [s.span for s in statements(analysis) if s.kind is StatementKind.CLAUSE and s.span.overlaps(named.span)]
    return min(clauses, key=len, default=analysis.draft.annotations.sentences[named.sentence])


def _also_named(analysis: Analysis, named: NamedOutlet, clause: Span) -> bool:
    """Whether the clause names two outlets: then either may have it."""
    return any(n.span.overlaps(clause) and n.name != named.name for n in named_outlets(analysis))


def _rests_on(analysis: Analysis, clause: Span, read: SourceDocument) -> bool:
    """Whether the clause itself cites the page."""
    return any(r.source == read.key and r.strength is not Strength.CONTEXT for r in rests_on(analysis, clause))


def _quoted_elsewhere(
    draft: Draft, clause: Span, mine: Sequence[SourceDocument], others: Sequence[SourceDocument]
) -> tuple[Span, Related, SourceDocument] | None:
    for quote in draft.annotations.quotes:
        if not quote.outer.overlaps(clause) or quote.kind in (QuoteKind.TITLE, QuoteKind.SCARE):
            continue
        if sum(len(p.words) for p in split_at_ellipses(quote.text)) < FEW_WORDS:
            continue
        if any(find_in(quote.text, r).match.kind in FOUND | NEAR for r in mine):
            continue
        for read in others:
            found = find_in(quote.text, read)
            if found.match.kind in FOUND:
                return quote.span, quotation_place(found, f"not in what is cited: {searched_note(mine)}"), read
    return None


def _counted_elsewhere(
    draft: Draft, clause: Span, mine: Sequence[SourceDocument], others: Sequence[SourceDocument]
) -> tuple[Span, Related, SourceDocument] | None:
    for figure in draft.annotations.figures:
        if not clause.contains(figure.span) or not _tells(figure):
            continue
        if any(_value(f) == _value(figure) for r in mine for f in r.annotations.figures):
            continue
        for read in others:
            same = [f for f in read.annotations.figures if _value(f) == _value(figure) and _counts_alike(f, figure)]
            if same:
                note = f"not in what is cited: {searched_note(mine)}"
                return figure.span, in_source(read, same[0].span, note), read
    return None


def _tells(figure: Figure) -> bool:
    """Whether the figure is one that does not stand anywhere by chance."""
    if figure.approximation is Approximation.VAGUE or figure.ordinal or figure.low is None:
        return False
    return figure.decimals > 0 or float(figure.low) > SMALL


def _value(figure: Figure) -> tuple[float | int | None, str | None]:
    return (figure.low if figure.low is not None else figure.high), figure.unit


def _counts_alike(a: Figure, b: Figure) -> bool:
    """Whether the counted nouns do not contradict one another."""
    if a.unit is not None or not a.counts or not b.counts:
        return True
    mine, theirs = a.counts.lower().split(), b.counts.lower().split()
    return bool({w[:_STEM] for w in mine} & {w[:_STEM] for w in theirs})


_STEM = 5
"""Letters of a noun that its plural and its cases share."""

RULE = Rule("A503", "wrong-outlet", Severity.ERROR, check)
