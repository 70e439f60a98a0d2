"""How many claims of a draft its sources agree with."""

from __future__ import annotations

from collections.abc import Iterable

from srctrack.model.claim import Agreement, Claim, ClaimCount, ClaimKind

_AGREES = (Agreement.AGREES, Agreement.NEAR)


def count_claims(claims: Iterable[Claim], kind: ClaimKind) -> ClaimCount:
    """Return how many of ``claims`` of the kind ``kind`` the sources agree with, say otherwise, or do not tell."""
    found = [claim.agreement for claim in claims if claim.kind is kind]
    agree, differ = sum(a in _AGREES for a in found), found.count(Agreement.DIFFERS)
    return ClaimCount(agree, differ, len(found) - agree - differ)
