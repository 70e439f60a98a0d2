"""A date that counts from another day, in a draft that does not say from which.

## What it flags

“Last year”, “yesterday”, “in recent months”, “two weeks ago”, when neither the front matter's `date:`, the file's name
nor `--date` says which day the draft speaks from. One note a draft, at the first of them; the others are listed with it.

## Why it matters

A text is read on other days than it is written. Without a date even its editor cannot hold “last year” against a source.

## Example

Instead of:

    Last year saw regular reports of raids.

Write:

    ---
    date: 2024-01-02
    ---

    Last year saw regular reports of raids.

## What it misses

Relative dates in a draft that has a date: they can be counted, and are. A weekday alone (“on Sunday”) is not listed.

## False alarms

It is for information: where the publishing system puts the date on the page, give it with `--date`, or begin the file's name with it.
Words within quotation marks count from the day they were spoken and are left alone.

## Based on

srctrack's own rule. The AP Stylebook asks for the date itself where “last” could be taken two ways.
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
