"""Durations and ages: two moments and the time that is said to lie between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.model.annotations import Annotations
from srctrack.model.mentions import DateKind
from srctrack.model.prose import Prose
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
_N = rf"(\d{{1,3}}(?:\.\d+)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_PART = r"(?:\s+and\s+(a half|a quarter|three[ -]quarters?))?"
_YEAR = r"(1[0-9]\d\d|20\d\d)"
_TO = r"(?:to|until|till|through|and|[–—-])"

FROM_TO_YEARS = pattern(
    rf"\b(?:from|between)\s+(?:[^.;\d]{{0,50}}\s)?{_YEAR}(?:\s+|[^.;\d]{{0,50}}?\s){_TO}\s+(?:[^.;\d]{{0,50}}\s)?{_YEAR}\b",
    re.I,
)
BRACKETED_YEARS = pattern(rf"\((?:b\. |born )?{_YEAR}\s*[–—-]\s*{_YEAR}\)")
FROM_TO_CLOCK = pattern(
    r"\b(?:from|between)\s+(\d{1,2})(?:[.:](\d\d))?\s*([ap]\.?m\.?)?\s+(?:to|until|till|and)\s+(\d{1,2})(?:[.:](\d\d))?\s*([ap]\.?m\.?)?(?=[\s,.;)])",
    re.I,
)
YEARS_LONG = pattern(
    rf"(?<![\w.-]){_N}(?: (?:full|long|whole|straight|consecutive|unbroken))?[ -]years?\b(?!\s+(?:old|ago|later|earlier|before|younger|older))(?!-old)",
    re.I,
)
HOURS_LONG = pattern(
    rf"(?<![\w.-]){_N}{_PART}(?: (?:full|long|whole|straight))?[ -]hours?(?:\s*(?:and\s+)?{_N}\s+minutes?)?\b", re.I
)
HALF_HOURS = pattern(rf"(?<![\w.-]){_N} and (a half|a quarter|three[ -]quarters?|three[ -]quarter)[ -]hours?\b", re.I)
DAYS_LONG = pattern(
    rf"(?<![\w.-]){_N}{_PART}(?: (?:full|long|whole|straight|consecutive))?[ -](days?|nights?|weeks?)\b(?!\s+(?:ago|later|earlier|before|after))",
    re.I,
)
BORN = pattern(
    rf"\b(?:born|was born)\b(?:\s+[\w’'.,-]+){{0,6}}?\s+(?:in|[A-Z][a-z]+\.?(?:\s+\d{{1,2}},)?)\s+{_YEAR}\b|\bborn\s+{_YEAR}\b|\({_YEAR}\s*[–—-]\s*\)",
    re.I,
)
FOUNDED = pattern(
    rf"\b(?:founded|established|opened|built|created|launched|set up|formed|incorporated|started|dating from|inaugurated|chartered|published)\b(?:\s+[\w’'-]+){{0,4}}?\s+in\s+{_YEAR}\b",
    re.I,
)
JUBILEE = pattern(
    r"\b(\d{1,3})(?:st|nd|rd|th)\s+(?:birthday|anniversary|jubilee|year of (?:its|his|her|their) existence)\b", re.I
)
CENTENARY = pattern(r"\b(bicentenary|bicentennial|centenary|centennial|sesquicentennial)\b", re.I)
_JUBILEES = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "sesquicentennial": 150}
NOW = pattern(
    r"\b(?:this (?:year|month|week|spring|summer|autumn|winter|weekend|morning|evening|season)|today|now|will|tonight|yesterday|tomorrow|celebrates?|marks?|turns?)\b",
    re.I,
)
BEGAN = pattern(
    rf"\b(?:opened|founded|built|took (?:office|over|charge|the job)|elected|joined|began|started|arrived|married|appointed|hired|inaugurated|launched|moved|came|entered|signed on|was born|born)\b[^.;\d]{{0,50}}?\b(?:in|of|on)\s+(?:[A-Z][a-z]+\.?\s+(?:\d{{1,2}},\s+)?)?{_YEAR}\b",
    re.I,
)
ENDED = pattern(
    rf"\b(?:closed|died|retir\w+|left|ended|stepped down|shut|demolished|torn down|resigned|quit|sold|finished|stopped|sank|burned|dissolved|last)\b[^.;\d]{{0,50}}?\b(?:in|of|on)\s+(?:[A-Z][a-z]+\.?\s+(?:\d{{1,2}},\s+)?)?{_YEAR}\b",
    re.I,
)
DIED_IN = pattern(rf"\bdied\b[^.;\d]{{0,50}}?\b(?:in|on)\s+(?:[A-Z][a-z]+\.?\s+(?:\d{{1,2}},\s+)?)?{_YEAR}\b", re.I)
AGED = pattern(rf"\b(?:aged|at the age of|at age)\s+{_N}\b|\bat\s+(\d{{2,3}})(?=[,.;])", re.I)
CLOCK = pattern(
    r"\b(?:at|from|by|until|till|to|around|about|before|after)?\s*\b(\d{1,2})(?:[:.](\d\d)(?:\s*([ap]\.?m\.?))?|\s*([ap]\.?m\.?))(?!\w)(?![\d%]|\s*(?:percent|km|m\b|points|million|billion))",
    re.I,
)
DIED_NOW = pattern(
    r"\bdied\b[^.;\d]{0,40}\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this (?:week|month|year)|last (?:week|night))\b",
    re.I,
)
DIED = pattern(
    rf"\b(?:died|dead|passed away|death)\b(?:\s+[\w’'.,-]+){{0,6}}?\s+(?:at|aged|at the age of|age)\s+(?:of\s+)?{_N}\b",
    re.I,
)
AGE = pattern(
    r",\s+(?:aged\s+)?(\d{2,3}),|\baged\s+(\d{2,3})\b|\bage of (\d{2,3})\b|\((\d{2,3})\)|\b(\d{2,3})[ -]years?[ -]old\b|\b(?:is|turns)(?: now)? (\d{2,3})(?=[,.;])",
    re.I,
)
BROKEN = pattern(
    r"\b(?:break|breaks|interrupt\w*|apart from|except\w*|on and off|off and on|with a pause|suspended|intermittent\w*|twice|separate|not counting|excluding|in all|altogether|in total|combined|terms?|stints?|then|would have been|"
    r"each|per|every|more|another|older|younger|average|short(?:er|ened)?)\b",
    re.I,
)
"""Words by which a time is told as something else than the distance of two moments."""
UNBROKEN = pattern(r"\bwithout (?:a |any )?(?:break|interruption|pause)s?\b", re.I)
_OPEN_ENDED = pattern(
    r"\b(?:at least|more than|over|up to|past|last|first|next|less than|fewer than|within|every|another|additional)\s+(?:the\s+)?$",
    re.I,
)
APART = 90
"""Code points between two moments and the time said to lie between them."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as told, or as two moments make it, in one unit."""

    span: Span
    value: float


def find_spans(prose: Prose, annotations: Annotations, today: datetime.date | None) -> Iterator[Calculation]:
    """Every duration and age with the moments it is said to come from, whether it fits or not."""
    previous: Span | None = None
    for sentence in annotations.sentences:
        words = UNBROKEN.sub(_blank, sentence.of(prose.text))
        if not _HAS_NUMBER.search(words) and not previous:
            continue
        yield from _years(words, sentence.start)
        yield from _clock(words, sentence.start)
        yield from _days(annotations, words, sentence)
        yield from _lifetimes(words, sentence.start)
        yield from _born_and_died(words, sentence.start)
        yield from _between_days(annotations, words, sentence.start)
        yield from _terms(words, sentence.start)
        yield from _times_of_day(words, sentence.start)
        if today is not None:
            yield from _until_now(words, sentence.start, today)
        if previous is not None and "\n\n" not in prose.text[previous.end : sentence.start]:
            yield from _of_two(prose.text, annotations, previous, sentence, today)
        previous = sentence


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


MAX_TWO = 420
"""Code points of two sentences that are read together."""


def _of_two(
    text: str, annotations: Annotations, one: Span, other: Span, today: datetime.date | None
) -> Iterator[Calculation]:
    """Moments in one sentence and the time between them in the next."""
    words = UNBROKEN.sub(_blank, text[one.start : other.end])
    if len(words) > MAX_TWO or not _HAS_NUMBER.search(words):
        return
    yield from _times_of_day(words, one.start)
    yield from _lifetimes(words, one.start)
    yield from _born_and_died(words, one.start)
    yield from _between_days(annotations, words, one.start)
    yield from _terms(words, one.start)
    if today is not None:
        yield from _until_now(words, one.start, today)


_HAS_NUMBER = pattern(r"\d")


def number(word: str, part: str | None = None) -> float:
    """The number that a word or digits name, with “and a half” and the like."""
    low = word.lower()
    value = float(low) if low[0].isdigit() else float(NUMBER_WORDS[low])
    return value + (0.0 if not part else 0.5 if "half" in part else 0.75 if "three" in part else 0.25)


def _calculation(
    relation: Relation,
    told: Stretch,
    moments: tuple[Span, ...],
    made: float,
    low: float,
    high: float,
    base: int,
    unit: str,
) -> Calculation:
    return Calculation(
        relation, told.span.moved(base), tuple(m.moved(base) for m in moments), told.value, made, low, high,
        low <= told.value <= high, unit=unit,
    )  # fmt: skip


def _nearest(words: str, at: Span, found: Iterator[re.Match[str]], group: int = 1) -> Stretch | None:
    """The one duration near two moments; None where there are none or several."""
    near = [
        m
        for m in found
        if max(m.start() - at.end, at.start - m.end()) <= APART
        and not Span(m.start(), m.end()).overlaps(at)
        and not _OPEN_ENDED.search(words[max(0, m.start() - 20) : m.start()])
    ]
    if len(near) != 1:
        return None
    m = near[0]
    return Stretch(Span(m.start(), m.end()), number(m[group]))


def _years(words: str, base: int) -> Iterator[Calculation]:
    for m in FROM_TO_YEARS.finditer(words):
        told = _nearest(words, Span(m.start(), m.end()), YEARS_LONG.finditer(words))
        if told is None or BROKEN.search(words) or len(YEAR_ALONE.findall(words)) != 2:
            continue
        made = float(int(m[2]) - int(m[1]))
        if made > 0:
            yield _calculation(
                Relation.DURATION,
                told,
                (Span(m.start(1), m.end(1)), Span(m.start(2), m.end(2))),
                made,
                made - 1,
                made + 1,
                base,
                "year",
            )


YEAR_ALONE = pattern(rf"\b{_YEAR}\b")


def _clock(words: str, base: int) -> Iterator[Calculation]:
    for m in FROM_TO_CLOCK.finditer(words):
        at = Span(m.start(), m.end())
        told = _hours(words, at)
        if told is None or BROKEN.search(words):
            continue
        start, end = _o_clock(m[1], m[2], m[3] or m[6]), _o_clock(m[4], m[5], m[6] or m[3])
        if start is None or end is None or not (m[2] or m[5] or m[3] or m[6]):
            continue
        ways = (
            {end - start + shift for shift in (0, 12, 24) if 0 < end - start + shift <= 24}
            if not (m[3] or m[6])
            else {(end - start) % 24}
        )
        made = min(ways, default=0.0)
        if made and not any(abs(way - told.value) <= CLOCK_ROOM for way in ways):
            yield _calculation(
                Relation.DURATION,
                told,
                (Span(m.start(), m.end()),),
                made,
                made - CLOCK_ROOM,
                made + CLOCK_ROOM,
                base,
                "hour",
            )


CLOCK_ROOM = 0.3
"""Hours by which a duration may be rounded to the quarter."""


def _terms(words: str, base: int) -> Iterator[Calculation]:
    """“Opened in 1911 … closed in 1987, after 86 years”: a beginning, an end, and one duration."""
    began, ended = BEGAN.search(words), ENDED.search(words)
    if not began or not ended or len(YEAR_ALONE.findall(words)) != 2 or BROKEN.search(words):
        return
    durations = [
        m for m in YEARS_LONG.finditer(words) if not _OPEN_ENDED.search(words[max(0, m.start() - 20) : m.start()])
    ]
    made = float(int(ended[1]) - int(began[1]))
    if len(durations) == 1 and made > 0:
        m = durations[0]
        told = Stretch(Span(m.start(), m.end()), number(m[1]))
        moments = (Span(began.start(1), began.end(1)), Span(ended.start(1), ended.end(1)))
        yield _calculation(Relation.DURATION, told, moments, made, made - 1, made + 1, base, "year")


def _times_of_day(words: str, base: int) -> Iterator[Calculation]:
    """Two times of one day and one duration in hours: “went out at 4:40 a.m. and came back at 9:10 … all six and a half hours”."""
    times = [m for m in CLOCK.finditer(words) if int(m[1]) <= 24 and int(m[2] or 0) < 60]
    if len(times) != 2 or BROKEN.search(words):
        return
    first, last = times
    told = _hours(words, Span(first.start(), last.end()))
    half, second = first[3] or first[4], last[3] or last[4]
    start, end = _o_clock(first[1], first[2], half), _o_clock(last[1], last[2], second or half)
    if told is None or start is None or end is None:
        return
    shifts = (0, 24) if half and second else (0, 12, 24)
    ways = sorted((end - start + shift) for shift in shifts if 0 < end - start + shift < 24)
    if ways and not any(abs(way - told.value) <= CLOCK_ROOM for way in ways) and told.value < 24:
        moments = (Span(first.start(1), first.end()), Span(last.start(1), last.end()))
        yield _calculation(
            Relation.DURATION, told, moments, ways[0], ways[0] - CLOCK_ROOM, ways[0] + CLOCK_ROOM, base, "hour"
        )


def _o_clock(hour: str, minute: str | None, half: str | None) -> float | None:
    value = int(hour) + int(minute or 0) / 60
    if half:
        value = value % 12 + (12 if half.lower().startswith("p") else 0)
    return value if value <= 24 else None


def _hours(words: str, at: Span) -> Stretch | None:
    found: list[Stretch] = []
    for m in HALF_HOURS.finditer(words):
        found.append(Stretch(Span(m.start(), m.end()), number(m[1], m[2])))
    for m in HOURS_LONG.finditer(words):
        if not any(s.span.overlaps(Span(m.start(), m.end())) for s in found):
            found.append(Stretch(Span(m.start(), m.end()), number(m[1], m[2]) + (number(m[3]) / 60 if m[3] else 0.0)))
    near = [s for s in found if not s.span.overlaps(at) and max(s.span.start - at.end, at.start - s.span.end) <= APART]
    return near[0] if len(near) == 1 else None


def _days(annotations: Annotations, words: str, sentence: Span) -> Iterator[Calculation]:
    inside = [d for d in annotations.dates if sentence.contains(d.span)]
    for d in inside:
        if d.kind is not DateKind.RANGE or not d.value or "/" not in d.value or len(d.value) != 21:
            continue
        first, last = (datetime.date.fromisoformat(x) for x in d.value.split("/"))
        if not re.search(r"\b(?:from|between|lasted|ran|runs|open|held)\b", words, re.I):
            continue
        at = d.span.moved(-sentence.start) if d.span.start >= sentence.start else d.span
        near = [m for m in DAYS_LONG.finditer(words) if max(m.start() - at.end, at.start - m.end()) <= APART]
        if len(near) != 1 or BROKEN.search(words) or (last - first).days <= 0:
            continue
        m = near[0]
        days = (last - first).days
        unit = m[3].lower().rstrip("s")
        size, room = (7, 0.75) if unit == "week" else (1, 1.01)
        made = days / size
        told = Stretch(Span(m.start(), m.end()), number(m[1], m[2]))
        yield _calculation(
            Relation.DURATION,
            told,
            (at,),
            round(made + (unit == "day"), 1),
            made - room,
            made + room,
            sentence.start,
            unit,
        )


def _between_days(annotations: Annotations, words: str, base: int) -> Iterator[Calculation]:
    """“Settled on 4 August and did not clear until 25 August. Those ten days …”."""
    days = [
        d
        for d in annotations.dates
        if base <= d.span.start < base + len(words) and d.kind is DateKind.DAY and d.month and d.day
    ]
    durations = [m for m in DAYS_LONG.finditer(words) if THOSE.search(words[max(0, m.start() - 24) : m.start()])]
    if len(days) != 2 or len(durations) != 1 or BROKEN.search(words):
        return
    first, last = days
    if not UNTIL.search(words[first.span.end - base : last.span.start - base]):
        return
    start, end = _day(first.year, first.month, first.day), _day(last.year, last.month, last.day)
    if start is None or end is None or end <= start:
        return
    m = durations[0]
    unit = m[3].lower().rstrip("s")
    size, room = (7, 0.75) if unit == "week" else (1, 1.01)
    made = (end - start).days / size
    told = Stretch(Span(m.start(), m.end()), number(m[1], m[2]))
    moments = (first.span.moved(-base), last.span.moved(-base))
    yield _calculation(Relation.DURATION, told, moments, round(made, 1), made - room, made + room, base, unit)


UNTIL = pattern(r"\b(?:until|till|to|through|up to|ended|lifted|cleared|reopened|closed|lasted|released|freed)\b", re.I)
THOSE = pattern(
    r"\b(?:those|these|the|for|all|full|after|lasted|lasting|whole|his|her|its|their|,)\s+(?:\w+\s)?$", re.I
)
ANY_YEAR = 2001
"""A year without a leap day, for two days of which none names its year."""


def _day(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    try:
        return datetime.date(year or ANY_YEAR, month or 1, day or 1)
    except ValueError:
        return None


def _lifetimes(words: str, base: int) -> Iterator[Calculation]:
    """“(1931–2009), who died at 78”."""
    years = BRACKETED_YEARS.search(words)
    died = DIED.search(words)
    if years and died and years[1] and years[2]:
        made = int(years[2]) - int(years[1])
        told = Stretch(Span(died.start(1), died.end(1)), number(died[1]))
        if 0 < made < 120:
            yield _calculation(
                Relation.AGE, told, (Span(years.start(), years.end()),), made, made - 1, made, base, "year"
            )


def _born_and_died(words: str, base: int) -> Iterator[Calculation]:
    """“Born in January 1931 and died in November 2024, aged 83”."""
    born, died = BORN.search(words), DIED_IN.search(words)
    ages = list(AGED.finditer(words))
    if not born or not died or len(ages) != 1 or len(YEAR_ALONE.findall(words)) != 2:
        return
    year = next(int(g) for g in born.groups() if g)
    made = int(died[1]) - year
    told = Stretch(Span(ages[0].start(), ages[0].end()), number(ages[0][1] or ages[0][2]))
    if 0 < made < 120:
        yield _calculation(
            Relation.AGE,
            told,
            (Span(born.start(), born.end()), Span(died.start(), died.end())),
            made,
            made - 1,
            made,
            base,
            "year",
        )


def _until_now(words: str, base: int, today: datetime.date) -> Iterator[Calculation]:
    if len(YEAR_ALONE.findall(words)) != 1:
        return
    born = BORN.search(words)
    if born:
        yield from _age(words, born, base, today)
    founded = FOUNDED.search(words) or born
    jubilee, centenary = JUBILEE.search(words), CENTENARY.search(words)
    if founded and NOW.search(words) and (jubilee or centenary):
        year = next(int(g) for g in founded.groups() if g)
        m = jubilee or centenary
        assert m is not None
        value = float(m[1]) if jubilee else float(_JUBILEES[m[1].lower()])
        made = today.year - year
        if made > 0:
            told = Stretch(Span(m.start(), m.end()), value)
            yield _calculation(
                Relation.DURATION, told, (Span(founded.start(), founded.end()),), made, made - 1, made + 1, base, "year"
            )


def _age(words: str, born: re.Match[str], base: int, today: datetime.date) -> Iterator[Calculation]:
    died = DIED.search(words)
    if died and DIED_NOW.search(words):
        made = today.year - next(int(g) for g in born.groups() if g)
        told = Stretch(Span(died.start(1), died.end(1)), number(died[1]))
        if 0 < made < 120:
            yield _calculation(
                Relation.AGE, told, (Span(born.start(), born.end()),), made, made - 1, made, base, "year"
            )
        return
    ages = list(AGE.finditer(words))
    if len(ages) != 1 or PAST.search(words):
        return
    m = ages[0]
    group = next(i for i, g in enumerate(m.groups(), 1) if g)
    year = next(int(g) for g in born.groups() if g)
    made = today.year - year
    told = Stretch(Span(m.start(group), m.end(group)), float(m[group]))
    if 0 < made < 120:
        yield _calculation(Relation.AGE, told, (Span(born.start(), born.end()),), made, made - 2, made, base, "year")


PAST = pattern(
    r"\b(?:died|dead|death|killed|buried|at the age of|when (?:he|she|they)|would have|then|late|at the time|murdered|drowned)\b",
    re.I,
)
"""Words after which an age is that of another day than the draft's."""
