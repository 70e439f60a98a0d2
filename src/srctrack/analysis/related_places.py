"""Places that a finding shows beside its own: in the draft or in a source."""

from __future__ import annotations

from collections.abc import Iterable

from srctrack.model.draft import Draft
from srctrack.model.finding import Related
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span


def elsewhere_in_draft(draft: Draft, at: Span, note: str | None = None) -> Related:
    """Another place of the same draft, shown with the sentence it stands in. ``at`` is a span of the prose."""
    around = draft.annotations.sentence_at(at.start) or at
    around = Span(min(around.start, at.start), max(around.end, at.end))
    return Related(
        excerpt=around.of(draft.prose.text),
        path=draft.path,
        span=draft.place(at),
        note=note,
        mark=at.moved(-around.start),
    )


def in_source(read: SourceDocument, at: Span, note: str | None = None) -> Related:
    """A place in a source, shown in its own words with the sentence around it. ``at`` is a span of its article."""
    around = read.annotations.sentence_at(at.start) or at
    around = Span(min(around.start, at.start), max(around.end, at.end))
    archived = next((a.memento.url for a in read.source.archives if a.state.archived and a.memento), None)
    return Related(
        excerpt=around.of(read.prose.text),
        source=read.key,
        url=read.source.final_url or read.source.url,
        archived_url=archived,
        span=at,
        note=note,
        mark=at.moved(-around.start),
    )


def name_among(read: SourceDocument, others: Iterable[SourceDocument]) -> str:
    """What to call a source beside ``others``: by its outlet, with its headline where another is of the same outlet."""
    name = read.source.name
    if all(o.source.name != name for o in others if o.key != read.key):
        return name
    return f"{name} (“{read.source.title or read.key}”)"
