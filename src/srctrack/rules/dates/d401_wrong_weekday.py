"""A weekday that the calendar does not give for its date.

## What it flags

A weekday written beside a day (“Tuesday, January 1, 2024”, “вторник, 1 января 2024 года”) that fell on another day of the
week. The year is the one written; without one, the year of the day the draft speaks from, but only for a day within six
weeks of it, and then as a warning.

## Why it matters

One of the two is not what was meant, and a reader who takes the other comes on the wrong day or looks up the wrong paper.
It is the one mistake in a date that can be proved without a source.

## Example

Instead of:

    The committee met on Tuesday, January 1, 2024.

Write:

    The committee met on Monday, January 1, 2024.

## What it misses

A date without its weekday; a weekday without its date; a day without a year far from the day the draft speaks from.

## False alarms

With calendars other than the Gregorian: dates before 1927 are left alone for that reason. Dates within quotation marks
are left alone as well.

## Based on

The Gregorian calendar (ISO 8601).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.language.calendar import ENGLISH_MONTHS, ENGLISH_WEEKDAYS
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for date in draft.annotations.dates:
        if date.problem != "weekday" or date.value is None or draft.annotations.in_quotation(date.span):
            continue
        day = datetime.date.fromisoformat(date.value.split("/")[0])
        there = ENGLISH_WEEKDAYS[day.weekday()]
        named = f"{ENGLISH_MONTHS[day.month - 1]} {day.day}, {day.year}"
        said = ENGLISH_WEEKDAYS[date.weekday or 0]
        message = f"{named} is a {there}, not a {said}."
        yield finding(
            RULE,
            draft,
            date.span,
            message,
            expected=(there,),
            severity=None if date.year_given else Severity.WARNING,
            confidence=Confidence.HIGH if date.year_given else Confidence.MEDIUM,
        )


RULE = Rule("D401", "wrong-weekday", Severity.ERROR, check)
