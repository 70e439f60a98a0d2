"""A comparison of amounts gives no number.

## What it flags

“Much higher”, “significantly lower”, “far more arrests”, “a record number”, “an unprecedented amount” in a sentence without a figure. Words quoted from somebody
count when they are a few; a quoted sentence is left to its speaker.

## Why it matters

“Much higher” than what, and by how much? The reader cannot check it, and a second source cannot be held against it.

## Example

    The paper writes that the number was “much higher”.

and instead

    The paper writes that 4,500 people were detained.

## What it does not catch

Comparisons in other words (“skyrocketed”), quoted ones that no cited source has (Q308 tells them), and those that have a figure of something else in their sentence.

## When it is wrong

Where the sentence before or after gives the number, or where nobody has one and the text says so.

## Authority

Ours; the Economist style guide asks to give figures rather than “many” and “much” wherever they are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding
from srctrack.rules.held_quotes import unsourced_words
from srctrack.text.comparatives import find_comparatives

_BACK_THEN = pattern(r"\b(?:when|while|once|back when)\b[^,;.]{0,60}\Z", re.I)
"""“When the team was much smaller” tells a time and claims no number."""


def check(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    told = [held.quote.span for held in unsourced_words(draft, evidence)]  # Q308 tells these
    for c in find_comparatives(draft.prose, draft.survey):
        if any(at.overlaps(c.span) for at in told):
            continue
        sentence = draft.survey.sentence_at(c.span.start) or c.span
        if not c.of_number and _BACK_THEN.search(draft.prose.text, sentence.start, c.span.start):
            continue
        words = c.span.of(draft.prose.text)
        yield finding(RULE, draft, c.span, f"“{words}” gives no figure", confidence=Confidence.MEDIUM)


RULE = Rule("F211", "comparison-without-figure", Severity.NOTE, check)
