"""How many claims of a draft agree with its sources, in one line for an editor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from srctrack.model.claim import Agreement, Claim, ClaimKind
from srctrack.reports.summary import counted
from srctrack.workflows.editing.edited_draft import EditedDraft, claims

_NAMES = {ClaimKind.FIGURE: "figure", ClaimKind.QUOTATION: "quotation"}


def claim_counts(edited: EditedDraft) -> list[str]:
    """A line for each kind of claim, such as “7 figures: 5 agree, 1 differs, 1 not matched”; none without sources."""
    if not edited.evidence.sources:
        return []
    found = claims(edited)
    return [
        _counted(kind, [c for c in found if c.kind is kind]) for kind in _NAMES if any(c.kind is kind for c in found)
    ]


def _counted(kind: ClaimKind, some: Iterable[Claim]) -> str:
    count: Counter[str] = Counter()
    for claim in some:
        agreement = claim.agreement
        if agreement in (Agreement.AGREES, Agreement.NEAR):
            count["agree"] += 1
        elif agreement is Agreement.DIFFERS:
            count["differ"] += 1
        else:
            count["not matched"] += 1
    agree, differ, unmatched = count["agree"], count["differ"], count["not matched"]
    parts = [
        f"{agree:,} {'agrees' if agree == 1 else 'agree'}" if agree else "",
        f"{differ:,} {'differs' if differ == 1 else 'differ'}" if differ else "",
        f"{unmatched:,} not matched" if unmatched else "",
    ]
    return f"{counted(count.total(), _NAMES[kind])}: {', '.join(part for part in parts if part)}"
