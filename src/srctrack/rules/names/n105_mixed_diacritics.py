"""A name appears with and without its accents.

## What it flags

Two forms in one draft that differ only in accents: Díaz and Diaz, Tadić and Tadic. Two people with different given
names are not flagged. The rarer form is marked. If the newsroom's list prefers one form, the other is marked.

## Why it matters

Either form may be house style. Both in one draft cannot be.

## Example

Instead of:

    Díaz resigned. Diaz had been mayor for nine years.

Write:

    Díaz resigned. Díaz had been mayor for nine years.

## What it misses

Accents that are missing everywhere in the draft, even if the source has them.

## False alarms

Of two people with the same name, one may write the accent and the other not.

## Based on

Chicago Manual of Style 11.1. The details are srctrack's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.compare.names.forms import name_forms
from srctrack.compare.names.variants import mixed_marks
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import FixOffer, Rule
from srctrack.rules.names.variants import variant_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    variants = mixed_marks(name_forms(draft))
    yield from variant_findings(RULE, draft, evidence, variants, "one name with and without accents")


RULE = Rule("N105", "mixed-diacritics", Severity.NOTE, check, FixOffer.OFFERED)
