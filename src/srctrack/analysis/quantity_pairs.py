"""Pairs of a figure of the draft and a figure of a cited page that may be two values of one quantity.

A page that has the draft's value is answered and makes no pair. The situation is what decides how much evidence a pair
needs: the draft's value is in no page (``NOWHERE``), another page has it (``RIVAL``), or the draft gives both values
(``BOTH``).
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from srctrack.analysis.alignment import Aligned, alignments
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.statements import rests_on, statements
from srctrack.compare.figures.context import FigureContext, FigureContexts, figure_contexts
from srctrack.compare.figures.quantity import Quantity, joined_figures, one_dimension, quantity_of
from srctrack.compare.figures.retelling import retelling_features
from srctrack.compare.figures.same_quantity import (
    answers_to,
    can_compete,
    is_one_thing,
    pair_features,
    ratio_of,
    same_number,
)
from srctrack.compare.figures.verdicts import asks
from srctrack.language.stemming import sound
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.figure import Figure
from srctrack.model.prose import RUNNING
from srctrack.model.recent import Recent
from srctrack.model.source import SourceDocument
from srctrack.model.statement import RestsOn, StatementKind, Strength
from srctrack.model.text import Span

MAX_FIGURES = 400
"""Figures of a page beyond which it is a table, in which any number is near any other."""

MAX_KNOWN = 1024
"""Lists of figures remembered for each page: those of some five drafts full of figures, at less than 1 KB each."""
_ANYWHERE = Span(0, 0)

RETOLD_RATIO = 1.03
"""Ratio of two values up to which the draft's is the page's, told with a hedge or rounded."""


class Situation(StrEnum):
    """Where the two values of a pair stand."""

    NOWHERE = "nowhere"
    RIVAL = "rival"
    BOTH = "both"


@dataclass(frozen=True)
class QuantityPair:
    """``told`` is the draft's figure and ``rival`` one of the page ``source`` that may be another value of it.

    ``holder`` is a page with the draft's value and ``held`` its figure there; ``also`` is the draft's figure with the
    rival's value. ``features`` are what speaks for and against one quantity.
    """

    told: Quantity
    rival: Quantity
    source: SourceDocument
    situation: Situation
    features: Mapping[str, float]
    holder: SourceDocument | None = None
    held: Quantity | None = None
    also: Quantity | None = None


@derived
def draft_quantities(analysis: Analysis) -> tuple[Quantity, ...]:
    """Return the figures of the draft that can be compared, as quantities."""
    outlets = frozenset(
        sound(word)
        for source in analysis.evidence.sources.values()
        for word in (source.source.outlet.name or "").split()
        if len(word) > 2
    )
    contexts = figure_contexts(analysis.draft)
    found = (
        quantity_of(f, contexts, outlets, _year(analysis.draft.date))
        for f in joined_figures(contexts)
        if asks(contexts, f) and _in_sentence(contexts, f)
    )
    return tuple(q for q in found if q.value is not None and not q.is_second_of_score and not q.is_clock)


def _in_sentence(contexts: FigureContexts, context: FigureContext) -> bool:
    """Whether a figure is in running text. Those of tables and headings have no sentence to be recognised by."""
    block = contexts.prose.block_at(context.figure.span.start)
    return block is None or block.kind in RUNNING


def _year(day: datetime.date | None) -> int | None:
    return None if day is None else day.year


@derived
def source_quantities(source: SourceDocument) -> tuple[Quantity, ...]:
    """Return the figures of a page as quantities; none of one that is a table."""
    contexts = figure_contexts(source)
    if len(contexts.figures) > MAX_FIGURES:
        return ()
    year = _year(source.source.published)
    found = (quantity_of(f, contexts, written=year) for f in joined_figures(contexts))
    return tuple(q for q in found if q.value is not None and not q.is_clock)


@derived
def quantity_pairs(analysis: Analysis) -> tuple[QuantityPair, ...]:
    """Return every pair of a draft's figure with a competing figure of a cited page."""
    return tuple(pair for told in draft_quantities(analysis) for pair in _pairs_of(analysis, told))


def _pairs_of(analysis: Analysis, told: Quantity) -> Iterator[QuantityPair]:
    """A page that has the value in another sentence than those aligned with the draft's has it of something else, and so is
    no holder; but it has no rival either."""
    sources = analysis.evidence.sources
    held = {key: _holding(told, source) for key, source in sources.items()}
    at = told.context.around.span
    known = alignments(analysis)
    anchors = [
        (sources[key], quantity)
        for key, found in held.items()
        for quantity in found
        if quantity.context.around.index in {a.sentence for a in known.of(analysis.draft, at, sources[key])}
    ]
    resting = {r.source for r in pages_behind(analysis, told.figure.span)}
    for key, source in sources.items():
        rivals = [] if held[key] else _competing(told, source)
        if resting and not anchors and key not in resting:
            rivals = [q for q in rivals if _gives_too(analysis, told, q, key)]
        if not rivals:
            continue
        near = {a.sentence for a in known.of(analysis.draft, at, source)}
        near |= _counting_alike(told, rivals)
        for holder, quantity in anchors:
            near |= {a.sentence for a in known.of(holder, quantity.context.around.span, source)}
        for rival in (q for q in rivals if q.context.around.index in near):
            yield _Evidence(analysis, told, rival, source, rivals, anchors).pair()


def _gives_too(analysis: Analysis, told: Quantity, rival: Quantity, key: str) -> bool:
    """Whether the draft has the rival's value, of the page ``key``, in a figure that counts what ``told`` does."""
    return any(
        q is not told
        and answers_to(q.figure, rival.figure)
        and q.figure.unit == told.figure.unit
        and (told.figure.unit is not None or q.context.head == told.context.head or bool(q.things & told.things))
        and key in {r.source for r in pages_behind(analysis, q.figure.span)}
        for q in draft_quantities(analysis)
    )


def pages_behind(analysis: Analysis, span: Span) -> tuple[RestsOn, ...]:
    """Return the pages that the figure at ``span`` rests on: those of its clause, or of its sentence where the clause has
    none (“56 people are ill, the clinic told X”)."""
    own = rests_on(analysis, span)
    index = analysis.draft.annotations.sentence_index(span.start)
    if own or index is None:
        return own
    sentence = analysis.draft.annotations.sentences[index]
    return tuple(
        r
        for s in statements(analysis)
        if s.kind is StatementKind.CLAUSE and s.span.overlaps(sentence)
        for r in s.rests_on
        if r.strength is not Strength.BACKGROUND
    )


def _counting_alike(told: Quantity, rivals: list[Quantity]) -> set[int]:
    """The sentence of the one figure of a page that counts what the draft's does, however the rest is worded: by its noun,
    or by what it counts and what befell them."""
    head = told.context.head
    alike = [q for q in rivals if head is not None and q.context.head == head]
    if not alike:
        alike = [q for q in rivals if q.things & told.things and q.events & told.events]
    return {alike[0].context.around.index} if len(alike) == 1 else set()


def _may_compete(told: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be two versions of one."""
    if told.is_difference != other.is_difference or other.is_second_of_score:
        return False
    if told.is_precise and told.value != other.value and one_dimension(told.figure, other.figure):
        return True
    return may_be_one(told.figure, other.figure)


def may_be_one(one: Figure, other: Figure) -> bool:
    """Whether two figures may be two versions of one: two values, or one number with two units."""
    return can_compete(one, other) or same_number(one, other)


def _holding(told: Quantity, source: SourceDocument) -> list[Quantity]:
    """The figures of ``source`` that have the value of ``told``."""

    def find() -> list[Quantity]:
        return [
            q
            for q in source_quantities(source)
            if one_dimension(told.figure, q.figure)
            and answers_to(told.figure, q.figure)
            and not (told.is_precise and told.value != q.value and told.figure.unit == q.figure.unit)
        ]

    return _known(source).get(("holding", _value_key(told)), find)


def _competing(told: Quantity, source: SourceDocument) -> list[Quantity]:
    """The figures of ``source`` that may be another version of ``told``."""

    def find() -> list[Quantity]:
        return [q for q in source_quantities(source) if _may_compete(told, q)]

    return _known(source).get(("competing", _value_key(told)), find)


@derived
def _known(source: SourceDocument) -> Recent[list[Quantity]]:
    """The lists of ``_holding`` and ``_competing``, remembered for the next check of the draft."""
    return Recent(MAX_KNOWN)


def _value_key(told: Quantity) -> Hashable:
    """A figure wherever it is in its text, with what decides whether another may be its value."""
    figure = replace(told.figure, span=_ANYWHERE, number=_ANYWHERE, counts_span=None, of=None)
    return figure, told.is_precise, told.is_difference


@derived
def _compared(analysis: Analysis) -> dict[tuple[str, int], list[Quantity]]:
    """The lists of ``_apart`` and ``_telling``, by function and figure; the analysis keeps the figures alive."""
    return {}


def _apart(analysis: Analysis, told: Quantity) -> list[Quantity]:
    """The figures of the draft that have another value than ``told``."""
    known = _compared(analysis)
    if ("apart", id(told)) not in known:
        known["apart", id(told)] = [q for q in draft_quantities(analysis) if not answers_to(q.figure, told.figure)]
    return known["apart", id(told)]


def _telling(analysis: Analysis, rival: Quantity) -> list[Quantity]:
    """The figures of the draft that have the value of ``rival``."""
    known = _compared(analysis)
    if ("telling", id(rival)) not in known:
        known["telling", id(rival)] = [
            q
            for q in draft_quantities(analysis)
            if one_dimension(q.figure, rival.figure)
            and answers_to(q.figure, rival.figure)
            and ratio_of(q, rival) <= RETOLD_RATIO
        ]
    return known["telling", id(rival)]


_FOR = ("head", "related", "event", "concepts", "words", "clause words", "names", "dates")
"""Features of which the better of draft and holding page counts: either tells what the draft's figure is of."""
_EITHER = ("one part", "plan", "norm", "past", "corrected", "other kind", "narrower", "other side", "other occasion")
"""Features that count where either has them."""
_AGAINST = (
    "other thing",
    "other noun",
    "other noun alone",
    "one year",
    "other event",
    "other happening",
    "other names",
    "other times",
    "change",
    "no noun",
)
"""Features that count only where both have them."""


@dataclass(frozen=True)
class _Evidence:
    """What is collected for one pair."""

    analysis: Analysis
    told: Quantity
    rival: Quantity
    source: SourceDocument
    rivals: list[Quantity]
    anchors: list[tuple[SourceDocument, Quantity]]

    def pair(self) -> QuantityPair:
        features = dict(pair_features(self.told, self.rival))
        holder, held = self._anchor(features)
        features |= self._alignment(holder, held)
        features |= self._company(holder)
        also = self._also()
        if also is not None:
            features |= retelling_features(self.told, also, self.rival)
            features["retold summed"] = self._summed(also)
        if held is None:
            situation = Situation.NOWHERE
        else:
            situation = Situation.RIVAL if also is None else Situation.BOTH
        return QuantityPair(self.told, self.rival, self.source, situation, features, holder, held, also)

    def _anchor(self, features: dict[str, float]) -> tuple[SourceDocument | None, Quantity | None]:
        """The page's figure that the draft's repeats, the likest to the rival; its features are taken in."""
        best: tuple[float, SourceDocument, Quantity, Mapping[str, float]] | None = None
        for source, held in self.anchors:
            found = pair_features(held, self.rival)
            weight = sum(found[name] for name in ("head", "related", "words", "event"))
            if best is None or weight > best[0]:
                best = weight, source, held, found
        if best is None:
            return None, None
        _, source, held, found = best
        features |= {name: max(features[name], found[name]) for name in (*_FOR, "other dates", *_EITHER)}
        features |= {name: min(features[name], found[name]) for name in _AGAINST}
        if features["head"]:
            features |= {"related": 0.0, "other thing": 0.0}
        return source, held

    def _alignment(self, holder: SourceDocument | None, held: Quantity | None) -> dict[str, float]:
        found = [self._aligned(self.analysis.draft, self.told, self.source, self.rival)]
        if holder is not None and held is not None:
            found.append(self._aligned(holder, held, self.source, self.rival))
        ranked = [entry for entry in found if entry is not None]
        return {
            "aligned": bool(ranked),
            "aligned first": any(rank == 0 for rank, _ in ranked),
            "align score": max((min(1.0, a.score) for _, a in ranked), default=0.0),
            "margin": max((min(1.0, a.margin) for rank, a in ranked if rank == 0), default=0.0),
        }

    def _aligned(
        self, text: AnnotatedText, quantity: Quantity, source: SourceDocument, other: Quantity
    ) -> tuple[int, Aligned] | None:
        """The rank and the alignment of the sentence of ``other`` in ``source``, where it is among the best."""
        index = other.context.around.index
        aligned = enumerate(alignments(self.analysis).of(text, quantity.context.around.span, source))
        return next(((rank, a) for rank, a in aligned if a.sentence == index), None)

    def _company(self, holder: SourceDocument | None) -> dict[str, float]:
        """Which other figures of the kind stand beside the two."""
        here = [q for q in self.rivals if q.context.around.index == self.rival.context.around.index]
        others = any(
            not answers_to(q.figure, self.rival.figure)
            for q in _apart(self.analysis, self.told)
            if one_dimension(q.figure, self.told.figure)
        )
        kin = [q for q in source_quantities(holder) if one_dimension(q.figure, self.told.figure)] if holder else []
        return {
            "only in source": len({q.value for q in self.rivals}) == 1,
            "only in sentence": len({q.value for q in here}) == 1,
            "only in draft": not others,
            "only in holder": len(kin) == 1,
            "rival in holder": any(
                answers_to(self.rival.figure, q.figure) and is_one_thing(self.rival, q) for q in kin
            ),
            "left over": self._left_over(),
            "cited": self.source.key in self._rests(self.told.figure.span),
            "other language": self.rival.text.language != self.told.text.language,
        }

    def _left_over(self) -> bool:
        """Whether the pair is all that is left of its kind in the two sentences when the values they share are paired."""
        ours = self._of_kind(draft_quantities(self.analysis), self.told)
        theirs = self._of_kind(source_quantities(self.source), self.rival)
        return all(
            len({q.value for q in mine if not any(answers_to(q.figure, o.figure) for o in others)}) == 1
            for mine, others in ((ours, theirs), (theirs, ours))
        )

    def _of_kind(self, found: tuple[Quantity, ...], like: Quantity) -> list[Quantity]:
        """The quantities of the sentence of ``like`` that measure or count what can be compared with it."""
        index = like.context.around.index
        return [q for q in found if q.context.around.index == index and one_dimension(q.figure, like.figure)]

    def _rests(self, span: Span) -> list[str]:
        return [r.source for r in pages_behind(self.analysis, span)]

    def _summed(self, also: Quantity) -> float:
        """Whether the draft also gives by how much the two values differ: “with nine butterflies, 221 kinds”."""
        apart = abs((self.told.value or 0) - (also.value or 0))
        index = self.told.context.around.index
        near = [q for q in draft_quantities(self.analysis) if abs(q.context.around.index - index) <= 1]
        return float(any(q is not self.told and q is not also and q.value == apart for q in near))

    def _also(self) -> Quantity | None:
        """The draft's own figure with the rival's value, the nearest."""
        apart = {id(q) for q in _apart(self.analysis, self.told) if q is not self.told}
        telling = [q for q in _telling(self.analysis, self.rival) if id(q) in apart]
        index = self.told.context.around.index
        return min(telling, key=lambda q: abs(q.context.around.index - index), default=None)
