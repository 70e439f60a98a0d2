"""Cited pages that give different figures for one thing: shared by F207 and F208, so that one disagreement is one finding."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quantity_pairs import QuantityPair, Situation, pages_behind, quantity_pairs
from srctrack.compare.figures.context import FigureContext
from srctrack.compare.figures.quantity_weights import BOTH, NOWHERE, RIVAL
from srctrack.model.derived import derived
from srctrack.model.source import SourceDocument

_DECISIONS = {Situation.BOTH: BOTH, Situation.RIVAL: RIVAL, Situation.NOWHERE: NOWHERE}
MAX_DAYS_APART = 60
"""Days between two publications beyond which they are not taken to count one event, unless the draft gives both values."""


@dataclass(frozen=True, slots=True)
class SourceConflict:
    """Two values of one thing. ``told`` is the draft's figure, ``first`` the same in the page ``holder``, and ``second``
    the other value in the page ``rival``. ``also`` is where the draft gives that value too, and ``openly`` says that the
    draft sets the two against each other."""

    told: FigureContext
    first: FigureContext
    holder: SourceDocument
    second: FigureContext
    rival: SourceDocument
    also: FigureContext | None
    openly: bool
    score: float
    others: tuple[tuple[SourceDocument, FigureContext], ...] = ()
    """Further pages that give yet another value, with their figures."""


@derived
def source_conflicts(analysis: Analysis) -> tuple[SourceConflict, ...]:
    """Return the figures of the draft that one cited page has and another contradicts; each two values once."""
    scored = [(pair_score(pair), pair) for pair in quantity_pairs(analysis) if _may_conflict(analysis, pair)]
    found = sorted((s for s in scored if s[0] >= _DECISIONS[s[1].situation].threshold), key=lambda s: -s[0])
    out: dict[frozenset[float | None], SourceConflict] = {}
    taken: set[int] = set()
    for score, pair in found:
        key = frozenset({pair.told.value, pair.rival.value})
        if key in out or pair.told.figure.span.start in taken:
            continue
        conflict = replace(_conflict(pair, score), others=_others(pair, found))
        out[key] = conflict
        taken |= {c.figure.span.start for c in (conflict.told, conflict.also) if c is not None}
    return tuple(sorted(out.values(), key=lambda c: c.told.figure.span))


def _others(
    pair: QuantityPair, found: list[tuple[float, QuantityPair]]
) -> tuple[tuple[SourceDocument, FigureContext], ...]:
    """The figures of further pages that contradict the draft's figure, one for each page and value."""
    out: dict[float | None, tuple[SourceDocument, FigureContext]] = {}
    for _, other in found:
        if other.told is pair.told and other.source.key != pair.source.key and other.rival.value != pair.rival.value:
            out.setdefault(other.rival.value, (other.source, other.rival.context))
    return tuple(out.values())


def pair_score(pair: QuantityPair) -> float:
    """Return the chance that the two figures of a pair are two values of one quantity."""
    return _DECISIONS[pair.situation].score(pair.features)


def _may_conflict(analysis: Analysis, pair: QuantityPair) -> bool:
    if pair.holder is None or pair.situation is Situation.NOWHERE:
        return False
    if pair.situation is Situation.BOTH:
        return True
    if _days_apart(pair.holder, pair.source) > MAX_DAYS_APART:
        return False
    resting = {r.source for r in pages_behind(analysis, pair.told.figure.span)}
    return pair.holder.key in resting


def _days_apart(one: SourceDocument, other: SourceDocument) -> int:
    a, b = one.source.published, other.source.published
    if a is None or b is None:
        return 0
    first, second = (d.date() if isinstance(d, datetime.datetime) else d for d in (a, b))
    return abs((first - second).days)


def _conflict(pair: QuantityPair, score: float) -> SourceConflict:
    """The conflict, told from the value that the draft gives first."""
    if pair.holder is None or pair.held is None:
        raise ValueError("no page has the draft's value")
    openly = bool(pair.features.get("retold contrast") or pair.features.get("retold dispute"))
    told, first, second = pair.told.context, pair.held.context, pair.rival.context
    also = pair.also.context if pair.also is not None else None
    if also is not None and also.figure.span < told.figure.span:
        return SourceConflict(also, second, pair.source, first, pair.holder, told, openly, score)
    return SourceConflict(told, first, pair.holder, second, pair.source, also, openly, score)
