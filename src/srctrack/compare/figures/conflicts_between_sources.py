"""Two sources that count one thing differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.figures.conflicts_in_text import (
    COUNTED_ANEW,
    LOOSE,
    MAX_DISTANCE,
    MIN_COUNT,
    MOVED,
    a_part,
    set_apart,
)
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.model.figure import Approximation, FigureKind
from srctrack.patterns import pattern

SAME_KIND_OF = 1.5
"""Worth of a shared word before the counted noun (“pilot whales”, “gold coins”)."""
SAME_DAY = 1.0
SAME_EVENT = 1.0
SAME_NAME = 1.0
SAME_WORD = 0.5
TOLD_AS_WELL = 0.5
"""Worth of the draft's putting the second value beside the first itself."""
MAX_NAMES, MAX_WORDS = 2, 4
"""How many shared names and words count."""
ENOUGH = 2.5
"""What must come together, beside the same noun, for two counts to be of one thing: an event and its place or day, and a word or two."""


CORRECTED = pattern(
    r"\b(?:correct(?:ed|s|ion)|withdr[ae]w\w*|revis(?:ed|ion)|updated?|since then|by then|initially|at first|toll|climbed|risen|"
    r"differ(?:s|ent|ing)?|disput(?:e|ed|es)|contradict\w*|higher figure|lower figure|puts? (?:it|the number))\b",
    re.I,
)
"""Words of the draft that already tell a change, a correction or the difference itself."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the draft tells (agreeing with ``first``, of one source) and what another source counts for the same thing."""

    told: FigureContext
    first: FigureContext
    second: FigureContext
    weight: float


def differences(
    draft: FigureContexts,
    told: FigureContext,
    one: FigureContexts,
    first: FigureContext,
    other: FigureContexts,
    repeated: frozenset[int],
) -> Iterator[Difference]:
    """The figure of ``other``, if it is one for certain, that counts what ``first`` counts and cannot be so. ``repeated`` are the starts of
    those figures of ``other`` that the draft tells as well, close by."""
    if not _able(first) or _moved(draft, told, one, first) or set_apart(one, first):
        return
    found = []
    for s in other.by_counted.get(first.head or "", ()):
        if not _able(s):
            continue
        if compare_intervals(first.figure, s.figure) is not IntervalRelation.DISJOINT:
            if compare_intervals(first.figure, s.figure) in (IntervalRelation.SAME, IntervalRelation.COMPATIBLE):
                return  # the other source has the first's value as well
            continue
        weight = _weight(draft, told, first, other, s) + TOLD_AS_WELL * (s.figure.span.start in repeated)
        if weight >= ENOUGH and not set_apart(other, s) and not MOVED.search(s.around.span.of(other.prose.text)):
            found.append(Difference(told, first, s, weight))
    if len({f.second.figure.value for f in found}) == 1:
        yield found[0]


def _able(s: FigureContext) -> bool:
    f = s.figure
    if (
        f.kind is not FigureKind.COUNT
        or s.head is None
        or s.head in COUNTED_ANEW
        or f.per
        or f.approximation is Approximation.VAGUE
    ):
        return False
    return f.value is None or f.value >= MIN_COUNT


def _moved(draft: FigureContexts, told: FigureContext, one: FigureContexts, first: FigureContext) -> bool:
    """Whether the draft, around the figure, or the first source tells of a change of the number over time, or a correction."""
    nearby = draft.sentences[max(0, told.around.index - 1) : told.around.index + 2]
    if any(CORRECTED.search(s.span.of(draft.prose.text)) for s in nearby):
        return True
    return any(MOVED.search(s.around.span.of(text)) for s, text in ((told, draft.prose.text), (first, one.prose.text)))


def _weight(
    draft: FigureContexts, told: FigureContext, first: FigureContext, other: FigureContexts, s: FigureContext
) -> float:
    """What speaks for ``first`` and ``s`` being counts of one thing; below nought where a day, year or place speaks against it."""
    a, b, t = first.around, s.around, told.around
    if (
        _differ(a.weekdays or t.weekdays, b.weekdays)
        or _differ(a.months or t.months, b.months)
        or _differ(a.years or t.years, b.years)
    ):
        return -1
    kinds, others = set(first.nouns[:-1]), set(s.nouns[:-1])
    if kinds and others and not kinds & others and not (kinds | others) & LOOSE:
        return -1
    if a_part(first, s) or a_part(s, first):
        return -1
    ratio = (first.figure.value or first.figure.high or 1) / (s.figure.value or s.figure.high or 1)
    if not 1 / MAX_DISTANCE < ratio < MAX_DISTANCE:
        return -1
    names = (a.names | t.names) & (b.names | _names_before(other, s))
    if not names:
        return -1
    weight = SAME_NAME * min(len(names), MAX_NAMES) + SAME_EVENT * bool((a.events | t.events) & b.events)
    weight += SAME_DAY * bool((a.weekdays | t.weekdays) & b.weekdays or (a.months | t.months) & b.months)
    weight += SAME_KIND_OF * bool(kinds & others)
    shared = (a.stems & b.stems) - set(first.nouns) - set(s.nouns)
    if other.language == draft.language:
        shared |= (t.stems & b.stems) - set(s.nouns)
    return weight + SAME_WORD * min(len(shared), MAX_WORDS)


def _names_before(other: FigureContexts, s: FigureContext) -> frozenset[str]:
    """Names of the two sentences before: “there” and “it” lead back to them."""
    start = max(0, s.around.index - 2)
    return frozenset().union(*(x.names for x in other.sentences[start : s.around.index]), frozenset())


def _differ(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)
