"""A quantity told in two units of which the second is not the first.

## What it flags

A conversion in brackets, or after “or” and “that is”, that the units do not give: “5,200 feet (2,585 metres)”, “60 miles (37 kilometres)”, “104 degrees
Fahrenheit (30 Celsius)”. A sum of money in two currencies is checked against the lowest and the highest exchange rate since 2000, for the
currencies whose rate has stayed within a known range. Gallons and tons may be American or imperial.

## Why it matters

Conversions are often done in the wrong direction or with a slipped decimal point, and every reader sees one of the two numbers only.

## Example

Instead of:

    The nearest doctor is 60 miles (37 kilometres) away.

Write:

    The nearest doctor is 60 miles (97 kilometres) away.

## What it misses

Exchange rates that are off by less than their range since 2000, and units that are not next to each other.

## False alarms

Where the number in brackets is of something else and has a unit of the same kind: “3 miles (800 feet deep)”.

## Based on

NIST Special Publication 811, appendix B, for the factors; the Federal Reserve's release H.10 for exchange rates.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis import calculations as arithmetic
from srctrack.analysis.analysis import Analysis
from srctrack.compare.arithmetic.relation import Relation
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    for c in arithmetic.failing(analysis, Relation.CONVERSION):
        yield finding(
            RULE,
            analysis.draft,
            c.at,
            arithmetic.message(analysis, c),
            expected=arithmetic.expected(c),
            severity=arithmetic.severity(c),
            confidence=arithmetic.confidence(c),
            related=arithmetic.terms(analysis, c, "the same in another unit"),
            superseded_by=arithmetic.superseders(c),
        )


RULE = Rule("F212", "wrong-conversion", Severity.ERROR, check)
