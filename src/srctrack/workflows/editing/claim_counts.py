"""How many claims of a draft agree with its sources, in one line for an editor."""

from __future__ import annotations

from srctrack.analysis.claim_counts import count_claims
from srctrack.model.claim import ClaimKind
from srctrack.reports.summary import matched
from srctrack.workflows.editing.edited_draft import EditedDraft, claims

_NAMES = {ClaimKind.FIGURE: "figure", ClaimKind.QUOTATION: "quotation"}


def claim_counts(edited: EditedDraft) -> list[str]:
    """A line for each kind of claim, such as “7 figures: 5 agree, 1 differs, 1 not matched”; none without sources."""
    if not edited.evidence.sources:
        return []
    found = claims(edited)
    lines = (matched(count_claims(found, kind), name) for kind, name in _NAMES.items())
    return [line for line in lines if line]
