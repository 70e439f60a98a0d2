"""Stretches of time as a text tells them: “28 years”, “a six-week strike”, “four decades later”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from srctrack.compare.arithmetic.moments import YEAR_LENGTH
from srctrack.model.text import Span
from srctrack.patterns import pattern

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBER_WORDS = (
    {w: i + 1 for i, w in enumerate(_ONES)}
    | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
    | {f"{t}-{o}": 10 * (i + 2) + j + 1 for i, t in enumerate(_TENS) for j, o in enumerate(_ONES[:9])}
    | {"a": 1, "an": 1, "hundred": 100}
)
NUMBER = rf"(\d{{1,3}}(?:\.\d+)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
AND_PART = r"(?:\s+and\s+(a half|a quarter|three[ -]quarters?))?"
UNIT_DAYS = {
    "century": 100 * YEAR_LENGTH, "decade": 10 * YEAR_LENGTH, "year": YEAR_LENGTH, "month": YEAR_LENGTH / 12, "week": 7.0, "fortnight": 14.0, "day": 1.0, "night": 1.0,
}  # fmt: skip
"""Days of each unit of time."""
ROOM = {"century": 0.2, "decade": 0.6, "day": 1.01, "night": 1.01}
"""Units by which a stretch may be rounded; three quarters of one where nothing is said. Days count their first and last or not."""
USUAL_ROOM = 0.75


FRACTION_ROOM = 0.04
"""Units by which “a quarter of a century” and “half a year” may be rounded."""


class Form(StrEnum):
    """What a stretch is told as."""

    LENGTH = "how long something lasted"
    LATER = "how long after another moment"
    EARLIER = "how long before another moment"
    AGO = "how long before the draft's own day"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as told; ``low`` and ``high`` bound it in days, rounding and hedge included."""

    span: Span
    value: float
    unit: str
    low: float
    high: float
    form: Form


_STRETCH = pattern(
    rf"(?<![\w.,$€£-])(?:{NUMBER}{AND_PART}|(half)\s+an?|(quarter)\s+of\s+an?)(?:[ -](?:full|long|whole|straight|consecutive|unbroken|more|successive|solid))?[ -](centur(?:y|ies)|decades?|years?|months?|weeks?|fortnights?|days?|nights?)\b(?!\s+(?:old|younger|older)\b)(?!-old)(?!['’]\s)(?:\s+and\s+a\s+half)?",
    re.I,
)
_HEDGES: tuple[tuple[str, float, float], ...] = (
    (r"(?:about|around|some|roughly|approximately|more or less)", 0.12, 0.12),
    (r"(?:nearly|almost|just under|close to|not quite|just short of)", 0.15, 0.0),
    (r"(?:just over|a little over|slightly more than)", 0.0, 0.15),
    (r"(?:more than|over|well over|at least)", 0.0, 0.5),
    (r"(?:less than|under|fewer than|up to|at most|within)", 0.5, 0.0),
)
"""Words before a number of years, and how far below and above it they reach, as a share of it."""
_HEDGED = tuple((pattern(rf"\b{words}\s+(?:the\s+)?$", re.I), low, high) for words, low, high in _HEDGES)
_LATER = pattern(r"\s*(?:later|afterwards?|thereafter|on\b(?=[,.;])|after\b)", re.I)
_EARLIER = pattern(r"\s*(?:earlier|previously|before)\b", re.I)
_AGO = pattern(r"\s*ago\b", re.I)
_NOT_OF_IT = pattern(
    r"\b(?:past|last|first|next|previous|coming|every|each|another|additional|further|extra|other|final|per|few|several)\s+(?:the\s+)?$",
    2,
)
"""Words that make a stretch part of something longer, or one of several."""


def number(word: str, part: str | None = None) -> float:
    """Return the number that a word or digits name, with “and a half” and the like."""
    low = word.lower()
    value = float(low) if low[0].isdigit() else float(NUMBER_WORDS[low])
    return value + (0.0 if not part else 0.5 if "half" in part else 0.75 if "three" in part else 0.25)


def stretches(words: str, base: int) -> Iterator[Stretch]:
    """Return the stretches of time in ``words``, which start at ``base``, in order."""
    for m in _STRETCH.finditer(words):
        lead = words[max(0, m.start() - 28) : m.start()]
        if _NOT_OF_IT.search(lead):
            continue
        value = number(m[1], m[2]) if m[1] else 0.5 if m[3] else 0.25
        if m.group().endswith("and a half"):
            value += 0.5
        if m[1] and m[1].lower() in ("a", "an") and m[5].lower().rstrip("s") in ("day", "night"):
            continue
        unit = m[5].lower()
        unit = "century" if unit.startswith("centur") else unit.rstrip("s")
        low, high = next(((a, b) for hedge, a, b in _HEDGED if hedge.search(lead)), (0.0, 0.0))
        room = ROOM.get(unit, USUAL_ROOM) + _round(value) if value >= 1 else FRACTION_ROOM
        size = UNIT_DAYS[unit]
        yield Stretch(
            Span(base + m.start(), base + m.end()), value, unit,
            (value * (1 - low) - room) * size, (value * (1 + high) + room) * size, _form(words[m.end() : m.end() + 16]),
        )  # fmt: skip


def _round(value: float) -> float:
    """How much further a round number may be off: “100 years” is said of 97, “40 years” of 39."""
    if value >= 50 and value % 50 == 0:
        return 0.04 * value
    return 1.0 if value >= 30 and value % 10 == 0 else 0.0


def _form(after: str) -> Form:
    if _AGO.match(after):
        return Form.AGO
    if _LATER.match(after):
        return Form.LATER
    return Form.EARLIER if _EARLIER.match(after) else Form.LENGTH
