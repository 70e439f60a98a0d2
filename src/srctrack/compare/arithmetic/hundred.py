"""Percentages of one whole, which make a hundred together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from srctrack.annotate.figures.units import PERCENT
from srctrack.compare.arithmetic.passage import Passage
from srctrack.compare.arithmetic.quantity import Quantity
from srctrack.compare.arithmetic.ratio_claims import FRACTION_ROOM, Form, ratio_claims
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.total_cues import CLOSED, OPEN, REST, complements
from srctrack.model.figure import Figure
from srctrack.patterns import pattern

MAX_GAP = 70
"""Code points between two percentages of one list."""
MOST, LEAST = 135.0, 70.0
"""Sums beyond these are of percentages that were never meant to make a hundred."""
ROUNDED = 0.5
"""Percentage points by which each whole percentage may be rounded."""

_OTHER = pattern(
    r"\b(?:respectively|from|while|whereas|compared|against|than|rose|fell|rise|fall|up|down|points?|grew|increase[sd]?|decrease[sd]?|more|less|several|multiple|as many|could|both|tick\w*|in \d{4}|earlier|previous\w*|"
    r"last (?:year|month|week|time)|cut|raised?|average|men|women|(?:of|for|among) (?:the |those |all )?[a-z-]+s)\b(?!['’])",
    re.I,
)
"""Words that set percentages of other wholes, or of other times, side by side."""
_SEVERAL = pattern(
    r"\b(?:several|multiple|more than one|as many|could (?:choose|name|tick|give|pick)|overlap\w*|both)\b", re.I
)
_OF_OWN = pattern(
    r"^\s*(?:percent|per cent|%)?\s*of\s+(?!(?:them|these|those|it|the total|the (?:vote|votes|voters|respondents|whole|sum)|voters|respondents)\b)",
    re.I,
)


def find_hundreds(passage: Passage) -> Iterator[Calculation]:
    """Every list of percentages that shares out one whole, whether it makes a hundred or not."""
    percents = [q for q in passage.quantities if q.unit == PERCENT]
    for run in _runs(passage, percents):
        if len(run) < 2 or _SEVERAL.search(passage.text[passage.span.start : passage.span.end]):
            continue
        low, high = sum(q.low for q in run), sum(q.high for q in run)
        made = sum(q.value for q in run)
        if not LEAST <= made <= MOST or any(q.value >= 100 for q in run):
            continue
        whole = all(q.figure.decimals == 0 for q in run)
        room = ROUNDED * len(run) if whole else 0.0
        holds = low - room <= 100 <= high + room
        if not holds and _claims(passage, run, made):
            yield Calculation(
                Relation.HUNDRED, run[-1].span, tuple(q.span for q in run), 100.0, made, low, high, False,
                values=tuple(q.value for q in run), unit=PERCENT,
            )  # fmt: skip


def find_two_sides(passage: Passage) -> Iterator[Calculation]:
    """“54 percent were in favor, seven points more than in 2024, while 49 percent were against”: two sides past a hundred."""
    percents = [q for q in passage.quantities if q.unit == PERCENT]
    for one, other in combinations(percents, 2):
        if passage.sentence_of(one) != passage.sentence_of(other) or len(passage.between(one, other)) > MAX_SIDES:
            continue
        first, second = passage.after(one, 45), passage.after(other, 30)
        made = one.value + other.value
        if _FOR.match(first) and _AGAINST.match(second) and one.low + other.low - 1 > 100 and made <= MOST:
            yield Calculation(
                Relation.HUNDRED, other.span, (one.span, other.span), 100.0, made, made, made, False,
                values=(one.value, other.value), unit=PERCENT,
            )  # fmt: skip


MAX_SIDES = 120
"""Code points between the percentages of two sides."""
_FOR = pattern(r"\s*(?:[\w’'-]+\s+){0,4}?(?:in favou?r|for (?:it|the)|yes|supported|approved)\b", re.I)
_AGAINST = pattern(r"\s*(?:[\w’'-]+\s+){0,4}?(?:against|no|opposed|opposition)\b", re.I)


def find_fractions(passage: Passage, figures: tuple[Figure, ...]) -> Iterator[Calculation]:
    """“A third …, half … and the other quarter”: fractions of one whole of which the last is all that is left."""
    claims = sorted(
        (c for c in ratio_claims(passage, figures) if c.form is not Form.MULTIPLE), key=lambda c: c.span.start
    )
    for i, last in enumerate(claims):
        lead = passage.text[max(passage.span.start, last.span.start - 40) : last.span.start]
        if not REST.search(lead):
            continue
        run = [last]
        for c in reversed(claims[:i]):
            if run[0].span.start - c.span.end > MAX_FAR or OPEN.search(passage.text[c.span.end : run[0].span.start]):
                break
            run.insert(0, c)
        made = sum(c.value for c in run)
        sums = [sum(c.value for c in run[k:]) for k in range(len(run) - 1)]
        if all(c.form is Form.PERCENT for c in run):
            continue
        if len(run) < 2 or any(abs(one - 1) <= FRACTION_ROOM for one in sums) or not LEAST <= 100 * made <= MOST:
            continue
        yield Calculation(
            Relation.HUNDRED, last.span, tuple(c.span for c in run), 100.0, 100 * made, 100 * made, 100 * made, False,
            values=tuple(round(100 * c.value, 1) for c in run), unit=PERCENT,
        )  # fmt: skip


MAX_FAR = 90
"""Code points between two fractions of one whole."""


def _runs(passage: Passage, percents: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    run: list[Quantity] = []
    for q in percents:
        if run and not _goes_on(passage, run[-1], q):
            yield run
            run = []
        run.append(q)
    if run:
        yield run


def _goes_on(passage: Passage, one: Quantity, other: Quantity) -> bool:
    gap = passage.between(one, other)
    if len(gap) > MAX_GAP or OPEN.search(gap):
        return False
    if re.fullmatch(r"\s*to\s*", gap):
        return False
    return bool(REST.search(gap)) or not (_OTHER.search(gap) or re.search(r"[.!?]\s", gap))


def _claims(passage: Passage, run: Sequence[Quantity], made: float) -> bool:
    last = run[-1]
    before = passage.before(run[0], 60)
    if _OF_OWN.match(passage.after(run[0], 40)) and sum(bool(_OF_OWN.match(passage.after(q, 40))) for q in run) > 1:
        return False
    if REST.search(passage.between(run[-2], last)):
        return True
    tail = passage.after(last, 100)
    if made < 100:
        return len(run) >= 3 and bool(CLOSED.search(tail))
    if OPEN.search(before) or OPEN.search(tail[:40]):
        return False
    if len(run) == 2:
        return complements(passage.between(run[0], last), tail[:40])
    return True
