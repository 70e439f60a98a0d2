"""Quotations too short to be found by their likeness, such as titles: a slip of the hand in one of their words."""

from __future__ import annotations

from srctrack.compare.names.misspellings import is_unknown
from srctrack.compare.names.typos import typo_between
from srctrack.compare.quotations.token_index import TokenIndex, words_of
from srctrack.model.quote import MatchKind, QuoteMatch, WordChange

MAX_WORDS = 3
MIN_LETTERS = 4
"""Letters of a word below which any other word is a slip away."""


def slip_in(quotation: str, searched: TokenIndex) -> QuoteMatch | None:
    """The place where the text has the two or three words of ``quotation``, one of them a slip of the hand apart: a word that
    nobody knows and that stands nowhere in the text. None where there is no such place, or where the text spells it in
    several ways."""
    words = words_of(quotation)
    if not 2 <= len(words) <= MAX_WORDS:
        return None
    keys = [w.key for w in words]
    odd = [i for i, key in enumerate(keys) if searched.lacks(key)]
    if len(odd) != 1 or len(keys[odd[0]]) < MIN_LETTERS:
        return None
    at = odd[0]
    written = words[at].span.of(quotation)
    if not is_unknown(written):
        return None
    beside = 1 if at == 0 else 0
    found: dict[str, int] = {}
    for place in searched.places.get(keys[beside], ()):
        first = place - beside
        there = searched.keys[max(first, 0) : first + len(keys)]
        same = len(there) == len(keys) and there[:at] + there[at + 1 :] == keys[:at] + keys[at + 1 :]
        if same and typo_between(keys[at], there[at]) is not None:
            found.setdefault(there[at], first)
    if len(found) != 1:
        return None
    (first,) = found.values()
    right = searched.span(first + at, first + at)
    change = WordChange(written, right.of(searched.text), words[at].span, right)
    return QuoteMatch(MatchKind.ALTERED, searched.span(first, first + len(keys) - 1), True, 1.0, (change,))
