"""Looking into the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from srctrack.errors import NoStore
from srctrack.model.listing import Listing
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.store.reader import StoreReader


def open_library(path: Path | None) -> Library:
    """The library at ``path``. Raises NoStore when there is none."""
    if path is None:
        raise NoStore(
            "no library here or in a folder above", "`srctrack init` creates one; --store DIR uses one elsewhere"
        )
    return Library.open(path)


def init_library(path: Path, commit: str | None) -> tuple[bool, str]:
    """Make a library at ``path``, or set what git is to hold of the one that is there; whether there was none before, and
    what git is to hold."""
    fresh = not path.exists()
    with make_library(path, commit) as library:
        return fresh, library.head.commit.value


def write_sample(path: Path) -> bool:
    """Write a commented settings file at ``path`` where none applies there yet; whether it was written."""
    from srctrack.settings.read import find_settings
    from srctrack.settings.sample import sample

    folder = path.absolute().parent
    if find_settings([folder, *folder.parents]) is not None:
        return False
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(sample())
    except OSError:
        return False
    return True


def make_library(path: Path, commit: str | None = None) -> Library:
    """The library at ``path``, made when there is none; ``commit`` says what of it git is to hold."""
    return Library.create(path, commit=commit)


@dataclass(frozen=True)
class SourceFilter:
    """Which sources a list shows: those that meet all that is set. ``outlet`` is a name or domain, ``since`` and ``until``
    are days of publication, both inclusive."""

    tags: tuple[str, ...] = ()
    outlet: str | None = None
    language: str | None = None
    author: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    unarchived: bool = False
    walled: bool = False


class Order(StrEnum):
    """What a list is sorted by; the newest come first."""

    KEY = "key"
    PUBLISHED = "published"
    ACCESSED = "accessed"


def list_sources(library: StoreReader, wanted: SourceFilter | None = None, order: Order = Order.KEY) -> list[Listing]:
    """The wanted sources in short. Those that cannot be read are left out (``srctrack verify`` names them)."""
    wanted = wanted or SourceFilter()
    of_outlet = set(library.keys_for_outlet(wanted.outlet)) if wanted.outlet is not None else None
    found = [
        one
        for one in library.listings()
        if one.damage is None and (of_outlet is None or one.key in of_outlet) and _is_wanted(one, wanted)
    ]
    if order is Order.PUBLISHED:
        found.sort(key=lambda one: one.published or "", reverse=True)
    elif order is Order.ACCESSED:
        found.sort(key=lambda one: one.accessed or "", reverse=True)
    return found


def _is_wanted(one: Listing, wanted: SourceFilter) -> bool:
    day = (one.published or "")[:10]
    return (
        set(wanted.tags) <= set(one.tags)
        and (wanted.language is None or one.language == wanted.language)
        and (wanted.author is None or any(wanted.author.casefold() in a.casefold() for a in one.authors))
        and (wanted.since is None or day >= wanted.since.isoformat())
        and (wanted.until is None or "" < day <= wanted.until.isoformat())
        and not (wanted.unarchived and one.archived)
        and not (wanted.walled and one.wall is None)
    )


def records_of(library: Library, listings: Iterable[Listing]) -> Iterator[Source]:
    """The whole records of what was listed."""
    keys = [one.key for one in listings]
    if len(keys) > len(library) // 2:
        by_key = {s.key: s for s in library.readable_sources()}
        yield from (by_key[k] for k in keys if k in by_key)
        return
    for key in keys:
        source = library.get(key)
        if source is not None:
            yield source
