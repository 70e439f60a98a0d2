"""Answers of a source in another language."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.annotate.figures.units import dimension
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.compare.figures.cross_language import CrossLanguageMatcher, Number
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals, conversion
from srctrack.compare.figures.verdicts import (
    BOUNDED,
    FigureMatch,
    FigureVerdict,
    asks,
    bare,
    drifts,
    is_reversed,
    quoted,
    verdict_of,
)
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.finding import Confidence


def answers_across(draft: FigureContexts, source: FigureContexts, indices: frozenset[int]) -> Iterator[FigureMatch]:
    across = CrossLanguageMatcher(draft, source)
    for index in sorted(indices):
        sentence = draft.sentences[index]
        odd = across.single_mismatch(sentence)
        for s in draft.by_sentence.get(index, ()):
            if asks(draft, s):
                answer = _answer_across(across, s)
                if answer.verdict is FigureVerdict.UNCLEAR and odd and s.figure.number.overlaps(odd[0].span):
                    answer = _odd(across, s, odd[1]) or answer
                yield answer
        for ours, theirs in across.changed(sentence):
            if not quoted(draft, ours.span):
                other = source.annotations.sentence_index(theirs.span.start) or 0
                yield FigureMatch(
                    bare(draft, sentence, ours.span),
                    bare(source, source.sentences[other], theirs.span),
                    FigureVerdict.FIGURE,
                    Confidence.MEDIUM,
                )


def _odd(across: CrossLanguageMatcher, s: FigureContext, other: Number) -> FigureMatch | None:
    """That the source's odd number stands where the figure ``s`` stands, unless their units differ."""
    source = across.source
    theirs = next((t for t in source.figures if t.figure.number.overlaps(other.span)), None)
    if theirs is not None and None not in (s.figure.unit, theirs.figure.unit) and s.figure.unit != theirs.figure.unit:
        return None
    around = source.sentences[source.annotations.sentence_index(other.span.start) or 0]
    return FigureMatch(s, bare(source, around, other.span), FigureVerdict.FIGURE, Confidence.MEDIUM)


def _answer_across(across: CrossLanguageMatcher, s: FigureContext) -> FigureMatch:
    held = next(
        (o for o in across.source.figures if compare_intervals(s.figure, o.figure) is IntervalRelation.SAME), None
    )
    if held is not None:
        return _hedged_across(across, s)
    if s.figure.value is not None and float(s.figure.value) in across.their_values:
        others = [o for o in across.source.figures if o.figure.value == s.figure.value]
        if not others or not all(_is_of_another_kind(s.figure, o.figure) for o in others):
            return FigureMatch(s, None, FigureVerdict.AGREES)
        best = across.best(s.around)[:1]
        here = [o for o in others if best and o.around.index == best[0][1].index]
        if here and None not in (s.figure.unit, here[0].figure.unit) and s.figure.kind is not FigureKind.AGE:
            return FigureMatch(s, here[0], verdict_of(s.figure, here[0].figure, 1.0), Confidence.MEDIUM)
        return FigureMatch(s, None, FigureVerdict.UNCLEAR)
    if any(_told_otherwise(s.figure, o.figure) for o in across.source.figures):
        return FigureMatch(s, None, FigureVerdict.AGREES)
    found = across.partner(s.around, s.figure)
    if found is None:
        lone = across.alone(s.around, s.figure) or across.find_transposed(s.around, s.figure)
        if lone is None:
            return FigureMatch(s, None, FigureVerdict.UNCLEAR)
        found = lone, 0.0
    other, score = found
    return FigureMatch(s, other, verdict_of(s.figure, other.figure, 1.0), Confidence.MEDIUM, min(1.0, score / 3))


def _is_of_another_kind(ours: Figure, theirs: Figure) -> bool:
    """Whether one number is read as two things: litres and cubic metres, fifteen villages and fifteen years of age."""
    if None not in (ours.unit, theirs.unit):
        return dimension(ours.unit) != dimension(theirs.unit) or conversion(ours, theirs) not in (None, 1.0)
    counted = theirs if theirs.unit is None else ours
    return counted.counts is not None and "time" in (dimension(ours.unit), dimension(theirs.unit))


TOLD_ROOM = 0.1
"""How far two named values under hedges may lie apart to be one told otherwise."""


def _told_otherwise(ours: Figure, theirs: Figure) -> bool:
    """Whether ``theirs`` is ``ours`` rounded, converted, or one end of a range."""
    if compare_intervals(ours, theirs) is not IntervalRelation.COMPATIBLE or drifts(ours, theirs, 1.0):
        return False
    ratio = conversion(ours, theirs) or 1.0
    mine = [v * ratio for v in (ours.value, ours.low, ours.high) if v is not None]
    others = [v for v in (theirs.value, theirs.low, theirs.high) if v is not None]
    return any(abs(a - b) <= TOLD_ROOM * max(abs(a), abs(b)) for a in mine for b in others)


def _hedged_across(across: CrossLanguageMatcher, s: FigureContext) -> FigureMatch:
    """Whether the hedge of the same value in the best sentence of the source is lost."""
    same = [o for o in across.source.figures if compare_intervals(s.figure, o.figure) is IntervalRelation.SAME]
    best = across.best(s.around)
    lost = (
        s.figure.approximation is Approximation.EXACT
        and all(o.figure.approximation in BOUNDED for o in same)
        and best
        and same[0].around.index == best[0][1].index
    )
    turned = [o for o in same if is_reversed(s.figure, o.figure)]
    if turned and len(turned) == len(same):
        return FigureMatch(s, turned[0], FigureVerdict.REVERSED_HEDGE, Confidence.MEDIUM)
    if lost:
        return FigureMatch(s, same[0], FigureVerdict.LOST_HEDGE, Confidence.MEDIUM)
    return FigureMatch(s, same[0], FigureVerdict.AGREES)
