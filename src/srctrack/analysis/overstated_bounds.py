"""Figures of a draft behind “more than” or “nearly” that the page's figure is just on the wrong side of."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.alignment import alignments
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quantity_pairs import draft_quantities, pages_behind, source_quantities
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.match import FigureMatch, FigureVerdict
from srctrack.compare.figures.quantity import Quantity, one_dimension
from srctrack.compare.figures.same_quantity import answers_to, is_one_thing, pair_features, ratio_of
from srctrack.model.figure import Approximation, FigureKind
from srctrack.model.finding import Confidence
from srctrack.model.source import SourceDocument

BOUNDS = frozenset({Approximation.AT_LEAST, Approximation.MORE_THAN, Approximation.AT_MOST, Approximation.LESS_THAN})
NEAR = 1.15
"""Ratio of the bound and the page's value up to which the bound was made from it. Two values of one unit that near are seldom
two things."""
NEAR_COUNT = 1.08
"""The same for counts, of which a text has more."""
MIN_VALUE = 10
"""Smaller bounds are near too many numbers."""
_OTHERS = ("other thing", "other noun", "other dates", "other kind", "other names", "one year", "plan", "norm")


def overstated_bounds(analysis: Analysis) -> Iterator[tuple[FigureMatch, SourceDocument]]:
    """Yield each such figure with the figure of a page that its statement rests on.

    The page's figure is the nearest one of its unit, in a sentence that may say what the draft says.
    """
    told_values = draft_quantities(analysis)
    for told in told_values:
        if told.context.figure.approximation not in BOUNDS or abs(told.value or 0) < MIN_VALUE:
            continue
        for resting in pages_behind(analysis, told.figure.span):
            source = analysis.evidence.sources.get(resting.source)
            nearest = _nearest(analysis, told, source) if source is not None else None
            if source is None or nearest is None:
                continue
            if any(q is not told and answers_to(q.figure, nearest.figure) for q in told_values):
                continue
            yield FigureMatch(told.context, nearest.context, FigureVerdict.PAST, Confidence.MEDIUM), source
            break


def _nearest(analysis: Analysis, told: Quantity, source: SourceDocument) -> Quantity | None:
    """The page's figure from which the draft's bound was made, if it is on the wrong side of it; else None."""
    alike = [q for q in source_quantities(source) if _is_alike(told, q)]
    nearest = min(alike, key=lambda q: ratio_of(told, q), default=None)
    most = NEAR_COUNT if told.figure.kind is FigureKind.COUNT else NEAR
    if nearest is None or ratio_of(told, nearest) > most:
        return None
    if compare_intervals(told.figure, nearest.figure) is not IntervalRelation.DISJOINT:
        return None
    sentences = {a.sentence for a in alignments(analysis).of(analysis.draft, told.context.around.span, source)}
    features = pair_features(told, nearest)
    if nearest.context.around.index not in sentences or any(features[name] for name in _OTHERS):
        return None
    return nearest


def _is_alike(told: Quantity, other: Quantity) -> bool:
    return one_dimension(told.figure, other.figure) and is_one_thing(told, other)
