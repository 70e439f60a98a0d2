"""The words of saying of every language, made ready for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import srctrack.annotate.attribution.languages
from srctrack.annotate.attribution.languages.word_patterns import ReportingGrammar, flat, words_of
from srctrack.discovery import collect
from srctrack.language.detect import common_words, language_of
from srctrack.language.reporting_verbs import CUES, FEMALE_NAMES, MALE_NAMES
from srctrack.model.prose import Prose


@cache
def reporting_grammars() -> dict[str, ReportingGrammar]:
    """Every language's words of saying, by its code."""
    return {s.language: s for s in collect(srctrack.annotate.attribution.languages, ReportingGrammar)}


def grammar_for(prose: Prose) -> ReportingGrammar | None:
    """The words of saying of the prose's language, told by its commonest words where nobody names it; None for English, for a
    language without a file, and where it cannot be told."""
    language = language_of(prose)
    if language is None and len(prose.text) < _SHORT:
        return _by_saying(prose.text)
    return reporting_grammars().get(language[:2].lower()) if language else None


@lru_cache(maxsize=256)
def _by_saying(text: str) -> ReportingGrammar | None:
    """The language of a text too short for its common words to tell: the one that has the most of them and of words of saying;
    None where English has as many, or another."""
    low = text.lower()
    words = frozenset(re.findall(r"[^\W\d_]+", low))
    english = len(words & common_words("en")) + _SAID * len(words & CUES)
    counts = sorted(
        (
            (len(words & common_words(code)) + _SAID * len(set(grammar_of(g).said.findall(text))), code)
            for code, g in reporting_grammars().items()
            if code != "uk" or any(c in low for c in "іїєґ")
        ),
        reverse=True,
    )
    best, second = counts[0], counts[1]
    return reporting_grammars()[best[1]] if best[0] > max(english, second[0], _SAID - 1) else None


_SHORT = 400
"""Code points below which a text may hold too few common words to tell its language."""
_SAID = 2
"""What a word of saying counts for, against one for a common word."""


@dataclass(frozen=True)
class Grammar:
    """A language's words of saying, made ready for looking up."""

    saying: ReportingGrammar

    @cached_property
    def cue(self) -> re.Pattern[str]:
        return _any(self.saying.cues)

    @cached_property
    def by(self) -> re.Pattern[str]:
        return _any(self.saying.by)

    @cached_property
    def said(self) -> re.Pattern[str]:
        """Words of saying of both kinds, but none that other languages write too (“so”)."""
        return _any(",".join(p for p in f"{self.saying.cues},{self.saying.by}".split(",") if p.strip() != "so"))

    @cached_property
    def offices(self) -> frozenset[str]:
        return words_of(self.saying.offices)

    @cached_property
    def ties(self) -> frozenset[str]:
        return words_of(self.saying.ties)

    @cached_property
    def barred(self) -> frozenset[str]:
        return words_of(self.saying.barred)

    @cached_property
    def openers(self) -> frozenset[str]:
        return words_of(self.saying.openers) | self.ties | self.barred

    @cached_property
    def given(self) -> frozenset[str]:
        return words_of(self.saying.given) | MALE_NAMES | FEMALE_NAMES

    def is_office(self, word: str) -> bool:
        low = word.lower()
        return (
            low in self.offices
            or low + "." in self.offices
            or any(len(o) > 3 and low.endswith(o) for o in self.offices)
        )

    def is_given(self, word: str) -> bool:
        return flat(word).split("-")[0] in self.given


@cache
def grammar_of(saying: ReportingGrammar) -> Grammar:
    return Grammar(saying)


def _any(phrases: str) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    listed = sorted((" ".join(p.split()) for p in phrases.split(",")), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(p) for p in listed)})(?!\w)", re.I)
