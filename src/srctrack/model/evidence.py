"""Evidence: the sources that count for a draft."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from srctrack.model.derived import Derived
from srctrack.model.text import Span

if TYPE_CHECKING:
    from srctrack.model.draft import Citation
    from srctrack.model.link_state import LinkState
    from srctrack.model.signature import Signature
    from srctrack.model.source import SourceDocument


@dataclass(frozen=True, slots=True)
class OutletMention:
    """An outlet named in a draft without a link: ``outlet`` is its name in the library's records."""

    span: Span
    outlet: str


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet by all its names (in any script) and domains; ``listed`` says by whom: store, house or built-in."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    listed: str
    country: str | None = None


class KnownOutlets(tuple[KnownOutlet, ...]):
    """All known outlets. Indexes over them are kept with them, so that one run builds an index once."""

    derived: Derived

    def __new__(cls, outlets: Iterable[KnownOutlet] = ()) -> KnownOutlets:
        if isinstance(outlets, KnownOutlets):
            return outlets
        made = super().__new__(cls, outlets)
        made.derived = Derived()
        return made


@dataclass(frozen=True, slots=True)
class HouseName:
    """A line of the newsroom's list: the preferred form, forms to be replaced by it, forms never to flag."""

    preferred: str
    variants: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What rules hold a draft against. Values only: nothing here reads a file or asks a network.

    ``sources`` are the cited and named ones, by key, with their words. ``resolved`` maps each citation of the
    draft to a key (absent when the library does not hold it).
    ``elsewhere`` maps the index of a draft's quotation, not found in its cited sources, to stored sources that
    hold words like it. ``outlets`` are all known outlets; ``linked`` maps a URL of the draft to the outlet that
    publishes there, where known. ``cited_outlets`` are the names of outlets of which a page is cited or stored.
    """

    sources: Mapping[str, SourceDocument] = field(default_factory=dict)
    resolved: Mapping[Citation, str] = field(default_factory=dict)
    elsewhere: Mapping[int, tuple[SourceDocument, ...]] = field(default_factory=dict)
    outlets: KnownOutlets = field(default_factory=KnownOutlets)
    house_names: tuple[HouseName, ...] = ()
    stored_outlets: frozenset[str] = frozenset()
    """Names of outlets, as written in records, of which the library holds a page."""
    outlet_mentions: tuple[OutletMention, ...] = ()
    """Where the draft names an outlet of ``stored_outlets`` outside of links and quotations."""
    own_outlets: tuple[str, ...] = ()
    """Names of the outlets that the draft is written for: what they are named for is theirs to know."""
    stored_sources: int = 0
    """How many sources the library holds in all: with none, “not in any source” says nothing."""

    links: Mapping[str, LinkState] = field(default_factory=dict)
    """What was learned by asking for the pages of the draft's links, by the address as written; empty offline."""
    signatures: tuple[Signature, ...] = ()
    """What people signed of the draft's claims."""
    require_signed: frozenset[str] = frozenset()
    """Kinds of claims that must be signed."""
