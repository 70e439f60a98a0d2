"""One name stands in two accepted transliterations.

## What it flags

Two spellings in one draft that are both fair to the same original (Zelensky, Zelenskyy; Alexei, Aleksey; Matviyenko, Matvienko),
unless the names beside them show two different people. The rarer form is marked; where the newsroom's list prefers one of the
two, the other is.

## Why it matters

Readers take two spellings for two people, and a search for one does not find the other.

## Example

Instead of:

    Zelenskyy spoke on Monday. On Tuesday Zelensky left for Berlin.

and instead one of the two throughout.

## What it misses

Spellings through another language (Kiev and Kyiv, Lugansk and Luhansk): put them on the newsroom's list.

## False alarms

Two people who spell the same name differently and are named without their given names.

## Based on

Associated Press Stylebook, “Russian names”: one spelling, consistently. The systems are those of `transliteration-mismatch`.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.compare.names.forms import name_forms
from srctrack.compare.names.variants import mixed_transliterations
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import FixOffer, Rule
from srctrack.rules.names.variants import variant_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    variants = mixed_transliterations(name_forms(draft))
    yield from variant_findings(RULE, draft, evidence, variants, "one name in two spellings")


RULE = Rule("N104", "mixed-transliteration", Severity.WARNING, check, FixOffer.OFFERED)
