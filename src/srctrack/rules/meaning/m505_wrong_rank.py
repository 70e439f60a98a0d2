"""The draft gives another rank or order than its source.

## What it flags

“The largest” where the source's sentence about the same thing has “the second-largest”, “the third time” for the fourth, “the wettest” for the
driest. An error where the two sentences agree closely in their other words, a warning otherwise.

## Why it matters

A superlative is what readers remember, and it is easily checked.

## Example

Instead of:

    The yard is the largest in the country (a link to the page).

where the source has

    “The yard is the third-largest in the country.”

Write:

    The yard is the third-largest in the country.

## What it misses

Ranks in other words (“only one is larger”), and ordinals in sources of another language.

## False alarms

Two rankings of one thing, of which the page gives one.

## Based on

srctrack's own rule: statements of the draft are aligned with sentences of the page and compared part by part.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.difference import Slot
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule
from srctrack.rules.meaning.meaning_findings import meaning_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    yield from meaning_findings(RULE, analysis, Slot.RANK)


RULE = Rule("M505", "wrong-rank", Severity.ERROR, check)
