"""Conversions: one quantity told twice, in two units, the second in brackets or after “or”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from srctrack.annotate.figures.units import dimension, factor
from srctrack.compare.arithmetic.compound import joined
from srctrack.compare.arithmetic.quantity import last_place
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.patterns import pattern

_LINK = pattern(
    r"(?:\s+[\w’'-]+){0,2}\s*(?:[(\[]\s*|,\s+(?:or|that is|i\.e\.,?|which is)\s+|\s+(?:or|equals|i\.e\.|which is)\s+|\s*=\s*|\s*/\s*)(?:(?:about|some|around|nearly|roughly|or|that is|minus|i\.e\.|approximately|approx\.|just (?:over|under)|equal to|equivalent to|c\.|ca\.|=|≈)\s*){0,2}",
    re.I,
)
_UNIT_WORD = pattern(r"[\s-]*(?:degrees?\s+)?(Celsius|Fahrenheit|centigrade|°?[CF]\b)", re.I)
_CLOSES = pattern(r"\s*(?:[)\],.;:—–]|in\b|of\b|a\b|from\b|at\b|to\b|on\b|$|[\w’'-]+\s*[),.;])", re.I)

SEVERAL: dict[tuple[str, str], tuple[float, ...]] = {
    ("gal", "l"): (3.785411784, 4.54609),
    ("ton", "t"): (0.90718474, 1.0160469088, 1.0),
    ("ton", "kg"): (907.18474, 1016.0469088, 1000.0),
    ("ton", "lb"): (2000.0, 2240.0),
    ("st", "kg"): (6.35029318,),
    ("st", "lb"): (14.0,),
}
"""Units of one name and two sizes: American and imperial (NIST Special Publication 811, appendix B)."""
DOLLARS: dict[str, tuple[float, float]] = {
    "USD": (1.0, 1.0), "EUR": (0.82, 1.6), "GBP": (1.05, 2.11), "CHF": (0.55, 1.4), "CAD": (0.61, 1.1), "AUD": (0.47, 1.11),
    "NZD": (0.38, 0.89), "JPY": (0.0061, 0.0134), "CNY": (0.115, 0.166), "SEK": (0.087, 0.17), "NOK": (0.084, 0.2), "DKK": (0.11, 0.215), "INR": (0.0105, 0.026),
}  # fmt: skip
"""The lowest and highest price in US dollars since 2000 (Federal Reserve, release H.10)."""
PAID_ROOM = 1.15
"""How far a price in another currency may be outside of those rates: days and fees differ."""
OWN_ROUNDING = 0.02
"""How far a conversion may be off beside the rounding of its last digit."""


def find_conversions(text: str, figures: tuple[Figure, ...]) -> Iterator[Calculation]:
    """Every quantity told twice in two units, whether the two agree or not."""
    for one, other in pairwise(joined(text, figures)):
        link = text[one.span.end : other.span.start]
        unit, into = _unit(text, one, other), _unit(text, other, one)
        if one.value is None or other.value is None or not unit or not into or unit == into or len(link) > 40:
            continue
        if _DEGREES.match(link):
            link = link[len(_DEGREES.match(link).group()) :]  # type: ignore[union-attr]
        if not _LINK.fullmatch(link) or not _CLOSES.match(text[other.span.end : other.span.end + 40]):
            continue
        made = _made(_signed(text, one), unit, into)
        if made:
            yield _judged(one, other, made, _signed(text, other), unit, into)


_DEGREES = pattern(r"\s*(?:degrees?\s+)?(?:Celsius|Fahrenheit|centigrade)\b", re.I)


def _unit(text: str, figure: Figure, beside: Figure) -> str | None:
    """The unit of a figure: “pounds” beside a weight are a weight, a bare number before “Celsius” is a temperature."""
    if figure.unit == "GBP" and "pound" in figure.text.lower() and dimension(beside.unit) == "mass":
        return "lb"
    if figure.kind is FigureKind.COUNT and (figure.counts or "") == "stone" and dimension(beside.unit) == "mass":
        return "st"
    if figure.unit in ("°", None):
        m = _UNIT_WORD.match(text, figure.span.end, figure.span.end + 24)
        if m is None and figure.unit == "°":
            return "°C" if beside.unit == "°F" or _names_fahrenheit(text, beside) else None
        if m is None:
            return None
        return f"°{'F' if m[1].upper().lstrip('°').startswith('F') else 'C'}"
    return figure.unit if figure.kind in (FigureKind.MEASURE, FigureKind.MONEY) else None


def _judged_degrees(told: float, made: tuple[float, float]) -> bool:
    """Whether a temperature, or a difference of temperatures, fits: only the two ends can be meant."""
    return min(abs(told - one) for one in made) <= DEGREES


DEGREES = 2.0
"""Degrees by which a temperature may be rounded."""


def _names_fahrenheit(text: str, figure: Figure) -> bool:
    m = _UNIT_WORD.match(text, figure.span.end, figure.span.end + 24)
    return m is not None and "F" in m[1].upper()


def _made(value: float, unit: str, into: str) -> tuple[float, float] | None:
    """The lowest and highest value in the other unit; None where the two are not units of one thing."""
    if unit in DOLLARS and into in DOLLARS:
        low = DOLLARS[unit][0] / DOLLARS[into][1] / PAID_ROOM
        return value * low, value * DOLLARS[unit][1] / DOLLARS[into][0] * PAID_ROOM
    if (unit, into) == ("°F", "°C"):
        return (value - 32) / 1.8, value / 1.8
    if (unit, into) == ("°C", "°F"):
        return value * 1.8, value * 1.8 + 32
    for pair, sizes in SEVERAL.items():
        if pair == (unit, into):
            return value * min(sizes), value * max(sizes)
        if pair == (into, unit):
            return value / max(sizes), value / min(sizes)
    if dimension(unit) == "time" or dimension(unit) == "money":
        return None
    by = factor(unit, into)
    return (value * by,) * 2 if by else None


def _signed(text: str, figure: Figure) -> float:
    """The value of a figure, negative after “minus”."""
    value = float(figure.value or 0)
    return -value if _MINUS.search(text[max(0, figure.span.start - 7) : figure.span.start]) else value


_MINUS = pattern(r"(?:\bminus\s|[\s(][−-])$", re.I)


def _judged(one: Figure, other: Figure, made: tuple[float, float], told: float, unit: str, into: str) -> Calculation:
    low, high = made
    hedged = Approximation.EXACT in (one.approximation, other.approximation)
    first = last_place(float(one.value or 0)) / max(abs(float(one.value or 0)), 1e-9)
    room = OWN_ROUNDING + first / (6 if hedged else 2)
    slack = max(abs(low), abs(high)) * room + last_place(told) / 2
    degrees = bool({one.unit, other.unit} & {"°F", "°C", "°", None})
    holds = _judged_degrees(told, made) if degrees else low - slack <= told <= high + slack
    made_one = (max(made) if unit == "°C" else min(made)) if degrees else (low + high) / 2
    return Calculation(
        Relation.CONVERSION, other.span, (one.span,), told, made_one, low, high, holds,
        values=(float(one.value or 0),), unit=into,
    )  # fmt: skip
