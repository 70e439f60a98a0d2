"""Differences: two numbers and how far the text says they lie apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from srctrack.annotate.figures.units import PERCENT, POINT, dimension
from srctrack.compare.arithmetic.passage import Passage
from srctrack.compare.arithmetic.proportion_cues import DOWN, UP
from srctrack.compare.arithmetic.quantity import Quantity
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.total_cues import REST
from srctrack.model.figure import Approximation, FigureKind
from srctrack.patterns import pattern

_NOUN = (
    r"(?:loss|gain|majority|margin|lead|drop|rise|increase|fall|gap|difference|decline|decrease|cut|reduction|deficit|surplus|shortfall|saving|profit|growth|improvement|jump|advantage|"
    r"hike|climb|dip|slump|cushion|edge|win|victory|rout|defeat|excess|overrun|swing|shift)"
)
DIFFERENCE_CUES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        pattern(
            rf"\b{_NOUN}\s+(?:of|(?:is|was|stands? at|stood at|remains?|grew to|shrank to|narrowed to|widened to)(?: now)?)\s+(?:[\w’'-]+\s+){{0,2}}$",
            re.I,
        ),
        pattern(""),
    ),
    (
        pattern(""),
        pattern(
            r"\s*(?:[\w’'-]+\s+){0,3}?(?:more|fewer|less|ahead|short|better|worse|[a-z]{3,}er)\s+"
            r"(?:[\w’'-]+\s+){0,2}?(?:than|of)\b(?!\s+(?:usual|average|normal|expected|planned|ever|forecast|the (?:average|norm|usual)))",
            re.I,
        ),
    ),
    (
        pattern(""),
        pattern(
            r"\s*(?:[\w’'-]+\s+){0,2}?(?:above|below|under|over|up on|down on)\s+(?:the|last|its|their|his|her|that|what|a year)\b",
            re.I,
        ),
    ),
    (pattern(""), pattern(rf"[\s-]+(?:[\w’']+[\s-]+)?{_NOUN}\b", re.I)),
    (
        pattern(
            r"\b(?:sav(?:e[sd]?|ing)|gain(?:ing|ed|s)|adding|losing|shaving|a difference of)\s+(?:[\w’'-]+\s+){0,2}$",
            re.I,
        ),
        pattern(""),
    ),
    (
        pattern(r"\bby\s+(?:just |only |a |some |about )?$", re.I),
        pattern(
            r"[\s-]+(?:votes?|points?|runs?|goals?|seats?|strokes?|lengths?|seconds?|minutes?|pins?|wickets?|percentage points?|degrees?)\b(?!\s+(?:to|against)\b)",
            re.I,
        ),
    ),
    (pattern(r"\bby\s+(?:just |only )?$", re.I), pattern(r"\s+(?:since|at|in|on|last|this)\b", re.I)),
    (pattern(r",\s+(?:up|down)\s+(?:by\s+)?$", re.I), pattern(r"\s*(?:[\w’'-]+\s+){0,2}?(?:on|from|since)\b", re.I)),
    (
        pattern(
            rf"(?:{UP.pattern}|{DOWN.pattern}|\b(?:won|beat|led|leads?|leading|missed)\b)[^.;:\d]{{0,12}}\bby\s+(?:[\w’'-]+\s+)?$",
            re.I,
        ),
        pattern(""),
    ),
)
"""What stands before and after a number that is told as the distance of two others."""

MAX_APART = 180
"""Code points from the first to the last of the three numbers."""
_LINKED = pattern(
    r"\b(?:from|to|than|of|on|against|after|compared|above|below|last|previous|earlier|versus|so|gap|while|and|but|before|ago|down|up|by|in \d{4}|had|needed|instead)\b|[–—:]",
    re.I,
)
_ELSE = pattern(
    r"\b(?:each|per(?! ?cent)|every|average|since|total|so far|another|in all|altogether|of (?:them|whom|which)|respectively)\b",
    re.I,
)


def find_differences(passage: Passage) -> Iterator[Calculation]:
    """Every number told as the distance of two others, whether it is or not."""
    found = list(_all(passage))
    used = {c.terms for c in found if c.holds}
    yield from (c for c in found if c.holds or c.terms not in used)


def _all(passage: Passage) -> Iterator[Calculation]:
    for told in passage.quantities:
        cue = _is_told(passage, told)
        if not cue:
            continue
        points = told.unit == POINT or (told.head in _POINTS and _percents_near(passage, told))
        at = passage.sentence_of(told)
        around = [
            q
            for q in passage.within(max(0, at - _reach(passage, told)), min(at + 1, len(passage.sentences) - 1))
            if q is not told
            and (q.value > 2 or q.kind is not FigureKind.COUNT)
            and (q.unit == PERCENT if points else q.like(told))
            and not _is_told(passage, q)
            and (points or _of_one_thing(told, q))
            and (not points or passage.sentence_of(q) == at)
            and q.bounded
            and abs(q.span.start - told.span.start) <= MAX_APART
        ]
        calculation = _judged(passage, told, around, points=points)
        if calculation:
            yield calculation


def _reach(passage: Passage, told: Quantity) -> int:
    """How many sentences before it the two numbers may be: two where “the gap of …” points back at them."""
    return 2 if _DEFINITE.search(passage.before(told, 40)) else 1


_DEFINITE = pattern(rf"\b(?:the|that|this)\s+(?:\w+\s+)?{_NOUN}\s+(?:of|is|was)\s+(?:\w+\s+)?$", re.I)
_SPORT = frozenset({"second", "minute"})
"""Units of time in which races are timed: differences of them are told in earnest."""


def _aside(q: Quantity) -> bool:
    """Whether a quantity may stand between three others without being one of them: “one winter”, “four years earlier”."""
    return (q.kind is FigureKind.COUNT and q.value <= 2) or (
        q.kind is FigureKind.MEASURE and dimension(q.unit) == "time"
    )


def _of_one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two counts may count the same: under one noun, or one of them under none."""
    return not one.head or not other.head or one.head.rstrip("s") == other.head.rstrip("s")


_POINTS = frozenset({"point", "points"})


def _percents_near(passage: Passage, told: Quantity) -> bool:
    """Whether the points told are those of percentages: two of them are near."""
    return sum(q.unit == PERCENT and abs(q.span.start - told.span.start) <= MAX_APART for q in passage.quantities) >= 2


_RESTATED = pattern(r"(?:\bor|[—–(,:])\s+(?:\w+\s)?$", re.I)


def _is_told(passage: Passage, q: Quantity) -> bool:
    if (
        q.unit == PERCENT
        or (q.value < 2 and q.kind is FigureKind.COUNT)
        or not (q.exact or q.figure.approximation is Approximation.ABOUT)
    ):
        return False
    before, after = passage.before(q, 40), passage.after(q, 60)
    if REST.search(before):
        return False
    if q.unit == POINT and _RESTATED.search(before):
        return True
    return any(
        (lead.pattern == "" or lead.search(before)) and (tail.pattern == "" or tail.match(after))
        for lead, tail in DIFFERENCE_CUES
    )


def _judged(passage: Passage, told: Quantity, around: list[Quantity], *, points: bool) -> Calculation | None:
    pairs = [(a, b) for a, b in combinations(around, 2) if a.value != b.value]
    calculations = [_difference(told, a, b, points=points) for a, b in pairs]
    for calculation in calculations:
        if calculation.holds:
            return calculation
    inside = [q for q in around if passage.sentence_of(q) == passage.sentence_of(told)]
    chosen = inside if len(inside) == 2 else around
    if len(chosen) != 2 or chosen[0].value == chosen[1].value:
        return None
    if any(_aside(q) for q in chosen) and told.unit not in _SPORT:
        return None
    ordered = [
        q
        for q in passage.quantities
        if q is told
        or (not _aside(q) and (told.kind is FigureKind.COUNT or points or q.kind is told.kind))
        or told.unit in _SPORT
    ]
    places = sorted(ordered.index(q) for q in (*chosen, told))
    if places[-1] - places[0] != 2 or not _of_one_thing(*chosen):
        return None
    start = min(q.span.start for q in (*chosen, told))
    end = max(q.span.end for q in (*chosen, told))
    words = passage.text[start:end]
    if end - start > MAX_APART or _ELSE.search(words) or not _LINKED.search(words):
        return None
    calculation = _difference(told, *chosen, points=points)
    if (
        told.value >= _MOST.get(bool(_BY_NOUN.search(passage.before(told, 40))), 1.0) * max(q.value for q in chosen)
        and not points
    ) or not 0.1 <= told.value / max(calculation.made, 1e-9) <= 10:
        return None
    return calculation


_BY_NOUN = pattern(rf"\b(?:an?|the|that|this)\s+(?:\w+\s+)?{_NOUN}\s+of\s+(?:\w+\s+)?$", re.I)
_MOST = {True: 3.0, False: 1.0}
"""How many times as large as both numbers a difference may be and still be meant as theirs, “a jump of” and otherwise."""


def _difference(told: Quantity, a: Quantity, b: Quantity, *, points: bool) -> Calculation:
    small, large = sorted((a, b), key=lambda q: q.value)
    low, high = large.low - small.high, large.high - small.low
    slack = 1e-9 * max(large.value, 1)
    holds = low <= told.high + slack and told.low <= high + slack
    relation = Relation.POINTS if points else Relation.DIFFERENCE
    return Calculation(
        relation, told.span, (large.span, small.span), told.value, large.value - small.value, low, high, holds,
        values=(large.value, small.value), unit=told.unit,
    )  # fmt: skip
