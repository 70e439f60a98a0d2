"""Which figure of a source a draft's figure answers to, and how the two stand to one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.annotate.figures.units import dimension
from srctrack.compare.figures.context import FigureContext, FigureContexts, value_key
from srctrack.compare.figures.cross_language import MIN_DIGITS
from srctrack.compare.figures.cross_language_answers import answers_across
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.sentence_alignment import Aligned, Aligner
from srctrack.compare.figures.verbatim import Verbatim, few_shared
from srctrack.compare.figures.verdicts import (
    CLOSE,
    LOOSE,
    MIN_COUNT,
    VERBATIM,
    FigureMatch,
    FigureVerdict,
    alike,
    asks,
    far_apart,
    has_transposed_digits,
    hedged,
    verdict_of,
)
from srctrack.model.figure import Figure, FigureKind
from srctrack.model.finding import Confidence
from srctrack.patterns import pattern

__all__ = ["FigureMatch", "FigureVerdict", "answers"]

MARGIN = 0.12
"""How much better the best partner must fit than the next for the two not to be taken for equals."""


def answers(draft: FigureContexts, source: FigureContexts, indices: frozenset[int]) -> Iterator[FigureMatch]:
    """The answer of ``source`` to each figure in the draft's sentences ``indices``. Figures within quotations, vague ones and multiples get none."""
    if draft.language != source.language:
        yield from answers_across(draft, source, indices)
        return
    aligner = Aligner(draft, source)
    for index in sorted(indices):
        mine = draft.by_sentence.get(index, ())
        verbatim = Verbatim.of(aligner, draft.sentences[index])
        for s in mine:
            if asks(draft, s):
                yield (verbatim and verbatim.answer(s)) or _answer(aligner, s, mine)
        if verbatim:
            yield from verbatim.other_numbers(mine)


def _answer(aligner: Aligner, s: FigureContext, mine: tuple[FigureContext, ...]) -> FigureMatch:
    closely = _answer_closely(aligner, s, mine)
    if closely.verdict in (FigureVerdict.UNCLEAR, FigureVerdict.ABSENT):
        return _answer_alone(aligner, s, mine) or _answer_turned(aligner, s) or closely
    return closely


SHARED = 3
"""Content words that two sentences share at least where the source has one figure only that can be meant."""
SHARED_OF_SHARES = 4
"""The same for percentages, which may be of anything: besides, the sentences must tell one thing in nearly the same words."""
SHARED_WITH_DIGITS = 2
"""The same, where the digits are the same but for a unit or a power of ten."""
MAX_LENGTH = 50
"""Content words above which a “sentence” of the source is a text that was not parted, and shares words with anything."""


def _answer_alone(aligner: Aligner, s: FigureContext, mine: tuple[FigureContext, ...]) -> FigureMatch | None:
    """The answer of the one figure in the whole source that is of this kind and unit, or counts this noun, told in other words."""
    figure = s.figure
    if figure.kind is FigureKind.COUNT:
        if s.head is None or (figure.value or 0) < MIN_COUNT:
            return None
        able = [o for o in aligner.source.figures if o.head == s.head and alike(figure, o.figure)]
    elif figure.kind is FigureKind.PERCENT:
        best = aligner.of(s.around)
        able = [
            o
            for o in aligner.source.figures
            if dimension(o.figure.unit) == "share" or o.figure.kind is FigureKind.SHARE
        ]
        if not best or best[0].coverage < CLOSE or not able or able[0].around.index != best[0].sentence.index:
            return None
    elif figure.kind is FigureKind.MONEY or dimension(figure.unit) not in (None, "time", "share"):
        able = [
            o
            for o in aligner.source.figures
            if o.figure.kind is figure.kind and dimension(o.figure.unit) == dimension(figure.unit)
        ]
    else:
        return None
    if len(able) != 1 or any(
        m is not s and compare_intervals(m.figure, able[0].figure) is IntervalRelation.SAME for m in mine
    ):
        return None
    other = able[0]
    if figure.kind is FigureKind.COUNT and _least(other.figure) < MIN_COUNT:
        return None
    if not alike(figure, other.figure) or _is_more(aligner.draft, s) != _is_more(aligner.source, other):
        return None
    verdict = verdict_of(figure, other.figure, CLOSE if figure.kind is FigureKind.PERCENT else 0.0)
    if verdict is FigureVerdict.AGREES:
        return FigureMatch(s, other, verdict)
    if len(other.around.stems) > MAX_LENGTH:
        return None
    shared = len(s.around.stems & other.around.stems)
    same_figures = (
        verdict in (FigureVerdict.UNIT, FigureVerdict.MAGNITUDE) and _tells(figure)
    ) or has_transposed_digits(figure, other.figure)
    needed = SHARED_WITH_DIGITS if same_figures else SHARED_OF_SHARES if figure.kind is FigureKind.PERCENT else SHARED
    if shared < needed or _other_day(s, other):
        return None
    return FigureMatch(s, other, verdict, Confidence.MEDIUM, 0.0)


SHARED_WHERE_TURNED = 2
"""Content words that two sentences share at least where one figure of the whole source has the digits in another order."""
_YEARS = range(1500, 2100)


def _answer_turned(aligner: Aligner, s: FigureContext) -> FigureMatch | None:
    """The answer of the one figure in the whole source that has the digits of ``s`` in another order, where neither text
    has the other's value: a slip of the hand, in whatever words the two are told."""
    figure = s.figure
    if figure.value is None or sum(c in "123456789" for c in f"{figure.value:g}") < MIN_DIGITS:
        return None
    if figure.unit is None and figure.value in _YEARS:
        return None
    able = [o for o in aligner.source.figures if alike(figure, o.figure) and has_transposed_digits(figure, o.figure)]
    if len({o.figure.value for o in able}) != 1:
        return None
    said = {o.figure.value for o in aligner.source.figures}
    if figure.value in said or any(m.figure.value == able[0].figure.value for m in aligner.draft.figures):
        return None
    other = max(able, key=lambda o: len(s.around.stems & o.around.stems))
    if len(s.around.stems & other.around.stems) < SHARED_WHERE_TURNED or len(other.around.stems) > MAX_LENGTH:
        return None
    if figure.unit != other.figure.unit or _other_day(s, other):
        return None
    return FigureMatch(s, other, FigureVerdict.FIGURE, Confidence.MEDIUM, 0.0)


def _least(figure: Figure) -> float:
    return figure.value or figure.low or figure.high or 0


def _tells(figure: Figure) -> bool:
    """Whether the digits are hardly there by chance: more than one, the noughts before and behind aside."""
    return len(f"{figure.value or 0:g}".replace(".", "").strip("0")) > 1


def _other_day(s: FigureContext, other: FigureContext) -> bool:
    a, b = s.around, other.around
    return any(x and y and not x & y for x, y in ((a.years, b.years), (a.months, b.months), (a.weekdays, b.weekdays)))


def _answer_closely(aligner: Aligner, s: FigureContext, mine: tuple[FigureContext, ...]) -> FigureMatch:
    aligned = aligner.of(s.around)
    best = aligned[0].coverage if aligned else 0.0
    close = [a for a in aligned if a.coverage >= max(LOOSE, best - 0.35)]
    partners = sorted(_partners(aligner, s, mine, close), key=lambda p: -p[0])
    same = next((p for p in partners if compare_intervals(s.figure, p[1].figure) is IntervalRelation.SAME), None)
    if same:
        return hedged(aligner.source, s, same[1], same[2])
    held = _held_elsewhere(aligner, s)
    if not partners:
        return FigureMatch(
            s,
            held,
            FigureVerdict.AGREES if held else FigureVerdict.ABSENT if best < LOOSE else FigureVerdict.UNCLEAR,
            closeness=best,
        )
    score, other, coverage = partners[0]
    verdict = verdict_of(s.figure, other.figure, coverage)
    if verdict is FigureVerdict.AGREES:
        return FigureMatch(s, other, verdict, closeness=coverage)
    if held and (_is_as_like(s, held, other) or not (coverage >= VERBATIM and _same_place(s, other))):
        return FigureMatch(s, held, FigureVerdict.AGREES, closeness=coverage)
    if any(
        verdict_of(s.figure, p[1].figure, p[2]) is FigureVerdict.AGREES and p[0] > score - 2 * MARGIN
        for p in partners[1:]
    ):
        return FigureMatch(s, other, FigureVerdict.UNCLEAR, closeness=coverage)
    rival = next((p for p in partners[1:] if p[1].figure.value != other.figure.value), None)
    if rival and rival[0] > score - MARGIN:
        return FigureMatch(s, other, FigureVerdict.UNCLEAR, closeness=coverage)
    alone = sum(o.head == s.head and o is not other for o in aligner.source.figures) == 0
    confidence = _confidence(s, other, coverage, alone)
    if (
        confidence is None
        and coverage >= CLOSE
        and verdict in (FigureVerdict.UNIT, FigureVerdict.MAGNITUDE)
        and _tells(s.figure)
    ):
        confidence = Confidence.MEDIUM  # the same digits are hardly there by chance
    if confidence is None:
        return FigureMatch(s, other, FigureVerdict.UNCLEAR, closeness=coverage)
    return FigureMatch(s, other, verdict, confidence, coverage)


def _partners(
    aligner: Aligner, s: FigureContext, mine: tuple[FigureContext, ...], close: list[Aligned]
) -> Iterator[tuple[float, FigureContext, float]]:
    """Figures of the aligned sentences that ``s`` may answer to: how well each fits, the figure, and its sentence's coverage. Those that another
    figure of the draft's sentence has word for word are taken."""
    for a in close:
        theirs = aligner.source.by_sentence.get(a.sentence.index, ())
        left = _left_over(s, mine, theirs)
        for other in left:
            if alike(s.figure, other.figure) and _is_more(aligner.draft, s) == _is_more(aligner.source, other):
                yield _local(s, other, a.coverage), other, a.coverage


_MORE = pattern(r"\s+(?:more|fewer|less|extra|additional)\b", re.I)


def _is_more(settings: FigureContexts, s: FigureContext) -> bool:
    """Whether the figure is a difference (“600 more deaths”) and no count of its own."""
    return s.figure.kind is not FigureKind.PERCENT and bool(_MORE.match(settings.prose.text, s.figure.span.end))


def _left_over(
    s: FigureContext, mine: tuple[FigureContext, ...], theirs: tuple[FigureContext, ...]
) -> list[FigureContext]:
    left = list(theirs)
    for m in mine:
        if m is s:
            continue
        twin = max(
            (t for t in left if compare_intervals(m.figure, t.figure) is IntervalRelation.SAME),
            key=lambda t: len(m.near & t.near),
            default=None,
        )
        if twin is not None and compare_intervals(s.figure, twin.figure) is not IntervalRelation.SAME:
            left.remove(twin)
    return left


NEAR_WEIGHT, NOUN_WEIGHT, EVENT_WEIGHT = 0.6, 0.4, 0.15
"""What the words right beside a figure, its counted noun and its event weigh against the sentence's coverage (1) in choosing its partner."""


SURELY_SWAPPED = 100
"""From here on, the digits of another number in another order, of the one figure of the page that counts this noun, are a typo."""


def _local(s: FigureContext, other: FigureContext, coverage: float) -> float:
    near = len(s.near & other.near) / max(1, min(len(s.near), len(other.near)))
    noun = 1.0 if s.head and s.head == other.head else 0.5 if set(s.nouns) & set(other.nouns) else 0.0
    if s.head is None and other.head is None:
        noun = 0.5
    event = 1.0 if s.events & other.events else 0.0
    return coverage + NEAR_WEIGHT * near + NOUN_WEIGHT * noun + EVENT_WEIGHT * event


def _same_place(s: FigureContext, other: FigureContext) -> bool:
    return len(s.near & other.near) >= max(2, min(len(s.near), len(other.near)) * 0.6)


def _is_as_like(s: FigureContext, held: FigureContext, other: FigureContext) -> bool:
    """Whether the sentence that has the draft's value has as many of its words as the one that has another: a list of like
    lines."""
    words = s.around.stems
    return held.around is not other.around and len(words & held.around.stems) >= len(words & other.around.stems)


def _held_elsewhere(aligner: Aligner, s: FigureContext) -> FigureContext | None:
    """A figure of the source with the draft's value, of the same noun where both name one."""
    if s.figure.value is None:
        return None
    same = [
        other
        for other in aligner.source.by_value.get(value_key(s.figure.value), ())
        if compare_intervals(s.figure, other.figure) is IntervalRelation.SAME
    ]
    for other in same:
        if s.head is None or other.head is None or s.head == other.head or set(s.nouns) & set(other.nouns):
            return other
    return same[0] if same else None


def _is_one_toll(s: FigureContext, other: FigureContext) -> bool:
    """Whether two numbers, one of which names nobody that it counts, are told of one event: “killed more than 39,000”."""
    return bool(s.events & other.events) and min(_least(s.figure), _least(other.figure)) >= SURELY_SWAPPED


def _confidence(s: FigureContext, other: FigureContext, coverage: float, alone: bool) -> Confidence | None:
    """How sure it is that the two figures tell one thing; None where it is not sure enough to speak. ``alone`` tells that the source counts
    this noun nowhere else."""
    near = len(s.near & other.near) / max(1, min(len(s.near), len(other.near)))
    noun = s.head is not None and s.head == other.head
    clash = s.head is not None and other.head is not None and not set(s.nouns) & set(other.nouns)
    if (
        s.figure.kind is FigureKind.COUNT
        and min(_least(s.figure), _least(other.figure)) < MIN_COUNT
        and coverage < VERBATIM
    ):
        return None
    if s.head is None and other.head is None and far_apart(s.figure, other.figure):
        return None
    if (
        coverage >= LOOSE
        and s.figure.unit == other.figure.unit
        and (noun or s.figure.unit or (not clash and _is_one_toll(s, other)))
        and has_transposed_digits(s.figure, other.figure)
    ):
        return Confidence.HIGH if noun and alone and _least(s.figure) >= SURELY_SWAPPED else Confidence.MEDIUM
    if few_shared(s.around, other.around):
        return Confidence.MEDIUM if noun and near >= 0.4 else None
    if coverage >= VERBATIM and (noun or len(s.near & other.near) >= 2):
        return Confidence.HIGH if near >= 0.3 or noun else Confidence.MEDIUM
    if clash:
        return None
    if coverage >= CLOSE and (noun or near >= 0.4):
        return Confidence.HIGH if noun and near >= 0.4 else Confidence.MEDIUM
    if coverage >= LOOSE and noun and (s.events & other.events or near >= 0.4 or alone):
        return Confidence.MEDIUM
    return None
