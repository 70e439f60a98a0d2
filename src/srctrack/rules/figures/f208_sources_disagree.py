"""Two cited sources give different figures for the same thing.

## What it flags

One cited page has a figure, and another cited page has a different value for the same thing. The rule compares counts,
money, percentages, rates and measures, in every language that srctrack reads. The draft may give one of the values or
both. If it already shows that they differ, in one sentence or with “but” or “while”, you get a note only.

## Why it matters

The editor should know that a number is disputed before a reader does. Often the draft can just say so.

## Example

The Harbour Post says:

    Near Tazrin 56 racing camels had broken out on Tuesday night.

The Morning Ledger says:

    Herders roped 83 escaped racing camels near Tazrin on Tuesday.

Instead of:

    On Tuesday 56 racing camels broke out near Tazrin, the [Harbour Post](https://harbourpost.example/a) writes.
    The [Morning Ledger](https://morningledger.example/b) rode along with a herder.

Write:

    A herd of racing camels broke out near Tazrin on Tuesday. The [Harbour Post](https://harbourpost.example/a) writes
    of 56 racing camels, but the [Morning Ledger](https://morningledger.example/b) counts 83.

## What it misses

Values that differ by more than a factor of two, if the draft has only one of them and the two sentences share few
words. Small numbers. Ratings and magnitudes without a unit.

## False alarms

The pages may be about two groups or two times without saying so. Rising death tolls, corrections, forecasts, limits,
parts, other days and other names are recognised and not flagged. If the later page has more victims, the finding says
that it may replace the earlier figure.

## Based on

srctrack's own rule. The Reuters Handbook of Journalism asks to give figures that conflict together with their sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figure_attribution import outlet_of
from srctrack.analysis.related_places import elsewhere_in_draft, in_source
from srctrack.analysis.source_conflicts import SourceConflict, source_conflicts
from srctrack.compare.figures.context import FigureContext
from srctrack.compare.figures.display import figure_text
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.source import SourceDocument
from srctrack.rules.base import Rule, finding

_GROWING = frozenset({"death", "injury", "missing", "arrest", "evacuation", "infection"})
"""Events whose counts grow while they are counted."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for conflict in source_conflicts(analysis):
        yield finding(
            RULE,
            draft,
            conflict.told.figure.span,
            "; ".join(_says(read, context) for read, context in _told_by(conflict)) + f"{_later(conflict)}.",
            expected=tuple(figure_text(read.prose.text, context.figure) for read, context in _told_by(conflict)[1:]),
            severity=Severity.NOTE if conflict.openly else None,
            confidence=Confidence.MEDIUM,
            related=_related(draft, conflict),
        )


def _told_by(conflict: SourceConflict) -> list[tuple[SourceDocument, FigureContext]]:
    """The pages with their figures, the one that has the draft's first."""
    return [(conflict.holder, conflict.first), (conflict.rival, conflict.second), *conflict.others]


def _says(read: SourceDocument, context: FigureContext) -> str:
    day = read.source.published
    dated = f" ({day.day} {day:%B %Y})" if day else ""
    return f"{outlet_of(read)}{dated} says “{figure_text(read.prose.text, context.figure)}”"


def _later(conflict: SourceConflict) -> str:
    """That the later figure may take the place of the earlier, where days and event say so."""
    if conflict.others:
        return ""
    one, other = conflict.holder.source.published, conflict.rival.source.published
    a, b = conflict.first, conflict.second
    if not one or not other or not (a.events | b.events) & _GROWING or _plain(one) == _plain(other):
        return ""
    early, late = (a, b) if _plain(one) < _plain(other) else (b, a)
    if (early.figure.value or 0) >= (late.figure.value or 0):
        return ""
    return " (the later figure may replace the earlier one)"


def _plain(day: datetime.date) -> datetime.date:
    return day.date() if isinstance(day, datetime.datetime) else day


def _related(draft: Draft, conflict: SourceConflict) -> tuple[Related, ...]:
    out = [in_source(read, context.figure.span, outlet_of(read)) for read, context in _told_by(conflict)]
    if conflict.also:
        out.append(elsewhere_in_draft(draft, conflict.also.figure.span, "this draft"))
    return tuple(out)


RULE = Rule("F208", "sources-disagree", Severity.WARNING, check)
