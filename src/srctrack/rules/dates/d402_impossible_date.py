"""A date does not exist: its month has fewer days.

## What it flags

“June 31”, “30 February 2023”, “February 29, 2023”. Without a year, February may have 29 days. The `date:` field of the
front matter is read too: 2017-17-10.

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
import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.language.calendar import ENGLISH_MONTHS
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_MONTHS = 12
_LEAP = 2024
"""A year whose February has all the days it can have."""


_FIELD = pattern(
    r"^[ \t]*[\"']?(?:pub_?|publish_?)?date[\"']?[ \t]*[:=][ \t]*[\"']?(\d{4}-(\d{1,2})-(\d{1,2}))(?!\d)", re.I | re.M
)
"""The day of a front matter: YAML, TOML, JSON or a plain header."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    yield from _field(draft)
    for date in draft.annotations.dates:
        if date.problem != "impossible" or date.month is None or draft.annotations.in_quotation(date.span):
            continue
        days = calendar.monthrange(date.year or _LEAP, date.month)[1]
        month = ENGLISH_MONTHS[date.month - 1] + (f" {date.year}" if date.year else "")
        yield finding(RULE, draft, date.span, f"“{date.text}” does not exist: {month} has {days} days.")


def _field(draft: Draft) -> Iterator[Finding]:
    """The day of the front matter, where it has a form that could be read and does not exist."""
    head = draft.front_matter.span
    field = _FIELD.search(draft.file.text, head.start, head.end) if head else None
    if field is None:
        return
    year, month, day = (int(part) for part in field[1].split("-"))
    if year and 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]:
        return
    known = year and 1 <= month <= _MONTHS
    why = (
        f"{ENGLISH_MONTHS[month - 1]} {year} has {calendar.monthrange(year, month)[1]} days"
        if known
        else f"there is no month {month}"
    )
    yield finding(
        RULE,
        draft,
        Span(field.start(1), field.end(1)),
        f"The front matter has the date “{field[1]}”, which does not exist: {why}.",
        in_file=True,
    )


RULE = Rule("D402", "impossible-date", Severity.ERROR, check)
