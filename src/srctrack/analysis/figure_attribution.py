"""Who a figure of a draft is attributed to: the sources its sentence cites, and the names its words give."""

from __future__ import annotations

from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence, Via
from srctrack.model.mentions import AttributionKind
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

_UNSURE = (Via.CARRIED, Via.FRONT_MATTER)


def attributed_to(draft: Draft, evidence: Evidence, at: Span) -> frozenset[str]:
    """Keys of the sources cited in the sentence at ``at``, and who its words name, lower case; empty when nobody."""
    index = draft.annotations.sentence_index(at.start)
    keys = {le.key for le in evidence.source_links if le.sentence == index and le.via not in _UNSURE}
    names = {
        a.text.lower()
        for a in draft.annotations.attributions
        if a.content.overlaps(at) and a.kind not in (AttributionKind.NOBODY, AttributionKind.ANONYMOUS)
    }
    return frozenset(keys | names)


def attribution_text(draft: Draft, evidence: Evidence, at: Span) -> str | None:
    """The name to show for who tells what stands at ``at``: the attribution's words, else the cited outlet's name."""
    for a in draft.annotations.attributions:
        if a.content.overlaps(at) and a.kind is not AttributionKind.NOBODY:
            return a.text
    index = draft.annotations.sentence_index(at.start)
    for le in evidence.source_links:
        if le.sentence == index and le.key in evidence.sources and le.via not in _UNSURE:
            return outlet_of(evidence.sources[le.key])
    return None


def outlet_of(read: SourceDocument) -> str:
    """The outlet's name as people know it, with the day of publication where it is known."""
    source = read.source
    return source.outlet.name or source.outlet.domain or source.key
