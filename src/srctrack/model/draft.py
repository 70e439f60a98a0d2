"""Drafts: the writer's file under check."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from srctrack.model.annotations import Annotations
from srctrack.model.derived import Derived
from srctrack.model.prose import Prose
from srctrack.model.text import OffsetMap, SourceText, Span


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page. ``span`` covers the whole construct in the file, ``url_span`` the address in the
    file (None where it stands elsewhere, as in Word); ``words`` covers the link's words in the prose (empty for a bare address)."""

    url: str
    span: Span
    url_span: Span | None
    words: Span


class CitationKind(StrEnum):
    """How a draft names a source."""

    LINK = "link"
    FOOTNOTE = "footnote"
    KEY = "key"
    FRONT_MATTER = "front-matter"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a draft that names a source. ``target`` is a URL or a key; ``at`` is its place in the prose
    (where the link's words, or the footnote's or key's mark, stand); ``span`` its place in the file."""

    kind: CitationKind
    target: str
    at: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Suppression:
    """A request in the draft to silence codes. ``codes`` are prefixes; ``covers`` is the stretch of the file it
    silences; ``span`` the comment itself."""

    codes: tuple[str, ...]
    reason: str | None
    span: Span
    covers: Span
    problem: str | None = None
    """What is wrong with the comment's wording, as a sentence with the right form; None when it is well written."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the head of a draft says: ``date`` anchors relative dates; ``sources`` are keys or URLs."""

    title: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    sources: tuple[str, ...] = ()
    span: Span | None = None
    bibliography: str | None = None
    """A list of references of the draft's own, which its keys may lead to."""


@dataclass(frozen=True)
class Draft:
    """A draft as read. ``prose`` and everything in ``annotations`` are in prose offsets; ``offsets`` leads back to the
    file."""

    file: SourceText
    prose: Prose
    offsets: OffsetMap
    annotations: Annotations
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    front_matter: FrontMatter = FrontMatter()
    dangling: tuple[tuple[str, Span], ...] = ()
    """Footnote marks and reference labels without a definition: the label, and its span in the file."""
    site_links: tuple[Span, ...] = ()
    """The words, in the prose, of links to pages of the draft's own site (relative addresses)."""
    editable: bool = True
    """Whether an edit of the file's text can be written back (not for Word)."""
    spaces_show: bool = True
    """Whether a second space in the file is seen by readers (not in HTML)."""
    given_date: datetime.date | None = field(default=None)
    """The day the draft speaks from, given by hand; beats the front matter's."""
    derived: Derived = field(default_factory=Derived, repr=False)

    @property
    def path(self) -> str:
        return self.file.path

    @property
    def date(self) -> datetime.date | None:
        """The day the draft speaks from, or None when nothing says it."""
        return self.given_date or self.front_matter.date

    def place(self, span: Span) -> Span:
        """The file's span of a span of the prose."""
        return self.offsets.span_to_original(span)
