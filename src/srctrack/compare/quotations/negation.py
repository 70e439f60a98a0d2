"""Negations that stand right before words, so that quoting begins behind them."""

from __future__ import annotations

import re

from srctrack.language.normalize import PLAIN_SPACES
from srctrack.patterns import pattern

_NEGATION = pattern(
    r"(?P<open>(?:[^\W\d_]+[ \t]+)?)(?P<word>\bnot|\bcannot|\w+n[’']t|\bnever|\bhardly|\bneither|\bno(?: longer)?|\bfar from|\bnicht|\bkeine?[nmrs]?|\bniemals|\bне|\bни|\bніколи|\bникогда)"
    r"(?:[ ]+(?:an?|the|any|be(?:en)?|eine?[nmrs]?|der|die|das))?[ ]*\Z",
    re.I,
)
_OPEN = frozenset("if whether or why only but ob oder warum если или почему чому або".split())
"""Words before a negation that leave it open: “if not a failure”, “whether or not”, “why not”."""
_DENYING = pattern(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|hardly|far from|instead of|rather than|rul(?:e|es|ed|ing) out|"
    r"den(?:y|ies|ied|ying)|reject\w*|dismiss\w*|disput\w*|refus\w*|declin\w*|avoid\w*|oppos\w*|contradict\w*|rebut\w*|lack\w*|fail\w*|doubt\w*|den(?:ial|ials)|"
    r"nicht|kein\w*|nie|niemals|ohne|weder|bestreite\w*|bestritt\w*|wies|weis\w*|dementier\w*|verneint\w*|lehnt\w*|"
    r"не|ни|нет|никогда|никто|ничего|без|отриц\w*|опроверг\w*|отказ\w*|отверг\w*|ніколи|немає|запереч\w*|спрост\w*)\b|n[’']t\b",
    re.I,
)
"""Words with which a writer tells the negation himself."""
REACH = 40
"""Code points before the words in which a negation is looked for."""


def negation_before(text: str, at: int) -> str | None:
    """The negation that stands right before ``at`` (an article between the two aside); None where none does, or where the
    word before it leaves it open."""
    before = text[max(0, at - REACH) : at].translate(PLAIN_SPACES)
    m = _NEGATION.search(before)
    if m is None or m.group("open").strip().lower() in _OPEN:
        return None
    return m.group("word")


def denies(words: str) -> bool:
    """Whether ``words`` hold a negation or a word of denying."""
    return bool(_DENYING.search(words))
