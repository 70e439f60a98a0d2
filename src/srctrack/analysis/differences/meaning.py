"""Every difference of meaning between a draft and its pages, each place once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.attached_figures import attached_figures
from srctrack.analysis.differences.beside import Beside, besides
from srctrack.analysis.differences.denied_words import denied_words
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.analysis.differences.given_names import changed_given_names
from srctrack.analysis.differences.names_in_slots import names_in_slots
from srctrack.analysis.differences.opposed_words import opposed_words
from srctrack.analysis.differences.ranks import differing_ranks
from srctrack.analysis.differences.roles import wrong_roles
from srctrack.analysis.differences.routes import turned_routes
from srctrack.analysis.differences.speakers import wrong_speakers
from srctrack.analysis.differences.swapped_sides import swapped_sides
from srctrack.model.derived import derived
from srctrack.model.finding import Confidence
from srctrack.model.recent import Recent
from srctrack.model.source import SourceDocument

MAX_KNOWN = 1024
"""Sentences whose differences from one page are kept: those of some ten drafts."""


@derived
def meaning_differences(analysis: Analysis) -> tuple[Difference, ...]:
    """Return the differences of meaning in order of place."""
    out: list[Difference] = []
    for beside in besides(analysis):
        for found in _differences(beside, analysis.draft.prose.text):
            if not any(found.at.overlaps(other.at) for other in out):
                out.append(found if beside.linked else replace(found, confidence=Confidence.MEDIUM))
    for found in (*changed_given_names(analysis), *wrong_roles(analysis), *wrong_speakers(analysis)):
        if not any(found.at.overlaps(other.at) for other in out):
            out.append(found)
    return tuple(sorted(out, key=lambda d: d.at))


def _differences(beside: Beside, text: str) -> Iterator[Difference]:
    """The differences of one sentence from one page. They depend on the words of the two alone, not on where in the draft
    the sentence is, and are kept for the next check of the draft."""
    if not beside.ours:
        return
    start, end = beside.ours[0].span.start, beside.ours[-1].span.end
    ours = tuple(replace(word, span=word.span.moved(-start)) for word in beside.ours)
    within = text[start:end]
    key = (ours, within, beside.language, tuple(beside.aligned.items()), beside.linked)
    moved = replace(beside, ours=ours)
    for found in _known(beside.source).get(key, lambda: tuple(_compared(moved, within))):
        yield replace(found, at=found.at.moved(start))


@derived
def _known(source: SourceDocument) -> Recent[tuple[Difference, ...]]:
    return Recent(MAX_KNOWN)


def _compared(beside: Beside, text: str) -> Iterator[Difference]:
    yield from opposed_words(beside, text)
    yield from differing_ranks(beside)
    yield from denied_words(beside, text)
    yield from turned_routes(beside)
    yield from attached_figures(beside)
    yield from swapped_sides(beside)
    yield from names_in_slots(beside)


def differences_of(analysis: Analysis, *slots: Slot) -> tuple[Difference, ...]:
    """Return the differences of meaning in the given slots."""
    return tuple(d for d in meaning_differences(analysis) if d.slot in slots)
