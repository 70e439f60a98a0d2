"""The draft says that somebody else did it, or gives a figure to the wrong group.

## What it flags

- two sides that changed places: the draft has “the ranger shot the poacher”, the source “the poacher shot the ranger”
- two figures that changed places: “910 women and 640 men” for 640 women and 910 men
- another person from the page in place of the right one
- a statement credited to the wrong side: “the union blames the tags” where the minister does

Quotations belong to Q306. It is a warning: too few of these alarms have been counted on real articles for an error.

## Why it matters

The draft blames or praises the wrong side.

## Example

The Harbour Post says:

    The telecom regulator fined the operator Xenia 8 million for dropped calls.

Instead of:

    The operator Xenia fined the telecom regulator 8 million for dropped calls ([Harbour Post](https://harbourpost.example/a)).

Write:

    The telecom regulator fined the operator Xenia 8 million for dropped calls ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Sentences with another verb than the source. Sources in another language than the draft, because word order does not
show who did it.

## False alarms

Both sides may have done the same to each other. Passives with “by” and relative clauses are read.

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
    yield from meaning_findings(RULE, analysis, Slot.PERSON, Slot.NEIGHBOUR)


RULE = Rule("M506", "wrong-person", Severity.WARNING, check)
