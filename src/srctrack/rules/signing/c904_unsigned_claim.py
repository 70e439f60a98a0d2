"""A claim must be signed, and nobody has signed it.

## What it flags

With `--require-signed figures,quotes`, or `require-signed` in the settings: each claim of these kinds that nobody has
signed as verified or not needed. Claims that are disputed, or that could not be verified, are flagged too.

## Why it matters

Some newsrooms check every figure before they publish. The finding says which ones are left.

## Example

Instead of (nobody has signed “412 passengers”):

    The ferry missed 412 passengers.

Write:

    srctrack claims draft.md --line 3 --as verified --by "M. Oak"

## What it misses

Claims that srctrack does not see as claims. `srctrack claims draft.md` lists all that it sees.

## False alarms

A number may not be a figure, such as the number of a route. Sign it as `not-needed`.

## Based on

The check sheets of fact-checking desks; Silverman, Verification Handbook.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_states import claims_with_states
from srctrack.model.finding import Finding, Severity
from srctrack.model.signature import ClaimState
from srctrack.rules.base import Rule, finding

_CLEARED = (ClaimState.VERIFIED, ClaimState.NOT_NEEDED, ClaimState.REOPENED)
"""A reopened claim is reported by C905."""


def check(analysis: Analysis) -> Iterator[Finding]:
    required = analysis.evidence.require_signed
    if not required:
        return
    for one in claims_with_states(analysis):
        if one.claim.kind.value not in required or one.state in _CLEARED:
            continue
        if one.signature is None:
            message = f"Nobody has signed {one.claim.quoted}."
        else:
            message = f"{one.signature.by} signed {one.claim.quoted} as {one.state.value}."
        yield finding(RULE, analysis.draft, one.claim.span, message, in_file=True)


RULE = Rule("C904", "unsigned-claim", Severity.ERROR, check, since="0.2.0")
