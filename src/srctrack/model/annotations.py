"""A survey: everything the text floor found in one prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from srctrack.model.figure import Figure
from srctrack.model.mentions import Attribution, DateMention, NameMention
from srctrack.model.quote import Quote
from srctrack.model.text import Span


@dataclass(frozen=True)
class Annotations:
    """All in order of their start; all spans index the prose that was surveyed."""

    sentences: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[NameMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_index(self, offset: int) -> int | None:
        """The index of the sentence that holds ``offset`` (or the one just before it); None before the first."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 else None

    def sentence_at(self, offset: int) -> Span | None:
        at = self.sentence_index(offset)
        return None if at is None else self.sentences[at]

    def in_quotation(self, span: Span) -> bool:
        """Whether ``span`` lies within quotation marks, where only the Q rules may judge words."""
        return bool(self.quotes_over(span))

    def quotes_over(self, span: Span) -> list[Quote]:
        """The quotations that overlap ``span``, marks included, in order."""
        starts, ends = self._quoted
        near = self.quotes[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        return [q for q in near if q.outer.overlaps(span)]

    def attributions_in(self, sentence: Span) -> list[Attribution]:
        """The attributions that begin and end within ``sentence``, in order."""
        starts = self._attributed
        near = self.attributions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        return [a for a in near if sentence.contains(a.span)]

    @cached_property
    def _attributed(self) -> list[int]:
        return [a.span.start for a in self.attributions]

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """The starts of the quotations, and the farthest end of each and of all before it: both rise."""
        return [q.outer.start for q in self.quotes], list(accumulate((q.outer.end for q in self.quotes), max))
