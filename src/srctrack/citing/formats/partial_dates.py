"""Dates as reference managers write them, read as far as they can be."""

from __future__ import annotations

import calendar
import datetime
import re

from srctrack.citing.styles.locales import LOCALES
from srctrack.model.reference import PartialDate

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]([\d:.]+(?:Z|[+-]\d{2}:?\d{2})?))?$")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$"
)
_MONTHS = {
    name.rstrip(".").lower(): at
    for words in LOCALES.values()
    for names in (words.months, words.short)
    for at, name in enumerate(names, 1)
}
"""Month names of every locale; where one is short for another month elsewhere (“mar.”) both say the same month."""


def partial_date(words: str) -> PartialDate | None:
    """The date in ``words``: ISO 8601, “2 January 2024”, “January 2, 2024”, “Jan. 2024” in any known language; anything else
    is kept as it was written. None for no words."""
    words = " ".join(words.split())
    if not words:
        return None
    if m := _ABOUT.fullmatch(words):
        return circa(m["after"] or m["before"])
    if m := _ISO.match(words):
        return _checked(int(m[1]), _number(m[2]), _number(m[3]), f"T{m[4]}" if m[4] else None, words)
    if (m := _WORDS.match(words)) and not (m[1] and m[3]):
        month = _MONTHS.get(m[2].lower()) or _MONTHS.get(_genitive(m[2].lower()))
        if month:
            return _checked(int(m[4]), month, _number(m[1] or m[3]), None, words)
    return PartialDate(literal=words)


_ABOUT = re.compile(r"(?:c|ca|circa|um|vers|около)\.?\s?(?P<after>\d{3,4})|(?P<before>\d{4}(?:-\d\d){0,2})[~?%]", re.I)
"""A year known about: as people write it, and as EDTF does (BibLaTeX: ``1911~``)."""


def circa(words: str) -> PartialDate:
    """A date that is known about, kept in words: no day can be computed from it."""
    return PartialDate(literal=f"c. {words}")


def _number(words: str | None) -> int | None:
    return int(words) if words else None


def _genitive(month: str) -> str:
    """“октябрь” as “октября”: Russian months stand in the nominative in some catalogues."""
    return re.sub(r"[ьй]$", "я", month) if month[-1:] in "ьй" else month + "а"


def _checked(year: int, month: int | None, day: int | None, time: str | None, words: str) -> PartialDate:
    """The date, or its words when there is no such day."""
    possible = year >= 1 and (month is None or 1 <= month <= 12)
    if possible and month and day is not None:
        possible = 1 <= day <= calendar.monthrange(year, month)[1]
    if not possible or (time and day is None):
        return PartialDate(literal=words)
    return PartialDate(year, month, day, time)


def of_day(when: datetime.date | datetime.datetime | None) -> PartialDate | None:
    """A day or an instant; an instant keeps its time and zone."""
    if when is None:
        return None
    time = None
    if isinstance(when, datetime.datetime):
        time = "T" + when.isoformat().partition("T")[2].replace("+00:00", "Z")
    return PartialDate(when.year, when.month, when.day, time)


def to_day(date: PartialDate | None) -> datetime.date | datetime.datetime | None:
    """The day or instant of a date known to the day; None of one that is not."""
    if date is None or date.as_day is None:
        return None
    if date.time:
        try:
            when = datetime.datetime.fromisoformat(date.iso)
        except ValueError:
            return date.as_day
        return when if when.tzinfo else date.as_day
    return date.as_day
