"""Rules about many citations that report once per draft."""

from __future__ import annotations

from collections.abc import Iterable

from srctrack.model.draft import Citation, Draft
from srctrack.rules.base import Rule
from srctrack.rules.comments.directives import named_by


def parted_by_suppression(rule: Rule, draft: Draft, citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return the citations of one finding each: together those that no comment silences, and apart those of each comment,
    so that a comment beside one link says nothing about the others."""
    comments = [s for s in draft.suppressions if any(named_by(code, rule) for code in s.codes)]
    groups: dict[int, list[Citation]] = {}
    for citation in citations:
        by = next((i for i, s in enumerate(comments) if s.covers.overlaps(citation.span)), -1)
        groups.setdefault(by, []).append(citation)
    return list(groups.values())
