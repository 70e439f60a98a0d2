"""Findings of a name that a source writes otherwise: shared by the rules that compare names with sources."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.names import SuspectName
from srctrack.analysis.related_places import in_source
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, FixSafety
from srctrack.rules.base import Rule, finding, replace_words


def source_findings(
    rule: Rule, draft: Draft, doubted: SuspectName, message: str, note: str, title: str
) -> Iterator[Finding]:
    """A finding at each place of ``doubted``, with the source's own words beside it (``note`` says what they are) and an
    offer, called ``title``, to write the name as they do."""
    read, at = doubted.in_sources[0]
    for span in doubted.spans:
        yield finding(
            rule,
            draft,
            span,
            message,
            expected=(doubted.right,),
            confidence=doubted.confidence,
            related=(in_source(read, at, note),),
            fixes=replace_words(draft, span, doubted.right, title, FixSafety.UNSAFE),
            why=doubted.why,
        )
