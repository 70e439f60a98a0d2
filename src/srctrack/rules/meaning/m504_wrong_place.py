"""The draft puts an event in another place than its source.

## What it flags

“In Tolm” where the source's sentence about the same thing has “in Wesser”, while the page names Tolm for something else; and a place that the page names
only to say that it was not there: “from Tarsk and not from Mokrino”. An error where the
two sentences agree closely in their other words, a warning otherwise.

## Why it matters

Readers of both places learn something wrong about their own.

## Example

Instead of:

    The paint factory in Tolm will hire 120 people (a link to the page).

where the source has

    “The paint factory in Wesser will hire 120 people; the plant in Tolm keeps its staff.”

Write:

    The paint factory in Wesser will hire 120 people.

## What it misses

Places that the page does not name, since they may be the same place seen from nearer or farther. Sources in another language.

## False alarms

Two places of one event, of which the page names one beside it. The rule is silent where the page has the draft's place for the same thing.

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
    yield from meaning_findings(RULE, analysis, Slot.PLACE)


RULE = Rule("M504", "wrong-place", Severity.ERROR, check)
