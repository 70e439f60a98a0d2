"""The source has the same number with another unit.

## What it flags

One number, two units: percent and percentage points, hectares and square kilometres, dollars and euros, miles and kilometres. Fair conversions (1,250 feet and 380 metres) stay
silent.

## Why it matters

A rise of 12 percent and one of 12 percentage points are two stories. A wrong unit changes the size of a thing while the digits look right.

## Example

Instead of:

    Support rose by 12 percentage points. (The source: by 12 percent.)

Write:

    Support rose by 12 percent.

## What it misses

A unit changed together with the number.

## False alarms

Where both units are true of two different things told in one sentence of the source.

## Based on

The International System of Units for measures, ISO 4217 for money; on percent and percentage points, the style guides of Reuters and the Associated Press.
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
