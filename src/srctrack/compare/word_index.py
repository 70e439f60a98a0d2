"""The words of a text by what they can be recognised by, and how well the words around two places agree."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.word_keys import Word, sentence_words
from srctrack.model.derived import AnnotatedText, derived

NEAR = 4
"""Words of distance at which a word counts half as much for what is said at a place."""
CLAUSE = 2
"""What a comma, bracket or dash adds to a distance, in words."""
SLACK = 4
"""Words by which a word may be farther off in the other text without counting less."""
FADE = 8
"""Words beyond ``SLACK`` at which it counts half."""
NEIGHBOUR = 12
"""Distance up to which a word counts as near a place."""


@dataclass(frozen=True, eq=False)
class WordIndex:
    """The words of one text in order, with the number of the sentence of each."""

    language: str
    words: tuple[Word, ...]
    sentences: tuple[int, ...]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each key of a word occurs, as indices of words."""
        out: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            for key in word.keys:
                out[key].append(at)
        return out

    def nearest(self, word: Word, at: int) -> int | None:
        """The index of the word that meets ``word`` and is nearest to ``at``; None where no word meets it."""
        found = []
        for key in word.keys:
            where = self.places.get(key)
            if where:
                i = bisect_left(where, at)
                found += [where[k] for k in (i - 1, i) if 0 <= k < len(where)]
        return min(found, key=lambda k: abs(k - at), default=None)

    def rarity(self, word: Word) -> float:
        """How much of a sign the word is that this text is about the same: 1 if it is found once, less if often."""
        count = max((len(self.places.get(key, ())) for key in word.keys), default=0)
        whole = self.sentences[-1] + 2 if self.sentences else 2
        return max(0.2, math.log(whole / (count + 0.5)) / math.log(whole / 1.5)) if count > 1 and whole > 2 else 1.0

    def sentence(self, number: int) -> range:
        """The indices of the words of one sentence."""
        return range(bisect_left(self.sentences, number), bisect_left(self.sentences, number + 1))


@derived
def word_index(text: AnnotatedText) -> WordIndex:
    """Return the words of ``text``, indexed."""
    sentences = sentence_words(text)
    words = tuple(w for s in sentences for w in s)
    numbers = tuple(n for n, s in enumerate(sentences) for _ in s)
    return WordIndex(lexicon_for(text.prose).language, words, numbers)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well the words around a place of one text recur around a place of another. ``share`` is the part of their
    weight (0 to 1), ``words`` how many content words recur near the place, ``numbers`` how many of these are numbers."""

    share: float
    words: int
    numbers: int


def agreement(
    ours: Sequence[Word], at: int, page: WordIndex, there: int, without: frozenset[int] = frozenset()
) -> Agreement:
    """Return how well the words around ``ours[at]`` recur around the word ``there`` of ``page``.

    The words at the indices ``without`` and at ``at`` itself do not count.
    """
    got = whole = 0.0
    words = numbers = 0
    for k, word in enumerate(ours):
        if not word.content or k == at or k in without:
            continue
        weight = page.rarity(word) / (1 + distance(ours, at, k) / NEAR)
        whole += weight
        found = page.nearest(word, there)
        if found is None or page.sentences[found] != page.sentences[there]:
            continue
        farther = distance(page.words, there, found) - distance(ours, at, k) - SLACK
        got += weight / (1 + max(0, farther) / FADE)
        near = abs(found - there) <= NEIGHBOUR
        words += near
        numbers += near and word.number is not None
    return Agreement(got / whole if whole else 0.0, words, numbers)


def distance(words: Sequence[Word], one: int, other: int) -> int:
    """How far apart two of ``words`` are, in words; a mark between them adds to it."""
    return abs(one - other) + CLAUSE * abs(words[one].clause - words[other].clause)
