"""Capitals of English titles: headline style for Chicago and MLA, sentence case for APA and IEEE."""

from __future__ import annotations

import re

from srctrack.language.word_lists import is_known_name, is_word

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


SENTENCE_TITLE = "title-in-sentence-case"
"""The field of a reference that holds its title in sentence case, where its page shows which words are names."""
_MIN_WORDS = 4
"""Telling words of a title below which its capitals say nothing of its style."""
_HEADLINE_SHARE = 0.8
"""The share of telling words with capitals from which a title is in headline style."""
_BEGINS = re.compile(r"[:—–?!.]\s+\W?$|^\W*$")


def in_sentence_style(words: str, text: str) -> str:
    """A headline-style title as a sentence: words of the everyday language are small, unless ``text``, the article, has them with
    a capital within its sentences. A title in any other style, and one with a word that may be a name, is left as it is."""
    found = [m for m in _WORD.finditer(words) if m[0].lower() not in SMALL]
    if len(found) < _MIN_WORDS or sum(m[0][0].isupper() for m in found) < _HEADLINE_SHARE * len(found):
        return words
    named = {m[0] for m in re.finditer(r"(?<=[a-z,;’'] )[A-Z][\w’'-]*", text)}
    out, at = [], 0
    for m in _WORD.finditer(words):
        word, low = m[0], m[0].lower()
        plain = word[:1].isupper() and word[1:] == word[1:].lower() and not _BEGINS.search(words[: m.start()])
        if plain and word not in named:
            told = re.search(rf"(?<!\w){re.escape(low)}(?!\w)", text) is not None or low in SMALL
            if not told and is_word(low) and is_known_name(word):
                return words  # “Town”, “Rose”: a name or a word, and the page does not say which
            word = low if told or is_word(low) else word
        out += [words[at : m.start()], word]
        at = m.end()
    return "".join([*out, words[at:]])


def is_english(words: str, language: str | None) -> bool:
    """Whether a title is English: its language says so or, where none is known, it has no letter beyond ASCII."""
    if language:
        return language.lower().startswith("en")
    return all(c.isascii() or not c.isalpha() for c in words)
