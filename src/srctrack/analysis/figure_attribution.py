"""Who a figure of a draft is attributed to: the sources its sentence cites, and the names its words give."""

from __future__ import annotations

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.statements import rests_on
from srctrack.model.mentions import AttributionKind
from srctrack.model.source import SourceDocument
from srctrack.model.statement import CITING
from srctrack.model.text import Span


def attributed_to(analysis: Analysis, at: Span) -> frozenset[str]:
    """Keys of the sources cited in the sentence at ``at``, and who its words name, lower case; empty when nobody."""
    keys = {rests.source for rests in rests_on(analysis, at) if rests.strength in CITING}
    names = {
        a.text.lower()
        for a in analysis.draft.annotations.attributions
        if a.content.overlaps(at) and a.kind not in (AttributionKind.NOBODY, AttributionKind.ANONYMOUS)
    }
    return frozenset(keys | names)


def attribution_text(analysis: Analysis, at: Span) -> str | None:
    """The name to show for who tells what stands at ``at``: the attribution's words, else the cited outlet's name."""
    for a in analysis.draft.annotations.attributions:
        if a.content.overlaps(at) and a.kind is not AttributionKind.NOBODY:
            return a.text
    for rests in rests_on(analysis, at):
        if rests.source in analysis.evidence.sources and rests.strength in CITING:
            return outlet_of(analysis.evidence.sources[rests.source])
    return None


def outlet_of(read: SourceDocument) -> str:
    """The outlet's name as people know it, with the day of publication where it is known."""
    source = read.source
    return source.outlet.name or source.outlet.domain or source.key
