"""Times of day and the hours that are said to lie between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.arithmetic.durations import APART, BROKEN
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.stretches import AND_PART, NUMBER, number
from srctrack.model.text import Span
from srctrack.patterns import pattern

_TIME = r"(?:(noon|midday|midnight)|(\d{1,2})(?:[.:h](\d\d))?\s*([ap]\.?m\.?)?)"
_FROM_TO = pattern(rf"\b(?:from|between)\s+{_TIME}\s+(?:to|until|till|and)\s+{_TIME}(?=[\s,.;:)—–])", re.I)
_CLOCK = pattern(
    r"\b(noon|midday|midnight)\b|(?<![\d$€£.,:])\b(\d{1,2})(?:[:.](\d\d)(?:\s*([ap]\.?m\.?))?|\s*([ap]\.?m\.?))(?!\w)(?![\d%]|\s*(?:percent|per cent|km|m\b|points|million|billion|seconds|metres|meters|miles|tonnes|litres|kilos|degrees))",
    re.I,
)
_HOURS = pattern(
    rf"(?<![\w.-]){NUMBER}{AND_PART}(?: (?:full|long|whole|straight))?[ -]hours?(?:(?:,|\s+and)?\s*{NUMBER}\s+minutes?)?\b(?!\s+(?:a|per|each)\b)",
    re.I,
)
_HALF_HOURS = pattern(
    rf"(?<![\w.-]){NUMBER}(?:[ -]and[ -](a[ -]half|a[ -]quarter|three[ -]quarters?))[ -]hours?\b", re.I
)
_AN_HOUR_AND = pattern(
    r"\b(?:an|one) hour and (a half|a quarter|three[ -]quarters)\b|\b(?:half an|a half) hour\b|\bhalf-hour\b", re.I
)
_MINUTES = pattern(rf"(?<![\w.-]){NUMBER}[ -]minutes?\b", re.I)
_HEDGED = pattern(
    r"\b(?:more than|over|at least|less than|under|about|around|nearly|almost|some|up to|roughly)\s+$", re.I
)
ROOM = 0.3
"""Hours by which a duration may be rounded to the quarter."""
HEDGED_ROOM = 0.75
"""The same under a hedge."""
MINUTES_ROOM = 0.09
"""Hours by which one told in minutes may be rounded: five minutes."""


_ASIDE = pattern(
    r"\b(?:with|within|including|plus)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,2}$|\b(?:every|each|last|first|final|past|by)\s+$",
    re.I,
)
"""Words before a time that is a part of the whole, or beside it."""


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    value: float
    room: float


def find_clock_times(words: str, base: int, *, two: bool = False) -> Iterator[Calculation]:
    """Every duration in hours or minutes with the two times of day it is said to lie between, whether it fits or not."""
    times = _times(words)
    if len(times) != 2 or BROKEN.search(words):
        return
    (first, start, half), (last, end, other) = times
    told = _hours(words, Span(first.start, last.end))
    if told is None or told.value >= 24 or (two and told.span.end < first.start):
        return
    if other and not half and start is not None:
        start = (start % 12) + (12 if other == "p" else 0)
        half = ""
    if start is None or end is None:
        return
    shifts = (0, 24) if half and other else (0, 12, 24)
    ways = sorted(end - start + shift for shift in shifts if 0 < end - start + shift < 24)
    if not ways:
        return
    made = (
        min(ways, key=lambda way: abs(way - told.value))
        if any(abs(w - told.value) <= told.room for w in ways)
        else ways[0]
    )
    yield Calculation(
        Relation.DURATION, told.span.moved(base), (first.moved(base), last.moved(base)), told.value, made,
        made - told.room, made + told.room, abs(made - told.value) <= told.room, unit="hour",
    )  # fmt: skip


def _times(words: str) -> list[tuple[Span, float | None, str | None]]:
    """The times of day named, each with the letter of its half of the day (empty for noon, None where it is not given)."""
    m = _FROM_TO.search(words)
    if m and (m[3] or m[7] or m[4] or m[8] or m[1] or m[5]):
        one = _o_clock(m[1], m[2], m[3], m[4] or m[8])
        other = _o_clock(m[5], m[6], m[7], m[8] or m[4])
        ends = Span(
            m.start(2) if m[2] else m.start(1),
            m.end(4) if m[4] else m.end(3) if m[3] else m.end(2) if m[2] else m.end(1),
        )
        begin = m.start(6) if m[6] else m.start(5)
        half, second = m[4] or m[8], m[8] or m[4]
        return [
            (ends, one, "" if m[1] else half[0].lower() if half else None),
            (Span(begin, m.end()), other, "" if m[5] else second[0].lower() if second else None),
        ]
    out: list[tuple[Span, float | None, str | None]] = []
    for c in _CLOCK.finditer(words):
        half = c[4] or c[5]
        if c[2] and (int(c[2]) > 24 or int(c[3] or 0) > 59):
            continue
        out.append(
            (
                Span(c.start(), c.end()),
                _o_clock(c[1], c[2], c[3], half),
                "" if c[1] else half[0].lower() if half else None,
            )
        )
    if len(out) == 1:
        out += [(Span(h.start(), h.end()), float(h[1]), None) for h in _BARE_HOUR.finditer(words) if int(h[1]) <= 24]
        out.sort(key=lambda t: t[0].start)
    return out


_BARE_HOUR = pattern(
    r"(?<=\bat )(\d{1,2})(?=[,.;)]?\s|[,.;)])(?!\s*(?:percent|per cent|degrees|km|miles|points|metres|meters|[a-z]+s\b))",
    re.I,
)
"""An hour without minutes, beside a time that has them."""


def _o_clock(word: str | None, hour: str | None, minute: str | None, half: str | None) -> float | None:
    if word:
        return 24.0 if word.lower() == "midnight" else 12.0
    value = int(hour or 0) + int(minute or 0) / 60
    if half:
        value = value % 12 + (12 if half.lower().startswith("p") else 0)
    return value if value <= 24 else None


def _hours(words: str, at: Span) -> _Told | None:
    found: list[_Told] = []
    for m in _HALF_HOURS.finditer(words):
        found.append(_told(words, m, number(m[1], m[2].replace("-", " ")), ROOM))
    for m in _AN_HOUR_AND.finditer(words):
        part = m[1] or ""
        found.append(_told(words, m, number("one", part) if part else 0.5, ROOM))
    for m in _HOURS.finditer(words):
        room = MINUTES_ROOM if m[3] else ROOM
        found.append(_told(words, m, number(m[1], m[2]) + (number(m[3]) / 60 if m[3] else 0.0), room))
    for m in _MINUTES.finditer(words):
        found.append(_told(words, m, number(m[1]) / 60, MINUTES_ROOM))
    near: list[_Told] = []
    for one in found:
        if not any(one.span.overlaps(n.span) for n in near) and not one.span.overlaps(at):
            near.append(one)
    near = [n for n in near if not _ASIDE.search(words[max(0, n.span.start - 30) : n.span.start])]
    near = [n for n in near if max(n.span.start - at.end, at.start - n.span.end) <= APART]
    return near[0] if len(near) == 1 else None


def _told(words: str, m: re.Match[str], value: float, room: float) -> _Told:
    hedged = _HEDGED.search(words[max(0, m.start() - 14) : m.start()])
    return _Told(Span(m.start(), m.end()), value, max(room, HEDGED_ROOM) if hedged else room)
