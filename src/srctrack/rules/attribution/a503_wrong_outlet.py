"""A figure or a quotation attributed to one outlet stands only in another cited source.

## What it flags

A sentence names an outlet of which a page is cited or kept, and its quotation or its figure stands on none of that outlet's pages
and on a page of another cited source.

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
from srctrack.compare.quotations.match import FEW_WORDS
from srctrack.compare.quotations.segments import split_at_ellipses
from srctrack.model.draft import Draft
from srctrack.model.figure import Approximation, Figure
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.quote import QuoteKind
from srctrack.model.source import SourceDocument
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
        if _also_named(analysis, named):
            continue
        shown = _quoted_elsewhere(draft, named, mine, others) or _counted_elsewhere(draft, named, mine, others)
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


def _also_named(analysis: Analysis, named: NamedOutlet) -> bool:
    """Whether the sentence names two outlets: then either may have it."""
    return any(n.sentence == named.sentence and n.name != named.name for n in named_outlets(analysis))


def _quoted_elsewhere(
    draft: Draft, named: NamedOutlet, mine: Sequence[SourceDocument], others: Sequence[SourceDocument]
) -> tuple[Span, Related, SourceDocument] | None:
    sentence = draft.annotations.sentences[named.sentence]
    for quote in draft.annotations.quotes:
        if not quote.outer.overlaps(sentence) or quote.kind in (QuoteKind.TITLE, QuoteKind.SCARE):
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
    draft: Draft, named: NamedOutlet, mine: Sequence[SourceDocument], others: Sequence[SourceDocument]
) -> tuple[Span, Related, SourceDocument] | None:
    sentence = draft.annotations.sentences[named.sentence]
    for figure in draft.annotations.figures:
        if not sentence.contains(figure.span) or not _tells(figure):
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
