"""Citations in an editor: completing keys, opening what is cited, links to archived copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.draft import CitationKind
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.workflows.editing.actions import copy_of
from srctrack.workflows.editing.edited_draft import EditedDraft, claims
from srctrack.workflows.editing.workspace import OpenProject
from srctrack.workflows.library.open import list_sources

_BEGUN = pattern(r"(?<![\w@])@(?P<key>[\w:.#$%&+?~/-]{0,100})$")
"""A citation key of Pandoc that is being typed, up to the cursor."""


@dataclass(frozen=True)
class KeyCompletion:
    """A key of the library that can replace the stretch ``span`` of the draft's file."""

    key: str
    about: str
    title: str
    span: Span


@dataclass(frozen=True)
class CitedPlace:
    """Words of a source that belong to a place of the draft; ``span`` indexes the source's article."""

    read: SourceDocument
    span: Span | None = None


@dataclass(frozen=True)
class CopyLink:
    """A stretch of the draft's file that leads to an archived copy."""

    span: Span
    url: str
    tooltip: str


def complete_key(project: OpenProject, words: str, offset: int) -> list[KeyCompletion]:
    """The keys that fit the citation typed before ``offset``, in order of key; none where no citation is typed."""
    line = words[max(words.rfind("\n", 0, offset) + 1, offset - 200) : offset]
    begun = _BEGUN.search(line)
    if begun is None or project.library is None:
        return []
    span = Span(offset - len(begun["key"]), offset)
    typed = begun["key"].lower()
    out = []
    for one in list_sources(project.library):
        about = ", ".join(part for part in (one.outlet or one.domain, (one.published or "")[:10]) if part)
        if all(typed_part in f"{one.key} {about} {one.title}".lower() for typed_part in typed.split("-")):
            out.append(KeyCompletion(one.key, about, one.title or "", span))
    return out


def cited_at(edited: EditedDraft, offset: int) -> list[CitedPlace]:
    """The places in sources that the code point at ``offset`` of the draft leads to: those that a finding shows, those that
    a claim was matched with, the start of the source that is cited."""
    return list(_places(edited, offset))


def _places(edited: EditedDraft, offset: int) -> Iterator[CitedPlace]:
    citation = edited.citation_at(offset)
    read = edited.source_of(citation) if citation else None
    if citation is not None and read is not None:
        yield CitedPlace(read)
        return
    seen: set[tuple[str, Span]] = set()
    for finding in edited.findings_in(offset, offset):
        for related in finding.related:
            read = edited.evidence.sources.get(related.source) if related.source else None
            if read is not None and related.span is not None and (read.key, related.span) not in seen:
                seen.add((read.key, related.span))
                yield CitedPlace(read, related.span)
    for claim in claims(edited):
        if claim.span.start <= offset <= claim.span.end:
            for says in claim.says:
                read = edited.evidence.sources.get(says.key)
                if read is not None and says.span is not None and (read.key, says.span) not in seen:
                    seen.add((read.key, says.span))
                    yield CitedPlace(read, says.span)


def copy_links(edited: EditedDraft) -> list[CopyLink]:
    """The draft's citations of sources with an archived copy."""
    out = {}
    for citation in edited.draft.citations if edited.draft else ():
        read = edited.source_of(citation)
        copy = copy_of(read.source) if read is not None else None
        if read is None or copy is None or not len(citation.span) or citation.kind is CitationKind.FRONT_MATTER:
            continue
        day = f" of {copy.when.date().isoformat()}" if copy.when else ""
        out[citation.span] = CopyLink(citation.span, copy.url, f"Archived copy{day}: {read.source.name}")
    return list(out.values())
