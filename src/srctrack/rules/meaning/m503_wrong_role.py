"""The draft gives a person another role, party or employer than the source.

## What it flags

A person beside whose name the draft puts a role that the page gives to somebody else, or another role than the page's: “Coach Sanna Dahl”
where the page has “her coach, Liv Aune” and calls Dahl the captain; “the head of the inspectorate” for its deputy head; “spokesman for the
tenants' union” for that of the landlords' federation; “an accountant at Bank Meno” for one at Bank Orlo. Roles are read before a name,
behind it between commas, and behind “is”, in English, German, French, Spanish, Russian and Ukrainian. A warning.

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

Roles that are told by a verb (“who runs the school”), and words for roles that the table of roles does not have. A role that was given up:
“minister” for a former minister is flagged only where the page writes “former”.

## False alarms

A person with two roles, of which the page gives one. The rule is silent where any page has the draft's role near the name.

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
