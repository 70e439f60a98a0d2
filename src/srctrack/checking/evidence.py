"""Evidence for a draft: which sources it cites, and which of them each sentence leans on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from srctrack.checking.leaning import lean
from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.evidence import Evidence, HouseName, KnownOutlet
from srctrack.model.source import ReadSource, Source
from srctrack.model.url import is_web


class Lookup(Protocol):
    """The part of a library that evidence is gathered from."""

    def __len__(self) -> int: ...
    def key_for_url(self, url: str) -> str | None: ...
    def keys_for_outlet(self, name: str) -> tuple[str, ...]: ...
    def outlet_names(self) -> frozenset[str]: ...
    def get(self, key: str) -> Source | None: ...
    def read(self, source: Source) -> ReadSource: ...


def gather(
    draft: Draft,
    lookup: Lookup | None,
    outlets: Sequence[KnownOutlet] = (),
    house_names: Sequence[HouseName] = (),
) -> Evidence:
    """What ``draft`` is held against: its cited sources with their words, and each sentence's ties to them."""
    if lookup is None or len(lookup) == 0:
        return Evidence(outlets=tuple(outlets), house_names=tuple(house_names))
    resolved: dict[Citation, str] = {}
    sources: dict[str, ReadSource] = {}
    for citation in draft.citations:
        key = _key_of(citation, lookup)
        if key is None:
            continue
        if key not in sources:
            source = lookup.get(key)
            if source is None:
                continue
            sources[key] = lookup.read(source)
        resolved[citation] = key
    leanings, named = lean(draft, resolved, sources, lookup)
    sources.update(named)
    return Evidence(
        sources=sources,
        resolved=resolved,
        leanings=leanings,
        outlets=tuple(outlets),
        house_names=tuple(house_names),
        stored_outlets=lookup.outlet_names(),
        stored_sources=len(lookup),
    )


def _key_of(citation: Citation, lookup: Lookup) -> str | None:
    if citation.kind is CitationKind.KEY or not is_web(citation.target):
        return citation.target if lookup.get(citation.target) else None
    return lookup.key_for_url(citation.target)
