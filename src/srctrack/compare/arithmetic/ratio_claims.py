"""Ratios that a text claims in figures or in words: percentages, fractions, “one in four”, “doubled”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from srctrack.annotate.figures.units import PERCENT
from srctrack.compare.arithmetic.passage import Passage
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.text import Span
from srctrack.patterns import pattern


class Form(StrEnum):
    """How a ratio is written."""

    PERCENT = "percent"
    FRACTION = "fraction"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class RatioClaim:
    """A ratio as the text gives it: .25 for “25 percent” and “a quarter”, 2 for “doubled”; ``low`` and ``high`` bound what
    rounding and hedge allow it to be."""

    span: Span
    form: Form
    value: float
    low: float
    high: float
    slack: float = 0.0
    """How far the ratio of two exact numbers may be from ``value``."""

    as_many: bool = False
    """Whether it sets one number against another (“half as many”)."""


SLACK = 1.0
"""Units of the last digit shown by which a percentage may be off: one, since both rounding and cutting off are in use. Half of it
where the numbers it is made from are rounded themselves."""
FRACTION_ROOM = 0.04
"""How far “a third” or “half” may be from the share it tells, as a share of one: editors let a third stand for 30 to 37 percent."""
MULTIPLE_ROOM = 0.1
"""How far “doubled” and “tripled” may be from two and three, as a share of them."""

_TOPS = dict(a=1, an=1, one=1, two=2, three=3, four=4, five=5, six=6, seven=7, eight=8, nine=9)
_UNDER = dict(
    half=2, third=3, thirds=3, quarter=4, quarters=4, fourth=4, fifth=5, fifths=5, sixth=6, sixths=6, seventh=7, sevenths=7,
    eighth=8, eighths=8, ninth=9, ninths=9, tenth=10, tenths=10, twelfth=12, twentieth=20,
)  # fmt: skip
_FRACTION = pattern(
    rf"\b({'|'.join(_TOPS)})[ -]({'|'.join(_UNDER)})\b(?! (?:of a |time|year|day|month|place|party|person|part|century|quarter|hour|mile|one was))",
    re.I,
)
_HALF = pattern(
    r"(?<![\w-])half(?= (?:of|the|its|their|are|were|had|have|is|was|to|went|goes|go|in|on|for|by|come|came)\b|\s*[,;:.)—–])(?! past)",
    re.I,
)
_OTHER = pattern(
    r"\b(?:other|remaining|last|final) (half|third|quarter|fifth|sixth|eighth|tenth)\b(?! (?:of a |of the (?:year|game|match|century)|place|year|day|time|week|month|hour|mile|floor|round))",
    re.I,
)
_BY_HALF = pattern(r"\b(?:by|in) half\b|\bhalv(?:ed|es|ing)\b", re.I)
_EVERY = pattern(
    rf"\b(?:every|each) (second|other|{'|'.join(w for w in _UNDER if not w.endswith('s') and w not in ('half', 'quarter'))})\b",
    re.I,
)
_HALF_AGAIN = pattern(r"\bhalf as (?:many|much|big|large|high|long) again\b|\bone and a half times\b", re.I)
_HALF_AS = pattern(
    r"\bhalf as (?:many|much|big|large|high|long|often)\b(?! again)|\bhalf (?:last|the previous) year['’]s\b", re.I
)
_ABOUT = pattern(
    r"\b(?:about|around|some|roughly|nearly|almost|just (?:over|under)|slightly|over|more than|less than|fewer than|not quite|under|at least|up to|well|approximately|barely|close to|close on)\s+(?:\w+\s)?$",
    re.I,
)
_ONE_SIDED = {
    "over": (0.0, 0.5),
    "more": (0.0, 0.5),
    "least": (0.0, 0.5),
    "well": (0.0, 0.5),
    "less": (0.5, 0.0),
    "fewer": (0.5, 0.0),
    "under": (0.5, 0.0),
    "quite": (0.3, 0.0),
    "to": (0.25, 0.0),
}
_NARROW = pattern(r"\b(?:just|slightly|barely|little)\b", re.I)
CLOSE_BY = 0.12
"""How far past a fraction “just over” and “slightly under” may reach, as a share of it."""
HEDGED_ROOM = 0.06
"""Room of a hedged fraction: “about a third” is said of 28 and of 38 percent."""


BOUND_ROOM = 0.02
"""Room of a fraction told as a bound: “fewer than half” is not said of 53 percent."""


def ratio_claims(passage: Passage, figures: tuple[Figure, ...]) -> Iterator[RatioClaim]:
    """Every ratio told in the passage, in order of kind."""
    inside = [f for f in figures if passage.span.start <= f.span.start < passage.span.end]
    for f in inside:
        claim = _of_figure(f)
        if claim:
            yield claim
    taken = [f.span for f in inside if f.kind is FigureKind.SHARE or f.multiple]
    for claim in _in_words(passage):
        if not any(claim.span.overlaps(span) for span in taken):
            yield claim


def _of_figure(f: Figure) -> RatioClaim | None:
    if f.value is None:
        return None
    value = float(f.value)
    if f.unit == PERCENT:
        slack = SLACK / 2 * 10**-f.decimals
        low = (f.low if f.low is not None else 0.0) - slack
        high = (f.high if f.high is not None else 1e9) + slack
        return RatioClaim(f.span, Form.PERCENT, value / 100, low / 100, high / 100, 2 * slack / 100)
    if f.kind is FigureKind.SHARE:
        room = FRACTION_ROOM if f.approximation is Approximation.EXACT else HEDGED_ROOM
        if f.approximation in (Approximation.LESS_THAN, Approximation.MORE_THAN):
            room = BOUND_ROOM
        room *= min(1.0, value / 0.25)
        low = (f.low if f.low is not None else 0.0) - room
        high = (f.high if f.high is not None else 1.0) + room
        return RatioClaim(f.span, Form.FRACTION, value, low, high)
    if f.multiple and value > 1:
        low = (f.low if f.low is not None else value - 1) - MULTIPLE_ROOM * value
        high = (f.high if f.high is not None else value + 1) + MULTIPLE_ROOM * value
        return RatioClaim(f.span, Form.MULTIPLE, value, low, high)
    return None


_AND = re.compile(r"\b(?:hours?|miles?|years?|pounds?|\d)\s+and\s+$", re.I)
"""What makes a fraction part of a mixed number: “an hour and three-quarters”."""


def _in_words(passage: Passage) -> Iterator[RatioClaim]:
    text, start, end = passage.text, passage.span.start, passage.span.end
    for m in _FRACTION.finditer(text, start, end):
        value = _TOPS[m[1].lower()] / _UNDER[m[2].lower()]
        if value < 1 and not _AND.search(text[max(0, m.start() - 12) : m.start()]):
            yield _fraction(text, m, value)
    for m in _OTHER.finditer(text, start, end):
        value = 1 / _UNDER[m[1].lower()]
        yield RatioClaim(Span(m.start(1), m.end(1)), Form.FRACTION, value, value - FRACTION_ROOM, value + FRACTION_ROOM)
    for m in _HALF.finditer(text, start, end):
        if not re.search(
            r"\b(?:a|an|one|first|second|other|and a|last|this|each)[\s-]+$",
            text[max(0, m.start() - 10) : m.start()],
            re.I,
        ):
            yield _fraction(text, m, 0.5)
    for m in _BY_HALF.finditer(text, start, end):
        yield _fraction(text, m, 0.5)
    for m in _EVERY.finditer(text, start, end):
        word = m[1].lower()
        yield _fraction(text, m, 1 / (2 if word in ("second", "other") else _UNDER[word]))
    for m in _HALF_AGAIN.finditer(text, start, end):
        yield RatioClaim(Span(m.start(), m.end()), Form.MULTIPLE, 1.5, 1.5 - MULTIPLE_ROOM / 2, 1.5 + MULTIPLE_ROOM / 2)
    for m in _HALF_AS.finditer(text, start, end):
        yield replace(_fraction(text, m, 0.5), as_many=True)


def _fraction(text: str, m: re.Match[str], value: float) -> RatioClaim:
    hedge = _ABOUT.search(text[max(0, m.start() - 24) : m.start()])
    low, high = (HEDGED_ROOM, HEDGED_ROOM) if hedge else (FRACTION_ROOM, FRACTION_ROOM)
    if hedge:
        for word in hedge.group().lower().split():
            more, less = _ONE_SIDED.get(word, (low, high))
            if _NARROW.search(hedge.group()):
                more, less = min(more, CLOSE_BY), min(less, CLOSE_BY)
            low, high = max(low, more * value), max(high, less * value)
    scale = min(1.0, value / 0.25)  # “an eighth” is nearer to its share than “three quarters”
    return RatioClaim(Span(m.start(), m.end()), Form.FRACTION, value, value - low * scale, value + high * scale)
