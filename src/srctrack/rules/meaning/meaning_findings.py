"""Findings of a statement that says something else than its page: shared by the rules of this family."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.difference import Slot
from srctrack.analysis.differences.meaning import differences_of
from srctrack.analysis.related_places import in_source, name_among
from srctrack.model.finding import Finding
from srctrack.rules.base import Rule, finding


def meaning_findings(rule: Rule, analysis: Analysis, *slots: Slot) -> Iterator[Finding]:
    """Yield a finding of ``rule`` for each difference in ``slots``."""
    for found in differences_of(analysis, *slots):
        said = found.at.of(analysis.draft.prose.text)
        there = found.there.of(found.source.prose.text)
        name = name_among(found.source, analysis.evidence.sources.values())
        yield finding(
            rule,
            analysis.draft,
            found.at,
            f"The draft says “{said}”; {name} says “{there}”.",
            expected=(there,),
            confidence=found.confidence,
            related=(in_source(found.source, found.there),),
        )
