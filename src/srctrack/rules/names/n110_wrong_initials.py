"""The letters of an abbreviation are in a different order from the words before it.

## What it flags

An abbreviation next to its words, with the same letters in another order: “Common Language Runtime (CRL)”. Also an
abbreviation with two letters swapped from one that the draft explains.

## Why it matters

Abbreviations are copied from place to place in an article. A reader who looks up the wrong one finds another body, or
nothing.

## Example

Instead of:

    It runs on the Common Language Runtime (CRL) of the firm.

Write:

    It runs on the Common Language Runtime (CLR) of the firm.

## What it misses

Abbreviations with a wrong letter, because many are made from letters inside the words. Abbreviations of one or two
letters.

## False alarms

The order may come from another language: “Coordinated Universal Time (UTC)”. An abbreviation that the draft uses three
times or more is not flagged.

## Based on

A count of 1.1 million words in published articles. Of five such places, three were typos and two came from another
language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.finding import Confidence, Finding, FixSafety, Severity
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_EXPLAINED = pattern(
    r"((?:[A-Z][\w’'-]+\s+(?:(?:of|the|and|for|in|on|to|de|la|le|du|des|&)\s+){0,2}){3,6})\((?:the\s+)?([A-Z]{3,6})s?\)"
)
_INITIALS = pattern(r"(?<![\w-])[A-Z]{3,6}(?![\w-])")
FOREIGN_ORDER = frozenset({"UTC", "IUCN", "FIFA", "OTAN", "ONU", "ISO", "CERN", "WIPO"})
"""Initials whose official order is that of another language than English (their bodies' own names)."""
OFTEN = 3
"""Uses of one form from which it is the draft's own and no typo."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    text = draft.prose.text
    used = Counter(m.group() for m in _INITIALS.finditer(text))
    explained: set[str] = set()
    for m in _EXPLAINED.finditer(text):
        right = _made(m[1], m[2])
        if right is not None and right == m[2]:
            explained.add(right)
        if right is None or not _exchanged(m[2], right) or m[2] in FOREIGN_ORDER or used[m[2]] >= OFTEN:
            continue
        explained.add(m[2])
        yield _finding(analysis, Span(m.start(2), m.end(2)), right, f"the words before them make “{right}”")
    for m in _INITIALS.finditer(text):
        if used[m.group()] > 1 or m.group() in explained:
            continue
        for right in explained:
            if used[right] >= 2 and _exchanged(m.group(), right):
                said = f"elsewhere it explains and uses “{right}”"
                yield _finding(analysis, Span(m.start(), m.end()), right, said)


def _finding(analysis: Analysis, span: Span, right: str, said: str) -> Finding:
    fixes = replace_words(analysis.draft, span, right, f"write “{right}”", FixSafety.UNSAFE)
    return finding(
        RULE,
        analysis.draft,
        span,
        f"The draft has the initials “{span.of(analysis.draft.prose.text)}”; {said}.",
        expected=(right,),
        confidence=Confidence.MEDIUM,
        fixes=fixes,
    )


def _made(words: str, initials: str) -> str | None:
    """The initials that the last words before a bracket make, where they have the same letters as those in it."""
    capitals = [w[0] for w in re.findall(r"[A-Za-z][\w’'-]*", words) if w[0].isupper()]
    made = "".join(capitals[-len(initials) :])
    every = "".join(w[0].upper() for w in re.findall(r"[A-Za-z][\w’'-]*", words))
    if initials in every:
        return initials
    return made if Counter(made) == Counter(initials) else None


def _exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places."""
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)


RULE = Rule("N110", "wrong-initials", Severity.WARNING, check, FixOffer.OFFERED)
