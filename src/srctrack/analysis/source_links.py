"""Which source each sentence of a draft leans on: one piece of code, for every rule."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from srctrack.analysis.attribution import outlet_index
from srctrack.analysis.source_linking.outlet_names import find_outlet_names, named_as_source
from srctrack.compare.names.outlet_index import plain_name
from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.evidence import KnownOutlets, OutletMention, SourceLink, Via
from srctrack.model.mentions import AttributionKind
from srctrack.model.prose import BlockKind
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern

if TYPE_CHECKING:
    from srctrack.analysis.evidence import Lookup

_VIA = {
    CitationKind.LINK: Via.LINK,
    CitationKind.FOOTNOTE: Via.FOOTNOTE,
    CitationKind.KEY: Via.KEY,
}
_CARRIED_ON = pattern(
    r"\b(?:the|this|that|same) (?:news)?(?:paper|daily|weekly|magazine|outlet|site|website|agency|broadcaster|channel|station|portal|"
    r"tabloid|publication|journal|report|article|story|piece|interview|investigation|wire)(?:[’']s)?\b"
    r"|^\W*(?:it|its|they) (?:also |later |further )?(?:report|wrote|write|said|say|add|note|quot|cit|found|claim|publish)",
    re.I,
)
"""Words that take the outlet named before up again."""

MAX_PAGES = 3
"""Pages of one outlet that a name alone ties a sentence to; of more, nobody can tell which is meant."""
BACK = 4
"""Sentences back in which “the newspaper” looks for its outlet."""

Ties = dict[int, dict[str, Via]]


def link_sentences_to_sources(
    draft: Draft,
    resolved: Mapping[Citation, str],
    sources: Mapping[str, SourceDocument],
    lookup: Lookup,
    outlets: KnownOutlets | None = None,
) -> tuple[tuple[SourceLink, ...], dict[str, SourceDocument], tuple[OutletMention, ...]]:
    """Each sentence's ties to ``sources``, in order of sentence; sources that the draft names by their outlet only,
    read from ``lookup``, by key; and where outlets of the library are named.

    In this order: a link, footnote or key in the sentence; an outlet named in it of which pages are cited or stored; “the newspaper” and its like,
    by what the sentences before lean on; a citation in the same paragraph, the nearest before and, for a sentence with none
    before it, the nearest after; the front matter, for sentences that nothing else ties.
    """
    shelf = OutletPages(sources, lookup, outlets or KnownOutlets())
    ties = _cited(draft, resolved)
    cited = {at: dict(found) for at, found in ties.items()}
    mentions = outlet_mentions(draft, shelf)
    _by_outlet(draft, shelf, ties, mentions)
    _taken_up(draft, ties)
    _carried(draft, cited, ties)
    general = [k for c, k in resolved.items() if c.kind is CitationKind.FRONT_MATTER]
    for at in range(len(draft.annotations.sentences)):
        if general and at not in ties:
            ties[at] = dict.fromkeys(general, Via.FRONT_MATTER)
    return (
        tuple(SourceLink(at, key, via) for at in sorted(ties) for key, via in ties[at].items()),
        shelf.named,
        mentions,
    )


def _tie(ties: Ties, at: int, key: str, via: Via) -> None:
    ties.setdefault(at, {}).setdefault(key, via)


def _cited(draft: Draft, resolved: Mapping[Citation, str]) -> Ties:
    ties: Ties = {}
    for citation, key in resolved.items():
        if citation.kind is CitationKind.FRONT_MATTER:
            continue
        at = draft.annotations.sentence_index(citation.at.start)
        if at is not None:
            _tie(ties, at, key, _VIA[citation.kind])
    return ties


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


def _by_outlet(draft: Draft, shelf: OutletPages, ties: Ties, mentions: Sequence[OutletMention]) -> None:
    """Sentences that name an outlet as their source lean on its pages."""
    for mention in named_as_source(draft, mentions):
        at = draft.annotations.sentence_index(mention.span.start)
        if at is None:
            continue
        for key in shelf.pages(mention.outlet):
            _tie(ties, at, key, Via.OUTLET)


def _taken_up(draft: Draft, ties: Ties) -> None:
    """“The newspaper” is the outlet that the nearest sentence before leans on."""
    text = draft.prose.text
    for at, sentence in enumerate(draft.annotations.sentences):
        if at in ties or not _CARRIED_ON.search(_outside_quotations(draft, sentence, text)):
            continue
        for back in range(at - 1, max(-1, at - 1 - BACK), -1):
            if back in ties:
                for key in ties[back]:
                    _tie(ties, at, key, Via.CARRIED)
                break


def _outside_quotations(draft: Draft, sentence: Span, text: str) -> str:
    out, at = [], sentence.start
    for quote in draft.annotations.quotes:
        if quote.outer.overlaps(sentence):
            out.append(text[at : max(at, quote.outer.start)])
            at = max(at, quote.outer.end)
    out.append(text[at : max(at, sentence.end)])
    return "".join(out)


def _carried(draft: Draft, cited: Ties, ties: Ties) -> None:
    """Within a paragraph a citation carries to the sentences that have none: on to those after it, and back to those before the
    first one."""
    for paragraph in _paragraphs(draft):
        with_one = [at for at in paragraph if at in cited]
        if not with_one:
            continue
        for at in paragraph:
            if at in ties:
                continue
            before = [i for i in with_one if i < at]
            after = [i for i in with_one if i > at]
            for source in (before[-1:] or after[:1]) if not (before and after) else (before[-1], after[0]):
                for key in cited[source]:
                    _tie(ties, at, key, Via.CARRIED)


def _led_to(draft: Draft, sentence: Span) -> bool:
    before = draft.prose.text[max(0, sentence.start - _LEADING) : sentence.start]
    return before.rstrip(" \n-*•–").endswith(":")


_LEADING = 12
"""Code points before a list or block quotation in which the colon of its paragraph stands."""


def _paragraphs(draft: Draft) -> Sequence[Sequence[int]]:
    """The sentences of each block; a block quotation or a list belongs to the paragraph that leads to it with a colon."""
    out: list[list[int]] = []
    last = None
    listed = False
    for at, sentence in enumerate(draft.annotations.sentences):
        block = draft.prose.block_at(sentence.start)
        joined = (
            block is not None
            and last is not None
            and block is not last
            and block.kind in (BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM)
            and (_led_to(draft, sentence) or (listed and block.kind is last.kind is BlockKind.LIST_ITEM))
        )
        if block is not last:
            listed = joined
        if out and (block is last or joined):
            out[-1].append(at)
        else:
            out.append([at])
        last = block
    return out
