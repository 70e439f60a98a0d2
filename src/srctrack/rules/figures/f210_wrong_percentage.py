"""A percentage, multiple or rate that its own numbers do not give.

## What it flags

A ratio beside the two numbers it comes from, where recalculating gives another: shares (“14 of 31 (52 percent)”, “one in four”, “a third of the
50”), changes (“rose from 40 to 60, a 30 percent increase”, “up 25 percent on the 4,000 of the year before”), multiples (“doubled from 310 to
540”), percentage points, averages, and rates (“€3,600 from 450 people, €12 a head”; “40,000 tickets at €25 each, €1 million in all”). Rounding at the decimals shown, cutting off, and hedges
(“about”, “just under”) are allowed for.

## Why it matters

Percentages are mistyped, taken of the wrong whole, or confused with percentage points more often than any other figure, and readers can recalculate them.

## Example

Instead of:

    Of the 31 cases, 14 (52 percent) were dismissed.

Write:

    Of the 31 cases, 14 (45 percent) were dismissed.

## What it misses

Ratios of which one number is more than two sentences away or in a table, and those of a whole that is not named. It reads English only.

## False alarms

Where the ratio is of another whole than the number beside it and the words do not say so.

## Based on

Arithmetic: a share is part divided by whole, a change is the difference divided by the first value.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis import calculations as arithmetic
from srctrack.analysis.analysis import Analysis
from srctrack.compare.arithmetic.relation import Relation
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    for c in arithmetic.failing(
        analysis,
        Relation.SHARE,
        Relation.CHANGE,
        Relation.MULTIPLE,
        Relation.POINTS,
        Relation.AVERAGE,
        Relation.RATE,
        Relation.PRODUCT,
    ):
        yield finding(
            RULE,
            analysis.draft,
            c.at,
            arithmetic.message(analysis, c),
            expected=arithmetic.expected(c),
            severity=arithmetic.severity(c),
            confidence=arithmetic.confidence(c),
            related=arithmetic.terms(analysis, c, "number it is made from"),
            superseded_by=arithmetic.superseders(c),
        )


RULE = Rule("F210", "wrong-percentage", Severity.ERROR, check)
