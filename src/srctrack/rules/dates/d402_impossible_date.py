"""A date does not exist: its month has fewer days.

## What it flags

“June 31”, “30 February 2023”, “February 29, 2023”. Without a year, February may have 29 days.

## Why it matters

The date is wrong, and a reader cannot tell which day was meant.

## Example

Instead of:

    The measure takes effect on June 31.

Write:

    The measure takes effect on June 30.

## What it misses

A day that exists but differs from the source. D405 reports those.

## False alarms

A number after a month may count what follows: “in June 31 people were fined”. That is not read as a date. Dates in
quotation marks are not flagged.

## Based on

The Gregorian calendar (ISO 8601).
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.language.calendar import ENGLISH_MONTHS
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding

_LEAP = 2024
"""A year whose February has all the days it can have."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for date in draft.annotations.dates:
        if date.problem != "impossible" or date.month is None or draft.annotations.in_quotation(date.span):
            continue
        days = calendar.monthrange(date.year or _LEAP, date.month)[1]
        month = ENGLISH_MONTHS[date.month - 1] + (f" {date.year}" if date.year else "")
        yield finding(RULE, draft, date.span, f"“{date.text}” does not exist: {month} has {days} days.")


RULE = Rule("D402", "impossible-date", Severity.ERROR, check)
