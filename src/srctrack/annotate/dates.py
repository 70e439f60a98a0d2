"""Dates in a prose: days, months, years, weekdays, and those that count from another day.

A word of the calendar is looked up first; only around one (and around four digits) are patterns tried.
"""

from __future__ import annotations

import calendar
import datetime
import re

from srctrack.annotate.relative_dates import RELATIVE_HEADS, relative_date
from srctrack.language.calendar import DOUBTFUL_MONTHS, ENGLISH_MONTHS, MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from srctrack.language.normalize import plain_spaces
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:-feira)?")
_NUMERIC = pattern(
    r"(?<![\w./:-])(?:(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?|(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})|(?P<slash>\d{1,2}/\d{1,2}/\d{4}))(?![\w/-])"
    r"|(?<![\w./:,$€£₽#-])(?P<year>1[5-9]\d\d|20\d\d)(?P<decade>s|['’]s(?= \d))?(?![\w%]|[.,:/]\d|-\d{3})"
)
_DAY_AFTER = pattern(
    r"(?P<gap>\.?[ \n]*)(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?![\d%°]|[.,:/]\d{1,3}(?!\d)|[^\W\d_]|\.\w)"
    r"(?:[ ]?(?P<dash>[-–—]|to|through|and|or|&)[ ]?(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:/]\d|[^\W\d_]))?"
)
_DAY_BEFORE = pattern(
    r"(?<![\w.,:/$€£-])(?:(?P<first>\d{1,2})(?:st|nd|rd|th)?(?P<dash> ?[-–—] ?| to | and | & ))?"
    r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th|er|re|\.|º|-го|-е)?(?P<gap>[ \n]*)(?:of |de |d[’'])?\Z"
)
_YEAR_AFTER = pattern(
    r"\.?(?P<comma>,)?(?P<gap>[ \n]*)(?:of |de |del )?(?P<year>1[5-9]\d\d|20\d\d)(?![\d%]|[,.:]\d|[-–]\d{3}|\w)"
)
_WEEKDAY_BEFORE = pattern(
    r"(?P<before>.{0,14}?)(?<![\w-])(?P<weekday>[^\W\d_]{3,13}(?:-feira)?)\.?"
    r"(?: (?:morning|afternoon|evening|night))?,? \(?(?:the |den |le |el |il )?\Z",
    re.S,
)
_WEEKDAY_AFTER = pattern(r",? \((?P<weekday>[^\W\d_]{3,13})\)|, a (?P<named>[A-Z][a-z]{5,8})(?=[,.; )]|\Z)")
_ANOTHER_WEEKDAY = pattern(r"(?:\band|\bor|\bto|\bthrough|\buntil|[-–—,/&])\s*\Z")
_OPENS_A_DAY = frozenset(
    """a about after all also although an and as at because been before both but by called came can did during each ended even every
    for from had has have he her his how i if in into is it its just last later made marked next not of on one or our
    out over said saw she since so some still than that the their then there they this through to told took two under until up was
    we were what when where which while who will with would you""".split()
)
"""Words that may follow a date in its sentence; a noun there makes the number a count (“In June 31 people …”)."""
_BEFORE_MONTH = pattern(
    r"(?:\b(?:in|since|until|till|by|of|last|this|next|early|late|mid|from|to|through|between|during|before|after|for|every|each|im|seit|bis|en|depuis|в|с|до|к|у)[ -]|\bmid-)\Z",
    re.I,
)
_BEFORE_YEAR = pattern(
    r"(?:\b(?:in|since|until|till|by|of|from|to|through|between|and|during|before|after|year|early|late|mid|around|circa|about|for|summer|spring|autumn|fall|winter|back|year's|im|jahr|seit|bis|en|depuis|в|с|до|к|на|году|year:|©)[ -]|\bmid-|[(–—])\Z",
    re.I,
)
_COUNTED = pattern(
    r" (?:people|dollars|euros|men|women|children|migrants|votes|workers|soldiers|troops|cases|deaths|homes|jobs|miles|km|metres|meters|feet|pounds|tons|tonnes|kilometres|kilometers|kg|calories|times|hours|minutes|seconds|words|pages|students|visitors|residents|employees|guests|seats)\b"
)
_COUNT_OF = pattern(
    r"\b(?:maximum|minimum|total|average|median|record|sum|crowd|audience|capacity|population|workforce|fleet|circulation|turnout)\sof \Z",
    re.I,
)
"""What is of so many, and not of a year."""
_NAME_BEFORE = pattern(
    r"(?:\b(?:Good|Black|Ash|Cyber|Super|Holy|Easter|Palm|Bloody|Ruby|Fat|Shrove|Whit|Giving|Freaky|Taco|Casual|Maundy) )\Z"
)
_NAME_AFTER = pattern(
    r" (?!Night|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)[A-Z][a-z]|-Friday"
)

SURE_CALENDAR = 1927
"""The year from which newspapers' weekdays can be held to the Gregorian calendar everywhere (Turkey took it in 1926)."""

NEAR = 45
"""Days: a date without a year, so near the day its text speaks from, is of that year; further off it may be another's."""


_GIVES_WAY = frozenset({DateKind.WEEKDAY, DateKind.RELATIVE, DateKind.MONTH})


class _Finder:
    def __init__(self, text: str, anchor: datetime.date | None) -> None:
        self.text, self.anchor = text, anchor
        self.found: list[DateMention] = []

    def find(self) -> tuple[DateMention, ...]:
        for m in _WORD.finditer(self.text):
            low = m.group().lower()
            if low in MONTHS:
                self._month(m, low)
            elif low in WEEKDAYS:
                self._weekday(m, low)
            elif low in RELATIVE_HEADS:
                self._relative(m)
        self._numeric()
        return tuple(sorted(self.found, key=lambda d: d.span))

    def _add(self, mention: DateMention) -> None:
        """Adds ``mention``; a weekday or relative date that it takes in gives way, any other stands before it."""
        while self.found and self.found[-1].span.overlaps(mention.span):
            if not mention.span.contains(self.found[-1].span) or self.found[-1].kind not in _GIVES_WAY:
                return
            self.found.pop()
        self.found.append(mention)

    # -- around a month's name --------------------------------------------------------------------------------------

    def _month(self, m: re.Match[str], low: str) -> None:
        before = self.text[max(0, m.start() - 24) : m.start()]
        if before and (before[-1] in "#@_/-" or before[-1].isalnum()) and not before[-1].isdigit():
            return
        english = not m.group().islower() or not m.group().isascii()
        month = MONTHS[low]
        day = _DAY_BEFORE.search(before)
        if (
            day
            and 1 <= int(day["day"]) <= 31
            and (english or low not in DOUBTFUL_MONTHS or low in ("mai", "mars", "мая"))
        ):
            self._day_first(m, month, day, m.start() - len(before))
        elif english and self._month_first(m, month):
            return
        elif english or not low.isascii():
            self._month_alone(m, month, low)

    def _day_first(self, m: re.Match[str], month: int, day: re.Match[str], base: int) -> None:
        start = base + day.start("first" if day["first"] else "day")
        glued = not day["gap"] and not day["ordinal"] and m.group() in ENGLISH_MONTHS
        if not day["gap"] and not day["ordinal"] and not glued:
            return
        first = int(day["first"]) if day["first"] else None
        self._day(start, m.end(), month, first or int(day["day"]), int(day["day"]) if first else None, glued)

    def _month_first(self, m: re.Match[str], month: int) -> bool:
        day = _DAY_AFTER.match(self.text, m.end())
        if day is None or not 1 <= int(day["day"]) <= 31:
            return False
        glued = not day["gap"]
        if glued and (m.group() not in ENGLISH_MONTHS or self.text[m.start() - 1 : m.start()] in ("-", "/")):
            return False
        last = int(day["last"]) if day["last"] else None
        if last is not None and day["dash"] in ("and", "or", "&", "to", "through") and self._counts(day.end()):
            last = None
        if last is not None and not int(day["day"]) < last <= 31:
            last = None
        end = day.end() if last is not None else day.end("ordinal") if day["ordinal"] else day.end("day")
        if last is None and not glued and self._counts(end) and not self._dated_before(m.start()):
            return False
        self._day(m.start(), end, month, int(day["day"]), last, glued)
        return True

    def _counts(self, end: int) -> bool:
        """Whether the number that ends at ``end`` counts what follows (“in May 15 people”)."""
        return bool(_COUNTED.match(self.text, end)) or bool(
            re.compile(r" (?:percent|per cent|million|billion)\b").match(self.text, end)
        )

    def _dated_before(self, start: int) -> bool:
        return bool(
            re.search(r"\b(?:on|by|until|since|of|from|before|after) \Z", self.text[max(0, start - 8) : start], re.I)
        )

    def _day(self, start: int, end: int, month: int, day: int, last: int | None, glued: bool) -> None:
        """A day of a month is written from ``start`` to ``end``; looks for its year and weekday around."""
        year_after = _YEAR_AFTER.match(self.text, end)
        year = None
        if (
            year_after
            and not (year_after["gap"] == "" and not year_after["comma"])
            and not _COUNTED.match(self.text, year_after.end())
        ):
            year = int(year_after["year"])
            glued = glued or not year_after["gap"]
            end = year_after.end()
        bound = calendar.monthrange(year or 2024, month)[1]
        if max(day, last or 0) > bound:
            if year is None and not self._closes_a_date(end):
                return
            self._add(
                DateMention(
                    Span(start, end),
                    self.text[start:end],
                    DateKind.DAY,
                    None,
                    year,
                    month,
                    day,
                    year_given=year is not None,
                    problem="impossible",
                )
            )
            return
        weekday, start, end = self._weekday_of(start, end)
        given = year is not None
        year = year or self._nearest(month, day)
        problem = "glued" if glued else None
        value = None
        if year is not None:
            try:
                date = datetime.date(year, month, day)
            except ValueError:
                date = None
            if date:
                value = date.isoformat() + (f"/{date.replace(day=last).isoformat()}" if last else "")
                if problem is None and weekday is not None and weekday != date.weekday() and self._sure_of(date, given):
                    problem = "weekday"
        kind = DateKind.RANGE if last else DateKind.DAY
        self._add(
            DateMention(Span(start, end), self.text[start:end], kind, value, year, month, day, weekday, given, problem)
        )

    def _closes_a_date(self, end: int) -> bool:
        following = re.compile(r"[ \n]+([^\W\d_]+)").match(self.text, end)
        return following is None or following.group(1).lower() in _OPENS_A_DAY or following.group(1)[0].isupper()

    def _sure_of(self, date: datetime.date, given: bool) -> bool:
        if given:
            return date.year >= SURE_CALENDAR
        return self.anchor is not None and abs((date - self.anchor).days) <= NEAR

    def _weekday_of(self, start: int, end: int) -> tuple[int | None, int, int]:
        """The weekday that stands with a date, and the date's place grown by it."""
        low = max(0, start - 40)
        m = _WEEKDAY_BEFORE.search(self.text[low:start])
        if m:
            word = m["weekday"].lower()
            if word in WEEKDAYS and (m["weekday"][0].isupper() or not word.isascii() or word not in SHORT_WEEKDAYS):
                lead = self.text[max(0, low + m.start("weekday") - 16) : low + m.start("weekday")]
                another = _ANOTHER_WEEKDAY.search(lead)
                if another and lead[: another.start()].rstrip().lower().rsplit(" ", 1)[-1].strip("(,.") in WEEKDAYS:
                    return None, start, end
                return WEEKDAYS[word], low + m.start("weekday"), end
        after = _WEEKDAY_AFTER.match(self.text, end)
        if after:
            word = (after["weekday"] or after["named"]).lower()
            if word in WEEKDAYS:
                return WEEKDAYS[word], start, after.end()
        return None, start, end

    def _nearest(self, month: int, day: int) -> int | None:
        """The year that brings a day nearest to the day the text speaks from."""
        if self.anchor is None:
            return None
        best: tuple[int, int] | None = None
        for year in (self.anchor.year - 1, self.anchor.year, self.anchor.year + 1):
            if day <= calendar.monthrange(year, month)[1]:
                away = abs((datetime.date(year, month, day) - self.anchor).days)
                best = min(best, (away, year)) if best else (away, year)
        return best[1] if best else None

    def _month_alone(self, m: re.Match[str], month: int, low: str) -> None:
        if self.text[m.end() : m.end() + 1].isdigit():
            return
        year_after = _YEAR_AFTER.match(self.text, m.end())
        if year_after and year_after["gap"] and not _COUNTED.match(self.text, year_after.end()):
            year = int(year_after["year"])
            span = Span(m.start(), year_after.end())
            self._add(
                DateMention(
                    span, span.of(self.text), DateKind.MONTH, f"{year}-{month:02}", year, month, year_given=True
                )
            )
            return
        before = self.text[max(0, m.start() - 12) : m.start()]
        cued = bool(_BEFORE_MONTH.search(before))
        if len(low) < 4 and low not in ("may", "май", "мая", "мае"):
            return
        if re.compile(r" [A-Z][a-z]").match(self.text, m.end()) and low in DOUBTFUL_MONTHS:
            return
        if cued or (low not in DOUBTFUL_MONTHS and m.group()[0].isupper()):
            self._add(DateMention(Span(*m.span()), m.group(), DateKind.MONTH, None, None, month))

    # -- weekdays, relative days, figures of the calendar -------------------------------------------------------------

    def _weekday(self, m: re.Match[str], low: str) -> None:
        if low in SHORT_WEEKDAYS or (m.group().islower() and low in _ENGLISH_DAYS):
            return
        before = self.text[max(0, m.start() - 10) : m.start()]
        if _NAME_BEFORE.search(before) or _NAME_AFTER.match(self.text, m.end()) or before[-1:] in ("#", "@"):
            return
        self._add(DateMention(Span(*m.span()), m.group(), DateKind.WEEKDAY, weekday=WEEKDAYS[low]))

    def _relative(self, m: re.Match[str]) -> None:
        mention = relative_date(self.text, m.start(), self.anchor)
        if mention:
            self._add(mention)

    def _numeric(self) -> None:
        taken = sorted(self.found, key=lambda d: d.span)
        at = 0
        for m in _NUMERIC.finditer(self.text):
            span = Span(*m.span())
            while at < len(taken) and taken[at].span.end <= span.start:
                at += 1
            if at < len(taken) and taken[at].span.overlaps(span):
                continue
            mention = self._year(m, span) if m["year"] else _numeric_day(m, span)
            if mention:
                self.found.append(mention)

    def _year(self, m: re.Match[str], span: Span) -> DateMention | None:
        if _COUNTED.match(self.text, span.end):
            return None
        before = self.text[max(0, span.start - 9) : span.start]
        if not (m["decade"] or _BEFORE_YEAR.search(before)):
            return None
        if before.endswith("of ") and _COUNT_OF.search(self.text, max(0, span.start - 16), span.start):
            return None
        year = int(m["year"])
        if m["decade"]:
            return DateMention(span, m.group(), DateKind.YEAR, None, year, year_given=True)
        return DateMention(span, m.group(), DateKind.YEAR, str(year), year, year_given=True)


_ENGLISH_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def _numeric_day(m: re.Match[str], span: Span) -> DateMention | None:
    """A day in figures; one with slashes has a value only where its two readings cannot be confused."""
    words = m.group()
    if m["iso"]:
        year, month, day = (int(p) for p in m["iso"].split("-"))
    elif m["dotted"]:
        day, month, year = (int(p) for p in m["dotted"].split("."))
    else:
        first, second, year = (int(p) for p in m["slash"].split("/"))
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first:
            month, day = first, second
        else:
            return (
                DateMention(span, words, DateKind.DAY, None, year, year_given=True)
                if max(first, second) <= 12
                else None
            )
    try:
        value = datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
    return DateMention(span, words, DateKind.DAY, value, year, month, day, year_given=True)


def find_dates(prose: Prose, anchor: datetime.date | None) -> tuple[DateMention, ...]:
    """The dates of ``prose`` in order, not overlapping. ``anchor`` is the day the text speaks from: it settles years
    left out (the nearest one) and relative days; without it these have no value.

    A ``problem`` is named only where it is sure: a weekday is held to the calendar when the year is written, or when
    the day lies within ``NEAR`` days of ``anchor``.
    """
    return _Finder(plain_spaces(prose.text), anchor).find()
