"""The draft confirms what its source denies, or denies what it confirms.

## What it flags

The draft has “approved” where the source has “rejected” for the same thing. Other pairs count too: confirmed and
denied, convicted and acquitted, lifted and upheld. So does a “not” on one side only: “has paid” and “has not paid”,
“found traces” and “found no trace”. Two negations cancel each other.

It is a warning: too few of these alarms have been counted on real articles for an error. Quotations belong to
Q302.

## Why it matters

Readers learn the opposite of what happened. The people concerned may sue.

## Example

The Harbour Post says:

    The council has not paid the 36 welders who left in May, the union says.

Instead of:

    The council has paid the 36 welders who left in May ([Harbour Post](https://harbourpost.example/a)).

Write:

    The council has not paid the 36 welders who left in May ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Denials in other words, such as “insists that he did not” for “denied”. A “not” in a source of another language.

## False alarms

A decision may have been reversed later, and the page tells both. The rule is silent if the page has the draft's side
for the same thing.

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
    yield from meaning_findings(RULE, analysis, Slot.CLAIM)


RULE = Rule("M502", "reversed-claim", Severity.WARNING, check)
