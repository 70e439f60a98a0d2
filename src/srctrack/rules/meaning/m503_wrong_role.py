"""The draft gives a person a different role, party or employer from the source.

## What it flags

The draft puts a role beside a person's name. The page gives that role to somebody else, or gives this person another
one:

- “Coach Sanna Dahl”, where Dahl is the captain and “her coach” is Liv Aune
- “the head of the inspectorate”, for its deputy head
- “spokesman for the tenants' union”, for that of the landlords' federation
- “an accountant at Bank Meno”, for one at Bank Orlo

The rule reads roles before a name, after it between commas, and after “is”. It reads English, German, French, Spanish,
Russian and Ukrainian.

All of these are warnings.

## Why it matters

A wrong employer or party accuses somebody else.

## Example

The Harbour Post says:

    Emil Vanto of the Centre party tabled the amendment. The Social Democrats opposed it.

Instead of:

    Emil Vanto of the Social Democrats tabled the amendment ([Harbour Post](https://harbourpost.example/a)).

Write:

    Emil Vanto of the Centre party tabled the amendment ([Harbour Post](https://harbourpost.example/a)).

## What it misses

Roles in a verb (“who runs the school”). Words for roles that are not in the table. A role that has ended: “minister”
for a former minister is flagged only if the page says “former”.

## False alarms

A person may have two roles, and the page gives one. The rule is silent if any page has the draft's role near the name.

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
    yield from meaning_findings(RULE, analysis, Slot.ROLE)


RULE = Rule("M503", "wrong-role", Severity.WARNING, check)
