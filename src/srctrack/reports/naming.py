"""How reports name a source for people: who published it, when, what is kept and archived of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from srctrack.model.finding import Finding, Related
from srctrack.model.source import Source

MONTHS = "January February March April May June July August September October November December".split()


def day(when: datetime.date | datetime.datetime) -> str:
    """“3 January 2024”: the form that no reader takes for another month."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def publisher(source: Source) -> str:
    """The outlet's name, else its domain, else the page's address."""
    return source.outlet.name or source.outlet.domain or source.final_url or source.url


def archived_url(source: Source) -> str | None:
    """The address of a copy an archive is known to show, None when there is none."""
    return next((a.memento.url for a in source.archives if a.state.archived and a.memento), None)


def told_by(related: Related, sources: Mapping[str, Source]) -> str:
    """Who says the words of ``related``: “Fontanka, 2 January 2024, kept 4 January 2024, archived [key]”; empty when the
    place names no source."""
    if related.source is None:
        return related.url or ""
    source = sources.get(related.source)
    if source is None:
        parts = [related.url] if related.url else []
    else:
        parts = [publisher(source)]
        if source.published:
            parts.append(day(source.published))
        if source.newest:
            parts.append(f"saved {day(source.newest.captured)}")
    if related.archived_url or (source and archived_url(source)):
        parts.append("archived")
    return f"{', '.join(parts)} [{related.source}]".strip()


def other_side(finding: Finding, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """What stands elsewhere, a sentence a place: the words and who says them; for formats without room for frames."""
    told = []
    for related in finding.related:
        who = told_by(related, sources) if related.source or related.url else f"also in {related.path}"
        note = f"{related.note}: " if related.note else ""
        told.append(f"{note}{' '.join(related.excerpt.split())} ({who})")
    return tuple(told)
