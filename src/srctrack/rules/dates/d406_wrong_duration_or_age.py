"""A duration or an age does not match the dates next to it.

## What it flags

- a time between two moments: “from 1994 to 2012, for 28 years”, “from 4 to 19 March, a full 25 days”
- hours: “from 9.30 to 13.15, two and three quarter hours”
- an age next to the years of birth and death
- an anniversary next to the year of the founding, counted to the draft's own date
- “three weeks later”, “40 years ago, in 1986”, “since 2004 — 22 years”

A difference of one year is not flagged, because it depends on the day and the month.

## Why it matters

Ages and anniversaries are often copied from older articles, and are then out of date. Any reader can check them.

## Example

Instead of:

    He led the observatory from 1994 to 2012, for 28 years.

Write:

    He led the observatory from 1994 to 2012, for 18 years.

## What it misses

Dates more than one sentence away. Times with a break in them, if the draft says so. Only English is read.

## False alarms

The duration may measure something else than the time between the two dates, and no word says so.

## Based on

The Gregorian calendar (ISO 8601).
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis import calculations as arithmetic
from srctrack.analysis.analysis import Analysis
from srctrack.compare.arithmetic.relation import Relation
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    for c in arithmetic.failing(analysis, Relation.DURATION, Relation.AGE):
        yield finding(
            RULE,
            analysis.draft,
            c.at,
            arithmetic.message(analysis, c),
            expected=arithmetic.expected(c),
            severity=arithmetic.severity(c),
            confidence=arithmetic.confidence(c),
            related=arithmetic.terms(analysis, c, "the dates it lies between"),
            superseded_by=arithmetic.superseders(c),
        )


RULE = Rule("D406", "wrong-duration-or-age", Severity.ERROR, check)
