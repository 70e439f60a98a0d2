"""The draft says “last year” or “yesterday”, but not which day it counts from.

## What it flags

“Last year”, “yesterday”, “in recent months”, “two weeks ago” in a draft without a date. The date can be in the front
matter (`date:`), in the file name or in `--date`. There is one note per draft, at the first of these words; it lists
the others.

## Why it matters

People read a text on other days than the day it was written. Without a date, “last year” cannot be compared with a
source.

## Example

Instead of:

    Last year saw regular reports of raids.

Write:

    ---
    date: 2024-01-02
    ---

    Last year saw regular reports of raids.

## What it misses

Such words in a draft that has a date: srctrack can work them out. A weekday alone (“on Sunday”) is not listed.

## False alarms

Your publishing system may put the date on the page later. Then pass `--date`, or begin the file name with the date.
Words in quotation marks count from the day they were spoken and are not flagged.

## Based on

srctrack's own rule. The AP Stylebook asks for the date itself where “last” can be read in two ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.model.finding import Finding, Severity
from srctrack.model.mentions import DateKind
from srctrack.rules.base import Rule, finding

SHOWN = 5
"""Further places listed with the first: enough to see the habit, few enough to read."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    if draft.date is not None:
        return
    relative = [
        d for d in draft.annotations.dates if d.kind is DateKind.RELATIVE and not draft.annotations.in_quotation(d.span)
    ]
    if not relative:
        return
    first, *others = relative
    more = f" ({len(relative)} dates like this)" if others else ""
    yield finding(
        RULE,
        draft,
        first.span,
        f"“{first.text}” depends on the day of writing{more}: add `date:` to the front matter or use --date.",
        related=tuple(elsewhere_in_draft(draft, d.span) for d in others[:SHOWN]),
    )


RULE = Rule("D404", "undated-reference", Severity.NOTE, check)
