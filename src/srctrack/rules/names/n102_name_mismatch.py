"""The cited source spells the name differently, one typo apart.

## What it flags

A word of a name that is not in the cited source, while the source has one that differs by a single typo (two in long
names). The rule weighs the same things as `inconsistent-name`, and whether the sentence rests on this very source.

## Why it matters

The writer read the name in the source. If the source does not have this form, it is probably a typo.

## Example

The Lantern says:

    Judge Alma Bornstein adjourned the case on Tuesday. Bornstein will hear the witnesses in March.

Instead of:

    Judge Alma Bornsten adjourned the case ([The Lantern](https://lantern.example/1)).

Write:

    Judge Alma Bornstein adjourned the case ([The Lantern](https://lantern.example/1)).

## What it misses

Names that the source itself misspells, and names of three letters. Sources in another script belong to
`transliteration-mismatch`.

## False alarms

The draft may name somebody who is not in the source, and whose name is close to one that is.

## Based on

Associated Press Stylebook, “names”; Silverman, Verification Handbook: check names against the primary source. The
weights are srctrack's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.names import DoubtOrigin, suspects_from
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import FixOffer, Rule
from srctrack.rules.names.source_findings import source_findings


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for doubted in suspects_from(analysis, DoubtOrigin.SOURCE):
        outlet = doubted.in_sources[0][0].source.outlet.name or "the source"
        message = f"The draft has “{doubted.text}”; {outlet} spells it “{doubted.right}”."
        yield from source_findings(
            RULE,
            draft,
            doubted,
            message,
            "spelled this way in the source",
            f"write “{doubted.right}” as the source does",
        )


RULE = Rule("N102", "name-mismatch", Severity.ERROR, check, FixOffer.OFFERED)
