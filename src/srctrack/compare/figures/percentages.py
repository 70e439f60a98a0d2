"""Percentages and the counts they are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from srctrack.annotate.figures.units import PERCENT
from srctrack.compare.figures.sums import rounding_step
from srctrack.model.annotations import Annotations
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

SLACK = 1.0
"""How many units of the last digit shown a percentage may be off: one, since both rounding and cutting off are in use."""


GROWN_ROOM = 0.15
"""How far “doubled” and “tripled” may stray from two and three, as a share of them."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage and the two numbers it is said to come from: ``part`` of ``base``, or a ``change`` from ``base`` to ``part``.
    ``low`` and ``high`` bound what it can be."""

    percent: Figure
    part: Figure
    base: Figure
    change: bool
    low: float
    high: float

    @property
    def span(self) -> Span:
        every = (self.percent, self.part, self.base)
        return Span(min(f.span.start for f in every), max(f.span.end for f in every))

    @property
    def fits(self) -> bool:
        value = self.percent.value
        if value is None:
            return True
        if self.percent.multiple:  # “doubled” is a rise by 100 percent, told roughly
            return bool(abs(self.exact / 100 + 1 - value) <= GROWN_ROOM * value)
        slack = SLACK * 10**-self.percent.decimals
        low = self.percent.low if self.percent.low is not None else float("-inf")
        high = self.percent.high if self.percent.high is not None else float("inf")
        return bool(self.low <= high + slack and low - slack <= self.high)

    @property
    def exact(self) -> float:
        """The percentage the numbers give."""
        part, base = float(self.part.value or 0), float(self.base.value or 1)
        return 100 * abs(part - base) / base if self.change else 100 * part / base


_OF = pattern(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|those|these|his|her|our|all|all the|some|a total of)\s*)?", re.I)
_OF_FIRST = pattern(
    r"(?:^|[.!?;:,“\"(—–]\s*)(?:(?:out )?of|among)\s+(?:(?:the|its|their|those|these|all|all the|his|her|our|a total of|some)\s*)?$",
    re.I,
)
_NOUN_OF = pattern(r"\s+[a-z-]+s\s+(?:out\s+)?of\s+(?:(?:the|its|their|all)\s*)?")
_OF_WHICH = pattern(r"^\s*(?:\w+\s)?of (?:them|which|whom|those|these)\b", re.I)
_IN_ALL = pattern(r"^\s*(?:\w+\s)?(?:in all|altogether|in total|of them|all told)\b", re.I)
_SAME_AS = pattern(
    r"(?:,?\s*\(|,\s*(?:or|that is|i\.e\.,?|which (?:makes|is|equals|means)|making|equal to|equivalent to|amounting to|representing|corresponding to)?\s*"
    r"(?:by |up |down |just |only |a |some )*|\s+(?:or|equals|makes|is)\s+|\s*[—–-]\s*(?:or\s+)?)$",
    re.I,
)
"""What may stand between counts and the percentage that restates them."""
_OF_ALL = pattern(r"^\s*of (?:the (?:total|sum|whole|amount|number|money|lot|cases|votes)|them|all|those|it)\b", re.I)
_CLOSES = pattern(r"^\s*(?:[),.;—–]|$|of (?:the (?:total|sum|whole|lot|amount)|them|all|those)\b)", re.I)
_CHANGE = pattern(
    r"\b(?:ris(?:e|es|ing|en)|rose|increas\w+|grew|grow\w*|growth|climb\w*|jump\w*|soar\w*|surg\w+|up|gain\w*|fell|fall\w*|drop\w*|declin\w+|decreas\w+|"
    r"sank|sink\w*|sunk|shr[aiu]nk\w*|cut|cuts|reduc\w+|down|lower\w*|rais\w+|slump\w*|plung\w+|plummet\w*|slid\w*|expan\w+|went|gone|dip\w*|slash\w*|hik\w+|loss|lost|doubl\w+|tripl\w+|trebl\w+|quadrupl\w+)\b",
    re.I,
)
_FROM = pattern(r"\bfrom\s+(?:(?:the|a|about|some|around|roughly|its|an)\s*)?$", re.I)
_TO = pattern(r"\s(?:[^.;,]{0,40}\s)?to\s+(?:(?:the|a|about|some|around|just|only|its|an)\s*)?$", re.I)
_MAX_ALONG = 70
"""Code points between the counts and the percentage that restates them."""


def find_percentages(prose: Prose, annotations: Annotations) -> tuple[Percentage, ...]:
    """Every percentage with the counts it restates, whether they fit or not. Quotations, tables and headings are left alone."""
    return tuple(_percentages(prose, annotations))


def _percentages(prose: Prose, annotations: Annotations) -> Iterator[Percentage]:
    by_sentence: dict[int, list[Figure]] = {}
    for f in annotations.figures:
        block = prose.block_at(f.span.start)
        if block is not None and block.kind in (BlockKind.TABLE_ROW, BlockKind.HEADING):
            continue
        index = annotations.sentence_index(f.span.start)
        if index is not None and not annotations.in_quotation(f.span):
            by_sentence.setdefault(index, []).append(f)
    for index, figures in by_sentence.items():
        sentence = annotations.sentences[index]
        percents = [f for f in figures if f.value is not None and (f.unit == PERCENT or _grown(f))]
        counts = [f for f in figures if _countable(f)]
        if not percents or len(counts) < 2:
            continue
        for percent in percents:
            found = None if percent.multiple else _share(prose.text, sentence, percent, counts)
            if found is None and len(percents) == 1:
                found = _changed(prose.text, sentence, percent, counts)
            if found:
                yield found


GROWN = pattern(r"(?:doubled|tripled|trebled|quadrupled|quintupled)$", re.I)


def _grown(figure: Figure) -> bool:
    """“doubled”: a rise by a hundred percent, told in a word."""
    return figure.multiple and bool(GROWN.search(figure.text))


def _countable(figure: Figure) -> bool:
    return (
        figure.kind in (FigureKind.COUNT, FigureKind.MONEY, FigureKind.MEASURE)
        and figure.value is not None
        and figure.value > 0
        and figure.approximation in (Approximation.EXACT, Approximation.ABOUT)
    )


def _share(text: str, sentence: Span, percent: Figure, counts: list[Figure]) -> Percentage | None:
    for part, base in _pairs(text, sentence, counts):
        last = part if part.span.end > base.span.end else base
        if percent.span.start >= last.span.end:
            between = text[last.span.end : percent.span.start]
            if len(between) <= _MAX_ALONG and _restates(text, between, percent, sentence, part, last):
                return _made_share(percent, part, base)
    return _percent_first(text, sentence, percent, counts)


def _restates(text: str, between: str, percent: Figure, sentence: Span, part: Figure, last: Figure) -> bool:
    tail = text[percent.span.end : sentence.end]
    if _SAME_AS.search(between) and _CLOSES.match(tail):
        return True
    if between.strip() in ("(",) or re.fullmatch(r"\s*[\w ]{0,40}\(\s*", between):
        return tail.lstrip().startswith(")")
    return bool(re.search(r",\s*$", between)) and bool(_OF_ALL.match(tail))


def _pairs(text: str, sentence: Span, counts: list[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of a part and the whole it is of, by the words between and before them."""
    for one, other in pairwise(counts):
        if (one.kind, one.unit) != (other.kind, other.unit):
            continue
        first, second = one.value or 0, other.value or 0
        between = text[one.span.end : other.span.start]
        if first < second and (_OF.fullmatch(between) or (other.counts is None and _NOUN_OF.fullmatch(between))):
            yield one, other
        elif second < first and (
            (_OF_FIRST.search(text[sentence.start : one.span.start]) and (other.counts is None or "," in between))
            or _OF_WHICH.match(text[other.span.end : other.span.end + 30])
        ):
            yield other, one


def _percent_first(text: str, sentence: Span, percent: Figure, counts: list[Figure]) -> Percentage | None:
    """“Seventeen percent of the 300 lighthouses, 81 in all”; “60 percent of the 150 vans (21)”."""
    following = [f for f in counts if f.span.start > percent.span.end]
    if len(following) < 2 or not _OF.fullmatch(text[percent.span.end : following[0].span.start]):
        return None
    base, part = following[0], following[1]
    if (base.kind, base.unit) != (part.kind, part.unit) or not part.value or not base.value or part.value >= base.value:
        return None
    between, tail = text[base.span.end : part.span.start], text[part.span.end : sentence.end]
    if len(between) > _MAX_ALONG:
        return None
    if re.search(r"(?:,|—|–)\s*(?:or\s+)?$", between) and (_IN_ALL.match(tail) or re.search(r"\bor\s+$", between)):
        return _made_share(percent, part, base)
    if between.rstrip().endswith("(") and re.match(r"\s*(?:\w+\s*)?\)", tail):
        return _made_share(percent, part, base)
    return None


def _changed(text: str, sentence: Span, percent: Figure, counts: list[Figure]) -> Percentage | None:
    """“rose from 40 to 60, a 50 percent increase”; “sank by 30 percent, from 900 to 630 tonnes”; “fell 10 percent to 90 from 100”."""
    if len(counts) > MAX_COUNTS or not _CHANGE.search(sentence.of(text)):
        return None
    for one, other in pairwise(counts):
        ends = _ends_of_change(text, sentence, one, other)
        if ends is None or ends[0].value == ends[1].value:
            continue
        first, last = min(one.span.start, other.span.start), max(one.span.end, other.span.end)
        if percent.span.end <= first:
            link = text[percent.span.end : first]
        elif percent.span.start >= last:
            link = text[last : percent.span.start]
        else:
            continue
        elsewhere = len(link) > _MAX_ALONG or _TURN.search(link) or re.match(r"\s+of\b", text[percent.span.end :][:5])
        if not elsewhere:
            return _made_change(percent, *ends)
    return None


MAX_COUNTS = 3
_TURN = pattern(r"[;:]|\b(?:while|whereas|but|although|and\s+(?:\w+\s){0,3}?(?:rose|fell|went|grew))\b", re.I)
"""Words after which another thing is told."""
_UP_FROM = pattern(r"\b(?:up|down|compared with|against)\s+from\s*$|\b(?:up|down) from (?:the|about|some)?\s*$", re.I)


def _ends_of_change(text: str, sentence: Span, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """The values before and after, in this order, of a change told with two figures next to each other."""
    if one.unit != other.unit and not (one.unit is None and one.counts is None):
        return None
    if one.unit is None and other.unit is None and one.counts and other.counts and one.counts != other.counts:
        return None
    between = text[one.span.end : other.span.start]
    before = text[sentence.start : one.span.start]
    if _FROM.search(before) and _TO.search(" " + between):
        return one, other
    if _UP_FROM.search(between) and len(between) <= _MAX_ALONG:
        return other, one
    if _TO.search(" " + before[-12:]) and re.fullmatch(r"\s*(?:[^\W\d_]+\s){0,2}from\s+", between):
        return other, one
    return None


def _made_share(percent: Figure, part: Figure, base: Figure) -> Percentage:
    (a, b), (c, d) = _room(part), _room(base)
    return Percentage(percent, part, base, False, 100 * a / d, 100 * b / max(c, 1e-9))


def _made_change(percent: Figure, before: Figure, after: Figure) -> Percentage:
    (a, b), (c, d) = _room(before), _room(after)
    ends = [100 * (y - x) / x for x in (max(a, 1e-9), b) for y in (c, d)]
    if (after.value or 0) < (before.value or 0):
        ends = [-e for e in ends]
    return Percentage(percent, after, before, True, min(ends), max(ends))


def _room(figure: Figure) -> tuple[float, float]:
    step = rounding_step(figure)
    low = figure.low if figure.low is not None else figure.value or 0
    high = figure.high if figure.high is not None else figure.value or 0
    return max(low - step / 2, 0), high + step / 2
