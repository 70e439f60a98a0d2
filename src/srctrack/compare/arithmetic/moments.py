"""Moments: the days, months and years that a passage names, as stretches of the calendar."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.text import Span
from srctrack.patterns import pattern

YEAR_LENGTH = 365.2425
"""Days of a mean Gregorian year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as the days it may be: ``first`` and ``last`` are day numbers (``datetime.date.toordinal``), equal for one day.
    ``year_given`` is false where the year was only guessed from the draft's own date."""

    span: Span
    first: int
    last: int
    year_given: bool = True

    @property
    def whole_year(self) -> bool:
        return self.last - self.first >= 364

    def later_by(self, years: int) -> Moment:
        days = round(years * YEAR_LENGTH)
        return Moment(self.span, self.first + days, self.last + days, self.year_given)


def moments(
    dates: Sequence[DateMention], within: Span, text: str, today: datetime.date | None = None
) -> Iterator[Moment]:
    """Return the moments named within a stretch of ``text``, in order; decades and vague parts of a year are left out.
    “Saturday” and “last week” are about ``today``."""
    for d in dates:
        if not (within.start <= d.span.start and d.span.end <= within.end):
            continue
        if d.kind is DateKind.RANGE:
            yield from _ends(d)
            continue
        ends = _days(d) or _about(d, today)
        if ends and not _VAGUE.search(text[max(within.start, d.span.start - 12) : d.span.start]):
            yield Moment(d.span, *ends, year_given=d.year_given or d.kind is DateKind.YEAR)


_VAGUE = pattern(r"\b(?:(?:early|mid|late)[\s-]|the\s(?:class of\s)?|fiscal\s|FY\s?|season\s)$", re.I)


def _ends(d: DateMention) -> Iterator[Moment]:
    if d.value and len(d.value) == 21:
        first, last = (datetime.date.fromisoformat(x).toordinal() for x in d.value.split("/"))
        half = d.text.find("to") if "to" in d.text else len(d.text) // 2
        middle = d.span.start + max(half, 1)
        yield Moment(Span(d.span.start, middle), first, first, d.year_given)
        yield Moment(Span(middle, d.span.end), last, last, d.year_given)


_NEAR = pattern(
    r"(?:yesterday|today|tomorrow|tonight|(?:this|last|next) (?:week|weekend|month|morning|evening|night))", re.I
)


def _about(d: DateMention, today: datetime.date | None) -> tuple[int, int] | None:
    if today is None:
        return None
    day = today.toordinal()
    if d.kind is DateKind.WEEKDAY:
        return day - 7, day + 7
    if d.kind is DateKind.RELATIVE and _NEAR.fullmatch(d.text):
        return day - 62, day + 31
    return None


def _days(d: DateMention) -> tuple[int, int] | None:
    if d.kind is DateKind.YEAR and d.value and d.year:
        return datetime.date(d.year, 1, 1).toordinal(), datetime.date(d.year, 12, 31).toordinal()
    if d.kind is DateKind.MONTH and d.year and d.month:
        days = calendar.monthrange(d.year, d.month)[1]
        return datetime.date(d.year, d.month, 1).toordinal(), datetime.date(d.year, d.month, days).toordinal()
    if d.kind is DateKind.DAY and d.year and d.month and d.day and not d.problem:
        try:
            day = datetime.date(d.year, d.month, d.day).toordinal()
        except ValueError:
            return None
        return day, day
    return None
