"""Changing by hand what a record says."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from srctrack.errors import UsageError
from srctrack.model.source import FieldOrigin, Origin, Source
from srctrack.store.library import Library
from srctrack.workflows.library.lookup import find_source


@dataclass(frozen=True)
class Changes:
    """What is to be changed; None leaves a field as it is, an empty string empties it. ``key`` renames."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] | None = None
    published: datetime.date | datetime.datetime | None = None
    language: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    untags: tuple[str, ...] = ()
    key: str | None = None


def edit(library: Library, word: str, changes: Changes) -> tuple[Source, Source]:
    """The source named by key or address, before and after. What is given by hand is marked so and survives the page being
    read again. Raises UsageError for a source that is not here, or a key that is another's."""
    with library.writing():
        before = find_source(library, word)
        after = _changed(before, changes)
        if after == before:
            return before, after
        if after.key != before.key:
            if library.is_taken(after.key, after.url):
                raise UsageError(f"“{after.key}” is or was the key of another source", "choose another --key")
            library.put(after)
            library.remove(before.key, f"renamed to {after.key}")
        else:
            library.put(after)
    return before, after


def _changed(source: Source, changes: Changes) -> Source:
    given: dict[str, object] = {}
    if changes.title is not None:
        given["title"] = changes.title or None
    if changes.outlet is not None:
        given["outlet"] = replace(source.outlet, name=changes.outlet or None)
    if changes.authors is not None:
        given["authors"] = tuple(a for a in changes.authors if a)
    if changes.published is not None:
        given["published"] = changes.published
    if changes.language is not None:
        given["language"] = changes.language or None
    origins = {**source.origins, **{name: FieldOrigin(Origin.GIVEN) for name in given}}
    tags = dict.fromkeys((*source.tags, *changes.tags))
    return replace(
        source,
        key=changes.key or source.key,
        note=source.note if changes.note is None else changes.note or None,
        tags=tuple(t for t in tags if t not in changes.untags),
        origins=origins,
        **given,  # type: ignore[arg-type]
    )
