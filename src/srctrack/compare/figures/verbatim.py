"""A sentence of the draft that is the source's own but for a number."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.compare.figures.context import FigureContext, SentenceContext
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.sentence_alignment import Aligned, Aligner
from srctrack.compare.figures.token_alignment import AlignedNumber, holds_number, places
from srctrack.compare.figures.verdicts import (
    VERBATIM,
    FigureMatch,
    FigureVerdict,
    alike,
    asks,
    bare,
    hedged,
    quoted,
    verdict_of,
)
from srctrack.model.annotations import Annotations
from srctrack.model.finding import Confidence
from srctrack.model.mentions import DateKind
from srctrack.model.text import Span
from srctrack.patterns import pattern


def _dated(annotations: Annotations, at: Span) -> bool:
    return any(d.span.overlaps(at) and d.kind is not DateKind.RELATIVE for d in annotations.dates)


MIN_STEMS = 4
"""Content words that two sentences share at least to be called one: short sentences cover each other by chance."""
MIN_LETTERS = 24
"""Code points from which two sentences that differ in nothing but digits are one, however common their words."""
_DIGITS = pattern(r"\d+(?:[.,]\d+)*")


def few_shared(ours: SentenceContext, theirs: SentenceContext) -> bool:
    if len(ours.stems & theirs.stems) >= MIN_STEMS:
        return False
    same = _DIGITS.sub("#", ours.said) == _DIGITS.sub("#", theirs.said)
    return not (same and len(ours.said) >= MIN_LETTERS)


_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
YEAR_DIGITS = 4
"""Digits of a year: a number with fewer is none mistyped."""


class Verbatim:
    """A sentence of the draft that is one of the source's but for a word or two, laid side by side with it."""

    def __init__(self, aligner: Aligner, ours: SentenceContext, theirs: Aligned, rivals: tuple[Aligned, ...]) -> None:
        self.aligner = aligner
        self.ours = ours
        self.theirs = theirs
        text, source = aligner.draft.prose.text, aligner.source.prose.text
        self.places = places(text, ours.span, source, theirs.sentence.span)
        self.rivals = [places(text, ours.span, source, r.sentence.span) for r in rivals]

    @classmethod
    def of(cls, aligner: Aligner, ours: SentenceContext) -> Verbatim | None:
        """None where no sentence of the source is near enough, a name of the draft's is missing there, or the source has the
        very sentence somewhere: one of a list of like ones."""
        if not holds_number(ours.text) or any(s.text == ours.text for s in aligner.source.sentences):
            return None
        aligned = aligner.of(ours)
        if not aligned or aligned[0].coverage < VERBATIM or few_shared(ours, aligned[0].sentence):
            return None
        rivals = tuple(a for a in aligned[1:] if a.coverage >= VERBATIM)
        return cls(aligner, ours, aligned[0], rivals)

    def answer(self, s: FigureContext) -> FigureMatch | None:
        """The answer of the figure that stands at the same place of the source's sentence."""
        placed = next((p for p in self.places if s.figure.number.overlaps(p.ours)), None)
        if placed is None or self._elsewhere(placed):
            return None
        there = self.aligner.source.by_sentence.get(self.theirs.sentence.index, ())
        other = next((t for t in there if t.figure.number.overlaps(placed.theirs)), None)
        if not placed.same and not placed.framed:
            return None
        if other is None:
            return None if placed.same or self._year_there(placed) else self._changed(placed, s)
        coverage = self.theirs.coverage
        if compare_intervals(s.figure, other.figure) is IntervalRelation.SAME:
            return hedged(self.aligner.source, s, other, coverage)
        if not placed.same and s.figure.kind is not other.figure.kind:
            return FigureMatch(s, other, FigureVerdict.FIGURE, Confidence.HIGH, coverage)
        if placed.same and not alike(s.figure, other.figure):
            return None
        return FigureMatch(s, other, verdict_of(s.figure, other.figure, coverage), Confidence.HIGH, coverage)

    def other_numbers(self, mine: tuple[FigureContext, ...]) -> Iterator[FigureMatch]:
        """Numbers that are no figures (a time of day, “Proposition 226”) and that alone were changed. Dates are left to the rules on
        dates, quotations to those on quotations."""
        annotations = self.aligner.draft.annotations
        for p in self.places:
            if p.same or not p.framed or self._elsewhere(p) or self._year_there(p):
                continue
            if any(s.figure.number.overlaps(p.ours) and asks(self.aligner.draft, s) for s in mine):
                continue
            if quoted(self.aligner.draft, p.ours) or (
                _dated(annotations, p.ours) and _dated(self.aligner.source.annotations, p.theirs)
            ):
                continue
            yield self._changed(p, None)

    def _year_there(self, placed: AlignedNumber) -> bool:
        """Whether the source has a year where the draft has a number that can be none."""
        source = self.aligner.source
        return len(placed.theirs) == YEAR_DIGITS > len(placed.ours) and (
            _dated(source.annotations, placed.theirs)
            or _YEAR.fullmatch(placed.theirs.of(source.prose.text)) is not None
        )

    def _elsewhere(self, placed: AlignedNumber) -> bool:
        """Whether the source has the draft's number between the same words somewhere: a form of words used more than once."""
        if placed.same:
            return False
        if any(r.same and r.ours == placed.ours for other in self.rivals for r in other):
            return True
        text = self.aligner.draft.prose.text
        return _framed_words(text, placed.ours) in self.aligner.source.prose.text

    def _changed(self, p: AlignedNumber, s: FigureContext | None) -> FigureMatch:
        ours = s or bare(self.aligner.draft, self.ours, p.ours)
        theirs = bare(self.aligner.source, self.theirs.sentence, p.theirs)
        return FigureMatch(ours, theirs, FigureVerdict.FIGURE, Confidence.HIGH, self.theirs.coverage)


_BEFORE = pattern(r"\S*\s*$")
_AFTER = pattern(r"\s*\S{0,12}")


def _framed_words(text: str, at: Span) -> str:
    """The number at ``at`` with the word before it and the next after it, as they stand."""
    before = _BEFORE.search(text, max(0, at.start - 20), at.start)
    after = _AFTER.match(text, at.end)
    return text[before.start() if before else at.start : after.end() if after else at.end]
