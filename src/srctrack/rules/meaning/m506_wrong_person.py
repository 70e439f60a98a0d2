"""The draft says that somebody else did it, or ties a figure to another group, than its source.

## What it flags

“The ranger shot the poacher” where the source's sentence has “the poacher shot the ranger”: one verb whose two sides changed places. Two
figures that changed places: “910 women and 640 men” for 640 women and 910 men. A person in whose place the source's sentence has another
who is on the page too, and a statement that the source gives to somebody else: “the union puts it down to tags” where the minister does.
Indirect speech that the source gives to somebody else who is on the page; quotations belong to Q306. An error where the two sentences agree closely in their other words, a warning otherwise.

## Why it matters

It accuses or credits the wrong side.

## Example

Instead of:

    The operator fined the regulator 8 million (a link to the page).

where the source has

    “The regulator fined the operator 8 million.”

Write:

    The regulator fined the operator 8 million.

## What it misses

Another verb than the source's, and sources in another language than the draft's, where word order does not tell who did it.

## False alarms

Events in which both sides did the same to each other. Passives with “by” and relative clauses are read.

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
    yield from meaning_findings(RULE, analysis, Slot.PERSON, Slot.NEIGHBOUR)


RULE = Rule("M506", "wrong-person", Severity.ERROR, check)
