"""A duration or age that its own dates do not give.

## What it flags

A time beside the two moments it lies between: “from 1994 to 2012, for 28 years”, “from 9.30 to 13.15, two and three quarter hours”, “from 4 to
19 March, a full 25 days”; an age beside the years of birth and death; an anniversary beside the year of the founding, counted up to the day the
draft speaks from; “three weeks later”, “40 years ago, in 1986”, “since 2004 — 22 years”. One year more or less is left alone, since days and months decide it.

## Why it matters

Ages and anniversaries are copied from older articles and go out of date, and every reader can count them.

## Example

Instead of:

    He led the observatory from 1994 to 2012, for 28 years.

Write:

    He led the observatory from 1994 to 2012, for 18 years.

## What it misses

Moments that are more than one sentence away from the time between them, and times that are told as interrupted. It reads English only.

## False alarms

Where the time counts something else than the distance of the two moments and no word says so.

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
