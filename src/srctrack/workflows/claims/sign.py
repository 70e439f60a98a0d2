"""Sign claims: write down who checked them and with which result."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.signature import ClaimState, Signature, SignedClaim
from srctrack.store.library import Library
from srctrack.store.signatures import SignatureFiles
from srctrack.workflows.claims.list import Claims


def select_claims(
    claims: Claims, identifiers: Sequence[str] = (), lines: Sequence[int] = (), kinds: Sequence[str] = ()
) -> tuple[SignedClaim, ...]:
    """Return the claims meant by identifiers (or their beginnings), by lines of the file, and by kinds, in order.

    Raises UsageError for an identifier or a line that means no claim, and for a beginning that means several.
    """
    chosen: dict[str, SignedClaim] = {}
    for identifier in identifiers:
        found = [c for c in claims.claims if c.claim.id.startswith(identifier.lower())]
        if len(found) != 1:
            problem = "no claim" if not found else f"{len(found)} claims"
            raise UsageError(
                f"“{identifier}” means {problem} of {claims.file.path}", "`srctrack claims DRAFT` lists the identifiers"
            )
        chosen[found[0].claim.id] = found[0]
    for line in lines:
        at_line = [c for c in claims.claims if claims.file.position(c.claim.span.start).line == line]
        if not at_line:
            raise UsageError(f"there is no claim on line {line} of {claims.file.path}")
        chosen.update((c.claim.id, c) for c in at_line)
    chosen.update((c.claim.id, c) for c in claims.claims if c.claim.kind.value in kinds)
    return tuple(c for c in claims.claims if c.claim.id in chosen)


def sign(
    claims: Claims,
    chosen: Sequence[SignedClaim],
    store: Path,
    *,
    state: ClaimState,
    by: str,
    at: datetime.datetime,
    note: str | None = None,
) -> tuple[Signature, ...]:
    """Sign ``chosen`` in the library at ``store`` and return the signatures.

    Each keeps the digests of the texts that the claim rests on now: a later change of one of them reopens it.
    Raises StoreError.
    """
    texts = claims.texts
    signatures = tuple(
        Signature(
            id=one.claim.id,
            kind=one.claim.kind.value,
            state=state,
            by=by,
            at=at,
            words=one.claim.words,
            sentence=one.claim.sentence,
            sources={key: texts[key] for key in one.claim.rests_on if key in texts},
            note=note,
        )
        for one in chosen
    )
    append_signatures(store, claims.file.path, signatures)
    return signatures


def append_signatures(store: Path, draft: str, signatures: Sequence[Signature]) -> None:
    """Write ``signatures`` on the draft down in the library at ``store``. Raises StoreError."""
    with Library.open(store) as library, library.writing():
        SignatureFiles(library.layout).append(draft, signatures)
