"""Two cited sources give different figures for one thing.

## What it flags

A figure that its own source bears out, while another source the draft cites counts the same thing (one noun, one event, the same names and days) and comes to a value that cannot be squared with it.
The finding lists every version with its outlet, date and words, whether or not the draft tells both.

## Why it matters

The editor should know that the number is disputed before a reader does. Often the draft can simply say so.

## Example

Instead of:

    Police arrested at least 3,000 migrants, Fontanka reports. Families waited outside for hours, Novaya Gazeta writes. (Novaya Gazeta: 5,200 migrants were arrested.)

Write:

    Police arrested at least 3,000 migrants, Fontanka reports; Novaya Gazeta counts 5,200.

## What it misses

Sources in two languages, where only one value stands in the draft; sums of money and percentages; counts under different nouns (“cattle”, “animals”).

## False alarms

Where the sources speak of two days, places or groups and their words do not tell. Tolls that rise, corrections, parts and other periods are recognised by their words and left alone;
where the later source has the higher number of victims, the finding says that it may supersede the earlier.

## Based on

srctrack's own rule.; the Reuters Handbook of Journalism asks to give conflicting figures together with their sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figure_attribution import outlet_of
from srctrack.analysis.related_places import elsewhere_in_draft, in_source
from srctrack.analysis.source_conflicts import SourceConflict, source_conflicts
from srctrack.compare.figures.display import figure_text
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.source import SourceDocument
from srctrack.rules.base import Rule, finding

_GROWING = frozenset({"death", "injury", "missing", "arrest", "evacuation", "infection"})
"""Events whose counts grow while they are counted."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for d in source_conflicts(analysis):
        told, second = d.difference.told, d.difference.second
        words = figure_text(draft.prose.text, told.figure)
        versions = [
            _version(d.first, figure_text(d.first.prose.text, d.difference.first.figure)),
            _version(d.second, figure_text(d.second.prose.text, second.figure)),
            f"this draft: “{words}”",
        ]
        yield finding(
            RULE,
            draft,
            told.figure.span,
            "two sources count one thing differently: " + " · ".join(versions) + _later(d),
            expected=(figure_text(d.second.prose.text, second.figure),),
            confidence=Confidence.MEDIUM,
            related=_related(draft, d),
        )


def _version(read: SourceDocument, words: str) -> str:
    day = _day(read)
    return f"{outlet_of(read)}{f' ({day.day} {day:%B %Y})' if day else ''}: “{words}”"


def _day(read: SourceDocument) -> datetime.date | None:
    return read.source.published


def _later(d: SourceConflict) -> str:
    """That the later figure may take the place of the earlier, where days and event tell so."""
    one, other = _day(d.first), _day(d.second)
    a, b = d.difference.first, d.difference.second
    if not one or not other or not (a.events | b.events) & _GROWING:
        return ""
    early, late = (a, b) if _plain(one) < _plain(other) else (b, a)
    if _plain(one) == _plain(other) or (early.figure.value or 0) >= (late.figure.value or 0):
        return ""
    return " (the later figure may supersede the earlier)"


def _plain(day: datetime.date) -> datetime.date:
    return day.date() if isinstance(day, datetime.datetime) else day


def _related(draft: Draft, d: SourceConflict) -> tuple[Related, ...]:
    out = [
        in_source(d.first, d.difference.first.figure.span, outlet_of(d.first)),
        in_source(d.second, d.difference.second.figure.span, outlet_of(d.second)),
    ]
    if d.also:
        out.append(elsewhere_in_draft(draft, d.also.figure.span, "this draft"))
    return tuple(out)


RULE = Rule("F208", "sources-disagree", Severity.WARNING, check)
