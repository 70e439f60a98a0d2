"""What a figure is a quantity of: the thing counted, the event, who and where, when, and whether it is a part.

A figure that brings no noun of its own (“the union has 19”) takes over the noun and the event of the figure of its kind
before it, in the same sentence or the one before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from srctrack.annotate.figures.units import dimension, factor
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.language.concepts import ConceptKind, concept_kind, concept_of, find_concepts
from srctrack.language.quantity_words import changes_in, parts_in, sides_in, states_in, times_in, years_in
from srctrack.language.stemming import sound, stem
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.mentions import DateMention
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GENERIC = frozenset({"person", "inhabitant", "victim", "animal", "worker", "member", "vehicle", "building", "tree"})
"""Concepts that name a whole class: a figure of “people” may count the miners of another text."""
_SAYING = "say"
_LENDING = frozenset({FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT})
"""Kinds of figures whose unit a bare number after them takes over."""
_MORE = pattern(
    r"\s*(?:more|fewer|less|extra|additional|further|other|más|menos|mehr|weniger|de plus|de moins|больше|меньше|більше|менше)\b",
    re.I,
)
"""After a number that is a difference or of another group: “six more”, “46 other pitches”."""
_OTHER = pattern(r"\b(?:other|another|further|additional|remaining|extra)\s+$", re.I)
_EXACTLY = pattern(r"\b(?:exactly|precisely|genau|exactement|exactamente|ровно|рівно)\s+$", re.I)
_ESTIMATE = pattern(r"\b(?:estimat|reckon|approximat|averag|rough|thought to|believed to)", re.I)
_MEAN = pattern(r"\baverag", re.I)
HOURS = 24
MAX_LENDERS = 20
"""Figures before a bare number among which the one is looked for that lends it its noun."""
_HOUR = pattern(
    r"\b(?:at|by|until|till|from|before|after|since|past|um|gegen|ab|bis|vers|à|a las?|hasta las?|в|до|около|о|об)\s+(?:\d{1,2}\s+to\s+)?$",
    re.I,
)
"""Before a bare number that is an hour of the day."""
_VERSUS = pattern(r"\b(?:to|against|versus|v|vs)\s*$", re.I)
"""Before the second number of a vote or a game: “31 votes to 22”."""
_JOINED = pattern(r",?\s*(?:(?:and|und|et|y|и|і|й|та)\s+)?$", re.I)
AFTER = 36
"""Code points after a figure in which a word says that it is planned or required: “31,000 tonnes were expected”."""
NEAR_CUE = 12
"""Code points between a name and its verb of telling; a verb further off belongs to another name."""


@dataclass(frozen=True)
class Quantity:
    """A figure of a text with what it is a quantity of. ``inherited`` is the figure whose noun it takes over."""

    context: FigureContext
    text: FigureContexts
    inherited: FigureContext | None = None
    outlets: frozenset[str] = frozenset()
    """Sound keys of words of the names of outlets, which say nothing of what a figure is of."""
    written: int | None = None
    """The year the text was written in."""

    @cached_property
    def figure(self) -> Figure:
        """The figure, with the unit it takes over."""
        own, other = self.context.figure, self.inherited
        if other is None or other.figure.unit is None:
            return own
        return replace(own, unit=other.figure.unit, kind=other.figure.kind)

    @cached_property
    def is_difference(self) -> bool:
        """Whether the figure says by how much one thing exceeds another, or how many others there are: “six more”."""
        own, text = self.context.figure, self.text.prose.text
        if own.kind is FigureKind.PERCENT:
            return False
        return bool(
            _MORE.match(text, own.span.end) or _OTHER.search(text, max(0, own.span.start - AFTER), own.span.start)
        )

    @cached_property
    def is_second_of_score(self) -> bool:
        """Whether the figure is the other side of a vote or a game: the 22 of “31 votes to 22”."""
        if self.inherited is None or self.inherited.around.index != self.context.around.index:
            return False
        return bool(
            _VERSUS.search(self.text.prose.text, self.inherited.figure.span.end, self.context.figure.span.start)
        )

    @property
    def value(self) -> float | None:
        """The number named; the middle of a range."""
        figure = self.figure
        if figure.value is not None:
            return float(figure.value)
        bounds = [float(b) for b in (figure.low, figure.high) if b is not None]
        return sum(bounds) / len(bounds) if bounds else None

    @property
    def _named(self) -> FigureContext:
        return self.inherited if self.inherited is not None and not self.context.nouns else self.context

    @property
    def nouns(self) -> tuple[str, ...]:
        return self._named.nouns

    @cached_property
    def things(self) -> frozenset[str]:
        """Concepts of the words of what is counted."""
        counted = self._named.figure.counts or ""
        found = (concept_of(m.group(), self.text.language) for m in _WORD.finditer(counted))
        return frozenset(concept for concept in found if concept is not None)

    @property
    def is_generic(self) -> bool:
        """Whether what is counted is a whole class: people, animals."""
        return bool(self.things & _GENERIC)

    @property
    def narrow_things(self) -> frozenset[str]:
        return self.things - _GENERIC

    @cached_property
    def clause(self) -> str:
        return self.context.clause.of(self.text.prose.text)

    @property
    def sentence(self) -> str:
        return self.context.around.said

    @cached_property
    def events(self) -> frozenset[str]:
        """Concepts of events in the figure's clause, and in the clause whose noun it takes over."""
        found = _events(self.clause, self.text.language)
        if self.inherited is not None:
            found |= _events(self.inherited.clause.of(self.text.prose.text), self.text.language)
        return found

    @cached_property
    def sentence_concepts(self) -> frozenset[str]:
        found = {mention.concept for mention in find_concepts(self.sentence, self.text.language)}
        return frozenset(found - {_SAYING})

    @cached_property
    def names(self) -> frozenset[str]:
        """Sound keys of the names in the figure's clause."""
        span, annotations = self.context.clause, self.text.annotations
        tellers = [
            a.span
            for a in annotations.attributions
            if a.cue_span is None or abs(a.cue_span.start - a.span.end) <= NEAR_CUE or a.cue_span.end <= a.span.start
        ]
        found = [
            sound(word)
            for m in annotations.names
            if span.start <= m.span.start < span.end and not any(t.overlaps(m.span) for t in tellers)
            for word in m.text.replace("’", "'").removesuffix("'s").split()
            if len(word) > 2 and (not m.at_start or " " in m.text)
        ]
        return frozenset(found) - self.outlets - {""}

    @cached_property
    def times(self) -> frozenset[str]:
        """Words that tell one time from another: “by noon”, “in the third quarter”."""
        return times_in(self.clause, self.text.language) - {"plan", "norm", "modal"} | self.states

    @cached_property
    def states(self) -> frozenset[str]:
        """Whether the figure is of a plan, a norm or what may be, by the words before it and right after it."""
        text, at, clause = self.text.prose.text, self.context.figure.span, self.context.clause
        found = states_in(text[clause.start : min(clause.end, at.end + AFTER)])
        if self.inherited is not None:
            found |= states_in(self.inherited.clause.of(text))
        return found

    @cached_property
    def is_precise(self) -> bool:
        """Whether the text says that the figure is exact: “exactly 6,600”."""
        at = self.context.figure.span.start
        return bool(_EXACTLY.search(self.text.prose.text, max(0, at - AFTER), at))

    @property
    def is_estimate(self) -> bool:
        """Whether the clause says that the figure is an estimate, a plan or a mean."""
        return bool(self.states or _ESTIMATE.search(self.clause))

    @property
    def is_hedged_count(self) -> bool:
        """Whether the hedge is one of the number; “over eighteen seasons” is a span of time, and an average is none."""
        if _MEAN.search(self.figure.text):
            return False
        spans = dimension(self.figure.unit) == "time" or any(n.startswith("season") for n in self.nouns)
        return not (spans and self.figure.text.lower().startswith(("over ", "up to ")))

    @property
    def is_clock(self) -> bool:
        """Whether a bare number is an hour: “at seven”, “from 8 to 6”."""
        own = self.context.figure
        if own.kind is not FigureKind.COUNT or self.context.nouns or not 0 < (own.value or 0) <= HOURS:
            return False
        text = self.text.prose.text
        return bool(_HOUR.search(text, max(0, own.span.start - AFTER), own.span.start))

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The weekdays of the figure."""
        return frozenset(d.weekday for d in self._dates if d.weekday is not None)

    @cached_property
    def months(self) -> frozenset[int]:
        """The months of the figure."""
        return frozenset(d.month for d in self._dates if d.month)

    @property
    def _dates(self) -> list[DateMention]:
        return [d for d in self.context.around.dates if self._owns(d.span)]

    def _owns(self, at: Span) -> bool:
        """Whether neither another figure of the sentence nor a verb of telling is between the figure and the words at ``at``:
        the Saturday of “said on Saturday” is no day of the figure."""
        own = self.context.figure.span
        low, high = min(own.end, at.end), max(own.start, at.start)
        if any(
            low <= f.span.start < high and not f.span.overlaps(own) and not f.span.overlaps(at)
            for f in self.context.around.figures
        ):
            return False
        cues = (a.cue_span for a in self.text.annotations.attributions if a.cue_span is not None)
        return not any(low <= cue.start < high for cue in cues)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the sentence names, those nearer to another of its figures left out."""
        start = self.context.around.span.start
        found = years_in(self.context.around.text, self.written)
        return frozenset(year for year, at in found if self._owns(at.moved(start)))

    @property
    def earlier_years(self) -> frozenset[int]:
        """The years before that of the text."""
        return frozenset(y for y in self.years if self.written is None or y < self.written)

    @property
    def past_years(self) -> frozenset[int]:
        """The years before that of the text, without those it counts from its own: “last year”."""
        return frozenset(y for y in self.years if self.written is None or y < self.written - 1)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Which side of a pair the clause is about: “north”, “women”, “final”."""
        return sides_in(self.sentence)

    @cached_property
    def is_part(self) -> bool:
        return parts_in(self.clause, self.text.language)

    @cached_property
    def is_change(self) -> bool:
        return changes_in(self.sentence, self.text.language)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the clause without the figure."""
        text, clause, at = self.text.prose.text, self.context.clause, self.figure.span
        words = text[clause.start : at.start] + " " + text[at.end : clause.end]
        return frozenset(stem(m.group(), self.text.language) for m in _WORD.finditer(words)) & self.context.around.stems


def _events(text: str, language: str) -> frozenset[str]:
    found = {mention.concept for mention in find_concepts(text, language)}
    return frozenset(c for c in found if c != _SAYING and concept_kind(c) is ConceptKind.EVENT)


def quantity_of(
    context: FigureContext, text: FigureContexts, outlets: frozenset[str] = frozenset(), written: int | None = None
) -> Quantity:
    """Return the quantity of a figure, with the noun it takes over from the figure before it where it has none."""
    if context.nouns or context.figure.kind is not FigureKind.COUNT:
        return Quantity(context, text, None, outlets, written)
    index = context.around.index
    for near in (index, index - 1):
        figures = text.by_sentence.get(near, ())
        at = bisect_right(figures, context.figure.span.start, key=lambda other: other.figure.span.end)
        for i in range(at - 1, max(at - 1 - MAX_LENDERS, -1), -1):
            if _lends(figures[i], near == index):
                return Quantity(context, text, figures[i], outlets, written)
    return Quantity(context, text, None, outlets, written)


def joined_figures(text: FigureContexts) -> Iterator[FigureContext]:
    """Yield the figures of a text, those written in two units as one: “six years and four months”."""
    last: FigureContext | None = None
    for context in text.figures:
        if last is not None:
            joined = _joined(last, context, text)
            if joined is None:
                yield last
            last = joined or context
        else:
            last = context
    if last is not None:
        yield last


def _joined(first: FigureContext, second: FigureContext, text: FigureContexts) -> FigureContext | None:
    one, other = first.figure, second.figure
    if first.around.index != second.around.index or FigureKind.MEASURE is not one.kind or one.kind is not other.kind:
        return None
    if one.value is None or other.value is None or one.unit is None or other.unit in (None, one.unit):
        return None
    if one.decimals or other.approximation is not Approximation.EXACT:
        return None
    ratio = factor(other.unit, one.unit) if other.unit else None
    between = Span(one.span.end, other.span.start).of(text.prose.text)
    if ratio is None or not ratio * other.value < 1 or not _JOINED.fullmatch(between):
        return None
    span = Span(one.span.start, other.span.end)
    more = ratio * other.value
    figure = replace(
        one,
        span=span,
        number=Span(one.number.start, other.number.end),
        text=span.of(text.prose.text),
        value=one.value + more,
        low=None if one.low is None else one.low + more,
        high=None if one.high is None else one.high + more,
        decimals=2,
    )
    return FigureContext(figure, first.around)


def _lends(other: FigureContext, in_sentence: bool) -> bool:
    """Whether a figure lends its noun, or within a sentence its unit, to a bare number after it."""
    if other.figure.kind is FigureKind.COUNT:
        return bool(other.nouns)
    return in_sentence and other.figure.kind in _LENDING


def one_dimension(one: Figure, other: Figure) -> bool:
    """Whether the two are of one kind of quantity, in whatever units."""
    if dimension(one.unit) == "share" or one.kind is FigureKind.SHARE:
        return dimension(other.unit) == "share" or other.kind is FigureKind.SHARE
    return one.kind is other.kind and dimension(one.unit) == dimension(other.unit)
