"""Quantities of two units read as one: “6 feet 3 inches”, “4 minutes 12 seconds”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from srctrack.model.figure import Figure, FigureKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_SMALLER = {
    "ft": ("in", 12.0),
    "lb": ("oz", 16.0),
    "GBP": ("oz", 16.0),
    "st": ("lb", 14.0),
    "m": ("cm", 100.0),
    "mi": ("yd", 1760.0),
    "hour": ("minute", 60.0),
    "minute": ("second", 60.0),
}
"""The smaller unit that goes with a unit, and how many of it make one."""


_TIMES = frozenset({"hour", "minute"})
"""Units whose compound is counted in the smaller unit, as races and journeys are."""


def joined(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures, with “6 feet 3 inches” as one."""
    taken = False
    for one, other in pairwise((*figures, None)):
        if one is None or taken:
            taken = False
            continue
        whole = _compound(text, one, other) if other else None
        taken = whole is not None
        yield whole or one


def _compound(text: str, one: Figure, other: Figure) -> Figure | None:
    small = _SMALLER.get(one.unit or "")
    if small is None or other.unit != small[0] or one.value is None or other.value is None:
        return None
    if not _JOINS.fullmatch(text[one.span.end : other.span.start]):
        return None
    span = Span(one.span.start, other.span.end)
    value, unit, decimals = float(one.value) + float(other.value) / small[1], one.unit, 2
    if one.unit in _TIMES:
        value, unit, decimals = value * small[1], small[0], other.decimals
    return replace(
        one, span=span, text=span.of(text), value=value, low=value, high=value,
        unit="lb" if unit == "GBP" else unit, kind=FigureKind.MEASURE, decimals=decimals,
    )  # fmt: skip


_JOINS = pattern(r"\s*(?:,|and)?\s*", re.I)
