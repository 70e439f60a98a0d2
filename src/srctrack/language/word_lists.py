"""Which words are everyday English, which are known names: a frozen list, read when first asked.

Facts taken from public lists: everyday words from SCOWL (2020.12.07, sizes to 40), given names and family names by
frequency from the United States Census of 1990 (public domain), names from SCOWL's capitalised lists (sizes to 60), and
cities of 100,000 to 300,000 people and more, countries and capitals from GeoNames (CC BY 4.0). About 60,000 words: a larger
list finds no more slips, none at all finds a fifth fewer (the name study this rests on).
"""

from __future__ import annotations

import pkgutil
import zlib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from srctrack.language.normalize import strip_marks

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Lists(NamedTuple):
    words: frozenset[str]
    given: frozenset[str]
    names: frozenset[str]


@cache
def _lists() -> _Lists:
    packed = pkgutil.get_data("srctrack.language", "known_words.z")
    assert packed is not None
    words, given, names = zlib.decompress(packed).decode("utf-8").split("\n")
    return _Lists(frozenset(words.split(" ")), frozenset(given.split(" ")), frozenset(names.split(" ")))


def is_word(word: str) -> bool:
    """Whether ``word``, in any case, is an everyday English word."""
    return word.lower() in _lists().words


def is_given_name(word: str) -> bool:
    return word in _lists().given


def is_known_name(word: str) -> bool:
    """Whether ``word`` is a name that many people, places or peoples bear; marks aside."""
    lists = _lists()
    bare = strip_marks(word)
    return bare in lists.names or bare in lists.given


def known_names_near(word: str) -> Iterator[str]:
    """The known names one slip from ``word``, which begin with its letter: by trying every slip of one letter."""
    low = word.lower()
    tried = {low[:i] + low[i + 1] + low[i] + low[i + 2 :] for i in range(1, len(low) - 1)}
    tried |= {low[:i] + low[i + 1 :] for i in range(1, len(low))}
    tried |= {low[:i] + c + low[i + 1 :] for i in range(1, len(low)) for c in _LETTERS}
    tried |= {low[:i] + c + low[i:] for i in range(1, len(low) + 1) for c in _LETTERS}
    lists = _lists()
    for other in sorted(tried - {low}):
        name = other.capitalize()
        if name in lists.names or name in lists.given:
            yield name
