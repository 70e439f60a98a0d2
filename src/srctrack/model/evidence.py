"""Evidence: the sources that count for a draft, and which of them each sentence leans on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srctrack.model.draft import Citation
    from srctrack.model.link_state import LinkState
    from srctrack.model.source import ReadSource


class Via(StrEnum):
    """What ties a sentence to a source, from the surest to the loosest."""

    LINK = "link"
    FOOTNOTE = "footnote"
    KEY = "key"
    OUTLET = "outlet"
    CARRIED = "carried"
    """From the sentence before, through “the newspaper”, “it”, or a citation at the paragraph's end."""
    FRONT_MATTER = "front-matter"


@dataclass(frozen=True, slots=True)
class Leaning:
    """One tie of one sentence (by its index in the draft's survey) to one source (by its key)."""

    sentence: int
    key: str
    via: Via


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet by all its names (in any script) and domains; ``listed`` says by whom: store, house or built-in."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    listed: str
    country: str | None = None


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
    draft to a key (absent when the library does not hold it). ``leanings`` are in order of sentence.
    ``elsewhere`` maps the index of a draft's quotation, not found in its cited sources, to stored sources that
    hold words like it. ``outlets`` are all known outlets; ``linked`` maps a URL of the draft to the outlet that
    publishes there, where known. ``cited_outlets`` are the names of outlets of which a page is cited or stored.
    """

    sources: Mapping[str, ReadSource] = field(default_factory=dict)
    resolved: Mapping[Citation, str] = field(default_factory=dict)
    leanings: tuple[Leaning, ...] = ()
    elsewhere: Mapping[int, tuple[ReadSource, ...]] = field(default_factory=dict)
    outlets: tuple[KnownOutlet, ...] = ()
    house_names: tuple[HouseName, ...] = ()
    stored_outlets: frozenset[str] = frozenset()
    """Names of outlets, as written in records, of which the library holds a page."""
    own_outlets: tuple[str, ...] = ()
    """Names of the outlets that the draft is written for: what they are named for is theirs to know."""
    stored_sources: int = 0
    """How many sources the library holds in all: with none, “not in any source” says nothing."""

    links: Mapping[str, LinkState] = field(default_factory=dict)
    """What was learned by asking for the pages of the draft's links, by the address as written; empty offline."""

    def leaning_on(self, sentence: int) -> tuple[ReadSource, ...]:
        """The sources that sentence ``sentence`` leans on, surest tie first."""
        order = list(Via)
        mine = sorted((le for le in self.leanings if le.sentence == sentence), key=lambda le: order.index(le.via))
        return tuple(self.sources[k] for k in dict.fromkeys(le.key for le in mine) if k in self.sources)
