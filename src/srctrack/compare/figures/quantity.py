"""What a figure is a quantity of: the thing counted, the event, who and where, when, and whether it is a part.

A figure that brings no noun of its own (“the union has 19”) takes over the noun and the event of the figure of its kind
before it, in the same sentence or the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from srctrack.annotate.figures.units import dimension
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.language.concepts import ConceptKind, concept_kind, concept_of, find_concepts
from srctrack.language.quantity_words import changes_in, parts_in, times_in
from srctrack.language.stemming import sound, stem
from srctrack.model.figure import Figure, FigureKind
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GENERIC = frozenset({"person", "inhabitant", "victim", "animal", "worker", "member", "vehicle", "building", "tree"})
"""Concepts that name a whole class: a figure of “people” may count the miners of another text."""
_SAYING = "say"
_LENDING = frozenset({FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT})
"""Kinds of figures whose unit a bare number after them takes over."""
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

    @cached_property
    def figure(self) -> Figure:
        """The figure, with the unit it takes over."""
        own, other = self.context.figure, self.inherited
        if other is None or other.figure.unit is None:
            return own
        return replace(own, unit=other.figure.unit, kind=other.figure.kind)

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
        return times_in(self.clause, self.text.language)

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


def quantity_of(context: FigureContext, text: FigureContexts, outlets: frozenset[str] = frozenset()) -> Quantity:
    """Return the quantity of a figure, with the noun it takes over from the figure before it where it has none."""
    if context.nouns or context.figure.kind is not FigureKind.COUNT:
        return Quantity(context, text, None, outlets)
    index = context.around.index
    before = [
        other
        for near in (index - 1, index)
        for other in text.by_sentence.get(near, ())
        if other.figure.span.end <= context.figure.span.start and _lends(other, near == index)
    ]
    return Quantity(context, text, before[-1] if before else None, outlets)


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
