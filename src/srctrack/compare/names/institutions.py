"""Names of institutions: runs of capitalised words, and what they are without plurals inside them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from srctrack.model.text import Span
from srctrack.patterns import pattern

_RUN = pattern(r"[A-Z][a-z’'-]+(?: (?:of|for|and|the|&)| [A-Z][a-z’'-]+){1,7} [A-Z][a-z’'-]+")
_JOINS = frozenset({"of", "for", "and", "the", "&"})
"""Words before which a plural is mostly of people who hold an office: “Editors for the Lab”."""
_MIN_WORDS, _MAX_WORDS = 3, 6
"""Words of the names that are compared."""


def institution_names(text: str) -> dict[str, list[Span]]:
    """Every run of capitalised words, and every part of one that begins and ends with a capital, with its places."""
    places: dict[str, list[Span]] = defaultdict(list)
    for m in _RUN.finditer(text):
        words: list[tuple[int, int]] = []
        at = m.start()
        for word in m.group().split(" "):
            words.append((at, at + len(word)))
            at += len(word) + 1
        for i in range(len(words)):
            for j in range(i + _MIN_WORDS, min(len(words), i + _MAX_WORDS) + 1):
                span = Span(words[i][0], words[j - 1][1])
                name = span.of(text)
                last = name.split()[-1]
                if name[0].isupper() and last[0].isupper() and not name.startswith("The "):
                    places[name].append(span)
    return places


def without_plurals(name: str) -> tuple[str, ...]:
    """The words of a name in the singular; the last stays as it is: two names that differ only there may be two bodies."""
    words = name.split()
    before = [_singular(w) if after not in _JOINS else w for w, after in pairwise(words)]
    return (*before, words[-1])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return (
        word[:-1]
        if word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s")) and len(word) > 4
        else word
    )
