"""Values that a page does not write and that follow from two figures it writes: a sum, a difference, a share, a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from srctrack.annotate.figures.units import PERCENT
from srctrack.compare.figures.context import FigureContext, FigureContexts
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.model.figure import Approximation, Figure, FigureKind

MIN_DERIVED = 5
"""Values below this are the sum or difference of too many pairs."""
MAX_ROUNDING = 0.05
"""How far, as a share, a hedged figure may lie from the value that follows."""
_FROM = (FigureKind.COUNT, FigureKind.MEASURE, FigureKind.MONEY)


def follows_from(figure: Figure, page: FigureContexts) -> bool:
    """Return whether ``figure`` is what two figures of one sentence of ``page``, or of two that follow each other, make
    together: “64 stalls, six more than last year” makes 58."""
    if figure.value is None or abs(figure.value) < MIN_DERIVED:
        return False
    if figure.unit == PERCENT:
        return any(
            o.figure.unit == PERCENT and _meets(figure, o.figure, 100 - o.figure.value)
            for o in page.figures
            if o.figure.value
        )
    return any(
        _meets(figure, one.figure, value)
        for one, value in _made(page, figure)
        if value == int(value) or figure.approximation is not Approximation.EXACT or figure.kind is not FigureKind.COUNT
    )


def _meets(figure: Figure, like: Figure, value: float) -> bool:
    if value <= 0 or figure.value is None:
        return False
    made = replace(like, value=value, low=value, high=value, approximation=Approximation.EXACT, text=str(value))
    if compare_intervals(figure, made) not in (IntervalRelation.SAME, IntervalRelation.COMPATIBLE):
        return False
    room = 1e-6 if figure.approximation is Approximation.EXACT and like.kind is FigureKind.COUNT else MAX_ROUNDING
    return like.unit != figure.unit or abs(figure.value - value) <= room * value


def _made(page: FigureContexts, figure: Figure) -> Iterator[tuple[FigureContext, float]]:
    """Values that follow from a figure of the kind of ``figure`` and another near it."""
    for index in range(len(page.sentences)):
        near = [*page.by_sentence.get(index, ()), *page.by_sentence.get(index + 1, ())]
        for one in near:
            if one.figure.kind not in _FROM or one.figure.kind is not figure.kind or not one.figure.value:
                continue
            for other in near:
                if other is not one and other.figure.value:
                    yield from ((one, value) for value in _together(one.figure, other.figure))


def _together(one: Figure, other: Figure) -> Iterator[float]:
    a, b = float(one.value or 0), float(other.value or 0)
    if other.kind is FigureKind.SHARE or other.unit == PERCENT:
        share = b if other.kind is FigureKind.SHARE else b / 100
        yield from (a * share, a / share, a * (1 - share))
    elif other.multiple or other.kind is FigureKind.MULTIPLE:
        yield from (a * b, a / b)
    elif one.kind is other.kind and one.unit == other.unit:
        yield from (a + b, abs(a - b))
        if one.kind is FigureKind.COUNT and b > 1:
            yield a / b
