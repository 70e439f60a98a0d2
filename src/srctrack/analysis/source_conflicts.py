"""Cited sources that count one thing differently: shared by F207 and F208, so that one disagreement is told once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import FigureCheck, figure_checks
from srctrack.compare.figures.conflicts_between_sources import Difference, differences
from srctrack.compare.figures.context import FigureContext, figure_contexts
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.derived import derived
from srctrack.model.source import SourceDocument

_AGREEING = (FigureVerdict.AGREES, FigureVerdict.LOST_HEDGE)


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """A difference, the source that the draft follows and the one that says otherwise."""

    difference: Difference
    first: SourceDocument
    second: SourceDocument
    also: FigureContext | None = None
    """Where the draft tells the second value too."""


@derived
def source_conflicts(analysis: Analysis) -> tuple[SourceConflict, ...]:
    """Return every figure of the draft that its own source confirms and another cited source contradicts; each pair of
    values once."""
    return tuple(_differing(analysis))


def _differing(analysis: Analysis) -> list[SourceConflict]:
    draft, evidence = analysis.draft, analysis.evidence
    if len(evidence.sources) < 2:
        return []
    mine = figure_contexts(draft)
    out: list[SourceConflict] = []
    seen: set[frozenset[tuple[str, int]]] = set()
    for held in figure_checks(analysis):
        first = _borne_out(held)
        if first is None:
            continue
        one = figure_contexts(held.read)
        for key, read in evidence.sources.items():
            if key == held.read.key or _far_apart(held.read, read):
                continue
            other = figure_contexts(read)
            if other.language != one.language:
                continue
            repeated = _repeated(analysis, held, key)
            for found in differences(mine, held.answer.draft, one, first, other, repeated):
                pair = frozenset(
                    {(held.read.key, found.first.figure.span.start), (key, found.second.figure.span.start)}
                )
                if pair not in seen:
                    seen.add(pair)
                    out.append(SourceConflict(found, held.read, read, _also(analysis, found, key)))
    return out


NEARBY = 2
"""Sentences within which two figures of the draft are told side by side."""


def _repeated(analysis: Analysis, held: FigureCheck, key: str) -> frozenset[int]:
    """Where, in the source ``key``, the figures stand that the draft repeats near ``held``."""
    here = held.answer.draft.around.index
    return frozenset(
        h.answer.source.figure.span.start
        for h in figure_checks(analysis)
        if h.read.key == key
        and h.answer.source
        and h.answer.verdict in _AGREEING
        and abs(h.answer.draft.around.index - here) <= NEARBY
    )


MAX_APART_LENGTH = 60
"""Days between two publications beyond which they are not taken to count one event."""


def _far_apart(one: SourceDocument, other: SourceDocument) -> bool:
    a, b = one.source.published, other.source.published
    if a is None or b is None:
        return False
    first, second = (d.date() if isinstance(d, datetime.datetime) else d for d in (a, b))
    return abs((first - second).days) > MAX_APART_LENGTH


def _borne_out(held: FigureCheck) -> FigureContext | None:
    """The source's figure that the draft's repeats."""
    if held.answer.verdict not in _AGREEING or held.answer.source is None:
        return None
    return held.answer.source


def _also(analysis: Analysis, found: Difference, key: str) -> FigureContext | None:
    """The draft's figure that repeats the second source's, in a sentence leaning on it."""
    for held in figure_checks(analysis):
        if (
            held.read.key == key
            and held.at != found.told.figure.span
            and compare_intervals(held.figure, found.second.figure) is IntervalRelation.SAME
        ):
            return held.answer.draft
    return None
