"""The answer of a source in another language: no words to compare, so numbers, names, days and the place in the text carry the weight."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from srctrack.annotate.figures.tokens import NUMBER, tokens_of, value_of
from srctrack.compare.figures.context import FigureContext, FigureContexts, SentenceContext
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals, conversion, rounds_to
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.mentions import DateKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

NUMBER_WEIGHT = 1.3
"""What a number found again is worth, divided by the root of how often the source has it."""
NAME_WEIGHT = 1.0
EVENT_WEIGHT = 0.4
DATE_WEIGHT = 0.4
PLACE_WEIGHT = 1.1
PLACE_REACH = 0.15
"""The share of the text within which standing at the same place of both texts counts."""
MIN_SCORE = 0.9
"""Below this two sentences are not taken for one another."""
MIN_MARGIN = 0.25
"""How far the best sentence must lead the next that has a number to offer, for the two not to be taken for equals."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits as it stands, whether or not it is a figure."""

    span: Span
    value: float
    dated: bool


class CrossLanguageMatcher:
    """Two texts in two languages, sentence by sentence."""

    def __init__(self, draft: FigureContexts, source: FigureContexts) -> None:
        self.draft = draft
        self.source = source
        self.ours = _numbers(draft)
        self.theirs = _numbers(source)

    @cached_property
    def our_values(self) -> Counter[float]:
        return _values(self.draft, self.ours)

    @cached_property
    def their_values(self) -> Counter[float]:
        return _values(self.source, self.theirs)

    @cached_property
    def _holders(self) -> Mapping[float, frozenset[int]]:
        out: dict[float, set[int]] = {}
        for index, numbers in self.theirs.items():
            for n in numbers:
                out.setdefault(n.value, set()).add(index)
        for s in self.source.figures:
            for value in _named(s.figure):
                out.setdefault(value, set()).add(s.around.index)
        return {k: frozenset(v) for k, v in out.items()}

    def best(self, sentence: SentenceContext) -> list[tuple[float, SentenceContext]]:
        """The sentences of the source most likely to tell what ``sentence`` tells, the best first."""
        scores: dict[int, float] = {}
        values = {n.value for n in self.ours.get(sentence.index, ())} | {v for f in sentence.figures for v in _named(f)}
        for value in values:
            holding = self._holders.get(value, frozenset())
            for index in holding:
                scores[index] = scores.get(index, 0.0) + NUMBER_WEIGHT / math.sqrt(len(holding))
        for name in sentence.names:
            named = self.source.by_stem.get("@" + name, ())
            for index in named:
                scores[index] = scores.get(index, 0.0) + NAME_WEIGHT / math.sqrt(len(named))
        for other in self.source.sentences:
            score = PLACE_WEIGHT * max(0.0, 1 - self._apart(sentence, other) / PLACE_REACH)
            score += EVENT_WEIGHT * min(2, len(sentence.events & other.events))
            if sentence.weekdays & other.weekdays or sentence.months & other.months:
                score += DATE_WEIGHT
            if score:
                scores[other.index] = scores.get(other.index, 0.0) + score
        ranked = sorted(scores.items(), key=lambda e: (-e[1], e[0]))[:4]
        return [(score, self.source.sentences[i]) for i, score in ranked if score >= MIN_SCORE]

    def _apart(self, ours: SentenceContext, theirs: SentenceContext) -> float:
        """How far apart two sentences stand in their texts, as a share of the text: by letters or by sentences, whichever is less."""
        letters = ours.span.start / max(len(self.draft.prose.text), 1) - theirs.span.start / max(
            len(self.source.prose.text), 1
        )
        sentences = ours.index / len(self.draft.sentences) - theirs.index / len(self.source.sentences)
        return min(abs(letters), abs(sentences))

    def alone(self, sentence: SentenceContext, figure: Figure) -> FigureContext | None:
        """The one figure of the whole source that the draft does not tell and that ``figure`` can be held to, where its digits or its event
        point to it."""
        free = [
            t
            for t in self.source.figures
            if t.figure.kind is figure.kind
            and (t.figure.value or 0) >= MIN_ALONE
            and _comparable(figure, t.figure)
            and not self._told(t.figure)
        ]
        if len({_named(t.figure) for t in free}) != 1 or figure.value is None:
            return None
        alike = same_digits(figure.value, free[0].figure.value)
        return free[0] if alike or sentence.events & free[0].around.events else None

    def partner(self, sentence: SentenceContext, figure: Figure) -> tuple[FigureContext, float] | None:
        """The one figure of the source's best sentence that no figure of the draft tells and that ``figure`` can be held to."""
        found: list[tuple[float, list[FigureContext]]] = []
        for score, other in self.best(sentence):
            free = [
                t
                for t in self.source.by_sentence.get(other.index, ())
                if _comparable(figure, t.figure) and not self._told(t.figure)
            ]
            if len({_named(t.figure) for t in free}) == 1:
                free = free[:1]
            if free:
                found.append((score, free))
        if not found or len(found[0][1]) != 1:
            return None
        if len(found) > 1 and found[0][0] - found[1][0] < MIN_MARGIN:
            return None
        return found[0][1][0], found[0][0]

    def find_transposed(self, sentence: SentenceContext, figure: Figure) -> FigureContext | None:
        """The one figure among the source's best sentences that has the digits of ``figure`` in another order and that the draft
        does not tell."""
        if figure.value is None or sum(c in "123456789" for c in f"{figure.value:g}") < MIN_DIGITS:
            return None
        found = [
            t
            for _, other in self.best(sentence)
            for t in self.source.by_sentence.get(other.index, ())
            if figure.unit == t.figure.unit
            and _comparable(figure, t.figure)
            and not self._told(t.figure)
            and t.figure.value is not None
            and sorted(f"{figure.value:g}") == sorted(f"{t.figure.value:g}")
        ]
        return found[0] if len({t.figure.value for t in found}) == 1 else None

    def _told(self, figure: Figure) -> bool:
        """Whether the draft has the source's figure as often as the source."""
        return all(self.left(v) <= 0 for v in _named(figure))

    def left(self, value: float) -> int:
        """How much oftener the source has a number than the draft."""
        return self.their_values[value] - self.our_values[value]

    def changed(self, sentence: SentenceContext) -> Iterator[tuple[Number, Number]]:
        """Numbers of ``sentence`` that are no figures, with the number of the source's sentence that stands for them: each the only one
        left over on its side."""
        mine = [
            n
            for n in self.ours.get(sentence.index, ())
            if n.value not in self.their_values and not _read(n.span, sentence.figures)
        ]
        if len(mine) != 1:
            return
        for _, other in self.best(sentence)[:1]:
            left = [n for n in self.theirs.get(other.index, ()) if self.left(n.value) > 0]
            if (
                len({n.value for n in left}) == 1
                and not (mine[0].dated and left[0].dated)
                and not self._another_writing(mine[0], left[0])
            ):
                yield mine[0], left[0]

    def single_mismatch(self, sentence: SentenceContext) -> tuple[Number, Number] | None:
        """The one number of ``sentence`` that the source has nowhere, and the one number of the source's sentence that the
        draft lacks, where all their others, enough of them, are the same."""
        ours = self.ours.get(sentence.index, ())
        mine = [n for n in ours if n.value not in self.their_values]
        if len(mine) != 1 or len(ours) <= OTHERS:
            return None
        for _, other in self.best(sentence)[:1]:
            theirs = self.theirs.get(other.index, ())
            left = [n for n in theirs if self.left(n.value) > 0]
            if len(left) != 1 or {n.value for n in ours} - {n.value for n in theirs} != {mine[0].value}:
                return None
            if mine[0].dated or left[0].dated or self._another_writing(mine[0], left[0]):
                return None
            if rounds_to(mine[0].value, left[0].value) or rounds_to(left[0].value, mine[0].value):
                return None
            return mine[0], left[0]
        return None

    def _another_writing(self, ours: Number, theirs: Number) -> bool:
        """Whether the two are one year or hour in two ways of writing: 2019/20 and 2019/2020, 1:25 PM and 13:25."""
        if (1900 <= ours.value < 2100) != (1900 <= theirs.value < 2100):
            return True
        clocks = (_clock(self.draft.prose.text, ours.span), _clock(self.source.prose.text, theirs.span))
        return clocks[0] != clocks[1] or (clocks[0] == HOUR and ours.value <= 12)


OTHERS = 2
"""Other numbers that two sentences in two languages share at least, all of them, for the odd one of each to be one thing."""

HOUR, MINUTE = "hour", "minute"
_CLOCK_WORDS = pattern(r"\s(?:(час(?:а|ов|у)?|годин[аиі]?)|(?:минут[аыуе]?|хвилин[аиу]?))\b")
"""«в 11 часов 28 минут»: hours and minutes told in words."""


def _clock(text: str, at: Span) -> str | None:
    if text[at.end : at.end + 1] == ":" and text[at.end + 1 : at.end + 2].isdigit():
        return HOUR
    if at.start > 1 and text[at.start - 1] in ":։" and text[at.start - 2].isdigit():
        return MINUTE
    told = _CLOCK_WORDS.match(text, at.end)
    if told and _CLOCK_WORDS.search(text, max(0, at.start - 7), at.start) and not told.group(1):
        return MINUTE
    return None


MIN_DIGITS = 3
"""Digits other than nought that a figure has at least for their standing in another order to be no chance."""
MIN_ALONE = 10
"""Smaller figures are too many in any text for one of them to be meant for certain."""


def same_digits(one: float, other: float | None) -> bool:
    """Whether two numbers have the same digits in another order, or one more nought: the marks of a slip of the hand."""
    if other is None:
        return False
    a, b = f"{one:g}".replace(".", ""), f"{other:g}".replace(".", "")
    return sorted(a) == sorted(b) or a.rstrip("0") == b.rstrip("0")


def _comparable(ours: Figure, theirs: Figure) -> bool:
    if theirs.approximation is Approximation.VAGUE:
        return False
    if ours.kind is not theirs.kind:  # “over 65”, «старше 65 лет»
        return ours.unit is None and ours.counts is None and theirs.kind in (FigureKind.AGE, FigureKind.MEASURE)
    return conversion(ours, theirs) is not None and compare_intervals(ours, theirs) is not IntervalRelation.SAME


def _named(figure: Figure) -> tuple[float, ...]:
    return (
        tuple(float(v) for v in {figure.value, figure.low, figure.high} if v is not None)
        if figure.value is None
        else (float(figure.value),)
    )


def _read(at: Span, figures: tuple[Figure, ...]) -> bool:
    return any(f.number.overlaps(at) for f in figures)


def _values(settings: FigureContexts, numbers: Mapping[int, tuple[Number, ...]]) -> Counter[float]:
    """How often each number stands in the text, as a figure or in digits alone."""
    out = Counter(v for s in settings.figures for v in _named(s.figure))
    out.update(
        n.value for i, listed in numbers.items() for n in listed if not _read(n.span, settings.sentences[i].figures)
    )
    return out


_LETTERS_AND_DIGITS = pattern(r"\d+")


def _numbers(settings: FigureContexts) -> Mapping[int, tuple[Number, ...]]:
    """Every number in digits, by sentence; also those inside words (“F35”, “18th”)."""
    text = settings.prose.text
    decimals = "point" if settings.language == "en" else "comma"
    out: dict[int, list[Number]] = {}
    dates = [d.span for d in settings.annotations.dates if d.kind is not DateKind.RELATIVE and d.problem is None]
    for token in tokens_of(text, decimals):
        if token.kind == NUMBER:
            spans = [(Span(token.start, token.end), float(value_of(token.text, decimals)[0]))]
        elif token.kind == "code":
            spans = [
                (Span(token.start + m.start(), token.start + m.end()), float(m.group()))
                for m in _LETTERS_AND_DIGITS.finditer(token.text)
            ]
        else:
            continue
        for at, value in spans:
            index = settings.annotations.sentence_index(at.start)
            if index is not None:
                out.setdefault(index, []).append(Number(at, value, any(d.overlaps(at) for d in dates)))
    return {k: tuple(v) for k, v in out.items()}
