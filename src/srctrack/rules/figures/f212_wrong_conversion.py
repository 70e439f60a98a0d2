"""A conversion is wrong: the two units do not give the same quantity.

## What it flags

A conversion in brackets, or after “or” or “that is”, that does not work out: “5,200 feet (2,585 metres)”, “60 miles
(37 kilometres)”, “104 degrees Fahrenheit (30 Celsius)”.

For money in two currencies, the rule allows every exchange rate between the lowest and the highest since 2000. It
checks only currencies with a known range. Gallons and tons may be American or imperial.

## Why it matters

It is easy to convert in the wrong direction or to move a decimal point. Most readers look at only one of the two
numbers.

## Example

Instead of:

    The nearest doctor is 60 miles (37 kilometres) away.

Write:

    The nearest doctor is 60 miles (97 kilometres) away.

## What it misses

Wrong exchange rates that are still within the range since 2000. Units that are not next to each other.

## False alarms

The number in brackets may be about something else in a unit of the same kind: “3 miles (800 feet deep)”.

## Based on

NIST Special Publication 811, appendix B, for the factors. The Federal Reserve's release H.10 for exchange rates.
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
