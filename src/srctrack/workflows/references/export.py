"""Exporting references for reference managers, and naming what their formats lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from srctrack.annotate.annotate import annotate
from srctrack.citing.base import ReferenceFormat
from srctrack.citing.formats.losses import losses
from srctrack.citing.from_source import reference_of
from srctrack.citing.registry import reference_format, writers
from srctrack.drafts.registry import read_draft
from srctrack.errors import UsageError
from srctrack.model.draft import CitationKind
from srctrack.model.reference import Reference
from srctrack.store.library import Library
from srctrack.workflows.references.select import key_of


@dataclass(frozen=True)
class Exported:
    """A file of references; ``lost`` tells by key what the format has no place for."""

    text: str
    count: int
    lost: dict[str, tuple[str, ...]]

    @property
    def lost_of(self) -> dict[str, list[str]]:
        """The other way round: by what is lost, the keys."""
        out: dict[str, list[str]] = {}
        for key, lost in self.lost.items():
            for what in lost:
                out.setdefault(what, []).append(key)
        return dict(sorted(out.items()))


def export(references: Sequence[Reference], name: str) -> Exported:
    """The references in the format of that name. Raises UsageError for one that is not written here."""
    form = writer(name)
    assert form.write is not None
    return Exported(form.write(references), len(references), losses(references, form))


def writer(name: str) -> ReferenceFormat:
    form = reference_format(name)
    if form.write is None:
        raise UsageError(f"{name} can be read but not written", f"choose from {', '.join(writers())}")
    return form


def export_for_pandoc(paths: Sequence[str], library: Library) -> tuple[Exported, tuple[str, ...]]:
    """CSL-JSON of what ``[@key]`` means in the drafts at ``paths``, under the very keys they use; and the keys that mean nothing
    here."""
    found: dict[str, Reference] = {}
    unknown: dict[str, None] = {}
    for path in paths:
        for citation in read_draft(path, annotate=annotate).citations:
            if citation.kind is not CitationKind.KEY:
                continue
            key = key_of(citation, library)
            source = library.get(key) if key else None
            if source is None:
                unknown.setdefault(citation.target)
            else:
                found.setdefault(citation.target, replace(reference_of(source), key=citation.target))
    return export(list(found.values()), "csl-json"), tuple(unknown)
