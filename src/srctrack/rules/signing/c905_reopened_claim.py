"""A claim was signed, and its sentence or its source has changed since.

## What it flags

A signed claim whose sentence was rewritten, whose page has a newer text in the library, or which no longer rests on
the page it was checked against. You can move the sentence, wrap it differently or correct a misspelled word: the
signature stays valid.

## Why it matters

A signature says that somebody compared these words with that text. Nobody has compared the new ones.

## Example

Instead of (the sentence had 412 when it was signed):

    The ferry missed 421 passengers.

Write:

    srctrack claims draft.md --line 3 --as verified

## What it misses

Changes of a page that was not downloaded again. `srctrack refresh` downloads it.

## False alarms

The page may have changed in a part that has nothing to do with the claim. Sign the claim again.

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
            message = f"{one.signature.by} signed {one.claim.quoted}; since then {one.reason}."
            yield finding(RULE, analysis.draft, one.claim.span, message, in_file=True)


RULE = Rule("C905", "reopened-claim", Severity.WARNING, check, since="0.2.0")
