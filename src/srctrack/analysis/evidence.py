"""Evidence for a draft: which sources it cites, and which outlets it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from srctrack.analysis.quotations import token_index
from srctrack.analysis.source_links import outlets_named
from srctrack.compare.quotations.match import FEW_WORDS, stands_in
from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.evidence import Evidence, HouseName, KnownOutlet, KnownOutlets, OutletMention
from srctrack.model.quote import QuoteKind
from srctrack.model.source import Source, SourceDocument
from srctrack.model.url import is_web
from srctrack.patterns import pattern


class Lookup(Protocol):
    """The part of a library that evidence is gathered from."""

    def __len__(self) -> int: ...
    def key_for_url(self, url: str) -> str | None: ...
    def keys_for_outlet(self, name: str) -> tuple[str, ...]: ...
    def outlet_names(self) -> frozenset[str]: ...
    def get(self, key: str) -> Source | None: ...
    def read(self, source: Source) -> SourceDocument: ...
    def quote_candidates(self, words: str, limit: int = ...) -> tuple[str, ...]: ...


def collect_evidence(
    draft: Draft,
    lookup: Lookup | None,
    outlets: Sequence[KnownOutlet] = (),
    house_names: Sequence[HouseName] = (),
    own_outlets: Sequence[str] = (),
) -> Evidence:
    """What ``draft`` is held against: its cited sources with their words, and those of outlets it names."""
    if lookup is None or len(lookup) == 0:
        return Evidence(outlets=KnownOutlets(outlets), house_names=tuple(house_names), own_outlets=tuple(own_outlets))
    resolved: dict[Citation, str] = {}
    sources: dict[str, SourceDocument] = {}
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
    named, mentions = outlets_named(draft, sources, lookup, KnownOutlets(outlets))
    sources.update(named)
    outside = _outside(draft, sources, lookup, _near_sources(draft, resolved, mentions))
    return Evidence(
        sources=sources,
        resolved=resolved,
        outlet_mentions=mentions,
        elsewhere=outside,
        outlets=KnownOutlets(outlets),
        house_names=tuple(house_names),
        own_outlets=tuple(own_outlets),
        stored_outlets=lookup.outlet_names(),
        stored_sources=len(lookup),
    )


def _near_sources(draft: Draft, resolved: Mapping[Citation, str], mentions: Sequence[OutletMention]) -> frozenset[int]:
    """The sentences of paragraphs that cite a saved page or name an outlet of one."""
    places = [c.at.start for c in resolved if c.kind is not CitationKind.FRONT_MATTER] + [
        m.span.start for m in mentions
    ]
    blocks = {draft.prose.block_at(at) for at in places}
    general = any(c.kind is CitationKind.FRONT_MATTER for c in resolved)
    return frozenset(
        index
        for index, sentence in enumerate(draft.annotations.sentences)
        if general or draft.prose.block_at(sentence.start) in blocks
    )


CANDIDATES = 6
"""Stored sources read for one quotation that the cited ones lack; the index names the likeliest first."""


def _outside(
    draft: Draft, sources: Mapping[str, SourceDocument], lookup: Lookup, leaning: frozenset[int]
) -> dict[int, tuple[SourceDocument, ...]]:
    """For each quotation of ``draft`` in a sentence of ``leaning`` that no cited source holds word for word, the stored
    sources that may."""
    if not sources or len(sources) >= len(lookup):
        return {}
    searched = [token_index(r) for r in sources.values()]
    out: dict[int, tuple[SourceDocument, ...]] = {}
    read: dict[str, SourceDocument] = {}
    for index, quote in enumerate(draft.annotations.quotes):
        if quote.kind in (QuoteKind.TITLE, QuoteKind.SCARE) or len(quote.text.split()) < FEW_WORDS:
            continue
        if draft.annotations.sentence_index(max(quote.span.start, quote.outer.end - 1)) not in leaning:
            continue
        if any(stands_in(quote.text, s) for s in searched):
            continue
        found = []
        for key in lookup.quote_candidates(quote.text, CANDIDATES):
            source = lookup.get(key)
            if key in sources or source is None:
                continue
            if key not in read:
                read[key] = lookup.read(source)
            found.append(read[key])
        if found:
            out[index] = tuple(found)
    return out


def _key_of(citation: Citation, lookup: Lookup) -> str | None:
    if citation.kind is CitationKind.KEY or not is_web(citation.target):
        return citation.target if lookup.get(citation.target) else None
    key = lookup.key_for_url(citation.target)
    copied = _COPY.match(citation.target) if key is None else None
    return lookup.key_for_url(copied.group(1)) if copied else key


_COPY = pattern(
    r"https?://(?:web\.archive\.org|arquivo\.pt|webarchive\.[\w.]+)/(?:\w+/)*?\d{4,14}(?:[a-z]{2}_)?/(https?://.+)",
    re.I,
)
"""An archived copy's address holds the page's own behind its timestamp (the form that Wayback, OpenWayback and pywb share)."""
