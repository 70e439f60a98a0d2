"""A month or weekday next to a number is misspelled.

## What it flags

A word next to a day or a year that is one typo away from a month: “Feburary 2020”. A word before a month and day that
is one typo away from a weekday: “Tuesay, October 10”.

## Why it matters

Every reader sees a misspelled date. And srctrack does not read it as a date, so it cannot check the weekday.

## Example

Instead of:

    As of Feburary 2020 the plan is open.

Write:

    As of February 2020 the plan is open.

## What it misses

Months of five letters or fewer, because other words are close to them. They are flagged only if two letters changed
places. Only English is read.

## False alarms

A foreign month name with a number after it, such as “Novembre 2020” in a French title.

## Based on

The English names of the months and weekdays. No other word list is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.compare.names.typos import TypoKind, typo_between
from srctrack.language.calendar import ENGLISH_MONTHS as MONTHS
from srctrack.language.calendar import ENGLISH_WEEKDAYS as WEEKDAYS
from srctrack.model.finding import Confidence, Finding, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_NUMBER = r"(?:\d{1,2}(?:st|nd|rd|th)?(?=[\s,.;:)]|$)|(?:19|20)\d\d\b)"
_MONTH = pattern(
    rf"(?<![\w@#/.-])([A-Z][a-z]{{4,10}})(?=\s{_NUMBER})|(?<=\d )([A-Z][a-z]{{4,10}})(?=,?\s(?:19|20)\d\d\b)"
)
_DAY = pattern(
    rf"(?<![\w@#/.-])([A-Z][a-z]{{4,10}})(?=,?\s(?:(?:{'|'.join(MONTHS)})\s\d|\d{{1,2}}\s(?:{'|'.join(MONTHS)})))"
)
LONG = 6
"""Letters from which any typo counts; in shorter words only two letters that changed places."""
OTHER_WORDS = frozenset(
    "Octobre Novembre Decembre Septembre Augusta Marche Martha Oktober Dezember Januar Februar Octubre Novembro Dezembro Outubro Setembro Augusto Junior Marched Sundays Mondays Fridays Tuesdays Thursdays Saturdays Wednesdays Frida".split()
)
"""Words so close to a month that are months of other languages, or names and words of their own."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    if draft.prose.language not in ("en", None):
        return
    told: set[int] = set()
    for words, found in ((MONTHS, _MONTH), (WEEKDAYS, _DAY)):
        for m in found.finditer(draft.prose.text):
            group = next(i for i, g in enumerate(m.groups(), 1) if g)
            span = Span(m.start(group), m.end(group))
            right = _meant(m[group], words)
            if right is None or span.start in told:
                continue
            told.add(span.start)
            kind = "month" if words is MONTHS else "weekday"
            yield finding(
                RULE,
                draft,
                span,
                f"“{m[group]}” is not a {kind}: did you mean “{right}”?",
                expected=(right,),
                confidence=Confidence.MEDIUM,
                fixes=replace_words(draft, span, right, f"write “{right}”", FixSafety.UNSAFE),
            )


def _meant(word: str, words: list[str]) -> str | None:
    if word in OTHER_WORDS or word in MONTHS or word in WEEKDAYS:
        return None
    for right in words:
        typo = typo_between(word, right)
        if typo is None or typo.kind is TypoKind.TWO or word == right + "s" or not re.match(right[0], word):
            continue
        if min(len(word), len(right)) >= LONG or typo.kind is TypoKind.TRANSPOSED:
            return right
    return None


RULE = Rule("D407", "misspelled-date", Severity.WARNING, check, FixOffer.OFFERED)
