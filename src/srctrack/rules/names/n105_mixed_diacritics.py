"""One name stands with and without the marks on its letters.

## What it flags

Two forms in one draft that only marks part (Díaz, Diaz; Tadić, Tadic), unless the names beside them show two different people. The
rarer form is marked; where the newsroom's list prefers one of the two, the other is.

## Why it matters

Either spelling may be the house's; both at once are nobody's.

## Example

Instead of:

    Díaz resigned. Diaz had been mayor for nine years.

Write:

    Díaz resigned. Díaz had been mayor for nine years.

## What it misses

Marks that are missing throughout, or missing where the source has them.

## False alarms

Two people of whom one writes the marks and the other does not.

## Based on

Chicago Manual of Style 11.1; and ours.
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
