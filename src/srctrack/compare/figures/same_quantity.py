"""Whether two figures are two values of one quantity: features of the pair."""

from __future__ import annotations

import math
from collections.abc import Mapping

from srctrack.annotate.figures.units import dimension
from srctrack.compare.figures.conflicts_in_text import LOOSE, a_part
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals, conversion, rounds_to
from srctrack.compare.figures.quantity import Quantity, one_dimension
from srctrack.compare.figures.verdicts import has_transposed_digits, is_namesake, power_of_ten
from srctrack.language.quantity_words import corrected_in, occasions_in
from srctrack.model.figure import Approximation, Figure, FigureKind

_SPECIFIC = (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.PERCENT, FigureKind.AGE)
SAME_SENTENCE = 0.5
"""Share of stems from which two sentences say the same but for what is counted, so that it is another thing."""
PART_RATIO = 1.3
"""How much smaller a count under a narrower name is where it is a part; a difference within it is an error in a number."""
ANSWER_ROOM = 0.15
"""How far, as a share, two named values may lie apart and still be one figure told with a hedge: “over 401,000” holds ten
million and does not answer to it."""
MISHEARD_DIGITS = 3
"""Digits from which another order of the same ones is taken for an error in a number."""
_UNANSWERED = (IntervalRelation.DISJOINT, IntervalRelation.UNLIKE)


def can_compete(one: Figure, other: Figure) -> bool:
    """Whether two figures may be two values of one quantity: of one kind and dimension, and not both true."""
    if Approximation.VAGUE in (one.approximation, other.approximation) or one.ordinal or other.ordinal:
        return False
    if one.multiple or other.multiple or not one_dimension(one, other):
        return False
    if any(f.unit is None and f.value in (0, 1) for f in (one, other)):
        return False
    if one.per and other.per and one.per != other.per:
        return False
    return compare_intervals(one, other) is IntervalRelation.DISJOINT


def same_number(one: Figure, other: Figure) -> bool:
    """Whether two figures have one number under two units that cannot both be right."""
    if one.value is None or one.value != other.value or None in (one.unit, other.unit) or one.unit == other.unit:
        return False
    return one.value not in (0, 1) and not is_namesake(one.unit, other.unit) and one.kind is not FigureKind.AGE


def answers_to(one: Figure, other: Figure) -> bool:
    """Whether ``other`` is the value of ``one``, rounded, hedged or converted."""
    if _far_apart(one, other):
        return False
    found = compare_intervals(one, other)
    if Approximation.VAGUE in (one.approximation, other.approximation) or found in _UNANSWERED:
        return False
    if found is IntervalRelation.SAME or None in (one.value, other.value):
        return True
    a, b = float(one.value or 0) * (conversion(one, other) or 1.0), float(other.value or 0)
    return abs(a - b) <= ANSWER_ROOM * max(abs(a), abs(b))


def _far_apart(one: Figure, other: Figure) -> bool:
    """Whether two values in one unit differ by more than an answer may: most pairs do, and this tells it at once."""
    if one.unit != other.unit or FigureKind.SHARE in (one.kind, other.kind) or one.value is None or other.value is None:
        return False
    larger = max(abs(one.value), abs(other.value))
    return larger >= 1 and abs(one.value - other.value) > ANSWER_ROOM * larger


def ratio_of(one: Quantity, other: Quantity) -> float:
    """The larger value as a multiple of the smaller, in one unit."""
    factor = conversion(one.figure, other.figure) or 1.0
    a, b = abs(one.value or 0) * factor, abs(other.value or 0)
    return max(a, b) / min(a, b) if a and b else math.inf


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def pair_features(one: Quantity, other: Quantity) -> Mapping[str, float]:
    """What speaks for and against ``one`` and ``other`` being two values of one quantity, each from 0 to 1."""
    a, b = one.context, other.context
    ratio = ratio_of(one, other)
    same_language = one.text.language == other.text.language
    head = same_language and a.head is not None and bool(set(one.nouns) & set(other.nouns))
    head = head or (same_language and bool(one.nouns and other.nouns) and one.nouns[-1] == other.nouns[-1])
    related = bool(one.things & other.things)
    narrow = one.narrow_things, other.narrow_things
    other_thing = bool(narrow[0] and narrow[1] and not narrow[0] & narrow[1])
    smallest = min(abs(one.value or 0), abs(other.value or 0))
    return {
        "ratio<1.5": ratio < 1.5,
        "ratio<2.2": ratio < 2.2,
        "ratio>5": ratio > 5,
        "same digits": has_transposed_digits(a.figure, b.figure)
        or _clock_transposed(a.figure, b.figure)
        or (_digits(one.value) > 1 and power_of_ten(one.value or 1, other.value or 1)),
        "one digit": one_digit_apart(one.value or 0, other.value or 0),
        "loose noun": one.is_generic != other.is_generic and not head and not related and not one.events & other.events,
        "rounded": rounds_to(one.value or 0, other.value or 0) or rounds_to(other.value or 0, one.value or 0),
        "same number": same_number(a.figure, b.figure),
        "same unit": one.figure.unit == other.figure.unit and one.figure.per == other.figure.per,
        "specific": one.figure.kind in _SPECIFIC and dimension(one.figure.unit) != "time",
        "time": dimension(one.figure.unit) == "time",
        "small": smallest <= 3 and one.figure.unit is None,
        "head": head,
        "related": related and not head,
        "other thing": other_thing and not head and not related,
        "other noun": same_language
        and _names_another(one, other)
        and not head
        and not related
        and not _misheard(one, other),
        "other noun alone": same_language
        and _names_another(one, other)
        and not head
        and not related
        and _share(a.around.stems, b.around.stems) >= SAME_SENTENCE,
        "one year": bool(one.earlier_years ^ other.earlier_years) and not (one.years & other.years),
        "other kind": same_language and head and _other_kind(one, other),
        "narrower": same_language and head and ratio > PART_RATIO and (a_part(a, b) or a_part(b, a)),
        "corrected": any(corrected_in(q.sentence, q.text.language) for q in (one, other)),
        "past": ("past" in one.times) != ("past" in other.times),
        "no noun": one.figure.kind is FigureKind.COUNT and (not one.nouns or not other.nouns),
        "event": bool(one.events & other.events),
        "other event": bool(one.events and other.events and not one.events & other.events),
        "other happening": _befell_others(one, other, head, related),
        "concepts": _share(one.sentence_concepts, other.sentence_concepts),
        "words": _share(a.around.stems, b.around.stems) if same_language else 0.0,
        "clause words": _share(one.stems, other.stems) if same_language else 0.0,
        "names": min(2, len(a.around.names & b.around.names)) / 2,
        "other names": bool(one.names and other.names and not one.names & other.names),
        "dates": bool(a.around.weekdays & b.around.weekdays or a.around.months & b.around.months),
        "other dates": _differ(one.weekdays, other.weekdays)
        or _differ(one.months, other.months)
        or _differ(one.years, other.years),
        "other times": bool((one.times ^ other.times) - {"day", "year", "first", "second", "plan", "norm", "modal"}),
        "plan": _only_one_plans(one, other),
        "norm": bool((one.times ^ other.times) & {"norm"}),
        "other side": _other_side(one.sides, other.sides),
        "other occasion": _other_occasion(one.sentence, other.sentence),
        "one part": one.is_part != other.is_part,
        "change": one.is_change or other.is_change,
    }


def _befell_others(one: Quantity, other: Quantity, head: bool, related: bool) -> bool:
    """Whether different things befell what the two count, and only one of them says what that is: “14 people died”,
    “19 families lost their homes”."""
    if not one.events or not other.events or one.events & other.events or head or related:
        return False
    return one.is_generic != other.is_generic


def _only_one_plans(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is planned and the other is not to come: “expects to cut 240” and “260 will go” are both to come."""
    if ("plan" in one.times) == ("plan" in other.times):
        return False
    plain = other if "plan" in one.times else one
    return "modal" not in plain.times


def _other_side(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one is about a side of a pair of which the other is about the opposite only."""
    groups = {key.split(":")[0] for key in one} & {key.split(":")[0] for key in other}
    return any(
        not {k for k in one if k.startswith(group + ":")} & {k for k in other if k.startswith(group + ":")}
        for group in groups
    )


def _other_occasion(one: str, other: str) -> bool:
    """Whether the two name different occasions of one kind: the first and the final reading."""
    ours, theirs = occasions_in(one), occasions_in(other)
    kinds = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    return any(not {o for o in ours if o[0] == kind} & {o for o in theirs if o[0] == kind} for kind in kinds)


def is_one_thing(one: Quantity, other: Quantity) -> bool:
    """Whether two figures of one value are of one thing: by unit, or by what they count."""
    if one.figure.kind is not FigureKind.COUNT:
        return True
    if one.text.language == other.text.language and set(one.nouns) & set(other.nouns):
        return True
    return bool(one.things & other.things) or one.is_generic or other.is_generic


def _digits(value: float | None) -> int:
    """How many digits a number has, noughts at its ends left out."""
    return len(f"{value or 0:.10g}".replace(".", "").strip("0"))


def _clock_transposed(one: Figure, other: Figure) -> bool:
    """Whether two times written with colons have the same digits in another order: 2:08:14 and 2:08:41."""
    clocks = ":" in one.text and ":" in other.text
    return clocks and one.text != other.text and sorted(one.text) == sorted(other.text)


def one_digit_apart(one: float, other: float) -> bool:
    """Whether two numbers of the same two digits or more differ in one: 38,000 and 33,000."""
    a, b = (f"{value:.10g}".replace(".", "").strip("0") for value in (one, other))
    return len(a) == len(b) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _misheard(one: Quantity, other: Quantity) -> bool:
    """Whether the two have the same three digits or more in another order, which is hardly chance."""
    digits = sum(c in "123456789" for c in f"{one.value or 0:g}")
    return digits >= MISHEARD_DIGITS and has_transposed_digits(one.context.figure, other.context.figure)


def _names_another(one: Quantity, other: Quantity) -> bool:
    """Whether both figures are counts of a noun, and neither noun is of a whole class."""
    counts = one.figure.kind is FigureKind.COUNT and other.figure.kind is FigureKind.COUNT
    return counts and bool(one.nouns and other.nouns) and not (one.is_generic or other.is_generic)


def _other_kind(one: Quantity, other: Quantity) -> bool:
    """Whether the words before one noun make it two kinds of thing: “night nurses” and “school nurses”."""
    kinds, others = set(one.nouns[:-1]) - LOOSE, set(other.nouns[:-1]) - LOOSE
    return bool(kinds and others and not kinds & others)


def _differ(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)
