"""The draft puts an event in a different place from the source.

## What it flags

The draft has “in Tolm”, the source has “in Wesser” for the same event, and the page names Tolm for something else.
Also a place that the page names only to say it was not there: “from Tarsk and not from Mokrino”. That is a warning.

The first kind is a warning: too few of these alarms have been counted on real articles for an error.

## Why it matters

Readers in both places learn something false about their own town.

## Example

The Harbour Post says:

    The paint factory in Wesser is going to hire 120 people; its sister plant in Tolm keeps its staff of 400.

Instead of:

    The paint factory in Tolm will hire 120 people ([Harbour Post](https://harbourpost.example/a)).

Write:

    The paint factory in Wesser will hire 120 people ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Places that the page does not name: a town and its county may be the same place. Sources in another language.

## False alarms

An event may have two places, and the page names one beside it. The rule is silent if the page has the draft's place
for the same event.

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
    yield from meaning_findings(RULE, analysis, Slot.PLACE)


RULE = Rule("M504", "wrong-place", Severity.WARNING, check)
