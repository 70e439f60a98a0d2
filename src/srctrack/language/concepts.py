"""Concepts: what news counts and tells, joined across wordings and languages.

``concepts.tsv`` has one row per concept and one column per language. In a cell, ``word*`` is a beginning of words, and
``a_b`` is a phrase whose words follow one another with at most ``MAX_GAP`` words between. A word belongs to one concept
per language: the longest pattern that fits it decides. A phrase takes its words from the patterns of single words (“lost
their lives” is no loss). Rows keep apart what news must keep apart: killed, injured and arrested are three concepts.
``concept_kind`` tells events from things counted and from states.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from srctrack.model.text import Span
from srctrack.patterns import pattern

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es")
"""The languages that the table has, in the order of its columns."""
MAX_GAP = 2
"""Words that may stand between two words of a phrase, as in “taken late at night into custody”."""
_KEY = 2
"""Letters of a word under which its patterns are filed."""

_WORD = pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


class ConceptKind(StrEnum):
    """What a concept is of."""

    EVENT = "event"
    THING = "thing"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class ConceptMention:
    """A concept and the words of a text that name it."""

    concept: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    concept: str


@dataclass(frozen=True)
class _Column:
    """The patterns of one language, by the first letters of their first word."""

    words: dict[str, list[tuple[str, str]]]
    phrases: dict[str, list[_Phrase]]


@lru_cache(maxsize=1)
def concept_rows() -> tuple[tuple[ConceptKind, str, tuple[tuple[str, ...], ...]], ...]:
    """Return the rows of the table: kind, name, and the patterns of each language."""
    written = pkgutil.get_data("srctrack.language", "concepts.tsv")
    if written is None:
        raise FileNotFoundError("concepts.tsv")
    cells = (line.split("\t") for line in written.decode().splitlines() if not line.startswith("#"))
    return tuple((ConceptKind(kind), name, tuple(tuple(c.split()) for c in columns)) for kind, name, *columns in cells)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, ConceptKind]:
    return {name: kind for kind, name, _ in concept_rows()}


def concept_kind(concept: str) -> ConceptKind:
    """Return the kind of a concept of the table."""
    return _kinds()[concept]


@lru_cache(maxsize=len(LANGUAGES))
def _column(language: str) -> _Column:
    at = LANGUAGES.index(language)
    column = _Column({}, {})
    for _, concept, cells in concept_rows():
        for written in cells[at]:
            words = tuple(written.split("_"))
            key = words[0][:_KEY]
            if len(words) > 1:
                column.phrases.setdefault(key, []).append(_Phrase(words, concept))
            else:
                column.words.setdefault(key, []).append((written, concept))
    for listed in column.words.values():
        listed.sort(key=lambda entry: -len(entry[0].removesuffix("*")))
    return column


@lru_cache(maxsize=50_000)
def concept_of(word: str, language: str) -> str | None:
    """Return the concept that ``word`` names by itself; None for other words and languages without a column."""
    if language not in LANGUAGES:
        return None
    low = _plain(word)
    listed = _column(language).words.get(low[:_KEY], ())
    return next((concept for written, concept in listed if _fits(low, written)), None)


def find_concepts(text: str, language: str) -> tuple[ConceptMention, ...]:
    """Return the concepts that ``text`` names, in order of place."""
    if language not in LANGUAGES:
        return ()
    words = [(_plain(m.group()), Span(m.start(), m.end())) for m in _WORD.finditer(text)]
    phrases = _column(language).phrases
    found: list[ConceptMention] = []
    taken: set[int] = set()
    for i, (word, at) in enumerate(words):
        for phrase in phrases.get(word[:_KEY], ()):
            places = _places(words, i, phrase.words)
            if places and not taken.intersection(places):
                taken.update(places)
                found.append(ConceptMention(phrase.concept, Span(at.start, words[places[-1]][1].end)))
                break
    for i, (word, at) in enumerate(words):
        concept = None if i in taken else concept_of(word, language)
        if concept is not None:
            found.append(ConceptMention(concept, at))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _places(words: list[tuple[str, Span]], first: int, wanted: tuple[str, ...]) -> tuple[int, ...]:
    """The indices of the words that make up the phrase ``wanted`` from ``first`` on; empty where they do not."""
    if not _fits(words[first][0], wanted[0]):
        return ()
    out = [first]
    for written in wanted[1:]:
        reach = range(out[-1] + 1, min(out[-1] + 2 + MAX_GAP, len(words)))
        following = next((k for k in reach if _fits(words[k][0], written)), None)
        if following is None:
            return ()
        out.append(following)
    return tuple(out)


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е").replace("’", "'").removesuffix("'s")


def _fits(word: str, written: str) -> bool:
    return word.startswith(written[:-1]) if written.endswith("*") else word == written
