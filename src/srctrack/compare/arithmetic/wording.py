"""What a calculation comes to, said in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from srctrack.annotate.figures.units import PERCENT, dimension
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.figures.display import spoken
from srctrack.patterns import pattern

DIGITS = 4
"""Digits shown of a result: one more than rates and percentages are told with."""


def result(c: Calculation) -> str:
    """Return the number that the terms make, as a draft would write it."""
    if c.relation in (Relation.SHARE, Relation.CHANGE):
        return f"{spoken(round(c.made, 1))} percent"
    if c.relation is Relation.DURATION and c.unit == "day" and c.made % 1 == 0.5:
        return f"{spoken(int(c.made))} or {spoken(int(c.made) + 1)}"
    return spoken(_short(c.made))


def explained(c: Calculation, text: str) -> str:
    """Return the sentence that follows “The draft says “…””: what the terms make, without a full stop."""
    return _SAYS[c.relation](c, text)


def _short(value: float) -> float:
    if value == 0 or float(value).is_integer():
        return value
    size = len(str(int(abs(value))))
    return round(value, max(DIGITS - size, 0))


def _added(c: Calculation, text: str) -> str:
    return f"the parts add up to {result(c)} ({' + '.join(spoken(v) for v in c.values)})"


def _hundred(c: Calculation, text: str) -> str:
    return f"the percentages add up to {result(c)} ({' + '.join(spoken(v) for v in c.values)})"


def _share(c: Calculation, text: str) -> str:
    return f"{spoken(c.values[0])} of {spoken(c.values[1])} is {result(c)}"


def _change(c: Calculation, text: str) -> str:
    after, before = c.values
    said = f"from {spoken(before)} to {spoken(after)} is a change of {result(c)}"
    if c.unit == PERCENT:
        return f"{said}, or of {spoken(_short(abs(after - before)))} percentage points"
    return said


def _multiple(c: Calculation, text: str) -> str:
    return f"{spoken(c.values[0])} is {spoken(round(c.made, 1))} times {spoken(c.values[1])}"


def _difference(c: Calculation, text: str) -> str:
    unit = " percentage points" if c.relation is Relation.POINTS else ""
    return f"{spoken(c.values[0])} minus {spoken(c.values[1])} is {result(c)}{unit}"


def _average(c: Calculation, text: str) -> str:
    if len(c.values) == 2:
        return _rate(c, text)
    return f"the average of {', '.join(spoken(v) for v in c.values[:-1])} and {spoken(c.values[-1])} is {result(c)}"


def _rate(c: Calculation, text: str) -> str:
    return f"{spoken(c.values[0])} divided by {spoken(c.values[1])} is {result(c)}"


def _product(c: Calculation, text: str) -> str:
    return f"{spoken(c.values[0])} times {spoken(c.values[1])} is {result(c)}"


def _duration(c: Calculation, text: str) -> str:
    unit = c.unit or "year"
    return f"“{' to '.join(t.of(text) for t in c.terms)}” comes to {result(c)} {unit}{'s' if c.made != 1 else ''}"


def _age(c: Calculation, text: str) -> str:
    return f"“{c.terms[0].of(text)}” comes to an age of about {result(c)}"


def _conversion(c: Calculation, text: str) -> str:
    told = c.at.of(text)
    if dimension(c.unit) == "money" and c.high > c.low:
        low, high = (_with_unit(spoken(_rounded(value)), told) for value in (c.low, c.high))
        return f"since 2000, “{c.terms[0].of(text)}” has been worth between {low} and {high}"
    number = f"{result(c)} degrees {_DEGREES[c.unit]}" if c.unit in _DEGREES else _with_unit(result(c), told)
    return f"“{c.terms[0].of(text)}” is about {number}"


_DEGREES = {"°C": "Celsius", "°F": "Fahrenheit"}
_SIGN = pattern(r"[A-Z]{0,3}[$€£¥₽₴](?=\s?\d)")
_UNIT_WORDS = pattern(
    r"(?:.*\d|.*\b(?=square|cubic)|.*\s)[\s-]*(?:thousand|million|billion|trillion|bn|mn?)?\s*([^\d]*)", re.S
)
SHOWN_DIGITS = 3
"""Digits shown of a sum of money that depends on an exchange rate."""


def _with_unit(number: str, told: str) -> str:
    """A number in the unit of the draft's words ``told``: “$26 million”, “4,000 square metres”, “four hectares”."""
    sign = _SIGN.match(told)
    if sign:
        return f"{sign[0]}{number}"
    words = _UNIT_WORDS.fullmatch(told)
    return f"{number} {words[1] if words else ''}".rstrip()


def _rounded(value: float) -> float:
    return round(value, SHOWN_DIGITS - len(str(int(abs(value))))) if value >= 1 else round(value, SHOWN_DIGITS)


_SAYS: dict[Relation, Callable[[Calculation, str], str]] = {
    Relation.TOTAL: _added,
    Relation.HUNDRED: _hundred,
    Relation.SHARE: _share,
    Relation.CHANGE: _change,
    Relation.MULTIPLE: _multiple,
    Relation.DIFFERENCE: _difference,
    Relation.POINTS: _difference,
    Relation.AVERAGE: _average,
    Relation.RATE: _rate,
    Relation.PRODUCT: _product,
    Relation.DURATION: _duration,
    Relation.AGE: _age,
    Relation.CONVERSION: _conversion,
}
