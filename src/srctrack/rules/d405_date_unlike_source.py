"""Another day than the cited source gives for the same event.

## What it flags

A day or a weekday in a sentence that leans on a stored source, where the source's sentence telling the same thing names
another one, and the draft's stands nowhere in the source.

## Why it matters

The day of an event is among the first things a reader checks, and a slip in it survives every reading but one against
the source.

## Example

    The court released them on Wednesday, Fontanka reported.

where the source says “The court released them on Tuesday”; and instead

    The court released them on Tuesday, Fontanka reported.

## What it does not catch

A day that the source names for something else; sentences told in words of the draft's own; sources in another language;
a weekday held against a date, unless the calendar settles it.

## When it is wrong

Where the draft tells a second event in the words of the first. The source's sentence is shown, so that one look decides.
Dates within quotation marks are left alone.

## Authority

Ours.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.mention import DateKind, DateMention
from srctrack.model.source import ReadSource
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding, in_source
from srctrack.text.likeness import Likeness, Sentences

SAME_EVENT = 0.6
"""The share of a draft sentence's telling words that the source's sentence must hold; below, two events pass for one."""
SURE = 0.75
"""From here on the two sentences tell one thing."""
LEAST_WORDS = 4
"""Telling words in common below which a share says nothing."""
AS_LIKE = 0.85
"""Source sentences with this part of the best one's words in common are looked at beside it."""

_DAYS = frozenset({DateKind.DAY, DateKind.RANGE, DateKind.WEEKDAY})


def check(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    indexed: dict[str, Sentences] = {}
    for i, sentence in enumerate(draft.survey.sentences):
        mine = _days_in(draft.survey.dates, sentence)
        mine = [d for d in mine if not draft.survey.in_quotation(d.span) and d.problem is None]
        if not mine:
            continue
        leaning = evidence.leaning_on(i)
        unnamed = [d for d in mine if not any(_names(source, d) for source in leaning)]
        for source in leaning if unnamed else ():
            if source.key not in indexed:
                indexed[source.key] = Sentences(source.prose, source.survey.sentences)
            found = list(_unlike(draft, sentence, mine, unnamed, source, indexed[source.key]))
            if found:
                yield from found
                break


def _unlike(
    draft: Draft,
    sentence: Span,
    mine: Sequence[DateMention],
    unnamed: Sequence[DateMention],
    source: ReadSource,
    index: Sentences,
) -> Iterator[Finding]:
    """The days of ``unnamed`` for which the source's likest sentence has one other; ``mine`` are all of the sentence."""
    beside = index.like(sentence.of(draft.prose.text))
    if not beside or beside[0].share < SAME_EVENT or beside[0].words < LEAST_WORDS:
        return
    best = beside[0]
    theirs = [
        d
        for like in beside
        if like.words >= AS_LIKE * best.words
        for d in _days_in(source.survey.dates, source.survey.sentences[like.sentence])
    ]
    for date in unnamed:
        others = [t for t in theirs if _comparable(date, t) and not any(_same(m, t) for m in mine)]
        if len({_said(t) for t in others}) != 1:
            continue  # none, or several: nobody can tell which was meant
        yield _finding(draft, date, others[0], best, source)


def _finding(draft: Draft, date: DateMention, other: DateMention, best: Likeness, source: ReadSource) -> Finding:
    sure = best.share >= SURE
    name = source.source.outlet.name or source.key
    return finding(
        RULE,
        draft,
        date.span,
        f"“{date.text}” here, “{other.text}” in {name}",
        expected=(other.text,),
        severity=None if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        related=(in_source(source, other.span),),
        why=(("share of words in common", round(best.share, 2)),),
    )


def _days_in(dates: Sequence[DateMention], sentence: Span) -> list[DateMention]:
    return [d for d in dates if d.kind in _DAYS and sentence.contains(d.span)]


def _comparable(mine: DateMention, other: DateMention) -> bool:
    """Whether two days are said in the same way, so that they can differ: both by weekday, or both by month and day."""
    if mine.month and mine.day:
        return bool(other.month and other.day)
    return mine.weekday is not None and other.weekday is not None


def _same(mine: DateMention, other: DateMention) -> bool:
    """Whether two mentions may well mean one day."""
    if mine.month and mine.day and other.month and other.day:
        if mine.kind is DateKind.RANGE and other.kind is DateKind.RANGE and mine.value and other.value:
            return mine.value == other.value
        if mine.month == other.month and mine.day == other.day:
            return True
        return _within(mine, other) or _within(other, mine)
    weekdays = {_weekday(mine), _weekday(other)}
    return None not in weekdays and len(weekdays) == 1


def _within(day: DateMention, stretch: DateMention) -> bool:
    if not (day.value and stretch.value and "/" in stretch.value):
        return False
    low, high = stretch.value.split("/")
    return low <= day.value.split("/")[0] <= high


def _weekday(date: DateMention) -> int | None:
    if date.weekday is not None:
        return date.weekday
    if date.value and date.day and date.kind is DateKind.DAY:
        return datetime.date.fromisoformat(date.value).weekday()
    return None


def _names(source: ReadSource, date: DateMention) -> bool:
    """Whether the source names that day at all, be it the day it was published."""
    if any(_same(date, d) for d in source.survey.dates if d.kind in _DAYS):
        return True
    published = source.source.published
    if published is None:
        return False
    if date.month and date.day:
        return (published.month, published.day) == (date.month, date.day)
    return False


def _said(date: DateMention) -> tuple[int | None, int | None, int | None]:
    return (date.month, date.day, None if date.month else date.weekday)


RULE = Rule("D405", "date-unlike-source", Severity.ERROR, check)
