"""What a quotation promises: runs of the speaker's own words between the signs of the writer's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from srctrack.compare.quotations.token_index import Word, words_of
from srctrack.patterns import pattern

_ELLIPSIS = pattern(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]|\(\s*(?:…|\.\s*\.\s*\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?")
BRACKET = pattern(r"\[([^\[\]]{0,80})\]|\((?:sic|emphasis (?:added|mine))\)", re.I)
"""What a writer puts into somebody's words."""


@dataclass(frozen=True)
class QuoteSegment:
    """A run of quoted words between two signs of the writer's (an ellipsis, brackets, the quotation's ends)."""

    words: tuple[Word, ...]
    open_start: bool = False
    """Whether words may have been left out or replaced before it."""

    @property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]


def split_at_ellipses(quotation: str) -> tuple[QuoteSegment, ...]:
    """The runs of words that must stand in the source, in order. What is in brackets is the writer's, except a changed
    first letter (“[T]his”) or an ending (“want[s]”), which is folded in or drops the word."""
    signs: list[tuple[int, int]] = [m.span() for m in _ELLIPSIS.finditer(quotation)]
    replaced: dict[int, str] = {}
    for m in BRACKET.finditer(quotation):
        inside, after = m.group(1) or "", quotation[m.end() : m.end() + 1]
        if len(inside) == 1 and inside.isalpha() and after.isalpha():
            replaced[m.start()] = inside
            continue
        a, b = m.span()
        while a > 0 and quotation[a - 1].isalnum():
            a -= 1
        while b < len(quotation) and (
            quotation[b].isalnum() or (quotation[b] in "’'" and quotation[b + 1 : b + 2].isalpha())
        ):
            b += 1
        signs.append((a, b))
    flat = list(quotation)
    for at in replaced:
        flat[at] = flat[at + 2] = "\u2060"
    text = "".join(flat)
    out: list[QuoteSegment] = []
    at, loose = 0, False
    for a, b in [*sorted(signs), (len(text), len(text))]:
        if a < at:
            at = max(at, b)
            continue
        words = words_of(text, at, a)
        if words:
            out.append(QuoteSegment(tuple(words), loose))
            loose = True
        elif a < len(text):
            loose = True
        at = b
    return tuple(out)
