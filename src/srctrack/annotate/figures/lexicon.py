"""What a language lends to the reading of figures: its number words, hedges, units, and words that are no counted thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from srctrack.model.figure import Approximation

Phrase = tuple[str, ...]
T = TypeVar("T")


def phrases(kind: Approximation, text: str) -> dict[Phrase, Approximation]:
    """Hedges of one kind from a list parted by ``|``."""
    return {tuple(p.split()): kind for p in text.split("|")}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True)
class Lexicon:
    """All words are lower case with straight apostrophes. Inflected forms are listed, not derived.

    ``cardinals`` are words worth a number that adds up (“twenty”, “seven”, «двести»); ``multipliers`` raise what
    stands before them within a thousand (“hundred”); ``magnitudes`` raise the whole (“million”, “bn”); ``abbreviated``
    are those that may carry a full stop. ``vague`` are crowds without a number (“dozens”) by their order.
    ``few`` makes a following magnitude vague (“several thousand”). ``shares`` are fractions by their divisor
    (“thirds” 3). ``before`` and ``after`` are hedges on either side of the number. ``labels`` name the number
    after them (“section 4”). ``stops`` end the search for a counted noun; ``adjective_endings`` are endings that
    do not end a noun, where the language tells them apart.
    """

    language: str
    decimals: str
    cardinals: Mapping[str, int | float]
    magnitudes: Mapping[str, int]
    multipliers: Mapping[str, int] = field(default_factory=dict)
    exact_crowds: Mapping[str, int] = field(default_factory=dict)
    """“dozen”: 12."""
    joiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    abbreviated: frozenset[str] = frozenset()
    vague: Mapping[str, int] = field(default_factory=dict)
    few: frozenset[str] = frozenset()
    half: frozenset[str] = frozenset()
    shares: Mapping[str, int] = field(default_factory=dict)
    of: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    before: Mapping[Phrase, Approximation] = field(default_factory=dict)
    after: Mapping[Phrase, Approximation] = field(default_factory=dict)
    narrow: frozenset[str] = frozenset()
    """First words of hedges that stay close to the number (“nearly”, “just over”)."""
    range_words: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    ands: frozenset[str] = frozenset()
    multiples: Mapping[str, int | float] = field(default_factory=dict)
    times: frozenset[str] = frozenset()
    times_followers: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(default_factory=dict)
    unit_phrases: Mapping[Phrase, str] = field(default_factory=dict)
    points: frozenset[str] = frozenset()
    """Words that make a number with decimals percentage points (“4,6 puntos”); of whole numbers they may be goals or marks."""
    ages: frozenset[str] = frozenset()
    """Words that make a number of years an age (“jähriger”, «летний»)."""
    from_words: frozenset[str] = frozenset()
    """Words that open a range whose end another names: «от 30 до 90»."""
    months: frozenset[str] = frozenset()
    year_words: frozenset[str] = frozenset()
    year_prepositions: frozenset[str] = frozenset()
    time_words: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    adjective_endings: tuple[str, ...] = ()
    nouns_capitalised: bool = False
    per: frozenset[str] = frozenset()
    per_units: Mapping[str, str] = field(default_factory=dict)
    compounds: Mapping[str, int] = field(default_factory=dict)
    """Number words written in one, spelled out in full (German)."""

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words at which a figure may begin, hedges aside."""
        return frozenset(
            {
                *self.cardinals,
                *self.compounds,
                *self.magnitudes,
                *self.multipliers,
                *self.exact_crowds,
                *self.vague,
                *self.few,
                *self.half,
                *self.multiples,
                *self.shares,
            }
        )

    @cached_property
    def hedges(self) -> Mapping[str, tuple[tuple[Phrase, Approximation], ...]]:
        """Hedges before a number by their last word, the longest first."""
        return _by(self.before.items(), -1)

    @cached_property
    def trailing(self) -> Mapping[str, tuple[tuple[Phrase, Approximation], ...]]:
        """Hedges after a number by their first word, the longest first."""
        return _by(self.after.items(), 0)

    @cached_property
    def long_units(self) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
        """Units of several words by their first, the longest first."""
        return _by(self.unit_phrases.items(), 0)


def _by(entries: Iterable[tuple[Phrase, T]], at: int) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    out: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, value in entries:
        out.setdefault(phrase[at], []).append((phrase, value))
    return {k: tuple(sorted(v, key=lambda e: -len(e[0]))) for k, v in out.items()}
