"""Two sentences laid side by side word for word: what stands in the source where a number stands in the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from srctrack.model.text import Span
from srctrack.patterns import pattern

_TOKEN = pattern(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W\d_]+|[^\w\s]")
MAX_SWAP_LENGTH = 4
"""Tokens that may stand in the place of others for the two still to be taken for one place."""
MAX_TOKENS = 160
"""Longer sentences are cut off: laying side by side takes time by the square of the length."""


_SPELLED = {
    word: str(value)
    for values, words in (
        (range(13), "zero one two three four five six seven eight nine ten eleven twelve"),
        (range(13, 20), "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        (range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety"),
        (range(1, 13), "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"),
    )
    for value, word in zip(values, words.split(), strict=True)
}
"""English numbers of one word, in order or not, by their digits."""


def number_of(word: str) -> str | None:
    """The digits of a number of one word, written in digits or in English letters; None for any other word."""
    return word if word[0].isdigit() else _SPELLED.get(word.lower())


def holds_number(text: str) -> bool:
    return any(number_of(m.group()) is not None for m in _TOKEN.finditer(text))


@dataclass(frozen=True, slots=True)
class AlignedNumber:
    """A number of the draft and the number at its place in the source; spans of both texts. ``framed`` tells that the words on both sides
    are the same, so that only the number was changed."""

    ours: Span
    theirs: Span
    same: bool
    framed: bool


def places(draft: str, ours: Span, source: str, theirs: Span) -> tuple[AlignedNumber, ...]:
    """Each number in ``ours`` of ``draft`` that has a number at its place in ``theirs`` of ``source``."""
    a = [*_TOKEN.finditer(draft, ours.start, ours.end)][:MAX_TOKENS]
    b = [*_TOKEN.finditer(source, theirs.start, theirs.end)][:MAX_TOKENS]
    words_a, words_b = [_plain(m) for m in a], [_plain(m) for m in b]
    blocks = SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes()
    out: list[AlignedNumber] = []
    for tag, i1, i2, j1, j2 in blocks:
        if tag == "equal":
            out += [
                AlignedNumber(_span(a[i1 + k]), _span(b[j1 + k]), True, True)
                for k in range(i2 - i1)
                if number_of(words_a[i1 + k]) is not None
            ]
        elif tag == "replace" and i2 - i1 <= MAX_SWAP_LENGTH and j2 - j1 <= MAX_SWAP_LENGTH:
            mine = [k for k in range(i1, i2) if number_of(words_a[k]) is not None]
            yours = [k for k in range(j1, j2) if number_of(words_b[k]) is not None]
            if len(mine) == len(yours):
                out += [
                    AlignedNumber(
                        _span(a[i]),
                        _span(b[j]),
                        number_of(words_a[i]) == number_of(words_b[j]),
                        _framed(words_a, i, words_b, j),
                    )
                    for i, j in zip(mine, yours, strict=True)
                ]
    return tuple(out)


def _plain(m: re.Match[str]) -> str:
    word = m.group().lower()
    return word.replace(",", "") if word[0].isdigit() else word


def _span(m: re.Match[str]) -> Span:
    return Span(m.start(), m.end())


def _framed(ours: list[str], i: int, theirs: list[str], j: int) -> bool:
    """Whether the words before and after the two numbers are the same (the end of a sentence counts as one)."""
    before = ours[i - 1] == theirs[j - 1] if i and j else i == j
    end, end_too = i + 1 >= len(ours), j + 1 >= len(theirs)
    after = ours[i + 1] == theirs[j + 1] if not end and not end_too else end or end_too
    return before and after
