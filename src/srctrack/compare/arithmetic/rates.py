"""Averages and rates: a whole divided by heads, pieces or days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from srctrack.compare.arithmetic.passage import Passage
from srctrack.compare.arithmetic.quantity import Quantity
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.model.figure import Approximation, FigureKind
from srctrack.patterns import pattern

_AVERAGE_BEFORE = pattern(
    r"\b(?:averag(?:e|es|ed|ing)|mean),?(?:\s+(?:speed|pace|rate|price|cost|attendance|gate|crowd))?(?:\s+(?:of|was|is|being|to))?\s*(?:about|around|some|roughly|just)?\s*$",
    re.I,
)
_AVERAGE_AFTER = pattern(r"\s*(?:[\w’'-]+\s+){0,2}?(?:on average|as an average)\b", re.I)
_PER = pattern(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:(?:a|an|per|for each|for every|to each|to every|every|each)\s+([\w’'-]+)|(each|apiece))",
    re.I,
)
PER_SCALE = pattern(
    r"\s*(?:[\w’'-]+\s+){0,2}?(?:per|for every|out of every|in every|for each)\s+(\d{1,3}(?:,\d{3})+|\d+|hundred|thousand|million)\b(?:\s+([\w’'-]+))?",
    re.I,
)
_SCALES = {"hundred": 100.0, "thousand": 1000.0, "million": 1e6}
_EACH_BEFORE = pattern(r"\b(?:each(?: of (?:them|the [\w’'-]+)| ([\w’'-]+))?|every ([\w’'-]+))\b[^.;\d]{0,25}$", re.I)
_SPEEDS = {
    "kn": ("nmi", "hour"),
    "knot": ("nmi", "hour"),
    "mph": ("mi", "hour"),
    "km/h": ("km", "hour"),
    "m/s": ("m", "second"),
}
"""Units of speed: the distance and the time that make them."""
_ONE_OF = pattern(
    r"(?:\bso(?: that)?|\bmeans?|\bthen|,)\s+(?:an?|one)\s+([\w’'-]+)\s+(?:comes? to|came to|costs?|works? out at)\s+(?:\w+\s)?$",
    re.I,
)
_VERB = pattern(
    r"works?|costs?|gets?|got|paid|pays?|receiv\w+|c[ao]mes?|is|was|ha[sd]|holds?|weigh\w*|averag\w+|ma[dk]es?|gave|gives?|carr\w+|worth|would|will|can|t[ao]kes?|took|earn\w*|contribut\w+|bought|sold|sells?|hauled|drew|ran|about|some|roughly|with",
    re.I,
)
"""Words after “each” that are not the noun of what is counted."""
_UNITS = dict(
    kilometre="km", kilometer="km", km="km", mile="mi", metre="m", meter="m", hectare="ha", acre="acre", litre="l", liter="l", gallon="gal",
    tonne="t", ton="ton", kilo="kg", kilogram="kg", pound="lb", barrel="bbl",
)  # fmt: skip
"""Units that a rate may be counted by, as English writes them."""
_SHARED = pattern(
    r"\b(?:shared?|split|divided?|among|between|spread|distributed|equal(?:ly)?|so|that is|that means)\b", re.I
)
_SOME = pattern(r"\bfor (?:most|some|many|the (?:first|others|rest))\b", re.I)
_HEADS = frozenset("head person capita man woman soul inhabitant resident citizen member one".split())
_TIMES = frozenset("second minute hour day night week month year season quarter".split())
RESTATED = pattern(
    r"(?:[,(:—–]|\s-|\b(?:or|that is(?: to say)?|that's|that’s|is|was|makes?|i\.e\.|works out at|came to|comes to|equals|meaning|so|average of|averaging|for|at|about|roughly|just))\s*(?:an average of\s*)?(?:about |some |roughly |just |only )?$",
    re.I,
)
MAX_APART = 160
"""Code points from the first to the last number of one division."""
ROUNDED = 0.03
"""How far a rate may be from the exact quotient, as a share of it: rates are rounded to numbers that are easy to say."""
PLAUSIBLE = 12.0
"""How many times as large or small as the quotient a rate may be and still be meant as it."""


PER_PLAUSIBLE = 25.0
"""The same for a rate of so many per 100,000, which says of itself that it is one."""


def find_rates(passage: Passage) -> Iterator[Calculation]:
    """Every average and rate with the numbers it is said to come from, whether it fits or not."""
    for told in passage.quantities:
        if told.figure.value is None:
            continue
        if _is_average(passage, told):
            yield from _average(passage, told)
            continue
        scaled = PER_SCALE.match(passage.after(told, 40))
        if scaled:
            yield from _per_scale(passage, told, scaled)
            continue
        of = _per_what(passage, told)
        if of and _EACH_BEFORE.search(passage.before(told, 60)) and not _shared(passage, told):
            continue
        restated = RESTATED.search(passage.before(told, 40)) or _only_one_way(passage, told, of or "")
        drawn = _EACH_BEFORE.search(passage.before(told, 60)) or _ONE_OF.search(passage.before(told, 60))
        if of and (drawn or restated):
            yield from _rate(passage, told, of)


def _only_one_way(passage: Passage, told: Quantity, of: str) -> bool:
    """Whether one whole and one number to divide it by go before a rate in its sentence, and nothing else of their kinds."""
    if not of or not (told.exact or told.figure.approximation is Approximation.ABOUT):
        return False
    at = passage.sentence_of(told)
    before = [q for q in passage.within(at, at) if q.span.start < told.span.start]
    if len(before) != 2 or (of not in _HEADS | {"each", "apiece"} and not told.figure.decimals):
        return False
    return sum(q.like(told) and (not told.head or q.head == told.head) for q in before) == 1


def _is_average(passage: Passage, told: Quantity) -> bool:
    return bool(
        "average" in told.figure.text.lower()
        or _AVERAGE_BEFORE.search(passage.before(told, 40))
        or _AVERAGE_AFTER.match(passage.after(told, 40))
    )


def _per_what(passage: Passage, told: Quantity) -> str | None:
    """What a rate is counted by: “head”, “day”, the noun of the pieces; “each” where it is not named."""
    lead = _EACH_BEFORE.search(passage.before(told, 60)) or _ONE_OF.search(passage.before(told, 60))
    if lead:
        word = (lead[1] or "each").lower()
        return "each" if _VERB.fullmatch(word) else word
    after = passage.after(told, 40)
    m = _PER.match(after)
    if not m or _SOME.search(after[m.end() : m.end() + 20]):
        return None
    word = (m[1] or "each").lower()
    if word in _TIMES and told.figure.per is None and m[1] is None:
        return None
    return word


def _shared(passage: Passage, told: Quantity) -> bool:
    """Whether the sentence divides a whole, so that “each gets N” is its result."""
    return bool(_SHARED.search(passage.before(told, 200)))


def _near(passage: Passage, told: Quantity) -> list[Quantity]:
    at = passage.sentence_of(told)
    return [
        q
        for q in passage.within(max(0, at - 1), at)
        if q is not told
        and q.value > 0
        and not _is_average(passage, q)
        and q.bounded
        and abs(q.span.start - told.span.start) <= MAX_APART
    ]


def _average(passage: Passage, told: Quantity) -> Iterator[Calculation]:
    """The mean of a list that goes before, or a total divided by a count."""
    near = _near(passage, told)
    values = [q for q in near if q.like(told) and q.span.end <= told.span.start]
    if len(values) >= 4 and values[0].value == len(values) - 1:
        values = values[1:]  # “the five classes have 18, 21, 25, 20 and 16”
    if len(values) >= 3 or (len(values) == 2 and not _divisors(near, told, "each")):
        made = sum(q.value for q in values) / len(values)
        yield _calculation(Relation.AVERAGE, told, values, made)
        return
    per = _PER.match(passage.after(told, 40))
    named = list(_rate(passage, told, per[1].lower(), Relation.AVERAGE)) if per and per[1] else []
    yield from named or _rate(passage, told, "each", Relation.AVERAGE)


def _rate(passage: Passage, told: Quantity, of: str, relation: Relation = Relation.RATE) -> Iterator[Calculation]:
    near = _near(passage, told)
    unit, of = _SPEEDS.get(told.unit or "", (told.unit, of))
    divisors = _divisors(near, told, of)
    if not divisors and _only_one_way(passage, told, of):
        divisors = [q for q in near if q.kind is FigureKind.COUNT and q.value >= 2 and q.head != told.head]
    wholes = [
        q
        for q in near
        if ((q.kind is told.kind and q.unit == unit) or (unit == "nmi" and "miles" in (q.counts or "")))
        and q not in divisors
        and q.value != told.value
    ]
    made = [_calculation(relation, told, [w, d], w.value / d.value) for w in wholes for d in divisors if w is not d]
    for one in made:
        if one.holds:
            yield one
            return
    if len(made) == 1 and 1 / PLAUSIBLE <= made[0].made / max(told.value, 1e-9) <= PLAUSIBLE:
        yield made[0]


def _per_scale(passage: Passage, told: Quantity, scaled: re.Match[str]) -> Iterator[Calculation]:
    """“Ten per 100,000” beside the number and the population it is of; only where there are just these two."""
    scale, noun = scaled[1], (scaled[2] or "").lower().rstrip("s")
    size = _SCALES.get(scale.lower()) or float(scale.replace(",", ""))
    if noun in _UNITS and told.kind is FigureKind.MEASURE:
        near = [q for q in _near(passage, told) if q.span.start < told.span.start]
        amounts = [q for q in near if q.like(told)]
        lengths = [q for q in near if q.unit == _UNITS[noun]]
        if len(amounts) == len(lengths) == 1:
            yield _calculation(
                Relation.RATE, told, (amounts[0], lengths[0]), amounts[0].value / lengths[0].value * size
            )
        return
    counts = [
        q
        for q in _near(passage, told)
        if q.kind is FigureKind.COUNT and not (q.value == size and q.span.start > told.span.end)
    ]
    counts = [q for q in counts if q.value > 2]
    if len(counts) != 2 or counts[0].value == counts[1].value:
        return
    part, whole = sorted(counts, key=lambda q: q.value)
    made = part.value / whole.value * size
    if 1 / PER_PLAUSIBLE <= made / max(told.value, 1e-9) <= PER_PLAUSIBLE:
        yield _calculation(Relation.RATE, told, (part, whole), made)


def _divisors(near: Sequence[Quantity], told: Quantity, of: str) -> list[Quantity]:
    """The numbers that a whole may be divided by: of days for “a day”, of flats for “a flat”, of people for “a head”."""
    if of.rstrip("s") in _UNITS:
        return [q for q in near if q.unit == _UNITS[of.rstrip("s")] and not q.figure.per]
    if of in _TIMES:
        return [q for q in near if q.kind is FigureKind.MEASURE and q.unit == ("day" if of == "night" else of)]
    counts = [q for q in near if q.kind is FigureKind.COUNT and q.value >= 2]
    named = [q for q in counts if of.rstrip("s") in {w.lower().rstrip("s") for w in (q.counts or "").split()}]
    if named or of not in _HEADS | {"each", "apiece"}:
        return named
    if told.kind is FigureKind.COUNT:
        return [q for q in counts if q.counts and of == "each"][:1]
    return counts


def _calculation(relation: Relation, told: Quantity, terms: Sequence[Quantity], made: float) -> Calculation:
    room = max(ROUNDED * made, 0.5 if float(told.value).is_integer() else 0.0)
    exact = all(q.exact for q in terms)
    low, high = made - room, made + room
    if not exact:
        low, high = made * 0.9, made * 1.1
    holds = (
        low <= max(told.high, told.value) and min(told.low, told.value) <= high
        if told.exact
        else abs(made - told.value) <= max(room, 0.05 * made)
    )
    return Calculation(
        relation, told.span, tuple(q.span for q in terms), told.value, made, low, high, holds,
        values=tuple(q.value for q in terms), unit=told.unit,
    )  # fmt: skip
