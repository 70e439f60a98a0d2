"""Parts that are said to make up a whole add up to another number.

## What it flags

A total that its parts do not make: “Of the 31 charged, two were released, two fined and 26 deported”, “47 pianos: 16 sound, 18 cracked
and 9 empty”, “… €8,200 altogether”, “The other 58 …”, “bringing the total to 45”, votes for, against and abstaining; percentages of one whole
that do not make a hundred; and a difference that is not the distance of its two numbers (“36 planes, 14 fewer than last year's 48”). The
numbers may be in one to four sentences or in a list. Rounded and hedged figures are added as the intervals they stand for.

## Why it matters

A sum that does not work out is the quickest thing a reader can check. Either a number is mistyped or somebody is missing.

## Example

Instead of:

    Of the 31 people charged, two were released, two were fined and 26 were deported.

Write:

    Of the 31 people charged, two were released, two were fined and 27 were deported.

## What it misses

Lists that say they are open (“including”, “among them”, “such as”, “so far”), groups that overlap, and numbers of more than four sentences. In
a quotation only a result that the speaker names as such is checked, as a warning. A number that differs from its source is reported by F201 or F203 instead.
It reads English only.

## False alarms

Where parts overlap and the words do not say so (some were both fined and deported), or where the list was never meant to be complete.

## Based on

Arithmetic. That figures are to be recalculated before publication is in the Associated Press Stylebook (“Check the math”) and in the
checklists of the Poynter Institute.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis import calculations as arithmetic
from srctrack.analysis.analysis import Analysis
from srctrack.compare.arithmetic.relation import Relation
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    for c in arithmetic.failing(analysis, Relation.TOTAL, Relation.HUNDRED, Relation.DIFFERENCE):
        yield finding(
            RULE,
            analysis.draft,
            c.at,
            arithmetic.message(analysis, c),
            expected=arithmetic.expected(c),
            severity=arithmetic.severity(c),
            confidence=arithmetic.confidence(c),
            related=arithmetic.terms(analysis, c, "part"),
            superseded_by=arithmetic.superseders(c),
        )


RULE = Rule("F209", "wrong-total", Severity.ERROR, check)
