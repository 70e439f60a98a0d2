"""The draft credits one outlet for a figure or quotation that is only in another cited source.

## What it flags

The draft names an outlet and cites or has saved one of its pages. The figure or quotation is on none of that outlet's
pages. It is on a page of another cited source, which this part of the sentence does not cite.

## Why it matters

The wrong newsroom gets the credit. A reader who looks there finds nothing.

## Example

The Otterbridge Weekly says:

    Fog led 58 runners off the course of the Tarnhus marathon, and the woods will be searched for two more days.

The Larchfield Ledger says:

    Volunteers handed out 430 blankets at the finish of the Tarnhus marathon while lost runners came in one by one.

Instead of:

    The Otterbridge Weekly reported that 430 blankets had been handed out
    ([Otterbridge Weekly](https://otterbridge.example/fog)). A baker stayed up
    all night ([Larchfield Ledger](https://larchfield.example/fog)).

Write:

    The Larchfield Ledger reported that 430 blankets had been handed out
    ([Larchfield Ledger](https://larchfield.example/fog)).

## What it misses

Statements without a figure or a quotation. Small numbers, because nearly every page has them.

## False alarms

The outlet may have the figure on a page that you have not saved.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import named_outlets, outlet_index, same_outlet
from srctrack.analysis.quotations import FOUND, NEAR, find_in, quotation_place, searched_note
from srctrack.analysis.related_places import in_source, name_among
from srctrack.analysis.statements import statements
from srctrack.annotate.figures.units import dimension
from srctrack.compare.quotations.match import FEW_WORDS
from srctrack.compare.quotations.segments import split_at_ellipses
from srctrack.model.draft import Draft
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.quote import QuoteKind
from srctrack.model.source import SourceDocument
from srctrack.model.statement import Statement, StatementKind, Strength
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding

SMALL = 12
"""Counts up to this stand on any page for many things."""


_FIRM = frozenset({Strength.QUOTED, Strength.ATTRIBUTED})


@dataclass(frozen=True, slots=True)
class _Credit:
    """A clause that is given to one outlet: its name, the saved pages of the outlet, the keys that the clause cites, and
    where it is named."""

    outlet: str
    mine: tuple[SourceDocument, ...]
    cited: frozenset[str]
    clause: Span
    sentence: int
    named: Span | None


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    told: set[int] = set()
    for credit in (*_by_statement(analysis), *_by_name(analysis)):
        others = [r for r in evidence.sources.values() if r not in credit.mine and r.key not in credit.cited]
        if not credit.mine or not others or credit.sentence in told or any(r.source.wall for r in credit.mine):
            continue
        quoted = _quoted_elsewhere(draft, credit.clause, credit.mine, others)
        shown = quoted or _counted_elsewhere(draft, credit.clause, credit.mine, others)
        if shown is None:
            continue
        told.add(credit.sentence)
        at, related, other = shown
        named = credit.named or at
        yield finding(
            RULE,
            draft,
            Span(min(named.start, at.start), max(named.end, at.end)),
            f"The draft credits {credit.outlet} with “{at.of(draft.prose.text)}”; it is in {name_among(other, credit.mine)}, not in "
            f"{', '.join(name_among(r, (other,)) for r in credit.mine)}.",
            actual=credit.outlet,
            expected=(other.source.outlet.name or other.key,),
            related=(related,),
            superseded_by=[("Q307", at)] if quoted else (),
        )


def _by_statement(analysis: Analysis) -> Iterator[_Credit]:
    """The clauses that rest firmly on pages of one outlet: two outlets may be set against each other in one sentence."""
    draft, evidence = analysis.draft, analysis.evidence
    for s in statements(analysis):
        firm = (evidence.sources.get(r.source) for r in s.rests_on if r.strength in _FIRM)
        outlets = {read.source.outlet.name for read in firm if read is not None}
        sentence = draft.annotations.sentence_index(s.span.start)
        outlet = outlets.pop() if len(outlets) == 1 else None
        if s.kind is StatementKind.CLAUSE and outlet and sentence is not None:
            named = _place_of(draft, outlet, sentence)
            mine = tuple(r for r in evidence.sources.values() if r.source.outlet.name == outlet)
            if named is not None or any(r.strength is Strength.QUOTED for r in s.rests_on):
                yield _Credit(outlet, mine, _cited(s), s.span, sentence, named)


def _by_name(analysis: Analysis) -> Iterator[_Credit]:
    """The clauses that name one outlet for what they say, also the one that was told it."""
    draft, evidence = analysis.draft, analysis.evidence
    index = outlet_index(evidence.outlets)
    outlets = named_outlets(analysis)
    for named in outlets:
        holding = [s for s in statements(analysis) if s.kind is StatementKind.CLAUSE and s.span.overlaps(named.span)]
        statement = min(holding, key=lambda s: len(s.span), default=None)
        clause = statement.span if statement else draft.annotations.sentences[named.sentence]
        if any(n.span.overlaps(clause) and n.name != named.name for n in outlets):
            continue  # either may have it
        mine = tuple(
            r
            for r in evidence.sources.values()
            if r.source.outlet.name and same_outlet(named.name, r.source.outlet.name, index)
        )
        cited = _cited(statement) if statement else frozenset()
        yield _Credit(named.name, mine, cited, clause, named.sentence, named.span)


def _cited(statement: Statement) -> frozenset[str]:
    return frozenset(r.source for r in statement.rests_on if r.strength is not Strength.CONTEXT)


def _place_of(draft: Draft, outlet: str, sentence: int) -> Span | None:
    """Where the sentence names the outlet, in full or by the last word of its name: “the Monitor”."""
    around = draft.annotations.sentences[sentence]
    for name in (outlet, outlet.split()[-1]):
        at = draft.prose.text.find(name, around.start, around.end)
        if at >= 0:
            return Span(at, at + len(name))
    return None


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
    """Whether the figure is one that does not stand anywhere by chance. How long something took follows from its days."""
    if figure.kind is FigureKind.MEASURE and dimension(figure.unit) == "time":
        return False
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
