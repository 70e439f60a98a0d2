"""Whether two dates, as two texts say them, may mean the same day, month or year."""

from __future__ import annotations

import datetime

from srctrack.model.mentions import DateKind, DateMention


def same_text(one: DateMention, other: DateMention) -> bool:
    """Whether two dates are said in the same way, so that they can differ: both by month and day, both by weekday alone,
    both by month, both by year."""
    return _manner(one) is not None and _manner(one) == _manner(other)


def may_be_same(one: DateMention, other: DateMention) -> bool:
    """Whether ``other`` may well mean the day (month, year) that ``one`` names: nothing that both say differs, and
    ``other`` is at least as precise."""
    if one.kind is DateKind.RELATIVE or other.kind is DateKind.RELATIVE:
        if not (one.value and other.value) or (one.day and len(other.value) < _TO_THE_DAY):
            return False  # “last month” names no day of it
        return _overlap(one.value, other.value)
    if one.day and one.month and other.day and other.month:
        return _same_day(one, other)
    if one.kind is DateKind.WEEKDAY or other.kind is DateKind.WEEKDAY:
        days = {_weekday(one), _weekday(other)}
        return None not in days and len(days) == 1
    if one.day:
        return False
    if one.month:
        return one.month == other.month and not _years_differ(one, other)
    return one.year is not None and one.year == other.year


def is_verbatim(one: DateMention, other: DateMention) -> bool:
    """Whether ``other`` names the day of ``one`` by itself, not by counting from another day: no “yesterday”, and no
    weekday that only the calendar makes that day."""
    if DateKind.RELATIVE in (one.kind, other.kind) or not may_be_same(one, other):
        return False
    counted = (one.kind is DateKind.WEEKDAY) != (other.kind is DateKind.WEEKDAY)
    return not counted or (one.weekday is not None and other.weekday is not None)


def one_part_apart(one: DateMention, other: DateMention) -> bool:
    """Whether two full dates differ in their day, their month or their year, and in nothing else."""
    if not (one.kind is other.kind is DateKind.DAY and one.year_given and other.year_given):
        return False
    parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return sum(a != b for a, b in parts) == 1 and all(a and b for a, b in parts)


def same_words(date: DateMention) -> tuple[int | None, int | None, int | None, int | None]:
    """What tells a date from others said in its manner."""
    manner = _manner(date)
    if manner == "day":
        return (date.year if date.year_given else None, date.month, date.day, None)
    if manner == "weekday":
        return (None, None, None, date.weekday)
    return (date.year, date.month, None, None)


def _manner(date: DateMention) -> str | None:
    if date.month and date.day:
        return "day"
    if date.kind is DateKind.WEEKDAY:
        return "weekday"
    if date.kind is DateKind.MONTH:
        return "month"
    return "year" if date.kind is DateKind.YEAR and date.value else None


def _same_day(one: DateMention, other: DateMention) -> bool:
    if _years_differ(one, other):
        return False
    if one.kind is DateKind.RANGE and other.kind is DateKind.RANGE and one.value and other.value:
        return one.value == other.value
    if (one.month, one.day) == (other.month, other.day):
        return True
    return _within(one, other) or _within(other, one)


def _years_differ(one: DateMention, other: DateMention) -> bool:
    return one.year_given and other.year_given and one.year != other.year


_TO_THE_DAY = len("2024-01-02")


def _within(day: DateMention, stretch: DateMention) -> bool:
    if not (day.value and stretch.value and "/" in stretch.value):
        return False
    low, high = stretch.value.split("/")
    return low <= day.value.split("/")[0] <= high


def _overlap(one: str, other: str) -> bool:
    """Whether one of two dates, at the precision of the coarser, holds the other (``2024`` and ``2024-01-02``)."""
    short = min(len(one), len(other))
    return one[:short] == other[:short]


def _weekday(date: DateMention) -> int | None:
    if date.weekday is not None:
        return date.weekday
    if date.value and date.day and date.kind is DateKind.DAY:
        return datetime.date.fromisoformat(date.value).weekday()
    return None
