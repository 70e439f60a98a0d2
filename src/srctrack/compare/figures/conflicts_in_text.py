"""Versions of one figure within one text: the same thing counted, two values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from srctrack.annotate.comparatives import Comparative, find_comparatives
from srctrack.compare.arithmetic.engine import totals
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.language.stemming import stem
from srctrack.model.figure import Approximation, FigureKind
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

MIN_COUNT = 4
"""Values below this stand for too many things (“two men”, “three cities”) to be two versions of one."""
FAR = 8
"""Sentences beyond which the same noun is another matter, unless a name ties the two."""
NEXT = 3
"""Sentences within which a count can be taken up again without a name for it."""
COUNTED_ANEW = frozenset(
    """point vote goal game run seat lead delegate place time step way page word poll survey respondent mile game match win loss round
    reason thing example case part question month year day week hour minute""".split()
)
"""Nouns that every other sentence counts anew; two numbers of them are seldom two versions of one."""
MAX_DISTANCE = 20
"""The largest ratio of two values that are still versions of one figure: those of one thing seldom differ tenfold."""

Who = Callable[[Span], frozenset[str]]
"""Who a stretch of the text is attributed to; empty when nobody."""

APART = pattern(
    r"\b(?:still left|left to|still to|yet to|to go|another|other|others|more|additional|further|extra|remaining|rest|each|every|apiece|of (?:them|those|whom|which)|"
    r"last (?:year|month|week|season)|previous|previously|earlier|former|a year (?:ago|earlier)|a year,|year-on-year|annually|annual|compared|than|against|average|typical|usual(?:ly)?|"
    r"next|plans?|aims?|target|goal|expect(?:s|ed)?|hop(?:es|ed)|could|would|might|capacity|limit|maximum|minimum|up from|down from|first (?:half|quarter)|second|third|fourth|"
    r"quarter|half|per|daily|weekly|monthly|worldwide|nationwide|globally|across the (?:country|world|state|region)|in total|altogether|combined|since)\b",
)
"""Words that set one count apart from another of the same noun: a part, another time, another scope."""

PARTS = pattern(r"\b(?:including|among|of (?:them|those|whom|which|these))\b")
"""Words that make the count after them a part of another."""

MOVED = pattern(
    r"\b(?:rose|risen|rising|climb(?:ed|s|ing)?|increas(?:ed|es|ing)|grew|grown|jumped|fell|fallen|dropped|declin(?:ed|es)|since then|by then|initial(?:ly)?|at first|first (?:announced|"
    r"reported|said|put)|later|updated?|revis(?:ed|ion)|correct(?:ed|s|ion)|withdr[ae]w\w*|now stands?|stood at|so far|as of|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"noon|midnight|evening|morning|nightfall)|finally|final (?:toll|count|tally|number|figure)|toll|raised|lowered|doubled|tripled|went (?:up|down))\b",
    re.I,
)
"""Words that tell a change over time, so that two values do not compete."""


@dataclass(frozen=True, slots=True)
class ConflictingCounts:
    """Figures (and comparisons without one) told of one thing in one text, in order; at least two of them disagree.
    ``wordings`` are others that name only an order (“thousands”) and are shown beside them."""

    figures: tuple[FigureContext, ...]
    comparative: Comparative | None = None
    wordings: tuple[FigureContext, ...] = ()


COMPARED = 200
"""Figures after one with which it is compared: more than a long article has, so that only tables run out of it."""


def find_conflicting_counts(settings: FigureContexts, who: Who) -> Iterator[ConflictingCounts]:
    """Every thing that ``settings`` tells with two values that cannot both hold, under different attributions or none."""
    if settings.language != "en":
        return  # the words that set two counts apart are known in English alone
    summed = {span.start for total in totals(settings.prose, settings.annotations) for span in total.spans}
    able = [s for s in settings.figures if _able(settings, s) and s.figure.span.start not in summed]
    taken: set[int] = set()
    for c in find_comparatives(settings.prose, settings.annotations):
        one = _spoken_of(settings, able, c, who)
        if one:
            taken.add(one.figure.span.start)
            yield ConflictingCounts((one,), c, tuple(_wordings(settings, able, one)))
    for i, one in enumerate(able):
        if one.figure.span.start in taken or one.figure.approximation is Approximation.VAGUE:
            continue
        for other in able[i + 1 : i + 1 + COMPARED]:
            if other.figure.approximation is Approximation.VAGUE or other.figure.span.start in taken:
                continue
            if _disagree(settings, one, other, who):
                taken |= {one.figure.span.start, other.figure.span.start}
                yield ConflictingCounts((one, other), None, tuple(_wordings(settings, able, one)))
                break


def _able(settings: FigureContexts, s: FigureContext) -> bool:
    f = s.figure
    block = settings.prose.block_at(f.span.start)
    if block is not None and block.kind is not BlockKind.PARAGRAPH:
        return False
    if f.kind is not FigureKind.COUNT or s.head is None or f.per or f.multiple or s.head in COUNTED_ANEW:
        return False
    if f.value is not None and f.value < MIN_COUNT:
        return False
    return not settings.annotations.in_quotation(f.span)


def _disagree(settings: FigureContexts, one: FigureContext, other: FigureContext, who: Who) -> bool:
    if (
        one.head != other.head
        or one.around.index == other.around.index
        or compare_intervals(one.figure, other.figure) is not IntervalRelation.DISJOINT
    ):
        return False
    a, b = one.figure.value or one.figure.high or 1, other.figure.value or other.figure.high or 1
    if max(a, b) > MAX_DISTANCE * min(a, b):
        return False
    if not same_happening(settings, one, settings, other):
        return False
    between = Span(one.around.span.start, other.around.span.end).of(settings.prose.text)
    if MOVED.search(between if other.around.index - one.around.index <= 2 else _both(settings, one, other)):
        return False
    if set_apart(settings, one) or set_apart(settings, other):
        return False
    by, by_other = who(one.figure.span), who(other.figure.span)
    if not by and not by_other and not _taken_up(settings, one, other):
        return False
    return not (by & by_other)


_TAKEN_UP = pattern(r"\b(?:all(?: the| of the)?|the|those|these)\s*$", re.I)


def _taken_up(settings: FigureContexts, one: FigureContext, other: FigureContext) -> bool:
    """Whether the second count, nobody being named for either, plainly takes up the first (“all 3,100 gnawed violins”)."""
    before = settings.prose.text[max(0, other.figure.span.start - 12) : other.figure.span.start]
    return other.around.index - one.around.index <= NEXT and bool(_TAKEN_UP.search(before))


def _both(settings: FigureContexts, one: FigureContext, other: FigureContext) -> str:
    return one.around.span.of(settings.prose.text) + " " + other.around.span.of(settings.prose.text)


def set_apart(settings: FigureContexts, s: FigureContext) -> bool:
    """Whether the clause says that this count is a part, of another time or of another scope."""
    text = settings.prose.text
    before = text[s.clause.start : s.figure.span.start]
    clause = before + text[s.figure.span.end : s.clause.end]
    return bool(APART.search(clause[:1].lower() + clause[1:]) or PARTS.search(before[:1].lower() + before[1:]))


LOOSE = frozenset(("more", "strand", "kill", "wound", "injur", "dead", "local", "many", "new"))
"""Words before a noun that do not make it another thing."""


def a_part(one: FigureContext, other: FigureContext) -> bool:
    """Whether ``one`` counts fewer, under a narrower name, of what ``other`` counts: 19 tightrope acrobats of 72 acrobats."""
    narrow, wide = set(one.nouns[:-1]) - LOOSE, set(other.nouns[:-1]) - LOOSE
    most, least = one.figure.value or one.figure.high, other.figure.value or other.figure.low
    return narrow > wide and most is not None and least is not None and most < least


def same_happening(here: FigureContexts, one: FigureContext, there: FigureContexts, other: FigureContext) -> bool:
    """Whether two counts of one noun are told of one event: shared event or verb, no two places, days or years."""
    if _differ(one.around.weekdays, other.around.weekdays) or _differ(one.around.months, other.around.months):
        return False
    if _differ(one.around.years, other.around.years):
        return False
    if one.nouns[:-1] and other.nouns[:-1] and not set(one.nouns[:-1]) & set(other.nouns[:-1]):
        return False  # “string players” and “brass players”
    if a_part(one, other) or a_part(other, one):
        return False  # “acrobats” and “tightrope acrobats”
    shared_names = one.around.names & other.around.names
    near = abs(one.around.index - other.around.index) <= FAR and here is there
    events = one.events & other.events
    words = _shared_words(here, one, there, other)
    if not events and not words:
        return False
    return bool(shared_names) or (near and (bool(events) or len(words) >= 1) and not _other_place(one, other))


def _other_place(one: FigureContext, other: FigureContext) -> bool:
    return bool(one.around.names and other.around.names)


def _shared_words(here: FigureContexts, one: FigureContext, there: FigureContexts, other: FigureContext) -> set[str]:
    a = _words_of(here, one)
    return (a & _words_of(there, other)) - _counted(here, one) - _counted(there, other)


def _counted(settings: FigureContexts, s: FigureContext) -> set[str]:
    """What the sentence of a figure counts: that drones and missiles are counted together twice makes no one event."""
    return {other.head for other in settings.by_sentence.get(s.around.index, ()) if other.head}


_WORDS = pattern(r"[^\W\d_]{3,}")


def _words_of(settings: FigureContexts, s: FigureContext) -> set[str]:
    text = s.clause.of(settings.prose.text)
    return {
        stem(m.group(), settings.language) for m in _WORDS.finditer(text) if m.group()[0].islower()
    } & s.around.stems


def _differ(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other and not one & other)


def _spoken_of(settings: FigureContexts, able: list[FigureContext], c: Comparative, who: Who) -> FigureContext | None:
    """The figure that “the number was much higher” answers: the last one counted under another name, in the two sentences before."""
    if not c.of_number:
        return None
    index = settings.annotations.sentence_index(c.span.start)
    if index is None:
        return None
    by = who(c.span)
    for s in reversed(able):
        if s.figure.span.end <= c.span.start and index - s.around.index <= 2:
            told = who(s.figure.span)
            return s if by and not (told & by) else None
    return None


def _wordings(settings: FigureContexts, able: list[FigureContext], one: FigureContext) -> Iterator[FigureContext]:
    for s in able:
        if (
            s.figure.approximation is Approximation.VAGUE
            and s.head == one.head
            and s.events & one.events
            and s is not one
        ):
            yield s
