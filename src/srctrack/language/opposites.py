"""Opposites: words that say the contrary of one another, in the languages read.

``opposites.tsv`` has one row per axis and one column per language; a cell has the words of the one side, “|”, and those of
the other. ``word*`` is a beginning of words and ``a_b`` a phrase. The kind of an axis says what a negation makes of a word
(“not approved” is “rejected”; “did not rise” is not “fell”) and whether the same event can be seen from the other end
(“lent to”, “borrowed from”).
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from srctrack.language.concepts import LANGUAGES
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W_]+")
_FIRST = pattern(r"[^\w].*|_.*", re.S)
"""What follows the first word of an entry."""


class AxisKind(StrEnum):
    """How the two sides of an axis relate."""

    GRADABLE = "gradable"
    """Between the sides lies a middle: prices that did not rise may not have fallen."""
    CONTRARY = "contrary"
    CONVERSE = "converse"
    """The same event seen from the other end has the other word: bought by, sold to."""
    VERDICT = "verdict"
    """Verbs of deciding and stating: a claim is reversed."""
    RANK = "rank"
    """Superlatives."""
    PREPOSITION = "preposition"
    """Words that set what follows them in a place or time; the same must follow on both sides."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One row of the table."""

    name: str
    kind: AxisKind


@dataclass(frozen=True, slots=True)
class OppositeMention:
    """A word of a text that lies on one side of an axis. ``side`` is 1 or -1."""

    axis: Axis
    side: int
    span: Span


@lru_cache(maxsize=1)
def opposite_rows() -> tuple[tuple[Axis, tuple[str, ...]], ...]:
    """Return the rows of the table: the axis and the cell of each language."""
    written = pkgutil.get_data("srctrack.language", "opposites.tsv")
    if written is None:
        raise FileNotFoundError("opposites.tsv")
    cells = (line.split("\t") for line in written.decode().splitlines() if not line.startswith("#"))
    return tuple((Axis(name, AxisKind(kind)), tuple(columns)) for name, kind, *columns in cells)


def _expression(words: str) -> str:
    listed = sorted((w for w in words.split() if w != "-"), key=len, reverse=True)
    parts = (re.escape(w.removesuffix("*")).replace("_", r"\s+") + (r"\w*" if w.endswith("*") else "") for w in listed)
    return "|".join(parts)


_KEY = 3
"""Letters of a word by which the sides that may have it are looked up: few words share three, no entry has fewer than two."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an axis in one language."""

    axis: Axis
    side: int
    expression: re.Pattern[str]


@lru_cache(maxsize=len(LANGUAGES))
def _sides(language: str) -> dict[str, tuple[_Side, ...]]:
    """The sides of all axes by the first letters of the words they begin with, so that a text asks only for its own."""
    at = LANGUAGES.index(language)
    found: dict[str, list[_Side]] = {}
    for axis, cells in opposite_rows():
        for number, words in zip((1, -1), cells[at].split("|"), strict=False):
            if expression := _expression(words):
                one = _Side(axis, number, re.compile(rf"(?<![\w’'-])(?:{expression})(?![\w-])", re.I))
                for key in dict.fromkeys(_FIRST.sub("", w)[:_KEY].lower() for w in words.split() if w != "-"):
                    found.setdefault(key, []).append(one)
    return {key: tuple(sides) for key, sides in found.items()}


def _sides_in(text: str, language: str) -> Iterable[_Side]:
    """The sides that may have a word in ``text``."""
    by_key = _sides(language)
    beginnings = {word[:length].lower() for word in _WORD.findall(text) for length in range(1, _KEY + 1)}
    return dict.fromkeys(side for key in beginnings for side in by_key.get(key, ()))


def find_opposites(text: str, language: str) -> tuple[OppositeMention, ...]:
    """Return the words of ``text`` that have an opposite, in order of place. A word may lie on several axes."""
    if language not in LANGUAGES:
        return ()
    found = [
        OppositeMention(one.axis, one.side, Span(m.start(), m.end()))
        for one in _sides_in(text, language)
        for m in one.expression.finditer(text)
    ]
    whole = [f for f in found if not any(_within_a_longer(f, other) for other in found)]
    return tuple(sorted(whole, key=lambda f: (f.span, f.axis.name)))


def _within_a_longer(one: OppositeMention, other: OppositeMention) -> bool:
    """Whether ``one`` is part of a phrase of its own axis: the “guilty” of “not guilty”."""
    return one.axis == other.axis and one.span != other.span and other.span.contains(one.span)
