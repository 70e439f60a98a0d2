"""Archived copies beside a draft's links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.annotate.annotate import annotate
from srctrack.checking.fixes import apply_edits, unified
from srctrack.citing.archive_links import Markup, Unlinked, restored, swapped, with_copies, without_copies
from srctrack.drafts.registry import draft_of
from srctrack.drafts.save import write_draft
from srctrack.errors import DraftError
from srctrack.model.draft import Draft
from srctrack.model.finding import Edit
from srctrack.model.reference import ArchivedCopy, LinkForm
from srctrack.model.source import Source, Wall
from srctrack.model.url import same_page
from srctrack.store.library import Library

MARKUPS = {".md": Markup.MARKDOWN, ".markdown": Markup.MARKDOWN, ".html": Markup.HTML, ".htm": Markup.HTML}
DEAD = frozenset({"dead", "gone"})
"""Tags that say that the original is gone."""


@dataclass(frozen=True)
class Linked:
    """A draft with copies beside its links, not yet written; ``copies`` were put, ``left`` could not be, and of ``unarchived``
    addresses no copy is known."""

    path: str
    before: str
    after: str
    copies: int
    left: tuple[Unlinked, ...] = ()
    unarchived: tuple[str, ...] = ()

    @property
    def patch(self) -> str:
        return unified(self.path, self.before, self.after)


def link(path: str, library: Library, form: LinkForm, *, swap_dead: bool = False) -> Linked:
    """The draft at ``path`` with the library's verified copies in that form. Doing it again changes nothing."""
    draft, markup = _read(path)
    known = {same_page(k.url): s for k in draft.links if (s := _source(k.url, library))}
    copies = {page: copy for page, s in known.items() if (copy := _copy(s))}
    dead = {p: c for p, c in copies.items() if swap_dead and _is_dead(known[p])}
    bare = _made(draft, without_copies(draft.file.text, draft.links, markup, frozenset(copies)))
    edits, left = with_copies(
        bare.file.text, bare.links, {p: c for p, c in copies.items() if p not in dead}, form, markup
    )
    edits = sorted([*edits, *swapped(bare.links, dead)], key=lambda e: e.span)
    unarchived = dict.fromkeys(s.url for p, s in known.items() if p not in copies)
    return Linked(path, draft.file.text, apply_edits(bare.file.text, edits), len(edits), tuple(left), tuple(unarchived))


def unlink(path: str, library: Library) -> Linked:
    """The draft without what ``link`` put into it; links that were swapped for a copy lead to the original again."""
    draft, markup = _read(path)
    bare = _made(draft, without_copies(draft.file.text, draft.links, markup))
    originals = {a.memento.url: s.url for s in library.sources() for a in s.archives if a.memento}
    return Linked(path, draft.file.text, apply_edits(bare.file.text, restored(bare.links, originals)), 0)


def write_linked(linked: Sequence[Linked]) -> None:
    """Writes what changed. Raises DraftError for a draft that changed meanwhile; those before it are written."""
    for draft in linked:
        if draft.before != draft.after:
            write_draft(draft.path, draft.before, draft.after)


def _read(path: str) -> tuple[Draft, Markup]:
    try:
        draft = draft_of(path, Path(path).read_bytes(), annotate=annotate)
    except OSError as error:
        raise DraftError(path, error.strerror or str(error)) from error
    markup = MARKUPS.get(Path(path).suffix.lower())
    if markup is None or not draft.editable:
        raise DraftError(path, "links are written into Markdown and HTML drafts only")
    return draft, markup


def _made(draft: Draft, edits: Sequence[Edit]) -> Draft:
    if not edits:
        return draft
    return draft_of(draft.path, apply_edits(draft.file.text, edits).encode("utf-8"), annotate=annotate)


def _source(url: str, library: Library) -> Source | None:
    key = library.key_for_url(url)
    return library.get(key) if key else None


def _copy(source: Source) -> ArchivedCopy | None:
    memento = next((a.memento for a in source.archives if a.state.archived and a.memento), None)
    return ArchivedCopy(memento.url, memento.timestamp) if memento else None


def _is_dead(source: Source) -> bool:
    return source.wall is Wall.GONE or bool(DEAD & {t.lower() for t in source.tags})
