"""Outlets of the library that a draft names, and their pages where the draft names them as a source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from srctrack.analysis.attribution import outlet_index
from srctrack.analysis.source_linking.outlet_names import find_outlet_names, named_as_source
from srctrack.compare.names.outlet_index import plain_name
from srctrack.model.draft import Draft
from srctrack.model.evidence import KnownOutlets, OutletMention
from srctrack.model.mentions import AttributionKind
from srctrack.model.source import SourceDocument

if TYPE_CHECKING:
    from srctrack.analysis.evidence import Lookup

MAX_PAGES = 3
"""Pages of one outlet that a name alone ties a sentence to; of more, nobody can tell which is meant."""


def outlets_named(
    draft: Draft, sources: Mapping[str, SourceDocument], lookup: Lookup, outlets: KnownOutlets
) -> tuple[dict[str, SourceDocument], tuple[OutletMention, ...]]:
    """Return the pages, by key, that the draft names by their outlet alone, read from ``lookup``, and where it names outlets of the
    library. ``sources`` are the pages that it cites."""
    pages = OutletPages(sources, lookup, outlets)
    mentions = outlet_mentions(draft, pages)
    for mention in named_as_source(draft, mentions):
        pages.pages(mention.outlet)
    return pages.named, mentions


class OutletPages:
    """The library's pages by outlet, asked by any of an outlet's names."""

    def __init__(self, sources: Mapping[str, SourceDocument], lookup: Lookup, outlets: KnownOutlets) -> None:
        self.sources, self.lookup, self.outlets = sources, lookup, outlets
        self.stored = {plain_name(n): n for n in lookup.outlet_names()}
        self.named: dict[str, SourceDocument] = {}
        self._asked: dict[str, tuple[str, ...]] = {}

    def held_name(self, name: str, surely_outlet: bool) -> str | None:
        """The outlet's name as the records have it, asked by any of its names."""
        held = self.stored.get(plain_name(name))
        if held is not None or not (surely_outlet or name.isupper()):
            return held
        known = outlet_index(self.outlets).all_named(name)
        names = (plain_name(n) for o in known for n in (o.name, *o.aliases))
        return next((self.stored[n] for n in names if n in self.stored), None)

    def pages(self, held: str) -> tuple[str, ...]:
        """The keys of an outlet's pages: those that the draft cites, else the stored ones where they are few."""
        if held not in self._asked:
            self._asked[held] = self._pages(held)
        return self._asked[held]

    def _pages(self, held: str) -> tuple[str, ...]:
        stored = self.lookup.keys_for_outlet(held)
        cited = tuple(k for k in stored if k in self.sources)
        if cited or len(stored) > MAX_PAGES:
            return cited
        for key in stored:
            source = self.lookup.get(key)
            if source is not None:
                self.named[key] = self.lookup.read(source)
        return tuple(k for k in stored if k in self.named)


def outlet_mentions(draft: Draft, shelf: OutletPages) -> tuple[OutletMention, ...]:
    """Return where the draft names outlets of which the library holds a page, by any of their names."""
    other_names = []
    for a in draft.annotations.attributions:
        held = shelf.held_name(a.text, a.kind is AttributionKind.OUTLET) if a.text[:1].isupper() else None
        if held is not None and not draft.annotations.in_quotation(a.span):
            other_names.append(OutletMention(a.span, held))
    return find_outlet_names(draft, shelf.stored.values(), dict.fromkeys(other_names))
