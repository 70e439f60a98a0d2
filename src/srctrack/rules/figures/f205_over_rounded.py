"""The draft's “more than”, “nearly” or “at least” does not fit the source's figure.

## What it flags

“More than 3,000” where the source has 2,950. “Nearly 900” where it has 780. “At least 50” where it has 48. “About
5,000” for 4,962 is fine.

## Why it matters

Rounding may make a figure less exact. It must not make it false.

## Example

The Harbour Post says:

    A crowd of 2,950 people came to the opening of the new lock.

Instead of:

    More than 3,000 people came to the opening of the new lock ([Harbour Post](https://harbourpost.example/lock)).

Write:

    Nearly 3,000 people came to the opening of the new lock ([Harbour Post](https://harbourpost.example/lock)).

## What it misses

Words that are true and still mislead, such as “more than 100” for 900.

## False alarms

“About” may be meant for more than ten percent either way, or “nearly” for more than ten percent below.

## Based on

srctrack's own rule. See also the guidance on rounding of the UK Office for Statistics Regulation.
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
