"""What is said of two figures that answer to one another: verdicts, and what makes them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from srctrack.annotate.figures.units import POINT, dimension
from srctrack.compare.figures.context import FigureContext, FigureContexts, SentenceContext
from srctrack.compare.figures.cross_language import same_digits
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals, conversion, rounds_to
from srctrack.compare.figures.token_alignment import number_of
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.finding import Confidence
from srctrack.model.text import Span


class FigureVerdict(StrEnum):
    """How a draft's figure stands to the source's."""

    AGREES = "agrees"
    FIGURE = "figure"
    UNIT = "unit"
    MAGNITUDE = "magnitude"
    LOST_HEDGE = "lost-hedge"
    REVERSED_HEDGE = "reversed-hedge"
    """A lower bound made an upper one, or the other way round."""
    PAST = "past"
    """The draft's own hedge or rounding does not bear the source's figure."""
    ABSENT = "absent"
    """Nothing comparable in the source."""
    UNCLEAR = "unclear"
    """Two figures of the source fit, or too little ties the sentences: nothing is to be said."""


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """A draft's figure, the figure of the source it answers to (None where there is none), and how sure that is.
    ``closeness`` is how much of the draft's sentence the source's sentence covers, 0 to 1."""

    draft: FigureContext
    source: FigureContext | None
    verdict: FigureVerdict
    confidence: Confidence = Confidence.HIGH
    closeness: float = 0.0


VERBATIM = 0.75
"""Coverage from which two sentences are one, but for a word or two."""
CLOSE = 0.5
"""Coverage from which they tell one thing in nearly the same words."""
LOOSE = 0.3
"""Coverage below which nothing is said: at most the subject is shared."""
DRIFT = 0.015
"""How far, as a share, two named values under one hedge may lie apart and still be one (“about 3,000”, “about 3,040”)."""
HEDGE_ROOM = 2.0
"""Within this ratio a hedge that does not hold is a rounding gone too far; beyond, it is another figure."""


def asks(draft: FigureContexts, s: FigureContext) -> bool:
    f = s.figure
    if f.approximation is Approximation.VAGUE or f.multiple or f.kind is FigureKind.SHARE:
        return False
    if f.value in (0, 1) and f.unit is None:
        return False
    return not quoted(draft, f.number)


def quoted(settings: FigureContexts, at: Span) -> bool:
    """Whether ``at`` lies in somebody's quoted sentence; a quotation of a few words is the writer's own sentence still."""
    return any(q.outer.overlaps(at) and len(q.text.split()) > FEW_WORDS for q in settings.annotations.quotes)


FEW_WORDS = 4
"""Words up to which a quotation does not shield the figure in it."""


def bare(settings: FigureContexts, around: SentenceContext, at: Span) -> FigureContext:
    """A number that was read as no figure, as one."""
    text = at.of(settings.prose.text)
    digits = re.sub(r"\D", "", number_of(text) or "")
    value = int(digits) if digits else 0
    figure = Figure(at, at, text, value, value, None, None, Approximation.EXACT, value=value)
    return FigureContext(figure, around)


def alike(ours: Figure, theirs: Figure) -> bool:
    """Whether the two can be compared at all: of one kind and dimension, or with one number under two units."""
    if (
        theirs.approximation is Approximation.VAGUE
        or ours.ordinal != theirs.ordinal
        or ours.multiple != theirs.multiple
    ):
        return False
    if conversion(ours, theirs) is not None:
        return True
    if ours.value is None or ours.value != theirs.value:
        return dimension(ours.unit) == dimension(theirs.unit) == "share" and theirs.kind is not FigureKind.SHARE
    return ours.unit is not None and theirs.unit is not None


def verdict_of(ours: Figure, theirs: Figure, coverage: float) -> FigureVerdict:
    """How ``ours`` stands to ``theirs``, the two being told of one thing."""
    ratio = conversion(ours, theirs)
    if ratio is None or (ours.unit != theirs.unit and ours.value is not None and ours.value == theirs.value):
        if dimension(ours.unit) == "share" and ours.value != theirs.value:
            return FigureVerdict.FIGURE if ours.unit == theirs.unit else FigureVerdict.AGREES
        return FigureVerdict.AGREES if {ours.unit, theirs.unit} in _NAMESAKES else FigureVerdict.UNIT
    found = compare_intervals(ours, theirs)
    if found is IntervalRelation.SAME:
        return FigureVerdict.AGREES
    if found is IntervalRelation.COMPATIBLE and not drifts(ours, theirs, coverage):
        return FigureVerdict.AGREES
    if ours.value and theirs.value and power_of_ten(ours.value * ratio, theirs.value):
        return FigureVerdict.MAGNITUDE
    if (
        found is IntervalRelation.DISJOINT
        and ours.approximation not in (Approximation.EXACT, Approximation.RANGE)
        and ours.approximation != theirs.approximation
    ):
        a, b = (ours.value or 0) * ratio, theirs.value or theirs.high or theirs.low or 0
        if a and b and max(a, b) <= HEDGE_ROOM * min(a, b):
            return FigureVerdict.PAST
    return FigureVerdict.FIGURE


def drifts(ours: Figure, theirs: Figure, coverage: float) -> bool:
    """Whether two hedged figures whose intervals meet nevertheless name two values: “more than 500” made “more than 800” in a sentence
    that is otherwise the source's own."""
    if coverage < CLOSE:
        return False
    if ours.approximation is Approximation.RANGE and theirs.approximation is Approximation.RANGE:
        return (ours.low, ours.high) != (theirs.low, theirs.high)
    if ours.value is None or theirs.value is None or ours.unit != theirs.unit:
        return False
    if ours.approximation is not theirs.approximation and ours.approximation is not Approximation.EXACT:
        return False
    if theirs.approximation is Approximation.EXACT:
        return False
    if rounds_to(theirs.value, ours.value) or rounds_to(ours.value, theirs.value):
        return False
    return abs(ours.value - theirs.value) > DRIFT * max(abs(ours.value), abs(theirs.value))


_NAMESAKES = (
    {"GBP", "lb"},
    {"mm", "l"},
    {"ton", "t"},
    {"°", "°C"},
    {"°", "°F"},
    {"USD", "CAD"},
    {"USD", "AUD"},
    {"USD", "NZD"},
    {"USD", "HKD"},
    {"USD", "SGD"},
    {"cent", "USD"},
)
"""Units that share a name or a sign, so that one may be written for the other: pounds, tons, degrees, dollars; and rain, of which a millimetre is a litre on a square metre."""


def is_namesake(one: str | None, other: str | None) -> bool:
    """Whether two units share a name or a sign."""
    return {one, other} in _NAMESAKES


def power_of_ten(one: float, other: float) -> bool:
    if one <= 0 or other <= 0:
        return False
    power = math.log10(one / other)
    return abs(power) > 0.5 and abs(power - round(power)) < 1e-6


_FROM_BELOW = (Approximation.AT_LEAST, Approximation.MORE_THAN)
_FROM_ABOVE = (Approximation.AT_MOST, Approximation.LESS_THAN)


def is_reversed(ours: Figure, theirs: Figure) -> bool:
    """Whether one figure is bounded from below and the other from above, the number being the same."""
    sides = [(f.approximation in _FROM_BELOW, f.approximation in _FROM_ABOVE) for f in (ours, theirs)]
    return sorted(sides) == [(False, True), (True, False)]


def hedge_verdict(ours: Figure, theirs: list[Figure]) -> FigureVerdict | None:
    """Return whether all of ``theirs``, of one value with ``ours``, have the hedge that ours turns round or leaves out."""
    if all(is_reversed(ours, other) for other in theirs):
        return FigureVerdict.REVERSED_HEDGE
    hedged = all(other.approximation not in (Approximation.EXACT, Approximation.RANGE) for other in theirs)
    if ours.approximation is Approximation.EXACT and hedged:
        return FigureVerdict.LOST_HEDGE
    return None


BOUNDED = (Approximation.AT_LEAST, Approximation.MORE_THAN, Approximation.LESS_THAN)
"""Hedges whose loss is worth a warning; “up to” is also said of movements, and “about” of any round number."""


def hedged(source: FigureContexts, s: FigureContext, other: FigureContext, coverage: float) -> FigureMatch:
    """The answer for one value on both sides: whether the draft drops the source's hedge."""
    ours, theirs = s.figure, other.figure
    if ours.unit != theirs.unit and POINT in (ours.unit, theirs.unit):
        return FigureMatch(s, other, FigureVerdict.UNIT, closeness=coverage)
    if is_reversed(ours, theirs) and not any(
        o.figure.value == ours.value and not is_reversed(ours, o.figure) for o in source.figures
    ):
        return FigureMatch(s, other, FigureVerdict.REVERSED_HEDGE, Confidence.HIGH, coverage)
    lost = ours.approximation is Approximation.EXACT and theirs.approximation not in (
        Approximation.EXACT,
        Approximation.RANGE,
    )
    if lost and not any(
        o.figure.approximation is Approximation.EXACT and compare_intervals(ours, o.figure) is IntervalRelation.SAME
        for o in source.figures
    ):
        sure = theirs.approximation in BOUNDED and (coverage >= CLOSE or (s.head is not None and s.head == other.head))
        return FigureMatch(s, other, FigureVerdict.LOST_HEDGE, Confidence.HIGH if sure else Confidence.LOW, coverage)
    return FigureMatch(s, other, FigureVerdict.AGREES, closeness=coverage)


MIN_COUNT = 4
"""Counts below this (“two men”) are counted anew in every sentence: they are held only to sentences that are one."""
FAR = 10.0
"""Ratio of two bare counts from which they are hardly one figure mistyped, unless by a power of ten."""


def far_apart(ours: Figure, theirs: Figure) -> bool:
    a, b = float(ours.value or 0), float(theirs.value or 0)
    return bool(a and b and max(a, b) > FAR * min(a, b) and not power_of_ten(a, b))


def has_transposed_digits(ours: Figure, theirs: Figure) -> bool:
    """Whether the two have the same digits in another order: the mark of a slip of the hand."""
    return (
        ours.value is not None
        and ours.value >= FAR
        and ours.value != theirs.value
        and same_digits(ours.value, theirs.value)
    )
