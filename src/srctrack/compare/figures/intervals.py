"""Whether two figures can both be true of one thing: figures as intervals."""

from __future__ import annotations

import math
from enum import StrEnum

from srctrack.annotate.figures.units import PERCENT, POINT, dimension, factor
from srctrack.compare.arithmetic.rounding import rounding_step
from srctrack.model.figure import Approximation, Figure, FigureKind

SAME = 1e-9
ROUNDED_PLACES = 2
"""Leading digits that an unhedged round number must share with a longer one to be its fair rounding: 5,000 is not 4,600."""
FAR_ROOM = 0.02
"""How far two measures in different units may lie apart and still be conversions of one another, both being rounded."""


class IntervalRelation(StrEnum):
    """How one figure stands to another."""

    SAME = "same"
    COMPATIBLE = "compatible"
    """Both can be true: the intervals meet, or one is the other rounded or converted."""
    DISJOINT = "disjoint"
    UNLIKE = "unlike"
    """Of other kinds or units: they say nothing of one another."""


def compare_intervals(one: Figure, other: Figure) -> IntervalRelation:
    """How ``one`` stands to ``other``, units converted, rounding and hedges allowed for."""
    ratio = conversion(one, other)
    if ratio is None:
        return IntervalRelation.UNLIKE
    a, b = one.value, other.value
    if a is not None and b is not None and ratio == 1.0 and abs(a - b) <= SAME * max(abs(a), abs(b), 1):
        return IntervalRelation.SAME
    if (
        one.approximation is Approximation.EXACT is other.approximation
        and a is not None
        and b is not None
        and ratio == 1.0
    ):
        return IntervalRelation.COMPATIBLE if _rounded(one, other) else IntervalRelation.DISJOINT
    low, high = room(one)
    low, high = low * ratio, high * ratio
    low2, high2 = room(other)
    if ratio != 1.0:
        low, high = low * (1 - FAR_ROOM), high * (1 + FAR_ROOM)
    if low <= high2 + SAME * abs(high2 if math.isfinite(high2) else 0) and low2 <= high + SAME * abs(
        high if math.isfinite(high) else 0
    ):
        return IntervalRelation.COMPATIBLE
    if _meets_imperial(one, other, (low, high), (low2, high2)):
        return IntervalRelation.COMPATIBLE
    if _BOUNDS & {one.approximation, other.approximation}:
        return IntervalRelation.DISJOINT
    if a is not None and b is not None and (rounds_to(b, a * ratio) or rounds_to(a * ratio, b)):
        return IntervalRelation.COMPATIBLE
    return IntervalRelation.DISJOINT


IMPERIAL_GALLON = 4.54609 / 3.785411784
"""An imperial gallon in gallons of the United States (NIST Special Publication 811, appendix B)."""


def _meets_imperial(one: Figure, other: Figure, ours: tuple[float, float], theirs: tuple[float, float]) -> bool:
    """Whether two volumes are one where the gallons of either are imperial ones."""
    if one.unit == other.unit or "gal" not in (one.unit, other.unit):
        return False
    factor = IMPERIAL_GALLON if one.unit == "gal" else 1 / IMPERIAL_GALLON
    return ours[0] * factor <= theirs[1] and theirs[0] <= ours[1] * factor


_BOUNDS = frozenset({Approximation.AT_LEAST, Approximation.AT_MOST, Approximation.MORE_THAN, Approximation.LESS_THAN})
"""Hedges that name a limit: rounding must not cross it."""


def _rounded(one: Figure, other: Figure) -> bool:
    """Whether one of two plain figures is the other, written less exactly: 3.2 million and 3,214,000."""
    a, b = float(one.value or 0), float(other.value or 0)
    steps = sorted((SHARE_STEP if f.kind is FigureKind.SHARE else rounding_step(f)) for f in (one, other))
    if steps[0] != steps[1] and abs(a - b) <= steps[1] / 2 + SAME:
        return True
    return rounds_to(b, a) or rounds_to(a, b)


def comparable(one: Figure, other: Figure) -> bool:
    return conversion(one, other) is not None


def conversion(one: Figure, other: Figure) -> float | None:
    """What ``one`` is multiplied by to stand in ``other``'s unit; None where the two cannot be compared."""
    if FigureKind.SHARE in (one.kind, other.kind):
        return _share(one, other)
    if one.multiple != other.multiple or one.ordinal != other.ordinal:
        return None
    if one.unit == other.unit:
        if one.per != other.per and one.per and other.per:
            return None
        return 1.0 if one.kind == other.kind else None
    if (
        one.unit is None
        or other.unit is None
        or dimension(one.unit) == "money"
        or {one.unit, other.unit} & {PERCENT, POINT}
    ):
        return None
    return factor(one.unit, other.unit)


def _share(one: Figure, other: Figure) -> float | None:
    if one.kind is other.kind:
        return 1.0
    if one.kind is FigureKind.SHARE and other.unit == PERCENT:
        return 100.0
    if other.kind is FigureKind.SHARE and one.unit == PERCENT:
        return 0.01
    return None


SHARE_ROOM = 0.04
"""How far “a third” or “half” may stand from the percentage it tells, as a share of one."""


SHARE_STEP = 2 * SHARE_ROOM


_FROM_BELOW = (Approximation.AT_LEAST, Approximation.MORE_THAN)
_FROM_ABOVE = (Approximation.AT_MOST, Approximation.LESS_THAN)


def room(figure: Figure) -> tuple[float, float]:
    """The lowest and highest value the figure can mean; infinite where open.

    A number is as good as its last digit, but for a bound, which says on which side of it the value is: 71.8 is 72
    and is not more than 72.
    """
    step = rounding_step(figure) / 2
    if figure.kind is FigureKind.SHARE:
        step = SHARE_ROOM
    low = -math.inf if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    if figure.approximation is Approximation.AT_MOST and figure.value:
        low = min(low, 0.0)
    if figure.approximation is Approximation.VAGUE:
        low = float(figure.scale or 1)
        high = low * 1000
    below = 0.0 if figure.approximation in _FROM_BELOW and figure.kind is not FigureKind.SHARE else step
    above = 0.0 if figure.approximation in _FROM_ABOVE and figure.kind is not FigureKind.SHARE else step
    return low - below, high + above


def rounds_to(exact: float, rounded: float) -> bool:
    """Whether ``rounded`` is ``exact`` rounded at its own last digit that is not nought, and close enough to pass for it."""
    if rounded == 0 or exact == 0 or rounded != int(rounded) or abs(rounded) < 10:
        return False
    step = 1
    value = int(abs(rounded))
    while value % 10 == 0:
        value //= 10
        step *= 10
    if step == 1:
        return abs(exact - rounded) < 1 and exact != int(exact) and abs(rounded) >= 10
    digits = len(str(value))
    places = math.floor(math.log10(abs(rounded))) + 1
    if digits < ROUNDED_PLACES:
        step = 10 ** max(places - ROUNDED_PLACES, 0)
    return abs(abs(exact) - abs(rounded)) <= step / 2
