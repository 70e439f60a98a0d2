"""Products: a price or rate, a number of pieces, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.compare.arithmetic.passage import Passage
from srctrack.compare.arithmetic.quantity import CALENDAR, Quantity
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.model.figure import FigureKind
from srctrack.patterns import pattern

_EACH = pattern(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:each|apiece|a head|per [\w’'-]+|(?:a|an|every) (?:ticket|piece|bottle|copy|seat|share|kilo|ton(?:ne)?|night|day|week|month|hour|person|head|unit|book|tree|mile|litre|liter|pound|plate|meal|box|crate|barrel|acre|hectare|student|pupil|guest))\b",
    re.I,
)
_EACH_BEFORE = pattern(
    r"\b(?:each|averag(?:ed|ing|es?)(?:\s+(?:of|was))?|at)\s+(?:(?:costs?|costing|paid|pays?|paying|gets?|got|gave|held|holds|carries|carried|worth|with|of|for|about|just|only)\s+){0,2}$",
    re.I,
)
_RESULT = pattern(
    r"\b(?:totall?(?:ed|ing|s)?|total of|so|brought in|bringing in|takes? in|took in|raised|raises|raising|mak(?:es?|ing)|made|earn(?:ed|s|ing)|came to|com(?:es|ing) to|bill of|takings of|that is|that['’]s|adds? up to|worth|paid|collected|cost(?:s|ing)?|for|yield(?:s|ed|ing)|"
    r"meaning|gross(?:ed|ing)|altogether|in all|equals?|or|=|amount(?:s|ed|ing) to)\b[^.;:\d]{0,40}$",
    re.I,
)
MAX_APART = 170
"""Code points from the first to the last of the three numbers."""
ROOM = 0.04
"""How far a product may be from the one told, as a share of it: rates and results are both rounded."""
PLAUSIBLE = 15.0
"""How many times as large or small as the product a result may be and still be meant as it."""


def find_products(passage: Passage) -> Iterator[Calculation]:
    """Every result that a rate and a number of pieces are said to make, whether it fits or not."""
    for i, told in enumerate(passage.quantities):
        if told.kind is not FigureKind.MONEY and told.kind is not FigureKind.COUNT:
            continue
        near = [
            q
            for q in passage.quantities[:i]
            if told.span.start - q.span.start <= MAX_APART
            and passage.sentence_of(told) - passage.sentence_of(q) <= 1
            and q.bounded
        ]
        rates = [q for q in near if q.like(told) and _is_rate(passage, q)]
        if len(rates) != 1 or _is_rate(passage, told) or not _RESULT.search(passage.before(told, 70)):
            continue
        rate = rates[0]
        pieces = [q for q in near if q is not rate and _counts(q) and q.value > 1]
        if len(pieces) != 1 or any(q.like(told) and q not in (rate, *pieces) for q in near):
            continue
        yield from _judged(told, rate, pieces[0])


def _is_rate(passage: Passage, q: Quantity) -> bool:
    return bool(_EACH.match(passage.after(q, 40)) or _EACH_BEFORE.search(passage.before(q, 50)))


def _counts(q: Quantity) -> bool:
    return q.figure.kind is FigureKind.COUNT or (
        q.kind is FigureKind.MEASURE and (q.unit in CALENDAR or q.unit == "hour")
    )


def _judged(told: Quantity, rate: Quantity, pieces: Quantity) -> Iterator[Calculation]:
    made = rate.value * pieces.value
    room = ROOM if all(q.exact for q in (told, rate, pieces)) else 3 * ROOM
    low, high = made * (1 - room), made * (1 + room)
    if 1 / PLAUSIBLE <= told.value / made <= PLAUSIBLE:
        holds = low <= told.high + told.rounding and told.low - told.rounding <= high
        yield Calculation(
            Relation.PRODUCT, told.span, (rate.span, pieces.span), told.value, made, low, high, holds,
            values=(rate.value, pieces.value), unit=told.unit,
        )  # fmt: skip
