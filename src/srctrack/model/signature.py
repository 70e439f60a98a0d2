"""Who checked a claim, with which result, against which texts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from srctrack.model.claim import Claim


class ClaimState(StrEnum):
    """How far the check of a claim is."""

    OPEN = "open"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    COULD_NOT_VERIFY = "could-not-verify"
    NOT_NEEDED = "not-needed"
    REOPENED = "reopened"
    """It was signed, and its sentence or a page that it rests on changed afterwards."""


SIGNABLE = (ClaimState.VERIFIED, ClaimState.DISPUTED, ClaimState.COULD_NOT_VERIFY, ClaimState.NOT_NEEDED)
"""The states that a person can set."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's word on one claim. ``id`` and ``kind`` are the claim's; ``words`` and ``sentence`` what it said then.

    ``sources`` maps the key of each page that it rested on to the digest of the text it was checked against.
    """

    id: str
    kind: str
    state: ClaimState
    by: str
    at: datetime.datetime
    words: str
    sentence: str
    sources: Mapping[str, str] = field(default_factory=dict)
    note: str | None = None


@dataclass(frozen=True, slots=True)
class SignedClaim:
    """A claim with its state. ``signature`` is the newest that speaks of it; ``reason`` says why it is reopened."""

    claim: Claim
    state: ClaimState = ClaimState.OPEN
    signature: Signature | None = None
    reason: str | None = None
