"""Which figure of a source a draft's figure answers to, and how the two stand to one another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.finding import Confidence
from srctrack.text.alignment import Aligned, Aligner
from srctrack.text.figures.units import POINT, dimension
from srctrack.text.intervals import Fit, conversion, fit, rounds_to
from srctrack.text.settings import Setting, Settings


class Verdict(StrEnum):
    """How a draft's figure stands to the source's."""

    AGREES = "agrees"
    FIGURE = "figure"
    UNIT = "unit"
    MAGNITUDE = "magnitude"
    LOST_HEDGE = "lost-hedge"
    PAST = "past"
    """The draft's own hedge or rounding does not bear the source's figure."""
    ABSENT = "absent"
    """Nothing comparable in the source."""
    UNCLEAR = "unclear"
    """Two figures of the source fit, or too little ties the sentences: nothing is to be said."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft's figure, the figure of the source it answers to (None where there is none), and how sure that is.
    ``closeness`` is how much of the draft's sentence the source's sentence covers, 0 to 1."""

    draft: Setting
    source: Setting | None
    verdict: Verdict
    confidence: Confidence = Confidence.HIGH
    closeness: float = 0.0


VERBATIM = 0.75
"""Coverage from which two sentences are one, but for a word or two."""
CLOSE = 0.5
"""Coverage from which they tell one thing in nearly the same words."""
LOOSE = 0.3
"""Coverage below which nothing is said: at most the subject is shared."""
MARGIN = 0.12
"""How much better the best partner must fit than the next for the two not to be taken for equals."""
DRIFT = 0.015
"""How far, as a share, two named values under one hedge may lie apart and still be one (“about 3,000”, “about 3,040”)."""
NEAR_WEIGHT, NOUN_WEIGHT, EVENT_WEIGHT = 0.6, 0.4, 0.15
"""What the words right beside a figure, its counted noun and its event weigh against the sentence's coverage (1) in choosing its partner."""
HEDGE_ROOM = 2.0
"""Within this ratio a hedge that does not hold is a rounding gone too far; beyond, it is another figure."""


def answers(draft: Settings, source: Settings, indices: frozenset[int]) -> Iterator[Answer]:
    """The answer of ``source`` to each figure in the draft's sentences ``indices``. Figures within quotations, vague ones and multiples get none."""
    aligner = Aligner(draft, source)
    for index in sorted(indices):
        mine = draft.by_sentence.get(index, ())
        for s in mine:
            if _asks(draft, s):
                yield _answer(aligner, s, mine)


def _asks(draft: Settings, s: Setting) -> bool:
    f = s.figure
    if f.approximation is Approximation.VAGUE or f.multiple or f.kind is FigureKind.SHARE:
        return False
    if f.value in (0, 1) and f.unit is None:
        return False
    return not draft.survey.in_quotation(f.number)


def _answer(aligner: Aligner, s: Setting, mine: tuple[Setting, ...]) -> Answer:
    if aligner.across:
        return _answer_across(aligner, s, mine)
    aligned = aligner.of(s.around)
    best = aligned[0].coverage if aligned else 0.0
    close = [a for a in aligned if a.coverage >= max(LOOSE, best - 0.35)]
    partners = sorted(_partners(aligner, s, mine, close), key=lambda p: -p[0])
    same = next((p for p in partners if fit(s.figure, p[1].figure) is Fit.SAME), None)
    if same:
        return _hedged(aligner, s, same[1], same[2])
    held = _held_elsewhere(aligner, s)
    if not partners:
        return Answer(
            s, held, Verdict.AGREES if held else Verdict.ABSENT if best < LOOSE else Verdict.UNCLEAR, closeness=best
        )
    score, other, coverage = partners[0]
    verdict = _verdict(s.figure, other.figure, coverage)
    if verdict is Verdict.AGREES:
        return Answer(s, other, verdict, closeness=coverage)
    if held and not (coverage >= VERBATIM and _same_place(s, other)):
        return Answer(s, held, Verdict.AGREES, closeness=coverage)
    if any(_verdict(s.figure, p[1].figure, p[2]) is Verdict.AGREES and p[0] > score - 2 * MARGIN for p in partners[1:]):
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    rival = next((p for p in partners[1:] if p[1].figure.value != other.figure.value), None)
    if rival and rival[0] > score - MARGIN and coverage < VERBATIM:
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    confidence = _confidence(s, other, coverage)
    if confidence is None:
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    return Answer(s, other, verdict, confidence, coverage)


def _partners(
    aligner: Aligner, s: Setting, mine: tuple[Setting, ...], close: list[Aligned]
) -> Iterator[tuple[float, Setting, float]]:
    """Figures of the aligned sentences that ``s`` may answer to: how well each fits, the figure, and its sentence's coverage. Those that another
    figure of the draft's sentence has word for word are taken."""
    for a in close:
        theirs = aligner.source.by_sentence.get(a.sentence.index, ())
        left = _left_over(s, mine, theirs)
        for other in left:
            if _alike(s.figure, other.figure):
                yield _local(s, other, a.coverage), other, a.coverage


def _left_over(s: Setting, mine: tuple[Setting, ...], theirs: tuple[Setting, ...]) -> list[Setting]:
    left = list(theirs)
    for m in mine:
        if m is s:
            continue
        twin = max(
            (t for t in left if fit(m.figure, t.figure) is Fit.SAME), key=lambda t: len(m.near & t.near), default=None
        )
        if twin is not None and fit(s.figure, twin.figure) is not Fit.SAME:
            left.remove(twin)
    return left


def _alike(ours: Figure, theirs: Figure) -> bool:
    """Whether the two can be compared at all: of one kind and dimension, or with one number under two units."""
    if (
        theirs.approximation is Approximation.VAGUE
        or ours.ordinal != theirs.ordinal
        or ours.multiple != theirs.multiple
    ):
        return False
    if conversion(ours, theirs) is not None:
        return True
    if ours.value is None or ours.value != theirs.value:
        return dimension(ours.unit) == dimension(theirs.unit) == "share" and theirs.kind is not FigureKind.SHARE
    return ours.unit is not None and theirs.unit is not None


def _local(s: Setting, other: Setting, coverage: float) -> float:
    near = len(s.near & other.near) / max(1, min(len(s.near), len(other.near)))
    noun = 1.0 if s.head and s.head == other.head else 0.5 if set(s.nouns) & set(other.nouns) else 0.0
    if s.head is None and other.head is None:
        noun = 0.5
    event = 1.0 if s.events & other.events else 0.0
    return coverage + NEAR_WEIGHT * near + NOUN_WEIGHT * noun + EVENT_WEIGHT * event


def _same_place(s: Setting, other: Setting) -> bool:
    return len(s.near & other.near) >= max(2, min(len(s.near), len(other.near)) * 0.6)


def _held_elsewhere(aligner: Aligner, s: Setting) -> Setting | None:
    """A figure of the source with the draft's value, of the same noun where both name one."""
    for other in aligner.source.figures:
        found = fit(s.figure, other.figure)
        if found is Fit.SAME and (
            s.head is None or other.head is None or s.head == other.head or set(s.nouns) & set(other.nouns)
        ):
            return other
    return next((o for o in aligner.source.figures if fit(s.figure, o.figure) is Fit.SAME), None)


def _verdict(ours: Figure, theirs: Figure, coverage: float) -> Verdict:
    """How ``ours`` stands to ``theirs``, the two being told of one thing."""
    ratio = conversion(ours, theirs)
    if ratio is None or (ours.unit != theirs.unit and ours.value is not None and ours.value == theirs.value):
        if dimension(ours.unit) == "share" and ours.value != theirs.value:
            return Verdict.FIGURE if ours.unit == theirs.unit else Verdict.AGREES
        return Verdict.UNIT
    found = fit(ours, theirs)
    if found is Fit.SAME:
        return Verdict.AGREES
    if found is Fit.COMPATIBLE and not _drifts(ours, theirs, coverage):
        return Verdict.AGREES
    if ours.value and theirs.value and _power_of_ten(ours.value * ratio, theirs.value):
        return Verdict.MAGNITUDE
    if (
        found is Fit.DISJOINT
        and ours.approximation not in (Approximation.EXACT, Approximation.RANGE)
        and ours.approximation != theirs.approximation
    ):
        a, b = (ours.value or 0) * ratio, theirs.value or theirs.high or theirs.low or 0
        if a and b and max(a, b) <= HEDGE_ROOM * min(a, b):
            return Verdict.PAST
    return Verdict.FIGURE


def _drifts(ours: Figure, theirs: Figure, coverage: float) -> bool:
    """Whether two hedged figures whose intervals meet nevertheless name two values: “more than 500” made “more than 800” in a sentence
    that is otherwise the source's own."""
    if coverage < CLOSE:
        return False
    if ours.approximation is Approximation.RANGE and theirs.approximation is Approximation.RANGE:
        return (ours.low, ours.high) != (theirs.low, theirs.high)
    if ours.value is None or theirs.value is None or ours.unit != theirs.unit:
        return False
    if ours.approximation is not theirs.approximation and ours.approximation is not Approximation.EXACT:
        return False
    if theirs.approximation is Approximation.EXACT:
        return False
    if rounds_to(theirs.value, ours.value) or rounds_to(ours.value, theirs.value):
        return False
    return abs(ours.value - theirs.value) > DRIFT * max(abs(ours.value), abs(theirs.value))


def _power_of_ten(one: float, other: float) -> bool:
    if one <= 0 or other <= 0:
        return False
    power = math.log10(one / other)
    return abs(power) > 0.5 and abs(power - round(power)) < 1e-6


_BOUNDED = (Approximation.AT_LEAST, Approximation.MORE_THAN, Approximation.AT_MOST, Approximation.LESS_THAN)


def _hedged(aligner: Aligner, s: Setting, other: Setting, coverage: float) -> Answer:
    """The answer for one value on both sides: whether the draft drops the source's hedge."""
    ours, theirs = s.figure, other.figure
    if ours.unit != theirs.unit and POINT in (ours.unit, theirs.unit):
        return Answer(s, other, Verdict.UNIT, closeness=coverage)
    lost = ours.approximation is Approximation.EXACT and theirs.approximation not in (
        Approximation.EXACT,
        Approximation.RANGE,
    )
    if lost and not any(
        o.figure.approximation is Approximation.EXACT and fit(ours, o.figure) is Fit.SAME
        for o in aligner.source.figures
    ):
        sure = theirs.approximation in _BOUNDED and (coverage >= CLOSE or (s.head is not None and s.head == other.head))
        return Answer(s, other, Verdict.LOST_HEDGE, Confidence.HIGH if sure else Confidence.LOW, coverage)
    return Answer(s, other, Verdict.AGREES, closeness=coverage)


def _confidence(s: Setting, other: Setting, coverage: float) -> Confidence | None:
    """How sure it is that the two figures tell one thing; None where it is not sure enough to speak."""
    near = len(s.near & other.near) / max(1, min(len(s.near), len(other.near)))
    noun = s.head is not None and s.head == other.head
    clash = s.head is not None and other.head is not None and not set(s.nouns) & set(other.nouns)
    if coverage >= VERBATIM:
        return Confidence.HIGH if near >= 0.3 or noun else Confidence.MEDIUM
    if clash:
        return None
    if coverage >= CLOSE and (noun or near >= 0.4):
        return Confidence.HIGH if noun and near >= 0.4 else Confidence.MEDIUM
    if coverage >= LOOSE and noun and (s.events & other.events or near >= 0.4):
        return Confidence.MEDIUM
    return None


# Across languages: no words to compare, so names, days, other figures and the place in the text carry the weight.

ACROSS_SURE = 0.45
ACROSS_LEAST = 0.3


def _answer_across(aligner: Aligner, s: Setting, mine: tuple[Setting, ...]) -> Answer:
    held = next((o for o in aligner.source.figures if fit(s.figure, o.figure) is Fit.SAME), None)
    if held is None:
        held = next(
            (
                o
                for o in aligner.source.figures
                if fit(s.figure, o.figure) is Fit.COMPATIBLE and not _drifts(s.figure, o.figure, 1.0)
            ),
            None,
        )
    if held is not None:
        answer = _hedged(aligner, s, held, 1.0) if fit(s.figure, held.figure) is Fit.SAME else None
        if answer and answer.verdict is Verdict.LOST_HEDGE:
            return Answer(s, held, Verdict.LOST_HEDGE, Confidence.MEDIUM, 0.5)
        return Answer(s, held, Verdict.AGREES)
    aligned = aligner.of(s.around)
    if not aligned:
        return Answer(s, None, Verdict.ABSENT)
    found: list[tuple[Setting, float]] = []
    for a in aligned:
        theirs = aligner.source.by_sentence.get(a.sentence.index, ())
        found += [
            (t, a.coverage)
            for t in _left_over(s, mine, theirs)
            if conversion(s.figure, t.figure) is not None and s.figure.kind is t.figure.kind
        ]
        if found:
            break
    free = [(t, c) for t, c in found if not _claimed(aligner, t)]
    if len(free) != 1:
        return Answer(s, free[0][0] if free else None, Verdict.UNCLEAR)
    other, coverage = free[0]
    if coverage < ACROSS_LEAST:
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    verdict = _verdict(s.figure, other.figure, 1.0)
    return Answer(s, other, verdict, Confidence.MEDIUM, coverage)


def _claimed(aligner: Aligner, theirs: Setting) -> bool:
    """Whether some figure of the draft says the source's figure already."""
    return any(fit(m.figure, theirs.figure) is Fit.SAME for m in aligner.draft.figures)
