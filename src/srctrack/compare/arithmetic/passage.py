"""Passages: stretches of a text whose figures may belong to one calculation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from srctrack.compare.arithmetic.compound import joined
from srctrack.compare.arithmetic.loose_numbers import loose_numbers
from srctrack.compare.arithmetic.quantity import COUNTABLE, Quantity, inherited, quantity
from srctrack.model.annotations import Annotations
from srctrack.model.figure import FigureKind
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

MAX_SENTENCES = 4
"""Sentences over which a calculation is followed: the parts, the whole, and two that say which is which."""
MAX_QUANTITIES = 12
"""Quantities in one window; with more the text is a table in prose, and almost any number is a sum of some of them."""

MAX_PASSAGE = 40
"""Sentences of one passage: a longer paragraph or list is read in stretches of as many, so that time grows with the text."""
MAX_DENSE = 120
"""Quantities in one passage; with more it is data, not prose, and nothing in it is calculated."""

LISTED = frozenset({BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of one paragraph, or of a list with the paragraph before and after it."""

    text: str
    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    listed: bool = False
    items: frozenset[int] = frozenset()
    """Where the sentences start that are items of a list."""

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].start, self.sentences[-1].end)

    def sentence_of(self, q: Quantity) -> int:
        i = bisect_right(self.sentences, q.span.start, key=_start) - 1
        return i if i >= 0 and q.span.start < self.sentences[i].end else 0

    def in_item(self, q: Quantity) -> bool:
        return self.sentences[self.sentence_of(q)].start in self.items

    def within(self, first: int, last: int) -> tuple[Quantity, ...]:
        """The quantities of the sentences from ``first`` to ``last``, both included."""
        start, end = self.sentences[first].start, self.sentences[last].end
        return tuple(q for q in self.quantities if start <= q.span.start < end)

    def before(self, q: Quantity, most: int = 120) -> str:
        """The words of the sentence before a quantity."""
        start = self.sentences[self.sentence_of(q)].start
        return self.text[max(start, q.span.start - most) : q.span.start]

    def after(self, q: Quantity, most: int = 120) -> str:
        """The words of the sentence after a quantity."""
        end = self.sentences[self.sentence_of(q)].end
        return self.text[q.span.end : min(end, q.span.end + most)]

    def bracket_of(self, at: Span) -> int | None:
        """Where the innermost bracket opens that a place is in; None outside of brackets."""
        opened: list[int] = []
        start = next((s.start for s in self.sentences if s.start <= at.start < s.end), self.span.start)
        for i in range(start, at.start):
            if self.text[i] in "([":
                opened.append(i)
            elif self.text[i] in ")]" and opened:
                opened.pop()
        return opened[-1] if opened else None

    def between(self, one: Quantity, other: Quantity) -> str:
        """The words from the end of the first of two quantities to the start of the second."""
        first, second = sorted((one, other), key=lambda q: q.span.start)
        return self.text[first.span.end : max(second.span.start, first.span.end)]


def passages(prose: Prose, annotations: Annotations) -> Iterator[Passage]:
    """Return the passages of ``prose`` that hold at least two quantities."""
    whole = tuple(joined(prose.text, annotations.figures))
    for indices, listed in _stretches(_grouped(prose, annotations)):
        sentences = tuple(annotations.sentences[i] for i in indices)
        start, end = sentences[0].start, sentences[-1].end
        figures = [f for f in _inside(whole, start, end) if f.kind in COUNTABLE]
        found = [q for q in (quantity(f, prose.text) for f in figures) if q is not None]
        for sentence in sentences:
            near = _inside(annotations.figures, sentence.start, sentence.end)
            for figure in loose_numbers(
                prose.text, sentence, near, _inside(annotations.dates, sentence.start, sentence.end)
            ):
                one = quantity(figure, prose.text)
                found += [replace(one, loose=True)] if one else []
        found.sort(key=lambda q: q.span.start)
        fractions = any(f.kind is FigureKind.SHARE for f in _inside(annotations.figures, start, end))
        if (len(found) < 2 and not fractions) or len(found) > MAX_DENSE:
            continue
        items = frozenset(s.start for s in sentences if listed and _is_item(prose, s))
        found = [q for q in found if not _is_clock(prose.text, q)]
        found = _of_the_list(inherited(prose.text, found), items, start)
        yield Passage(prose.text, sentences, tuple(q for q in found if not _looks_like_year(q)), listed, items)


def _start(span: Span) -> int:
    return span.start


class _Mention(Protocol):
    @property
    def span(self) -> Span: ...


_M = TypeVar("_M", bound=_Mention)


def _start_of(mention: _Mention) -> int:
    return mention.span.start


def _inside(mentions: Sequence[_M], start: int, end: int) -> Sequence[_M]:
    """The mentions that begin between two places; ``mentions`` are in order."""
    return mentions[bisect_left(mentions, start, key=_start_of) : bisect_left(mentions, end, key=_start_of)]


def _stretches(groups: Iterable[tuple[list[int], bool]]) -> Iterator[tuple[list[int], bool]]:
    for indices, listed in groups:
        for first in range(0, len(indices), MAX_PASSAGE):
            yield indices[first : first + MAX_PASSAGE], listed


_CLOCK = pattern(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_BY = pattern(r"\b(?:by|at|until|till|before)\s$", re.I)
_AT = pattern(r"\b(?:at|from|until|till|by|before|after|between|and|to)\s$", re.I)
_NOUN_AFTER = pattern(r"\s*(?:[),.;]|and\b|to\b|until\b|in the (?:morning|evening|afternoon)|on\b|$)", re.I)


def _is_clock(text: str, q: Quantity) -> bool:
    """Whether a bare number is a time of day: “leaves at 6.20 and arrives at 9.05”."""
    if q.figure.text.isalpha() and q.value <= 12 and not q.counts and q.kind is FigureKind.COUNT:
        return (
            bool(_BY.search(text[max(0, q.span.start - 9) : q.span.start]))
            and text[q.span.end : q.span.end + 1] in ",.;"
        )
    return (
        q.kind is FigureKind.COUNT
        and not q.counts
        and bool(_CLOCK.fullmatch(q.figure.text))
        and bool(_AT.search(text[max(0, q.span.start - 9) : q.span.start]))
        and bool(_NOUN_AFTER.match(text[q.span.end : q.span.end + 24]))
    )


def _is_item(prose: Prose, sentence: Span) -> bool:
    block = prose.block_at(sentence.start)
    return block is not None and block.kind in LISTED


def _of_the_list(found: list[Quantity], items: frozenset[int], start: int) -> list[Quantity]:
    """Give the bare numbers of a list the unit of the one quantity with a unit in the sentence that opens it."""
    if not items or start in items:
        return found
    opening = [q for q in found if q.span.start < min(items) and q.kind in (FigureKind.MONEY, FigureKind.MEASURE)]
    if len(opening) != 1 or any(q.kind is opening[0].kind for q in found if q.span.start >= min(items)):
        return found
    whole = opening[0]
    return [
        replace(q, kind=whole.kind, unit=whole.unit)
        if q.span.start >= min(items) and q.kind is FigureKind.COUNT and not q.counts and q.value <= 2 * whole.value
        else q
        for q in found
    ]


def _looks_like_year(q: Quantity) -> bool:
    return (
        q.kind is FigureKind.COUNT
        and q.figure.text.isdigit()
        and len(q.figure.text) == 4
        and 1500 <= q.value < 2100
        and not q.figure.counts
    )


def _grouped(prose: Prose, annotations: Annotations) -> Iterator[tuple[list[int], bool]]:
    """The sentences of each paragraph; a list goes with the paragraph that opens it and the one after it."""
    groups: list[tuple[list[int], BlockKind | None]] = []
    for i, sentence in enumerate(annotations.sentences):
        block = prose.block_at(sentence.start)
        kind = block.kind if block else None
        if groups and kind == groups[-1][1] and (kind in LISTED or not _parted(prose, annotations, i)):
            groups[-1][0].append(i)
        else:
            groups.append(([i], kind))
    for n, (indices, kind) in enumerate(groups):
        if kind in (BlockKind.HEADING, BlockKind.EMBED, BlockKind.TABLE_ROW):
            continue
        if kind in LISTED:
            before = groups[n - 1][0][-1:] if n and groups[n - 1][1] is not BlockKind.EMBED else []
            after = groups[n + 1][0][:1] if n + 1 < len(groups) and groups[n + 1][1] is BlockKind.PARAGRAPH else []
            yield before + indices + after, True
        else:
            yield indices, False


def _parted(prose: Prose, annotations: Annotations, index: int) -> bool:
    between = prose.text[annotations.sentences[index - 1].end : annotations.sentences[index].start]
    return bool(_BLANK_LINE.search(between))


_BLANK_LINE = pattern(r"\n[^\S\n]*\n", re.A)
