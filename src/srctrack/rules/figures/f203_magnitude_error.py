"""The source's figure is ten, a thousand or a million times as large or as small.

## What it flags

The same digits with another magnitude: million for billion, a nought too many, a decimal point moved.

## Why it matters

Million and billion differ by one letter and a factor of a thousand.

## Example

Instead of:

    A fund of $3.4 million is to pay for the sea walls. (The source: $3.4 billion.)

Write:

    A fund of $3.4 billion is to pay for the sea walls.

## What it misses

Magnitudes that are off together with the digits.

## False alarms

Where the source tells two things whose numbers happen to be powers of ten apart, in one sentence.

## Based on

srctrack's own rule.; the slip leads every list of published corrections of figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import FigureCheck, changed_since, figure_checks_with
from srctrack.compare.figures.display import spoken
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.MAGNITUDE):
        yield finding(
            RULE,
            draft,
            held.at,
            f"The draft says “{held.figure.text}”; {held.outlet} says “{held.theirs.text}”, {_times(held)}.",
            expected=(held.theirs.text,),
            confidence=held.answer.confidence,
            related=held.related,
            superseded_by=changed_since(held.at),
        )


def _times(held: FigureCheck) -> str:
    ours, theirs = float(held.figure.value or 1), float(held.theirs.value or 1)
    if ours > theirs:
        return f"{spoken(round(ours / theirs))} times less"
    return f"{spoken(round(theirs / ours))} times more"


RULE = Rule("F203", "magnitude-error", Severity.ERROR, check)
