"""The figure does not appear in the cited source.

## What it flags

A count, a sum of money or a percentage in a sentence with its own citation. The source has neither the value nor a
sentence about the same thing. This is a note, because figures often come from another place than the link beside them.

## Why it matters

A reader who follows the link to find the number does not find it.

## Example

The Harbour Post says:

    The choir sang all evening in the square. A baker next door wore earplugs.

Instead of:

    Organisers had printed 4,000 posters for the concert ([Harbour Post](https://harbourpost.example/choir)).

Write:

    Organisers had printed posters for the concert ([Harbour Post](https://harbourpost.example/choir)).

## What it misses

Small numbers. Sentences that cite nothing themselves. Sources behind a paywall or in another language, because
srctrack did not read the whole text.

## False alarms

You may have counted, added up or converted the figure yourself. Or it is in a picture or a table of the page.

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
