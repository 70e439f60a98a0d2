"""A date has the wrong weekday.

## What it flags

A weekday next to a date that fell on another day of the week: “Tuesday, January 1, 2024”, “вторник, 1 января 2024
года”. If the draft gives no year, the rule uses the year of the draft's own date. It does so only for days within six
weeks of that date, and reports a warning.

## Why it matters

Either the weekday or the date is wrong. Readers may come on the wrong day, or look up the wrong paper. This is a
mistake that srctrack can prove without a source.

## Example

Instead of:

    The committee met on Tuesday, January 1, 2024.

Write:

    The committee met on Monday, January 1, 2024.

## What it misses

Dates without a weekday, and weekdays without a date. Days without a year that are far from the draft's own date.

## False alarms

Dates in another calendar than ours. For that reason dates before 1927 are not flagged. Neither are dates in quotation
marks.

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
