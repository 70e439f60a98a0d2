"""A percentage, multiple or rate does not match its own numbers.

## What it flags

A ratio next to the two numbers it comes from, when the calculation gives something else:

- shares: “14 of 31 (52 percent)”, “one in four”, “a third of the 50”
- changes: “rose from 40 to 60, a 30 percent increase”
- multiples: “doubled from 310 to 540”
- percentage points and averages
- rates: “€3,600 from 450 people, €12 a head”; “40,000 tickets at €25 each, €1.5 million in all”

Rounding, cutting off decimals, and words like “about” or “just under” are allowed for.

## Why it matters

Percentages are easy to mistype, to take from the wrong whole, or to confuse with percentage points. Readers can check
them.

## Example

Instead of:

    Of the 31 cases, 14 (52 percent) were dismissed.

Write:

    Of the 31 cases, 14 (45 percent) were dismissed.

## What it misses

Ratios with one of their numbers in a table or more than two sentences away. Shares of a whole that the draft does not
name. Only English is read.

## False alarms

The percentage may be of another whole than the number next to it, and no word says so.

## Based on

Arithmetic. A share is the part divided by the whole. A change is the difference divided by the first value.
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
