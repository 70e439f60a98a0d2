"""Where a figure stands: the words, names, events, days and places around it, in a form that two texts share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.sentence_similarity import without_citation
from srctrack.language.event_words import families
from srctrack.language.function_words import FUNCTION_WORDS
from srctrack.language.stemming import sound, stem
from srctrack.model.annotations import Annotations
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.figure import Figure
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORDS = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE_ENDS = pattern(
    r"[;:—–()]|,\s+(?:and|but|while|whereas|which|who|where|а|но|и|и|що|але|und|aber|während|mais|et|tandis|y|pero)\s|\s(?:while|whereas|against)\s"
    r"|,\s+(?=(?:most|many|some|half|several|none|all|a third|a quarter|two thirds) of (?:them|these|those|whom|which)\b)"
)


_NO_NAMES = FUNCTION_WORDS | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь""".split()
)
"""Capitalised words that name a day or month, which settings keep apart."""


@dataclass(frozen=True)
class SentenceContext:
    """One sentence in comparable form, worked out when asked for: ``stems`` are its content words, ``names`` keys of its capitalised ones
    (see ``stems.sound``), ``events`` the families of events it names, ``months``, ``weekdays`` and ``years`` the dates in it."""

    index: int
    span: Span
    text: str
    language: str
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]

    @cached_property
    def said(self) -> str:
        """The sentence without the citation at its end."""
        return without_citation(self.text)

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        words = self.said
        for f in self.figures:  # what a figure is written with says nothing of what it is about
            start, end = f.span.start - self.span.start, min(f.span.end - self.span.start, len(words))
            if 0 <= start < end:
                words = words[:start] + " " * (end - start) + words[end:]
        return _stems_and_names(words, self.language)

    @property
    def stems(self) -> frozenset[str]:
        return self._words[0]

    @property
    def names(self) -> frozenset[str]:
        return self._words[1]

    @cached_property
    def events(self) -> frozenset[str]:
        return families(self.text)

    @cached_property
    def months(self) -> frozenset[int]:
        return frozenset(d.month for d in self.dates if d.month)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        return frozenset(d.weekday for d in self.dates if d.weekday is not None)

    @cached_property
    def years(self) -> frozenset[int]:
        return frozenset(d.year for d in self.dates if d.year and d.kind is not DateKind.RELATIVE and d.year_given)


@dataclass(frozen=True)
class FigureContext:
    """One figure and where it stands. ``nouns`` are stems of what it counts, the head last; ``clause`` the part of the sentence it
    stands in; ``near`` the stems right before and after it."""

    figure: Figure
    around: SentenceContext

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        counted = self.figure.counts or ""
        return tuple(
            stem(w.group(), self.around.language)
            for w in _WORDS.finditer(counted)
            if w.group().lower() not in FUNCTION_WORDS
        )

    @cached_property
    def clause(self) -> Span:
        return clause_of(self.around, self.figure.span)

    @cached_property
    def events(self) -> frozenset[str]:
        return families(self.clause.moved(-self.around.span.start).of(self.around.text))

    @cached_property
    def near(self) -> frozenset[str]:
        return _near(self.around, self.figure)

    @property
    def head(self) -> str | None:
        return self.nouns[-1] if self.nouns else None


@dataclass(frozen=True)
class FigureContexts:
    """All of one prose."""

    prose: Prose
    annotations: Annotations
    sentences: tuple[SentenceContext, ...]
    figures: tuple[FigureContext, ...]

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[int, ...]]:
        """The sentences in which each stem or name stands."""
        out: dict[str, list[int]] = {}
        for s in self.sentences:
            for key in s.stems:
                out.setdefault(key, []).append(s.index)
            for key in s.names:
                out.setdefault("@" + key, []).append(s.index)
        return {k: tuple(v) for k, v in out.items()}

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[FigureContext, ...]]:
        out: dict[int, list[FigureContext]] = {}
        for s in self.figures:
            out.setdefault(s.around.index, []).append(s)
        return {k: tuple(v) for k, v in out.items()}

    def of(self, figure: Figure) -> FigureContext | None:
        """The context of a figure; None where it was left out as no quantity."""
        at = bisect_left(self.figures, figure.span.start, key=lambda context: context.figure.span.start)
        found = self.figures[at : at + 1]
        return found[0] if found and found[0].figure.span == figure.span else None

    @cached_property
    def by_value(self) -> Mapping[str, tuple[FigureContext, ...]]:
        """The figures that name each value, by ``value_key``."""
        out: dict[str, list[FigureContext]] = {}
        for s in self.figures:
            if s.figure.value is not None:
                out.setdefault(value_key(s.figure.value), []).append(s)
        return {k: tuple(v) for k, v in out.items()}

    @cached_property
    def language(self) -> str:
        """The language its figures are read in."""
        return lexicon_for(self.prose).language


def value_key(value: float | int) -> str:
    """A key that values share which differ by less than arithmetic on decimals does (3.2 × 10⁶ and 3,200,000)."""
    return f"{value:.8g}"


@derived
def figure_contexts(text: AnnotatedText) -> FigureContexts:
    """Return the context of every figure of ``text``."""
    prose, annotations = text.prose, text.annotations
    language = lexicon_for(prose).language
    figures: dict[int, list[Figure]] = {}
    for f in annotations.figures:
        figures.setdefault(annotations.sentence_index(f.number.start) or 0, []).append(f)
    dates: dict[int, list[DateMention]] = {}
    for d in annotations.dates:
        dates.setdefault(annotations.sentence_index(d.span.start) or 0, []).append(d)
    sentences = tuple(
        SentenceContext(i, span, span.of(prose.text), language, tuple(dates.get(i, ())), tuple(figures.get(i, ())))
        for i, span in enumerate(annotations.sentences)
    )
    return FigureContexts(
        prose, annotations, sentences, tuple(FigureContext(f, s) for s in sentences for f in s.figures)
    )


@lru_cache(maxsize=4096)
def _stems_and_names(text: str, language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    stems, names = set(), set()
    first = True
    for m in _WORDS.finditer(text):
        word = m.group()
        low = word.lower()
        if word[0].isupper() and len(word) > 2 and low not in _NO_NAMES and (not first or language != "de"):
            names.add(sound(word.split("'")[0].split("’")[0]))
        first = False
        if len(low) > 2 and low not in FUNCTION_WORDS:
            stems.add(stem(word, language))
    names.discard("")
    return frozenset(stems), frozenset(names)


def clause_of(around: SentenceContext, at: Span) -> Span:
    """The stretch of the sentence between the signs of a new clause that holds ``at``; in the text's offsets."""
    inner = at.moved(-around.span.start) if at.start >= around.span.start else Span(0, 0)
    start, end = 0, len(around.text)
    for m in _CLAUSE_ENDS.finditer(around.text, 0, inner.start):
        start = m.end()
    after = _CLAUSE_ENDS.search(around.text, min(inner.end, end))
    if after:
        end = after.start()
    return Span(min(start, inner.start), max(end, min(inner.end, len(around.text)))).moved(around.span.start)


_NEAR = 40
"""Code points on either side of a figure that tell it from its neighbours in one sentence."""


def _near(around: SentenceContext, figure: Figure) -> frozenset[str]:
    first, last = figure.span.start - around.span.start, figure.span.end - around.span.start
    before = [*_WORDS.finditer(around.text, max(0, first - _NEAR), max(first, 0))][-4:]
    after = [*_WORDS.finditer(around.text, last, last + _NEAR)][:4]
    return frozenset(
        stem(m.group(), around.language) for m in before + after if m.group().lower() not in FUNCTION_WORDS
    )
