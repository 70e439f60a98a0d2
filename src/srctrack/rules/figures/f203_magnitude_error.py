"""The draft's figure is ten, a thousand or a million times too large or too small.

## What it flags

The same digits in a different order of magnitude: million for billion, an extra zero, a decimal point in the wrong
place.

## Why it matters

“Million” and “billion” differ by one letter, and by a factor of a thousand.

## Example

The Harbour Post says:

    A fund of $3.4 billion is to pay for the sea walls.

Instead of:

    A fund of $3.4 million is to pay for the sea walls ([Harbour Post](https://harbourpost.example/walls)).

Write:

    A fund of $3.4 billion is to pay for the sea walls ([Harbour Post](https://harbourpost.example/walls)).

## What it misses

Figures whose digits are wrong as well.

## False alarms

One sentence of the source may give two figures for two things, and one happens to be ten or a thousand times the
other.

## Based on

srctrack's own rule. This mistake is common in published corrections of figures.
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
