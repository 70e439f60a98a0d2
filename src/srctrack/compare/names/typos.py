"""What makes two written forms one slip of the hand apart, and which of many forms are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise


class TypoKind(StrEnum):
    """How a hand slips, from what hardly ever parts two right names to what often does."""

    TRANSPOSED = "two letters change places"
    MOVED = "a letter is two places off"
    DOUBLED = "a letter is doubled or single"
    DROPPED = "a letter is missing or too many"
    SOUNDED = "a letter is replaced by one that sounds like it"
    VOWEL = "a vowel is replaced by another"
    NEIGHBOUR_KEY = "a letter is replaced by its neighbour on the keyboard"
    OTHER_LETTER = "a letter is replaced by another"
    TWO = "two letters differ"


@dataclass(frozen=True, slots=True)
class Typo:
    """One slip between two forms: its kind, and the place in the longer or first form where they part (0 is the first
    letter). ``last`` is true at the last letter; ``letters`` are those that came in, went out or were exchanged."""

    kind: TypoKind
    place: int
    last: bool
    letters: str


LONG = 8
"""From this many letters on, two slips in one form are still more likely than two names (the name study)."""

_VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûаеёиоуыэюяіїєαεηιουω")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("iy", "sz", "ck", "vw", "kq", "gj", "td", "bp", "mn", "ij", "yj", "cs")


def _keys() -> frozenset[str]:
    pairs = {a + b for row in _ROWS for a, b in pairwise(row)}
    pairs |= {a + b for upper, lower in pairwise(_ROWS) for i, b in enumerate(lower) for a in upper[i : i + 2]}
    return frozenset(pairs | {p[::-1] for p in pairs})


_NEIGHBOURS = _keys()
_ALIKE = frozenset(p for pair in _SOUNDS for p in (pair, pair[::-1]))


TWO_LETTERS = 6
"""From this many letters on, two slips are looked at where the rest of a full name agrees."""


@lru_cache(maxsize=16_384)
def typo_between(a: str, b: str, long: int = LONG) -> Typo | None:
    """The slip by which ``a`` and ``b`` differ, case aside; None when they are the same or further apart.

    One edit in the sense of the optimal string alignment distance (Damerau 1964), or a letter that moved by two; two where
    both have ``long`` letters and more in common than not; never two added at the end, where they are an ending (Columbia,
    Columbians).
    """
    x, y = a.lower(), b.lower()
    if x == y or abs(len(x) - len(y)) > 2:
        return None
    head = _common_head(x, y)
    tail = _common_tail(x, y, head)
    p, q = x[head : len(x) - tail], y[head : len(y) - tail]
    one = _one(x, y, head, p, q)
    if one:
        return one
    if (
        min(len(x), len(y)) < long
        or (head == 0 and long == LONG)
        or max(len(p), len(q)) > 2 * (head + tail)
        or (tail == 0 and not (p and q))
    ):
        return None
    if _within_two(p, q):
        return Typo(TypoKind.TWO, head, False, p + q)
    return None


def _one(x: str, y: str, head: int, p: str, q: str) -> Typo | None:
    last = head + max(len(p), len(q)) >= max(len(x), len(y))
    if len(p) == len(q) == 2 and p == q[::-1]:
        return Typo(TypoKind.TRANSPOSED, head, last, p)
    if len(p) == len(q) == 3 and (p[::-1] == q or p[1:] + p[0] == q or p[2] + p[:2] == q):
        return Typo(TypoKind.MOVED, head, last, p)
    if len(p) + len(q) == 1:
        longer = x if p else y
        letter = p or q
        if head and longer[head - 1] == letter:
            return Typo(TypoKind.DOUBLED, head, last, letter)
        return Typo(TypoKind.DROPPED, head, last, letter)
    if len(p) == len(q) == 1:
        pair = p + q
        if pair in _ALIKE:
            kind = TypoKind.SOUNDED
        elif p in _VOWELS and q in _VOWELS:
            kind = TypoKind.VOWEL
        elif pair in _NEIGHBOURS:
            kind = TypoKind.NEIGHBOUR_KEY
        else:
            kind = TypoKind.OTHER_LETTER
        return Typo(kind, head, last, pair)
    return None


def _common_head(x: str, y: str) -> int:
    n = 0
    for c, d in zip(x, y, strict=False):
        if c != d:
            break
        n += 1
    return n


def _common_tail(x: str, y: str, head: int) -> int:
    n = 0
    limit = min(len(x), len(y)) - head
    while n < limit and x[-1 - n] == y[-1 - n]:
        n += 1
    return n


def _within_two(p: str, q: str) -> bool:
    """Whether ``p`` and ``q``, the parts that differ, are two edits apart (optimal string alignment)."""
    rows = [list(range(len(q) + 1))]
    for i, c in enumerate(p, 1):
        row = [i]
        for j, d in enumerate(q, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (c != d))
            if i > 1 and j > 1 and c == q[j - 2] and p[i - 2] == d:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1] <= 2


class SlipIndex:
    """Forms by the letters that remain when one is dropped, so that near ones are found without comparing all."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._by_key: dict[str, set[str]] = {}
        for form in forms:
            for key in _keys_of(form):
                self._by_key.setdefault(key, set()).add(form)

    def near(self, form: str, long: int = LONG) -> Iterator[tuple[str, Typo]]:
        """Every other form one slip from ``form``, in alphabetical order, with the slip; two slips from ``long`` letters on."""
        found: set[str] = set()
        for key in _keys_of(form):
            found |= self._by_key.get(key, set())
        found.discard(form)
        for other in sorted(found):
            slip = typo_between(form, other, long)
            if slip:
                yield other, slip


def _keys_of(form: str) -> set[str]:
    low = form.lower()
    keys = {low} | {low[:i] + low[i + 1 :] for i in range(len(low))}
    if len(low) >= TWO_LETTERS:
        keys |= {low[:4] + "*", "*" + low[-4:]}
    return keys
