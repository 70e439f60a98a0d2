"""A name is written one slip of the hand away from a form of the cited source, which lacks the draft's form.

## What it flags

A word of a name that stands nowhere in the cited source, while the source has one that differs by a single slip (two in long
names). The same parts are weighed as for `inconsistent-name`, and that the sentence leans on this very source.

## Why it matters

The source is where the name was read. A form it does not have was made on the way.

## Example

Instead of:

    The judge, Alma Bornsten, adjourned the case (a link to a page that writes “Alma Bornstein”).

Write:

    The judge, Alma Bornstein, adjourned the case.

## What it misses

Names that the source itself misspells, and names of three letters. A source in another script is held against by
`transliteration-mismatch`.

## False alarms

Where the draft names somebody the source does not, and whose name happens to be that close to one it has.

## Based on

Associated Press Stylebook, “names”; Silverman, Verification Handbook: names are checked against the primary source. The weights
are ours.
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
