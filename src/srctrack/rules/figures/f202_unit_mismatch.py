"""The source has the same number with a different unit.

## What it flags

One number with two units: percent and percentage points, hectares and square kilometres, dollars and euros, miles and
kilometres. A correct conversion, such as 1,250 feet and 380 metres, is not flagged.

## Why it matters

A rise of 12 percent and a rise of 12 percentage points are two stories. With a wrong unit, the digits look right and
the size is wrong.

## Example

The Harbour Post says:

    Support for the new bridge rose by 12 percent in a year.

Instead of:

    Support for the new bridge rose by 12 percentage points in a year ([Harbour Post](https://harbourpost.example/bridge)).

Write:

    Support for the new bridge rose by 12 percent in a year ([Harbour Post](https://harbourpost.example/bridge)).

## What it misses

Cases where the number is wrong too.

## False alarms

One sentence of the source may be about two things, and both units are right.

## Based on

The International System of Units for measures; ISO 4217 for money. On percentage points: the style guides of Reuters
and the Associated Press.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import changed_since, figure_checks_with
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.UNIT):
        yield finding(
            RULE,
            draft,
            held.at,
            f"The draft says “{held.figure.text}”; {held.outlet} says “{held.theirs.text}”: the same number with another unit.",
            expected=(held.theirs.text,),
            confidence=held.answer.confidence,
            related=held.related,
            superseded_by=changed_since(held.at),
        )


RULE = Rule("F202", "unit-mismatch", Severity.ERROR, check)
