"""When the earlier texts of a source were captured, in words."""

from __future__ import annotations

import datetime

from srctrack.language.calendar import ENGLISH_MONTHS
from srctrack.model.source import SourceDocument


def was_captured(read: SourceDocument, number: int) -> str:
    """The day the earlier text ``number`` (0: the one before the newest) was captured last, with its time where
    that was the day of the newest too; “earlier” when it cannot be told."""
    newest = read.source.newest
    ids = [s.text_id for s in reversed(read.source.snapshots) if newest is None or s.text_id != newest.text_id]
    distinct = list(dict.fromkeys(i for i in ids if i))
    if len(distinct) != len(read.earlier):
        return "earlier"
    captured = max(s.captured for s in read.source.snapshots if s.text_id == distinct[number])
    return _told(captured, newest.captured if newest else None)


def captured_words(read: SourceDocument, number: int) -> str:
    """“in the copy of 2 January 2024”, or “in an earlier copy”."""
    when = was_captured(read, number)
    return "in an earlier copy" if when == "earlier" else f"in the copy of {when}"


def newest_captured(read: SourceDocument) -> str:
    """The day of the newest snapshot, likewise."""
    newest = read.source.newest
    if newest is None:
        return day_said(read.source.accessed)
    others = [s.captured for s in read.source.snapshots if s.text_id != newest.text_id]
    return _told(newest.captured, others[-1] if others else None)


def _told(when: datetime.datetime, beside: datetime.datetime | None) -> str:
    same_day = beside is not None and beside.date() == when.date()
    return day_said(when) + (f" at {when:%H:%M}" if same_day else "")


def day_said(when: datetime.datetime | datetime.date) -> str:
    """“2 January 2024”, as reports name days."""
    return f"{when.day} {ENGLISH_MONTHS[when.month - 1]} {when.year}"
