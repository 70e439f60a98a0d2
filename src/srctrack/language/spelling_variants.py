"""Words that Britain and America spell differently."""

from __future__ import annotations

from srctrack.patterns import pattern

_BRITISH = (
    (pattern(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\Z)"), "iz"),
    (pattern(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ite|ites|hood|less|ful|ly|al)?\Z)"), "or"),
    (pattern(r"(?<=\w{2})tre(?=s?\Z)"), "ter"),
    (pattern(r"(?<=\w{3})ence(?=s?\Z)"), "ense"),
    (pattern(r"(?<=\w{3})ll(?=(?:ed|ing|er|ers)\Z)"), "l"),
    (pattern(r"(?<=progra)mme(?=s?\Z)"), "m"),
    (pattern(r"(?<=gr)e(?=ys?\Z)"), "a"),
)
"""Spellings that differ between British and American English: a house's choice, and the same words."""


def american(word: str) -> str:
    """``word``, in small letters, as American English spells it."""
    for british, new in _BRITISH:
        word = british.sub(new, word)
    return word
