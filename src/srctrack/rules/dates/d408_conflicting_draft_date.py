"""The draft's own dates disagree.

## What it flags

The file name begins with one day, and the date field gives another.

Also a note: a sentence with one year and one link, when the address has another year and a typo would explain it. An
example is “In 2012 …” with a link to “/2021/09/06/”.

## Why it matters

Websites often sort by one of the two dates and show the other. And srctrack counts weekdays and words like “last week”
from the date field.

## Example

Instead of (the file is `2024-03-05-harbor.md`):

    ---
    date: 2024-05-03
    ---

    The harbor opened.

Write:

    ---
    date: 2024-03-05
    ---

    The harbor opened.

## What it misses

Addresses without a date. Years that differ by more than a typo, because articles often look back.

## False alarms

An article may be planned for one day and published on another, while its file keeps the old name. A difference of one
day is not flagged.

## Based on

The file names of posts in Jekyll and Hugo.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.mentions import DateKind
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_NAMED = pattern(r"(?:^|/)(\d{4})-(\d{2})-(\d{2})-[^/]*$")
_FIELD = pattern(r"^[ \t]*[\"']?date[\"']?[ \t]*[:=][ \t]*[\"']?(\d{4}-\d{1,2}-\d{1,2})", re.I | re.M)
_ADDRESS_YEAR = pattern(r"/((?:19|20)\d\d)/(?:\d{1,2}|[a-z]{3})/")
TIME_ZONES = 1
"""Days by which the two may differ: a post of the evening is one of the next day elsewhere."""


def check(analysis: Analysis) -> Iterator[Finding]:
    yield from _file_name(analysis.draft)
    yield from _cited_years(analysis.draft)


def _file_name(draft: Draft) -> Iterator[Finding]:
    named, said = _NAMED.search(draft.path.replace("\\", "/")), draft.front_matter.date
    if named is None or said is None or draft.front_matter.span is None:
        return
    try:
        day = datetime.date(int(named[1]), int(named[2]), int(named[3]))
    except ValueError:
        return
    head = draft.front_matter.span
    field = _FIELD.search(draft.file.text, head.start, head.end)
    if abs((day - said).days) <= TIME_ZONES or field is None:
        return
    yield finding(
        RULE,
        draft,
        Span(field.start(1), field.end(1)),
        f"The date field says {said.isoformat()}; the file's name says {day.isoformat()}",
        in_file=True,
        expected=(day.isoformat(),),
    )


def _cited_years(draft: Draft) -> Iterator[Finding]:
    for sentence in draft.annotations.sentences:
        links = [li for li in draft.links if len(li.words) and sentence.contains(li.words)]
        years = [
            d for d in draft.annotations.dates if sentence.contains(d.span) and d.kind is DateKind.YEAR and d.value
        ]
        if len(links) != 1 or len(years) != 1:
            continue
        m = _ADDRESS_YEAR.search(links[0].url)
        said = str(years[0].year)
        if m and m[1] != said and _exchanged(m[1], said):
            yield finding(
                RULE,
                draft,
                years[0].span,
                f"The sentence says {said}; the address of the page it cites has {m[1]}.",
                expected=(m[1],),
                severity=Severity.NOTE,
                confidence=Confidence.MEDIUM,
            )


def _exchanged(one: str, other: str) -> bool:
    """Whether the two last digits of one year are those of the other in reverse."""
    return one[:2] == other[:2] and one[2:] == other[:1:-1] and one[2] != one[3]


RULE = Rule("D408", "conflicting-draft-date", Severity.WARNING, check)
