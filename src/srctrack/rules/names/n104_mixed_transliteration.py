"""The draft transliterates one name in two ways.

## What it flags

Two spellings of the same original that are both correct: Zelensky and Zelenskyy, Alexei and Aleksey, Matviyenko and
Matvienko. Two people with different given names are not flagged. The rarer form is marked. If the newsroom's list
prefers one form, the other is marked.

## Why it matters

Readers think that two spellings are two people. A search for one does not find the other.

## Example

Instead of:

    Zelenskyy spoke on Monday. On Tuesday Zelensky left for Berlin.

Write:

    Zelenskyy spoke on Monday. On Tuesday Zelenskyy left for Berlin.

## What it misses

Spellings that come through another language (Kiev and Kyiv, Lugansk and Luhansk). Put them on the newsroom's list.

## False alarms

Two people may spell the same name differently, and the draft leaves out their given names.

## Based on

Associated Press Stylebook, “Russian names”: use one spelling. The systems are those of `transliteration-mismatch`.
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
