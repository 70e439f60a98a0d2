"""A claim was signed, and its sentence or its source changed afterwards.

## What it flags

A signed claim whose sentence was rewritten, whose page in the library has a newer text, or which no longer rests on the page it
was checked against. Moving, re-wrapping and correcting a misspelled word leave a signature as it is.

## Why it matters

A signature says that somebody compared these words with that text. For other words, or another text, nobody has.

## Example

Instead of:

    The ferry missed 421 passengers. (signed when the sentence said 412)

Write:

    srctrack claims draft.md --line 3 --as verified

## What it misses

Changes of a page that was not fetched again; `srctrack refresh` fetches it.

## False alarms

Where a page changed in a part that the claim does not rest on. Sign the claim again.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_states import claims_with_states
from srctrack.model.finding import Finding, Severity
from srctrack.model.signature import ClaimState
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    if not analysis.evidence.signatures:
        return
    for one in claims_with_states(analysis):
        if one.state is ClaimState.REOPENED and one.signature is not None:
            message = f"“{one.claim.words}” was signed by {one.signature.by}; since then {one.reason}."
            yield finding(RULE, analysis.draft, one.claim.span, message, in_file=True)


RULE = Rule("C905", "reopened-claim", Severity.WARNING, check, since="0.2.0")
