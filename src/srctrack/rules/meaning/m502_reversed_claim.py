"""The draft confirms what its source denies, or denies what it confirms.

## What it flags

“Approved” where the source's sentence about the same thing has “rejected”, and other decisions and statements: confirmed and denied,
convicted and acquitted, lifted and upheld. Also a statement that only one side negates: “has paid” and “has not paid”, “found traces” and
“found no trace”. Two negations cancel each other. An error where the two sentences agree closely in their other words, a warning
otherwise. Words inside quotation marks belong to Q302.

## Why it matters

The reader learns the opposite of what happened, and the people concerned may sue.

## Example

Instead of:

    The council has paid the 36 welders (a link to the page).

where the source has

    “The council has not paid the 36 welders.”

Write:

    The council has not paid the 36 welders.

## What it misses

Denials in other words than the source's, such as “insists that he did not” for “denied”. Negations in sources of another language.

## False alarms

A decision that was reversed later, where the page tells both. The rule is silent where the page has the draft's side for the same thing.

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
    yield from meaning_findings(RULE, analysis, Slot.CLAIM)


RULE = Rule("M502", "reversed-claim", Severity.ERROR, check)
