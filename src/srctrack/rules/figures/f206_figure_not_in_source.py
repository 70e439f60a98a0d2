"""The cited source has nothing that the figure could come from.

## What it flags

A count, sum of money or percentage in a sentence that cites a source directly, where the source has neither the value nor a sentence telling the same. It is a note: figures often
come from somewhere else than the link beside them.

## Why it matters

The reader who follows the link to see the number does not find it.

## Example

Instead of:

    [The report](https://example.org/report) covers 214 schools. (The report names no number of schools.)

Write:

    The report covers 214 schools, [the ministry said](https://example.org/ministry).

## What it misses

Small numbers, figures of sentences that cite nothing themselves, and sources behind a paywall or in another language, of which the whole text was not read.

## False alarms

Where the writer counted, added up or converted, or where the number stands in a picture or table of the page.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import FigureCheck, changed_since, figure_checks_with
from srctrack.analysis.statements import rests_on
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.figure import Approximation, FigureKind
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.statement import CITING
from srctrack.rules.base import Rule, finding

MIN_COUNT = 10
"""Counts below this are too often the writer's own."""
_KINDS = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT)


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.ABSENT):
        if held.answer.source is not None or not _is_cited(analysis, held):
            continue
        if _telling(held) and held.read.source.wall is None and held.one_language(draft):
            words = figure_text(draft.prose.text, held.figure)
            yield finding(
                RULE,
                draft,
                held.at,
                f"{held.outlet} does not mention “{words}”.",
                confidence=Confidence.LOW,
                superseded_by=changed_since(held.at),
            )


def _is_cited(analysis: Analysis, held: FigureCheck) -> bool:
    """Whether the draft cites the page for the figure itself."""
    rests = rests_on(analysis, held.at)
    return any(r.source == held.read.key and r.strength in CITING for r in rests)


def _telling(held: FigureCheck) -> bool:
    figure = held.figure
    if figure.approximation is not Approximation.EXACT and any(
        compare_intervals(figure, theirs) is IntervalRelation.COMPATIBLE for theirs in held.read.annotations.figures
    ):
        return False  # “less than a million” for 954,873
    return figure.kind in _KINDS and (figure.unit is not None or (figure.value or 0) >= MIN_COUNT)


RULE = Rule("F206", "figure-not-in-source", Severity.NOTE, check)
