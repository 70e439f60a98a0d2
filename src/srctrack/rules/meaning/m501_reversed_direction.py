"""The draft says that something moved or lies the opposite way from what its source says.

## What it flags

“Rose” where the source's sentence about the same thing has “fell”, and other opposites: widened and narrowed, bought and sold, lent and
borrowed, before and after, north and south, left and right bank. Also a move from A to B that goes from B to A in the source. The figures
may all be right. An error where the two sentences agree closely in their other words, a warning otherwise.

## Why it matters

A reversed direction keeps the figure and turns the news into its opposite. A comparison of figures alone cannot find it.

## Example

Instead of:

    Rents in the town rose by 6 percent in spring (a link to the page).

where the source has

    “Rents in the town fell by 6 percent in spring.”

Write:

    Rents in the town fell by 6 percent in spring.

## What it misses

Opposites that are not in the table, and statements in other words than the source's. Of sources in German, French, Spanish, Russian and
Ukrainian only the commoner pairs are known.

## False alarms

Two statements about two things in nearly the same words. The rule is silent where the draft's word is on the page for the same thing,
where the same event is seen from the other end (“sold to”, “bought by”), and where one side says until when.

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
    yield from meaning_findings(RULE, analysis, Slot.DIRECTION)


RULE = Rule("M501", "reversed-direction", Severity.ERROR, check)
