"""Findings that the draft itself silences."""

from __future__ import annotations

from collections.abc import Iterable

from srctrack.model.draft import Draft
from srctrack.model.finding import Finding
from srctrack.model.report import SuppressedFinding
from srctrack.rules.comments.directives import silences


def apply_suppressions(draft: Draft, findings: Iterable[Finding]) -> tuple[list[Finding], list[SuppressedFinding]]:
    """``findings`` parted into those to tell and those a comment of the draft silences (counted, never dropped)."""
    told: list[Finding] = []
    silenced: list[SuppressedFinding] = []
    for finding in findings:
        by = next((s for s in draft.suppressions if silences(s, finding)), None)
        if by is None:
            told.append(finding)
        else:
            silenced.append(SuppressedFinding(finding, "comment", by.reason))
    return told, silenced
