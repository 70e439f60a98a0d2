"""Ages and anniversaries: a beginning, and how long ago it is said to be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.stretches import NUMBER, number
from srctrack.model.text import Span
from srctrack.patterns import pattern

_YEAR = r"(1[0-9]\d\d|20\d\d)"
_DAY = r"(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},\s+)?|\d{1,2}\s+[A-Z][a-z]+\.?\s+)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|this (?:week|month|year|morning|spring|summer|autumn|winter)|last (?:week|night|month))"
LIFE = pattern(rf"\((?:b\. |born )?{_YEAR}\s*[–—-]\s*{_YEAR}\)")
BORN = pattern(
    rf"\bborn\b(?:\s+[\w’'.,-]+){{0,7}}?\s+(?:in|on|[A-Z][a-z]+\.?(?:\s+\d{{1,2}},)?)\s+{_DAY}{_YEAR}\b|\bborn\s+{_DAY}{_YEAR}\b|\({_YEAR}\s*[–—-]\s*\)|\bborn\b[^.;\d]{{0,40}}\bin\s+{_YEAR}\b",
    re.I,
)
DIED_IN = pattern(
    rf"\b(?:died|dies|killed|death|drowned|executed|passed away)\b[^.;\d]{{0,50}}?\b(?:in|on)\s+{_DAY}{_YEAR}\b", re.I
)
DIED = pattern(
    rf"\b(?:died|dead|dies|passed away|death|drowned|killed)\b(?:,?\s+[\w’'.-]+){{0,8}}?,?\s+(?:at|aged|at the age of|age)\s+(?:of\s+)?{NUMBER}\b(?!\s*[:%]|\s+(?:a\.?m|p\.?m|o['’]clock|percent|per cent))",
    re.I,
)
DIED_NOW = pattern(rf"\b(?:died|dies|passed away|killed|drowned)\b[^.;\d]{{0,40}}\b{_WEEKDAY}", re.I)
AT_DEATH = pattern(
    rf"\b(?:was|aged|at the age of|age of)\s+{NUMBER}(?=[,.;]|$)|\bat\s+(\d{{2,3}})(?=[,.;]|$)|,\s+(\d{{2,3}})(?=[,.])",
    re.I,
)
AGED = pattern(
    rf"\b(?:aged|at the age of|at age|when (?:he|she|they) was|(?:he|she) was|was(?=\s+[\w-]+\s+when\b))\s+(?:just |only )?{NUMBER}\b(?!\s+(?:years? (?:later|after)|percent|per cent|months|weeks|days))|\bat\s+(?:just\s+|only\s+)?(\d{{2,3}})(?=[,.;:)]|\s+(?:in|and|after|when|he|she)\b)",
    re.I,
)
AGE = pattern(
    r",\s+(?:now\s+)?(?:aged\s+)?(\d{2,3}),|\baged\s+(\d{2,3})\b|\bage of (\d{2,3})\b|\((\d{2,3})\)|\b(\d{2,3})[ -]years?[ -]old\b|\b(?:is|turns|turned)(?: now)? (\d{2,3})(?=[,.;]|\s+(?:this|on|now|today|and)\b)|,\s+(?:now\s+)(\d{2,3})\b",
    re.I,
)
PAST = pattern(
    r"\b(?:died|dead|death|killed|buried|at the age of|when (?:he|she|they)|would have|then|late|at the time|murdered|drowned)\b",
    re.I,
)
"""Words after which an age is that of another day than the draft's."""
FOUNDED = pattern(
    rf"\b(?:founded|established|opened|opening|finished|completed|erected|unveiled|built|created|launched|set up|formed|incorporated|started|began|dat(?:es|ing) (?:from|back to)|inaugurated|chartered|published|married|wed|first|laid|dedicated|consecrated|signed|since)\b(?:\s+[\w’'-]+){{0,6}}?\s+(?:in\s+|on\s+)?{_DAY}{_YEAR}\b",
    re.I,
)
_JUBILEE = pattern(
    r"\b(\d{1,3})(?:st|nd|rd|th)[ -](?:\w+[ -])?(?:birthday|anniversary|jubilee|year of (?:its|his|her|their) existence)\b|\b(bicentenary|bicentennial|centenary|centennial|sesquicentennial)\b|\b(silver|golden|diamond) (?:jubilee|wedding)",
    re.I,
)
_JUBILEES = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "sesquicentennial": 150, "silver": 25, "golden": 50, "diamond": 60,
}  # fmt: skip
_WORD_ORDINALS = {
    "tenth": 10,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_WORD_JUBILEE = pattern(
    rf"(?<![\w-])({'|'.join(_WORD_ORDINALS)})[ -](?:\w+[ -])?(?:birthday|anniversary|jubilee)\b", re.I
)
NOW = pattern(
    r"\b(?:this (?:year|month|week|spring|summer|autumn|winter|weekend|morning|evening|season|saturday|sunday|friday)|today|now|will|tonight|yesterday|tomorrow|celebrates?|celebrated|celebrating|marks?|marked|marking|turns?|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
YEAR_ALONE = pattern(rf"(?<![\d,.$€£-]){_YEAR}\b(?!,\d)")
OLDEST = 120
"""Years beyond which nobody lives."""


_OLDER = pattern(
    rf"(?<![\w.-]){NUMBER}\s+years?\s+(?:older|younger|apart|between|(?:her|his|their) (?:senior|junior|elder))\b|\b(?:gap|difference) of {NUMBER}\s+years?\b|(?<![\w.-]){NUMBER}-year (?:gap|difference)\b",
    re.I,
)
_TWO_AGES = pattern(r"\baged?,?\s+(\d{1,3})\s+and\s+(\d{1,3})\b", re.I)
_ANY_AGE = pattern(
    r"\b(?:at|aged|age|age of|is|was|turned|turns),?\s+(?:just |only |now )?(\d{2,3})(?=[,.;:)]|\s+(?:and|is|was|but|with|after)\b)|,\s+(\d{2,3})(?=[,.;])|\((\d{2,3})\)|\b(\d{2,3})-year-old\b",
    re.I,
)


def _ages_apart(words: str, base: int) -> Iterator[Calculation]:
    """“At 64, Dunne is 15 years older than his deputy, who is 49”."""
    older = list(_OLDER.finditer(words))
    if len(older) != 1:
        return
    ages = list(_ANY_AGE.finditer(words))
    both = _TWO_AGES.search(words)
    if len(ages) != 2 and not both:
        return
    m = older[0]
    if both:
        one, other = float(both[1]), float(both[2])
        terms: tuple[Span, ...] = (Span(both.start(), both.end()).moved(base),)
    else:
        one, other = (float(next(g for g in a.groups() if g)) for a in ages)
        terms = tuple(Span(a.start(), a.end()).moved(base) for a in ages)
    told, made = number(next(g for g in m.groups() if g)), abs(one - other)
    if made:
        yield Calculation(
            Relation.DURATION, Span(m.start(), m.end()).moved(base), terms, told, made, made - 1, made + 1,
            abs(told - made) <= 1, unit="year",
        )  # fmt: skip


def find_ages(words: str, base: int, today: datetime.date | None) -> Iterator[Calculation]:
    """Every age and anniversary with the year it is counted from, and the year it is counted to, whether it fits or not."""
    yield from _ages_apart(words, base)
    years = [int(y) for y in YEAR_ALONE.findall(words)]
    life = LIFE.search(words)
    if life:
        died = DIED.search(words)
        if died:
            yield from _age(words, died, base, Span(life.start(), life.end()), int(life[2]) - int(life[1]), 1)
        return
    born = BORN.search(words)
    if born and len(years) == 2:
        yield from _at_another_time(words, born, base)
    if today is None:
        return
    if not born and len(years) == 1:
        yield from _then_and_now(words, base, today)
    if born and len(years) == 1:
        yield from _now(words, born, base, today)
    yield from _anniversary(words, base, today, years)


def _age(
    words: str, m: re.Match[str], base: int, at: Span, made: int, below: int, also: tuple[Span, ...] = ()
) -> Iterator[Calculation]:
    group = next(i for i, g in enumerate(m.groups(), 1) if g)
    told = number(m[group])
    if 0 < made < OLDEST and told > 1:
        span = Span(m.start(group), m.end(group)).moved(base)
        terms = tuple(t.moved(base) for t in (at, *also))
        yield Calculation(
            Relation.AGE, span, terms, told, made, made - below, made, made - below <= told <= made, unit="year"
        )


def _year(m: re.Match[str]) -> int:
    return next(int(g) for g in m.groups() if g and len(g) == 4)


_GOES_ON = pattern(r"\b(?:and|until|till|before|but|then|who)\b", re.I)


def _at_another_time(words: str, born: re.Match[str], base: int) -> Iterator[Calculation]:
    """“Born in 1931 and died in 2024, aged 83”; “born in 1990, elected at 24, in 2019”."""
    birth = Span(born.start(), born.end())
    other = next((m for m in YEAR_ALONE.finditer(words) if not birth.overlaps(Span(m.start(), m.end()))), None)
    ages = list(AGED.finditer(words))
    if other is None or len(ages) != 1:
        return
    age = ages[0]
    between = words[min(age.end(), other.end()) : max(age.start(), other.start())]
    gap = len(between)
    if (gap <= CLOSE and not _GOES_ON.search(between)) or (DIED_IN.search(words) and gap <= FAR):
        yield from _age(words, age, base, birth, int(other[1]) - _year(born), 1, (Span(other.start(), other.end()),))


def _then_and_now(words: str, base: int, today: datetime.date) -> Iterator[Calculation]:
    """“He took his seat in 1994, at 41. He leaves the bench this month at 72.”"""
    year = YEAR_ALONE.search(words)
    ages = list(_ANY_AGE.finditer(words))
    if year is None or len(ages) != 2 or not NOW.search(words):
        return
    beside = [m for m in ages if max(m.start() - year.end(), year.start() - m.end()) <= BESIDE]
    if len(beside) != 1:
        return
    now = next(m for m in ages if m is not beside[0])
    if not NOW.search(words[max(0, now.start() - FAR) : now.end() + CLOSE]):
        return
    then = float(next(g for g in beside[0].groups() if g))
    made = round(then) + today.year - int(year[1])
    for c in _age(
        words, now, base, Span(year.start(), year.end()), made, 1, (Span(beside[0].start(), beside[0].end()),)
    ):
        yield replace(c, high=made + 1, holds=made - 1 <= c.told <= made + 1)


BESIDE = 12
"""Code points between a year and the age that somebody had in it, right beside it."""
CLOSE = 30
"""Code points between a year and the age somebody had in it."""
FAR = 90
"""The same between the year of a death and the age at it."""


def _now(words: str, born: re.Match[str], base: int, today: datetime.date) -> Iterator[Calculation]:
    birth = Span(born.start(), born.end())
    made = today.year - _year(born)
    if DIED_NOW.search(words):
        ages = [m for m in AT_DEATH.finditer(words) if not birth.overlaps(Span(m.start(), m.end()))]
        if len(ages) == 1:
            yield from _age(words, ages[0], base, birth, made, 1)
        return
    ages = list(AGE.finditer(words))
    if len(ages) == 1 and not PAST.search(words):
        turns = "turn" in ages[0].group().lower()
        yield from _age(words, ages[0], base, birth, made, 0 if turns else 1)


def _anniversary(words: str, base: int, today: datetime.date, years: list[int]) -> Iterator[Calculation]:
    m = _JUBILEE.search(words) or _WORD_JUBILEE.search(words)
    if m is None or not years:
        return
    began = [f for f in (BORN.search(words) or FOUNDED.search(words),) if f]
    if not began or len(years) > 2:
        return
    year = _year(began[0])
    end = next((y for y in years if y > year), None) if len(years) == 2 else today.year if NOW.search(words) else None
    if end is None:
        return
    word = next(g for g in m.groups() if g).lower()
    told = float(word) if word.isdigit() else float((_JUBILEES | _WORD_ORDINALS)[word])
    made = end - year
    if made > 0:
        yield Calculation(
            Relation.DURATION, Span(m.start(), m.end()).moved(base), (Span(began[0].start(), began[0].end()).moved(base),),
            told, made, made - 1, made + 1, made - 1 <= told <= made + 1, unit="year",
        )  # fmt: skip
