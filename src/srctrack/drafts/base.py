"""What a format of draft is: its file endings, and how its bytes become words with the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from srctrack.model.draft import Citation, FrontMatter, Link, Suppression
from srctrack.model.prose import Prose
from srctrack.model.text import OffsetMap, SourceText, Span


@dataclass(frozen=True)
class Reading:
    """What a format makes of one file; everything of a Draft but its survey."""

    file: SourceText
    prose: Prose
    offsets: OffsetMap
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    front_matter: FrontMatter = field(default_factory=FrontMatter)
    dangling: tuple[tuple[str, Span], ...] = ()
    site_links: tuple[Span, ...] = ()
    editable: bool = True
    spaces_show: bool = True


@dataclass(frozen=True)
class DraftFormat:
    """One kind of file. ``endings`` are lower case with the dot; ``read`` gets the path (for messages) and the bytes
    of the file, and raises DraftError where they cannot be read."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes], Reading]
