"""Headline-style capitals, which Chicago and MLA want of English titles."""

from __future__ import annotations

import re

SMALL = frozenset(
    "a an and as at but by down for from in into nor of on onto or over per so the till to up v v. via vs vs. with yet".split()
)
"""Articles, conjunctions and short prepositions that stay small (Chicago 17, 8.159; MLA 9, 2.90; CSL 1.0.2's list)."""
_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*\.?")


def in_headline_style(words: str) -> str:
    """``words`` with its first, last and telling words capitalised. Words with a capital of their own anywhere, or a digit, are
    left as they are; what follows a colon or a dash begins anew."""
    found = list(_WORD.finditer(words))
    out, at = [], 0
    for index, m in enumerate(found):
        before = words[at : m.start()]
        word = m[0]
        begins = index == 0 or re.search(r"[:—–?!]\s|[“‘(]$", before) is not None
        ends = index == len(found) - 1
        hyphened = before.endswith("-")
        small = word.lower() in SMALL and not (begins or ends)
        if (
            word == word.lower()
            and not any(c.isdigit() for c in word)
            and not small
            and (not hyphened or word not in SMALL)
        ):
            word = word[:1].upper() + word[1:]
        out += [before, word]
        at = m.end()
    return "".join([*out, words[at:]])


def is_english(words: str, language: str | None) -> bool:
    """Whether a title is English: its language says so or, where none is known, it has no letter beyond ASCII."""
    if language:
        return language.lower().startswith("en")
    return all(c.isascii() or not c.isalpha() for c in words)
