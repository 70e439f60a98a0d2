"""Sources: published pages a writer relies on, as kept in the library."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from srctrack.model.annotations import Annotations
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.derived import Derived
from srctrack.model.prose import Block, Prose
from srctrack.model.quote import TextQuoteSelector
from srctrack.model.reference import Reference


class Wall(StrEnum):
    """What stands between the reader and the article."""

    CONSENT = "consent"
    BOT = "bot"
    LOGIN = "login"
    GONE = "gone"
    EMPTY = "empty"
    PAYWALL = "paywall"
    PARTIAL = "partial"
    """The page declares more text than it shows, or is the first of several."""
    UNSURE = "unsure"
    """Nothing says that the page is an article, and it reads like a message of the website."""


CUT_OFF = frozenset((Wall.PAYWALL, Wall.PARTIAL))
"""Walls behind which a part of the article was read: what is not in it may be in the rest."""


class Origin(StrEnum):
    """Where a field of an article was read, from the surest to a guess."""

    GIVEN = "given"
    JSON_LD = "json-ld"
    OPEN_GRAPH = "open-graph"
    META = "meta"
    MICRODATA = "microdata"
    TIME = "time"
    VISIBLE = "visible"
    URL = "url"
    KNOWN = "known"
    """From a list of outlets."""
    GUESSED = "guessed"
    SCRIPT = "script"
    """From the data that the page's own script would show."""
    RENDERED = "rendered"
    """From the page as a browser showed it, after its scripts ran."""


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Where a field came from, and whether that is sure enough to be relied on."""

    origin: Origin
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a page. ``domain`` is the registered domain (``fontanka.ru``)."""

    name: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class StruckWords:
    """Words that a page shows struck out, as papers correct themselves: no part of its text. ``beside`` is the paragraph as
    it reads without them."""

    words: str
    beside: str


@dataclass(frozen=True)
class Article:
    """The readable part of a page. ``prose`` is the article; ``page_text`` is all visible text of the page, kept
    beside it so that a quotation in a caption is still found. ``origins`` tells where each field came from, by
    the field's name. A declared value beats a guessed one; an unsure date is stored as unsure."""

    prose: Prose
    page_text: str
    title: str | None = None
    outlet: Outlet = Outlet()
    authors: tuple[str, ...] = ()
    published: datetime.date | datetime.datetime | None = None
    modified: datetime.date | datetime.datetime | None = None
    language: str | None = None
    canonical_url: str | None = None
    dateline: str | None = None
    section: str | None = None
    wall: Wall | None = None
    wall_detail: str | None = None
    origins: Mapping[str, FieldOrigin] = field(default_factory=dict)
    page_blocks: tuple[Block, ...] = ()
    """What the stretches of ``page_text`` are: a quotation that stands in a caption is found as a caption."""
    struck: tuple[StruckWords, ...] = ()
    """What the article shows struck out."""


@dataclass(frozen=True, slots=True)
class SnapshotRef:
    """A kept capture: ``id`` is ``sha256:<hex>`` of the body as received; ``sha1`` its base32 SHA-1, comparable
    with an archive's CDX digest; ``captured`` an instant in UTC; ``text_id`` the digest of its readable text;
    ``bytes`` the body's size."""

    id: str
    sha1: str
    bytes: int
    media_type: str
    captured: datetime.datetime
    text_id: str
    url: str
    status: int | None = None


@dataclass(frozen=True)
class Source:
    """One record of the library. ``key`` is unique and typed by people. ``snapshots`` are in order of capture,
    the newest last; ``archives`` holds the newest word of each archive service. Texts and bytes are not here:
    they are kept under the digests the snapshots name."""

    key: str
    url: str
    final_url: str
    canonical_url: str | None
    title: str | None
    outlet: Outlet
    authors: tuple[str, ...]
    published: datetime.date | datetime.datetime | None
    modified: datetime.date | datetime.datetime | None
    accessed: datetime.datetime
    language: str | None
    words: int
    quotes: int
    figures: int
    wall: Wall | None = None
    dateline: str | None = None
    section: str | None = None
    origins: Mapping[str, FieldOrigin] = field(default_factory=dict)
    snapshots: tuple[SnapshotRef, ...] = ()
    archives: tuple[ArchiveRecord, ...] = ()
    tags: tuple[str, ...] = ()
    note: str | None = None
    kept_quotes: tuple[TextQuoteSelector, ...] = ()
    reference: Reference | None = None
    """What a reference manager said of it; when it is cited, this beats what was read."""

    @property
    def newest(self) -> SnapshotRef | None:
        return self.snapshots[-1] if self.snapshots else None

    @property
    def name(self) -> str:
        """What people call it: its outlet, else its domain, else its key."""
        return self.outlet.name or self.outlet.domain or self.key

    @property
    def urls(self) -> tuple[str, ...]:
        """Every address this source is known under."""
        return tuple(dict.fromkeys(u for u in (self.url, self.final_url, self.canonical_url) if u))


@dataclass(frozen=True)
class SourceDocument:
    """A source with its words: what a rule is given. ``earlier`` are the texts of earlier snapshots, newest first."""

    source: Source
    prose: Prose
    page_text: str
    annotations: Annotations
    earlier: tuple[Prose, ...] = ()
    derived: Derived = field(default_factory=Derived, repr=False)

    @property
    def key(self) -> str:
        return self.source.key
