"""The draft compares amounts but gives no number.

## What it flags

“Much higher”, “significantly lower”, “far more arrests”, “a record number”, “an unprecedented amount” in a sentence
without a figure. A few quoted words count too. A whole quoted sentence is not flagged.

## Why it matters

“Much higher” than what, and by how much? A reader cannot check it, and no other source can be compared with it.

## Example

Instead of:

    The paper writes that the number was “much higher”.

Write:

    The paper writes that 4,500 people were detained.

## What it misses

Comparisons that are not about amounts (“an even larger role”). Other words for change (“skyrocketed”). Sentences that
have a figure for something else. Quoted words that are in no cited source are reported by Q308 instead.

## False alarms

The number may be in the sentence before or after. Or nobody has a number, and the draft says so.

## Based on

srctrack's own rule. The Economist style guide asks for figures in place of “many” and “much” where they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import unsourced_quotations
from srctrack.annotate.comparatives import find_comparatives
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

_BACK_THEN = pattern(r"\b(?:when|while|once|back when)\b[^,;.]{0,60}\Z", re.I)
"""“While the choir was far smaller” tells a time and claims no number."""


_AMOUNTS = frozenset(
    """number numbers figure figures toll tolls total totals amount amounts sum sums share shares rate rates turnout cost costs price prices
    population populations loss losses profit profits revenue revenues wage wages income incomes salary salaries percentage proportion
    circulation audience audiences majority margin margins lead deficit deficits debt debts budget budgets spending sales crowd crowds
    attendance deaths casualties injuries increase increases decrease rise fall drop gain gains level levels volume volumes output emissions
    taxes fees fines bill bills rents rent votes""".split()
)
"""Nouns of what can be counted or measured."""
_SIZED = pattern(r"\b(?:higher|lower|larger|greater|bigger|smaller)\Z", re.I)
_ONE_OF_MANY = pattern(r"(?:\band|,)\s\Z", re.I)
_NO_NOUN = frozenset(
    "than in and or for this that at on among when if because as still today now but so with by from to of after before there here".split()
)


def _is_of_amount(text: str, at: Span, words: str) -> bool:
    """Whether a comparison is of amounts: not of “an even larger role”, not the end of a list (“and many more choirs”)."""
    low = words.lower()
    if not _SIZED.search(low):
        return " more of" not in low and not _ONE_OF_MANY.search(text[max(0, at.start - 6) : at.start])
    following = [w.lower() for w in _WORD.findall(text[at.end : at.end + _NEXT])]
    attributive = text[at.end : at.end + 1] == " " and following and following[0] not in _NO_NOUN
    if attributive:
        return bool(_AMOUNTS & set(following[:2]))
    return not low.startswith("even")


_WORD = pattern(r"[^\W\d_]+")
_NEXT = 30
"""Code points after a comparison in which its noun stands."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    told = [held.quote.span for held in unsourced_quotations(analysis)]  # Q308 tells these
    for c in find_comparatives(draft.prose, draft.annotations):
        if any(at.overlaps(c.span) for at in told):
            continue
        sentence = draft.annotations.sentence_at(c.span.start) or c.span
        if not c.of_number and _BACK_THEN.search(draft.prose.text, sentence.start, c.span.start):
            continue
        words = c.span.of(draft.prose.text)
        if not c.of_number and not _is_of_amount(draft.prose.text, c.span, words):
            continue
        yield finding(RULE, draft, c.span, f"“{words}”: no figure is given.", confidence=Confidence.MEDIUM)


RULE = Rule("F211", "vague-comparison", Severity.NOTE, check)
