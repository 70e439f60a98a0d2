"""The draft says the opposite direction: up for down, before for after, sold for bought.

## What it flags

The draft has “rose” where the source has “fell” for the same thing. Other opposites count too: widened and narrowed,
bought and sold, lent and borrowed, before and after, north and south, left and right bank. So does a move from A to B
that goes from B to A in the source. The figures may all be right.

It is a warning: too few of these alarms have been counted on real articles for an error.

## Why it matters

The figure is right, and the news is the opposite. Comparing figures alone does not find this.

## Example

The Harbour Post says:

    Rents in the town fell by 6 percent in spring, the harbour office says.

Instead of:

    Rents in the town rose by 6 percent in spring ([Harbour Post](https://harbourpost.example/a)).

Write:

    Rents in the town fell by 6 percent in spring ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Opposites that are not in the table. Statements in very different words from the source. For sources in German, French,
Spanish, Russian and Ukrainian only the more common pairs are known.

## False alarms

Two statements about two things may have almost the same words. The rule is silent if the page has the draft's word for
the same thing, if the event is seen from the other side (“sold to”, “bought by”), or if one side says until when.

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
    yield from meaning_findings(RULE, analysis, Slot.DIRECTION)


RULE = Rule("M501", "reversed-direction", Severity.WARNING, check)
