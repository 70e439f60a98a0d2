"""The parts do not add up to the total that the draft gives.

## What it flags

A total that does not match its parts, such as:

- “Of the 31 charged, two were released, two fined and 26 deported”
- “47 pianos: 16 sound, 18 cracked and 9 empty”
- “… €8,200 altogether”, “the other 58”, “bringing the total to 45”
- votes for, against and abstaining
- percentages of one whole that do not make 100
- a wrong difference: “36 planes, 14 fewer than last year's 48”

The numbers may be in up to four sentences or in a list. Rounded figures and figures with “about” are added as ranges.

## Why it matters

Any reader can check a sum in a moment. If it is wrong, a number is mistyped or somebody is missing.

## Example

Instead of:

    Of the 31 people charged, two were released, two were fined and 26 were deported.

Write:

    Of the 31 people charged, two were released, two were fined and 27 were deported.

## What it misses

Lists that say they are not complete (“including”, “among them”, “such as”, “so far”). Groups that overlap. Numbers
spread over more than four sentences. In a quotation, only a result that the speaker names as a total is checked, as a
warning. A number that differs from its source is reported by F201 or F203 instead. Only English is read.

## False alarms

Parts may overlap without a word about it: some people were both fined and deported. Or the list was never meant to be
complete.

## Based on

Arithmetic. The Associated Press Stylebook (“Check the math”) and the checklists of the Poynter Institute ask to check
sums before publication.
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
