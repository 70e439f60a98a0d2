"""Quantities: the figures of a passage as intervals, a bare number with the unit of its list."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from srctrack.compare.arithmetic.rounding import rounding_step
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.text import Span
from srctrack.patterns import pattern


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the kind and unit that its list gives it. ``low`` and ``high`` bound what it can mean, rounding and
    hedge included; ``high`` may be infinite."""

    figure: Figure
    kind: FigureKind
    unit: str | None
    value: float
    low: float
    high: float
    rounding: float = 0.0
    """Half of the last place written, which rounding may hide. A whole number of millions counts as exact in itself, and as
    rounded beside numbers that show more places."""

    loose: bool = False
    """Whether only its list makes it a figure: never a whole, and no part unless the words claim a sum outright."""

    @property
    def bounded(self) -> bool:
        """Whether the quantity is open on neither side."""
        return math.isfinite(self.high) and self.low > 0

    @property
    def span(self) -> Span:
        return self.figure.span

    @property
    def counts(self) -> str | None:
        """The counted noun; None where the number took its unit from its list."""
        return self.figure.counts if self.kind is self.figure.kind else None

    @property
    def head(self) -> str:
        """The last word of the counted noun, in lower case; empty without one."""
        return self.figure.counts.split()[-1].lower() if self.counts and self.figure.counts else ""

    @property
    def exact(self) -> bool:
        return self.figure.approximation is Approximation.EXACT

    def like(self, other: Quantity) -> bool:
        """Whether the two are of one kind and unit, so that they can be added."""
        return self.kind is other.kind and self.unit == other.unit


COUNTABLE = frozenset({FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT})

_SUMMED_UP = pattern(
    r"\b(?:add(?:s|ed|ing)?|tot(?:als?|ted)|com(?:es|ing|e)|work(?:s|ed)|sum(?:s|med)|made|makes?)\s*$", re.I
)
"""Verbs that take “up to” as a result and not as a bound: “adds up to 4,800”."""


def quantity(figure: Figure, text: str) -> Quantity | None:
    """Return the quantity a figure stands for; None for ordinals, scores, and words that name no number (“dozens”)."""
    if figure.ordinal or figure.multiple or figure.kind in (FigureKind.SCORE, FigureKind.ORDINAL, FigureKind.AGE):
        return None
    if figure.value is None:
        if figure.low is None or figure.high is None:
            return None
        return Quantity(figure, figure.kind, figure.unit, (figure.low + figure.high) / 2, figure.low, figure.high)
    value = float(figure.value)
    rounding = rounding_step(figure) / 2
    exact = figure.approximation is Approximation.EXACT or _result(figure, text)
    half = rounding if figure.decimals or not exact else 0.0
    if exact:
        return Quantity(figure, figure.kind, figure.unit, value, value - half, value + half, rounding)
    if figure.approximation is Approximation.ABOUT:
        room = min(ABOUT_MOST * value, max(last_place(value) / 2, ABOUT_LEAST * value))
        return Quantity(figure, figure.kind, figure.unit, value, value - room, value + room, rounding)
    low = 0.0 if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    return Quantity(figure, figure.kind, figure.unit, value, min(low, value) - half, max(high, value) + half, rounding)


ABOUT_MOST, ABOUT_LEAST = 0.1, 0.04
"""How far “about” reaches, as a share of the number: to half of its last digit that is not nought, within these."""


def last_place(value: float) -> float:
    """Return the size of the last digit that is not nought: 100 for 16,200, .1 for 8.5."""
    digits = f"{abs(value):.6f}".rstrip("0").rstrip(".")
    if "." in digits:
        return float(10.0 ** -len(digits.split(".")[1]))
    return float(10.0 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else 1.0


def _result(figure: Figure, text: str) -> bool:
    low = figure.text.lower()
    if low.startswith("up to "):
        return bool(_SUMMED_UP.search(text[max(0, figure.span.start - 12) : figure.span.start]))
    if low.startswith("over ") and _TIME_NOUN.match(text[figure.span.end : figure.span.end + 16]):
        return True  # “over 12 Saturdays” is how long it took
    return "average" in low


_TIME_NOUN = pattern(
    r"\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|days|weeks|weekends|nights|months|years|hours|evenings|mornings)\b",
    re.I,
)


_BARE = pattern(
    r"\s*(?:$|[,;:.)(—–]|(?:of(?! (?:them|these|those|which|whom)\b)|to|and|in|at|on|for|from|by|come|comes|has|have|is|was|were|today|now|last|this|yesterday|then|later|when|while|more|respectively|a|an|per|or|with|but|already|went|goes|spent)\b)"
)
"""What may follow a number that took its unit from its list: nothing that could be a noun of its own."""
CALENDAR = frozenset({"day", "week", "month", "year", "decade", "century"})
"""Units of time that mostly say when or how long something was, beside numbers of other things."""
MAX_CALENDAR_GAP = 25
"""Code points between two numbers that share one of those."""
MAX_GAP = 70
"""Code points between two numbers of one list of measures or sums of money; longer gaps hold another statement."""


def inherited(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Give a bare number the unit of its nearest neighbour with one (“700 kilos of plums, 450 of pears”; “from €120 to 480”)."""
    out = list(quantities)
    for order in (range(len(out) - 1, -1, -1), range(len(out))):
        step = -1 if order.step > 0 else 1
        for i in order:
            near = i + step
            if 0 <= near + step < len(out) and out[near].unit in CALENDAR and out[i].kind is FigureKind.COUNT:
                near += step  # past “in nine months”
            if 0 <= near < len(out) and _takes_unit(text, out[i], out[near]):
                out[i] = replace(out[i], kind=out[near].kind, unit=out[near].unit)
    for i, q in enumerate(out):
        if i and q.kind is FigureKind.COUNT and _AS_BEFORE.search(text[max(0, q.span.start - 24) : q.span.start]):
            last = out[i - 1]
            if _goes_on(text, q, last):
                out[i] = replace(q, kind=last.kind, unit=last.unit)
    return out


_AS_BEFORE = pattern(
    r"\b(?:to|at|of|was|is|now|reach(?:ed|es|ing)|hit|stood at|stands at|only|just)\s+(?:(?:about|around|some|just|only|nearly|almost|over)\s+)?(?:[$€£¥]\s*)?$",
    re.I,
)
"""Words before a bare number that tells what became of the quantity of the sentence before."""
MAX_FURTHER = 120
"""Code points between that number and the quantity."""
SAME_SIZE = 20.0
"""How many times as large or small as it the number may be."""


def _goes_on(text: str, bare: Quantity, near: Quantity) -> bool:
    if near.kind not in (FigureKind.MONEY, FigureKind.MEASURE) or near.unit in CALENDAR or bare.value < 10:
        return False
    if (
        bare.span.start - near.span.end > MAX_FURTHER
        or bare.figure.counts
        or "\n" in text[near.span.end : bare.span.start]
    ):
        return False
    close = 1 / SAME_SIZE <= bare.value / max(near.value, 1e-9) <= SAME_SIZE
    return close and bool(_BARE.match(text[bare.span.end : bare.span.end + 24]))


def _takes_unit(text: str, bare: Quantity, near: Quantity) -> bool:
    figure = bare.figure
    if bare.kind is not FigureKind.COUNT or near.kind not in (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT):
        return False
    if near.unit in CALENDAR and abs(bare.span.start - near.span.end) > MAX_CALENDAR_GAP:
        return False
    if near.unit == "percentage-point" or "average" in figure.text or figure.text.lower().startswith("a "):
        return False
    gap = text[min(bare.span.end, near.span.end) : max(bare.span.start, near.span.start)]
    if len(gap) > MAX_GAP or _STOP.search(gap) or "\n" in gap:
        return False
    if near.unit in CALENDAR and near.span.start < bare.span.start and _FROM.search(gap):
        return False  # “in two years, from 140 to 610”
    if near.kind is FigureKind.PERCENT and not _one_list_of_percents(text, bare, near, gap):
        return False
    after = text[figure.span.end : figure.span.end + 24]
    return bool(_BARE.match(after)) and _in_proportion(bare, near)


def _one_list_of_percents(text: str, bare: Quantity, near: Quantity, gap: str) -> bool:
    """“From 32 to 41 percent”, “48 percent wind and 27 diesel”; but not “56 (45 percent)”, which restates."""
    if bare.span.start < near.span.start:
        return bool(_TO_PERCENT.fullmatch(gap))
    if text[bare.span.end : bare.span.end + 4] == " of ":
        return False
    if _FROM.search(gap):
        return False
    brackets = {text[max(0, q.span.start - 1) : q.span.start] == "(" for q in (bare, near)}
    return len(brackets) == 1


_TO_PERCENT = pattern(
    r"\s*(?:to|and|or|,|–|-|against|than)\s*(?:(?:about|around|some|just|only|nearly|almost|over|a|the)\s+)?", re.I
)
_FROM = pattern(r"\bfrom\b", re.I)
_STOP = pattern(r"[.!?]\s")


def _in_proportion(bare: Quantity, near: Quantity) -> bool:
    """Whether the two could be items of one list: “two … €3 million” could not."""
    if near.kind is FigureKind.PERCENT:
        return bare.value <= 100
    return bare.value > 0 and near.value > 0 and 0.001 < bare.value / near.value < 1000
