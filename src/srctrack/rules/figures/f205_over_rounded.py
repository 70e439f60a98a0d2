"""The draft's hedge or rounding does not hold the source's figure.

## What it flags

“More than 3,000” for a source's 2,950, “nearly 900” for 780, “at least 50” for 48: the hedge points past the figure it is made of. “About 5,000” for 4,962 is fair.

## Why it matters

Rounding may lose precision; it must not cross the figure.

## Example

Instead of:

    More than 3,000 people came. (The source: 2,950.)

Write:

    Nearly 3,000 people came.

## What it misses

Hedges that hold and still mislead: “more than 100” for 900.

## False alarms

Where “about” is meant more widely than ten percent, or “nearly” more widely than ten percent below.

## Based on

srctrack's own rule.; see the guidance on rounding of the UK Office for Statistics Regulation.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import changed_since, figure_checks_with
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.PAST):
        yield finding(
            RULE,
            draft,
            held.at,
            f"“{figure_text(draft.prose.text, held.figure)}” does not fit the source: {held.outlet} says “{held.said}”.",
            expected=(held.theirs.text,),
            confidence=held.answer.confidence,
            related=held.related,
            superseded_by=changed_since(held.at),
        )


RULE = Rule("F205", "over-rounded", Severity.WARNING, check)
