"""Laying a quotation's words along a text's words as cheaply as it can be done."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from srctrack.compare.quotations.token_index import TokenIndex

_SKIP = 0.45
"""The cost of a source word left out; a changed or added word of the quotation costs 1. Lower finds longer cuts and
sees cuts in chance resemblances."""
_FREE_SKIP = 0.01


def align_words(
    quoted: Sequence[str], searched: TokenIndex, low: int, high: int, loose: set[int]
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way to lay the quoted words along the text's words ``low`` to ``high`` (both ends of the text free):
    its cost, and the index pairs laid on one another, equal or not."""
    keys = searched.keys[low:high]
    if len(quoted) > MAX_WORDS:
        return _fit_long(quoted, keys, low)
    skip = [
        _FREE_SKIP if searched.quoted and searched.is_outside_quotations(low + j) else _SKIP for j in range(len(keys))
    ]
    width = len(keys)
    never, free = [inf] * width, [_FREE_SKIP] * width
    row = [0.0] * (width + 1)
    moves: list[bytearray] = []
    for i, word in enumerate(quoted):
        move = bytearray(width + 1)
        new = [row[0] + 1.0]
        move[0] = 1
        over = never if i + 1 == len(quoted) else free if i + 1 in loose else skip
        put = new.append
        best, across = new[0], row[0]
        for j, key in enumerate(keys):
            left, up = best + over[j], row[j + 1]
            best = across if key == word else across + 1.0
            across = up
            if up + 1.0 < best:
                best = up + 1.0
                move[j + 1] = 1
            if left < best:
                best = left
                move[j + 1] = 2
            put(best)
        moves.append(move)
        row = new
    end = min(range(width + 1), key=lambda j: row[j])
    pairs: list[tuple[int, int]] = []
    i, j = len(quoted), end
    while i > 0:
        how = moves[i - 1][j]
        if how == 0:
            i, j = i - 1, j - 1
            pairs.append((i, low + j))
        elif how == 1:
            i -= 1
        else:
            j -= 1
    return row[end], pairs[::-1]


MAX_WORDS = 250
"""Words of a quotation beyond which the cheapest way is no longer sought word against word, but run against run."""


def _fit_long(quoted: Sequence[str], keys: Sequence[str], low: int) -> tuple[float, list[tuple[int, int]]]:
    from difflib import SequenceMatcher

    pairs: list[tuple[int, int]] = []
    for block in SequenceMatcher(None, keys, quoted, autojunk=len(quoted) > 4 * MAX_WORDS).get_matching_blocks():
        pairs += [(block.b + k, low + block.a + k) for k in range(block.size)]
    return float(len(quoted) - len(pairs)), pairs
