"""Dates that count from the day a text speaks from: “yesterday”, “last year”, “two weeks ago”."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.text import Span
from srctrack.patterns import pattern

RELATIVE_HEADS = frozenset("today yesterday tomorrow tonight last next this past recent coming ago previous".split())
"""The words at which a relative date is looked for."""

_UNITS = "day|week|weekend|month|year|quarter|summer|winter|spring|autumn|fall|season|decade|century"
_NUMBER = r"\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of|some"
_PATTERNS: tuple[re.Pattern[str], ...] = (
    pattern(r"(?:today|yesterday|tomorrow|tonight)\b(?!['’]s [A-Z]|, [A-Z]\w+ Today)", re.I),
    pattern(rf"(?P<which>last|next|this|previous) (?P<unit>{_UNITS})\b(?! of\b|ly)", re.I),
    pattern(
        rf"(?P<which>last|next|past|coming|recent) (?:(?:{_NUMBER}) )?(?P<units>(?:day|week|month|year|decade)s)\b",
        re.I,
    ),
    pattern(r"(?P<which>past|recent|coming) (?P<unit>day|week|month|year|decade)\b", re.I),
    pattern(
        r"(?P<which>last|next|this) (?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b",
    ),
)
_AGO = pattern(rf"\b(?P<number>{_NUMBER}) (?P<unit>day|week|month|year|decade)s? ago\b", re.I)
_SPELLED = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_SPELLED |= {"a": 1, "an": 1}
_DAYS: dict[str, int] = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEP = {"last": -1, "previous": -1, "this": 0, "next": 1}
_AGO_REACH = 24
"""Code points before “ago” in which its number stands (“a couple of months”)."""


def relative_date(text: str, at: int, anchor: datetime.date | None) -> DateMention | None:
    """The relative date whose head stands at ``at``; with a value, as precise as the words, where ``anchor`` gives one."""
    if text[at : at + len("ago")].lower() == "ago":
        end = at + len("ago")
        m = _AGO.search(text, max(0, at - _AGO_REACH), end)
        return _mention(text, m, _ago(m, anchor)) if m and m.end() == end else None
    for form in _PATTERNS:
        m = form.match(text, at)
        if m:
            return _mention(text, m, _value(m, anchor))
    return None


def _mention(text: str, m: re.Match[str], value: str | None) -> DateMention:
    return DateMention(Span(*m.span()), m.group(), DateKind.RELATIVE, value)


def _value(m: re.Match[str], anchor: datetime.date | None) -> str | None:
    if anchor is None:
        return None
    word = m.group().lower()
    if word in _DAYS:
        return (anchor + datetime.timedelta(days=_DAYS[word])).isoformat()
    groups = m.groupdict()
    step = _STEP.get((groups.get("which") or "").lower())
    if step is None or not groups.get("unit"):
        return None
    if groups["unit"].lower() == "year":
        return str(anchor.year + step)
    return _month_away(anchor, step) if groups["unit"].lower() == "month" else None


def _ago(m: re.Match[str], anchor: datetime.date | None) -> str | None:
    word = m["number"].lower()
    count = int(word) if word.isdigit() else _SPELLED.get(word)
    if anchor is None or count is None:
        return None
    ways: dict[str, Callable[[int], str]] = {
        "day": lambda n: (anchor - datetime.timedelta(days=n)).isoformat(),
        "year": lambda n: str(anchor.year - n),
        "month": lambda n: _month_away(anchor, -n),
    }
    way = ways.get(m["unit"].lower())
    return way(count) if way else None


def _month_away(anchor: datetime.date, step: int) -> str:
    at = anchor.year * 12 + anchor.month - 1 + step
    return f"{at // 12}-{at % 12 + 1:02}"
