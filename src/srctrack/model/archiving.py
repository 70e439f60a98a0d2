"""What an archive keeps, and what we know of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.url import domain, host

ARCHIVE_HOSTS = frozenset(
    "web.archive.org archive.org wayback.archive.org web-static.archive.org archive.today archive.ph archive.is archive.li "
    "archive.vn archive.md archive.fo perma.cc webcitation.org webarchive.org.uk arquivo.pt webarchive.nationalarchives.gov.uk "
    "wayback.archive-it.org archive-it.org ghostarchive.org megalodon.jp timetravel.mementoweb.org haw.nsk.hr "
    "webarchive.loc.gov swap.stanford.edu vefsafn.is webarchive.archive.unesco.org".split()
)
"""Hosts that are archives themselves: the list of the Memento aggregator's archives, and those writers link to."""


def is_archive_link(url: str) -> bool:
    """Whether an address leads to a kept copy already."""
    return host(url) in ARCHIVE_HOSTS or domain(url) in ARCHIVE_HOSTS


class ArchiveState(StrEnum):
    """What is known of a page's copy at an archive. Only VERIFIED and EXISTING are “archived”."""

    NOT_ATTEMPTED = "not-attempted"
    QUEUED = "queued"
    SUBMITTED = "submitted"
    NOT_VISIBLE = "not-visible"
    """Saved as the archive says, not yet to be read back."""
    VERIFIED = "verified"
    NOT_VIEWABLE = "not-viewable"
    """Saved, but the archive does not show it (an exclusion)."""
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """Asked, and no answer that tells: a time-out, 429 or 5xx. Never “not archived”."""
    EXISTING = "existing"
    """An earlier capture, verified, young enough by the setting."""

    @property
    def archived(self) -> bool:
        return self in (ArchiveState.VERIFIED, ArchiveState.EXISTING)

    @property
    def contract(self) -> str:
        """The word of the add report: ``saved``, ``pending``, ``failed`` or ``skipped``."""
        if self.archived:
            return "saved"
        if self in (ArchiveState.REFUSED, ArchiveState.NOT_VIEWABLE):
            return "failed"
        return "skipped" if self is ArchiveState.NOT_ATTEMPTED else "pending"


@dataclass(frozen=True, slots=True)
class Memento:
    """A prior state of a page kept by an archive at its own URL with its own datetime (RFC 7089).
    ``timestamp`` is an instant in UTC; ``digest`` the base32 SHA-1 of the payload where the archive tells it."""

    service: str
    url: str
    original: str
    timestamp: datetime.datetime
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """The newest word of one service about one source. ``job`` is the service's opaque id; ``error`` its code of
    refusal; ``detail`` one sentence for people; instants are in UTC. ``asked`` is when a capture was last asked for,
    ``checked`` when the archive last answered, ``recheck`` when it is worth asking again (None: by hand only)."""

    service: str
    state: ArchiveState
    memento: Memento | None = None
    job: str | None = None
    error: str | None = None
    detail: str | None = None
    asked: datetime.datetime | None = None
    checked: datetime.datetime | None = None
    recheck: datetime.datetime | None = None
