"""The Flesch reading ease of a text in Markdown, by a formula of our own."""

from __future__ import annotations

import re

EASY = 55.0
"""Flesch's “fairly difficult” begins at 50 and “standard” at 60: editors read this at work, many in a second language."""

_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.M | re.S)
_INDENTED = re.compile(r"^(?: {4}|\t).*$", re.M)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TABLE = re.compile(r"^\s*\|.*$", re.M)
_HEADING = re.compile(r"^#+ .*$", re.M)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"`[^`]*`")
_ADDRESS = re.compile(r"https?://\S+")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.M)
_SENTENCE_END = re.compile(r"[.!?]+[”\"')\]*_]*(?=\s|$)|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôû]+", re.I)


def running_text(markdown: str) -> str:
    """Return the sentences of a text: no code, tables, headings or addresses; an item of a list begins a paragraph."""
    text = markdown
    for dropped in (_COMMENT, _FENCE, _INDENTED, _TABLE, _HEADING, _IMAGE):
        text = dropped.sub("\n", text)
    text = _ITEM.sub("\n\n", _LINK.sub(r"\1", text))
    return _ADDRESS.sub("", _CODE.sub("code", text))


def syllables(word: str) -> int:
    """Count groups of vowels; an “e” at the end that is not spoken is not counted (“note”, but “table” and “see”)."""
    groups = len(_VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$|[aeiouy]le$|[^aeioutd]ed$", word, re.I) and groups > 1:
        groups -= 1
    return max(groups, 1)


def reading_ease(markdown: str) -> float:
    """Return 206.835 - 1.015 words per sentence - 84.6 syllables per word (Flesch, “A new readability yardstick”, 1948)."""
    text = running_text(markdown)
    sentences = [s for s in _SENTENCE_END.split(text) if _WORD.search(s)]
    words = _WORD.findall(text)
    assert words, "no running text to measure"
    return 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * sum(map(syllables, words)) / len(words)
