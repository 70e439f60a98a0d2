"""What a writer asks to be added, and what came of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from srctrack.model.archiving import ArchiveRecord
from srctrack.model.remote import RemoteState
from srctrack.model.source import Source
from srctrack.model.url import without_credentials


@dataclass(frozen=True)
class ManualMetadata:
    """What a writer says about a page; it beats what was read from it."""

    title: str | None = None
    outlet: str | None = None
    published: datetime.date | datetime.datetime | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Target:
    """A page to add: an address to fetch, or a file that was saved, with the address it came from."""

    url: str | None
    file: Path | None = None
    given: ManualMetadata = ManualMetadata()

    @property
    def shown(self) -> str:
        return without_credentials(self.url) if self.url else str(self.file)


class AddState(StrEnum):
    """What an add did to the library."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Added:
    """A page that is kept now. ``missing_quotes`` are wordings asked for that do not stand in it, each with the nearest
    wording found (None when there is nothing like it). ``remote`` is None where no remote store is set; ``not_pushed`` says why
    the page is pending there."""

    source: Source
    state: AddState
    archives: tuple[ArchiveRecord, ...] = ()
    missing_quotes: tuple[tuple[str, str | None], ...] = ()
    remote: RemoteState | None = None
    not_pushed: str | None = None


@dataclass(frozen=True)
class NotAdded:
    """A page that was not added. ``error`` and ``wall`` are words of the contract."""

    target: str
    error: str
    message: str
    wall: str | None = None
    hint: str | None = None
