"""Figures: a number with its unit, what it counts, and how exact it claims to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.text import Span


class Approximation(StrEnum):
    """How exact a figure claims to be."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    RANGE = "range"
    VAGUE = "vague"


class FigureKind(StrEnum):
    """What a figure is a number of; two of different kinds are never compared, but for shares and percentages."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    """Percentages and percentage points."""
    MEASURE = "measure"
    """A length, weight, duration …: a number with a physical unit."""
    AGE = "age"
    SHARE = "share"
    """A fraction of something: “two thirds”, “one in five”."""
    SCORE = "score"
    """One side of a score or a vote told as “52–48”."""
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as it stands in a text, read as an interval.

    ``low`` and ``high`` are inclusive bounds, None where unbounded; a magnitude word is multiplied out (“3.2
    million” is 3200000). ``unit`` is None for plain counts, ``percent``, ``percentage-point``, an ISO 4217 code
    for money, else the unit's usual symbol. ``counts`` is the counted noun as it stands (“migrants”).
    ``span`` covers the hedge, the number and the magnitude or unit word (“at least 3,000”); ``number`` covers the
    number itself with its magnitude word (“3,000”, “3.2 million”).
    """

    span: Span
    number: Span
    text: str
    low: float | int | None
    high: float | int | None
    unit: str | None
    counts: str | None
    approximation: Approximation
    counts_span: Span | None = None
    scale: int | None = None
    """For vague figures, the order named: 12 for dozens, 1000 for thousands."""
    decimals: int = 0
    """Decimals as written, for how far a rounding may go."""
    ordinal: bool = False
    multiple: bool = False
    """True for “tripled”, “twice as many”: a factor, not a count."""
    kind: FigureKind = FigureKind.COUNT
    value: float | int | None = None
    """The number named, whatever the hedge makes of it; None for ranges and vague figures."""
    per: str | None = None
    """For rates, the unit counted per: “a day” is ``day``."""
    of: Span | None = None
    """The words “of the eight bells” stand for: the whole that this is a part of, where it follows at once."""
