"""The draft gives a different rank or order from the source.

## What it flags

The draft has “the largest” where the source has “the second-largest”, “the third time” for the fourth, or “the
wettest” for the driest.

It is a warning: too few of these alarms have been counted on real articles for an error.

## Why it matters

Readers remember a superlative. It is also easy to check.

## Example

The Harbour Post says:

    With 300 berths it is the third-largest shipyard in the country.

Instead of:

    With 300 berths it is the largest shipyard in the country ([Harbour Post](https://harbourpost.example/a)).

Write:

    With 300 berths it is the third-largest shipyard in the country ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Ranks in other words (“only one is larger”). Words like “third” in sources of another language.

## False alarms

There may be two rankings of one thing, and the page gives one.

## Based on

srctrack's own rule. It matches each statement of the draft with a sentence of the page and compares them part by part.
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


RULE = Rule("M505", "wrong-rank", Severity.WARNING, check)
