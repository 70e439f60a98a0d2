"""What a sentence can be recognised by in another text: words, names, numbers, dates and concepts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.sentence_memory import dates_in, figures_in, of_sentence
from srctrack.compare.sentence_similarity import without_citation
from srctrack.language.concepts import find_concepts
from srctrack.language.function_words import FUNCTION_WORDS
from srctrack.language.stemming import sound, stem
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.figure import Figure
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NUMBER = pattern(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")
MIN_COGNATE = 6
"""Letters from which a word that is no name may be a loan (“coronavirus”, «коронавирус»); shorter keys meet by chance."""


@dataclass(frozen=True)
class SentenceFeatures:
    """What one stretch of text can be recognised by. Values that two texts share compare equal, also across scripts
    and languages for ``sounds``, ``numbers``, ``dates`` and ``concepts``."""

    span: Span
    stems: frozenset[str]
    sounds: frozenset[str]
    """Sound keys of names and long words."""
    names: frozenset[str]
    """Sound keys of capitalised words that do not open the sentence."""
    numbers: frozenset[str]
    dates: frozenset[str]
    concepts: frozenset[str]
    length: int
    """Content words, repeated ones too."""


@dataclass(frozen=True)
class TextFeatures:
    """The features of every sentence of one text, and how rare each is in it."""

    language: str
    sentences: tuple[SentenceFeatures, ...]

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(
            key for s in self.sentences for key in (*s.stems, *_marked("~", s.sounds), *_marked("#", s.concepts))
        )

    @cached_property
    def number_counts(self) -> Counter[str]:
        return Counter(n for s in self.sentences for n in s.numbers | s.dates)

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for index, s in enumerate(self.sentences):
            marked = (*_marked("#", s.concepts), *_marked("=", s.numbers), *_marked("@", s.dates))
            for key in (*s.stems, *marked):
                out.setdefault(key, []).append(index)
        return out

    @cached_property
    def _by_span(self) -> dict[Span, SentenceFeatures]:
        return {s.span: s for s in self.sentences}

    def holding(self, key: str) -> Sequence[int]:
        """The sentences with a stem (``#`` before a concept, ``=`` before a number, ``@`` before a date), by index."""
        return self._holding.get(key, ())

    def at(self, span: Span) -> SentenceFeatures | None:
        """The features of the sentence that has exactly this span; None where there is none."""
        return self._by_span.get(span)

    def rarity(self, key: str) -> float:
        """The inverse document frequency of a stem (``~`` before a sound, ``#`` before a concept) in this text alone."""
        return math.log((len(self.sentences) + 1) / (self._counts[key] + 0.5))


def _marked(mark: str, keys: Iterable[str]) -> Iterable[str]:
    return (mark + key for key in keys)


@derived
def text_features(text: AnnotatedText) -> TextFeatures:
    """Return the features of every sentence of ``text``."""
    language = lexicon_for(text.prose).language
    return TextFeatures(language, tuple(features_of(text, span) for span in text.annotations.sentences))


def features_of(text: AnnotatedText, span: Span) -> SentenceFeatures:
    """Return the features of the words at ``span`` of ``text``, the citation at their end left out."""
    return of_sentence(_features_of, text, span, lambda found, by: replace(found, span=found.span.moved(by)))


def _features_of(text: AnnotatedText, span: Span) -> SentenceFeatures:
    language = lexicon_for(text.prose).language
    words = without_citation(span.of(text.prose.text))
    inside = Span(span.start, span.start + len(words))
    figures = [f for f in figures_in(text, inside) if inside.start <= f.number.start < inside.end]
    dates = [d for d in dates_in(text, inside) if inside.start <= d.span.start < inside.end]
    stems: Counter[str] = Counter()
    names, sounds = set(), set()
    opens = True
    for m in _WORD.finditer(words):
        word, low = m.group(), m.group().lower()
        if len(low) > 2 and low not in FUNCTION_WORDS:
            stems[stem(word, language)] += 1
            capital = word[0].isupper() and not opens and language != "de"
            if capital or len(low) >= MIN_COGNATE:
                sounds.add(sound(word.removesuffix("'s").removesuffix("’s")))
            if capital:
                names.add(sound(word.removesuffix("'s").removesuffix("’s")))
        opens = words[m.end() : m.end() + 1] in (".", "!", "?", ":")
    return SentenceFeatures(
        span,
        frozenset(stems),
        frozenset(sounds - {""}),
        frozenset(names - {""}),
        _numbers(words, figures, dates, inside),
        _dates(dates),
        frozenset(mention.concept for mention in find_concepts(words, language)),
        stems.total(),
    )


def _numbers(words: str, figures: list[Figure], dates: list[DateMention], inside: Span) -> frozenset[str]:
    read = [f.number for f in figures] + [d.span for d in dates if d.kind is not DateKind.RELATIVE]
    out = {f"{bound:.8g}" for f in figures for bound in (f.value, f.low, f.high) if bound is not None}
    for m in _NUMBER.finditer(words):
        at = Span(m.start(), m.end()).moved(inside.start)
        if not any(at.overlaps(other) for other in read):
            digits = "".join(c for c in m.group() if c.isdigit())
            out.add(f"{float(digits):.8g}")
    return frozenset(out)


def _dates(dates: list[DateMention]) -> frozenset[str]:
    out = set()
    for d in dates:
        if d.kind is DateKind.RELATIVE:
            continue
        out |= {f"y{d.year}"} if d.year and d.year_given else set()
        out |= {f"m{d.month}"} if d.month else set()
        out |= {f"d{d.day}"} if d.day else set()
        out |= {f"w{d.weekday}"} if d.weekday is not None else set()
    return frozenset(out)
