"""Sentences without a source of their own that say what one sentence of a cited page says: they rest on that page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from srctrack.analysis.alignment import Aligned, alignments
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking.own_pages import own_pages
from srctrack.analysis.source_linking.resting import Part, Reading
from srctrack.analysis.source_linking.voices import Voice
from srctrack.model.prose import BlockKind
from srctrack.model.source import SourceDocument
from srctrack.model.statement import Strength
from srctrack.model.text import Span

MIN_SCORE, MIN_LEAD = 0.5, 0.3
"""Score of an alignment, and lead over the page's next sentence, from which a sentence is a page's own, told again."""
OTHER_PAGE = 0.7
"""The part of the score that no other page may reach, since the sentence might as well be that page's."""
_ALONE = frozenset({BlockKind.HEADING, BlockKind.BLOCK_QUOTE, BlockKind.EMBED})
"""Blocks that are no statement of the draft."""


def link_retold(analysis: Analysis, readings: list[Reading]) -> None:
    """Give open sentences that are one page's, told again, that page as ``Strength.CONTEXT``, in place.

    A sentence with an anchor of its own is left alone, also where that anchor is a page that is not saved; and so is one
    that the writer's newsroom speaks for.
    """
    pages = {k: s for k, s in analysis.evidence.sources.items() if k not in own_pages(analysis)}
    for reading in readings:
        block = reading.unit.block
        if reading.decides or reading.voice is Voice.OWN or (block is not None and block.kind in _ALONE):
            continue
        open_parts = [p for p in _parts(reading) if not p.firm and not p.own]
        if not open_parts or len(open_parts) < len(list(_parts(reading))):
            continue
        key = _page_of(analysis, reading.unit.span, pages)
        for part in open_parts if key is not None else ():
            part.rests[key or ""] = Strength.CONTEXT


def _parts(reading: Reading) -> Iterator[Part]:
    yield from reading.parts
    yield from reading.quotes


def _page_of(analysis: Analysis, span: Span, pages: Mapping[str, SourceDocument]) -> str | None:
    """The one cited page that has a sentence which says what the words at ``span`` say."""
    best: list[tuple[float, str, Aligned]] = []
    for key, source in pages.items():
        found = alignments(analysis).of(analysis.draft, span, source)[:1]
        best += [(found[0].score, key, found[0])] if found else []
    best.sort(key=lambda entry: (-entry[0], entry[1]))
    if not best or best[0][0] < MIN_SCORE or best[0][2].margin < MIN_LEAD:
        return None
    if len(best) > 1 and best[1][0] > OTHER_PAGE * best[0][0]:
        return None
    return best[0][1]
