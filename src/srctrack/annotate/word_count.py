"""Counting words."""

from __future__ import annotations

from srctrack.patterns import pattern

_WORD = pattern(r"\w+")


def count_words(text: str) -> int:
    """How many runs of letters, digits and underscores ``text`` has."""
    return sum(1 for _ in _WORD.finditer(text))
