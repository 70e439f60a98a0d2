"""The draft gives a person another role, party or employer than the source.

## What it flags

“An accountant at Bank Meno” where the source's sentence about the same thing has “at Bank Orlo” and names Bank Meno for something else. An
error where the two sentences agree closely in their other words, a warning otherwise.

## Why it matters

A wrong employer or party accuses somebody else.

## Example

Instead of:

    Emil Vanto of the Social Democrats tabled the amendment (a link to the page).

where the source has

    “Emil Vanto of the Centre party tabled the amendment.”

Write:

    Emil Vanto of the Centre party tabled the amendment.

## What it misses

Roles that the page does not give in the same sentence, and names that the page does not have.

## False alarms

A person with two roles, of which the page gives one.

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
    yield from meaning_findings(RULE, analysis, Slot.ROLE)


RULE = Rule("M503", "wrong-role", Severity.ERROR, check)
