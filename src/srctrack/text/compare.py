"""Which figure of a source a draft's figure answers to, and how the two stand to one another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.finding import Confidence
from srctrack.model.mention import DateKind
from srctrack.model.survey import Survey
from srctrack.model.text import Span
from srctrack.text.across import Across, same_digits
from srctrack.text.alignment import Aligned, Aligner
from srctrack.text.figures.units import POINT, dimension
from srctrack.text.intervals import Fit, conversion, fit, rounds_to
from srctrack.text.placement import Place, places
from srctrack.text.settings import Setting, Settings, Surroundings


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
    if draft.language != source.language:
        yield from _answers_across(draft, source, indices)
        return
    aligner = Aligner(draft, source)
    for index in sorted(indices):
        mine = draft.by_sentence.get(index, ())
        verbatim = _Verbatim.of(aligner, draft.sentences[index])
        for s in mine:
            if _asks(draft, s):
                yield (verbatim and verbatim.answer(s)) or _answer(aligner, s, mine)
        if verbatim:
            yield from verbatim.other_numbers(mine)


def _asks(draft: Settings, s: Setting) -> bool:
    f = s.figure
    if f.approximation is Approximation.VAGUE or f.multiple or f.kind is FigureKind.SHARE:
        return False
    if f.value in (0, 1) and f.unit is None:
        return False
    return not quoted(draft, f.number)


def quoted(settings: Settings, at: Span) -> bool:
    """Whether ``at`` lies in somebody's quoted sentence; a quotation of a few words is the writer's own sentence still."""
    return any(q.outer.overlaps(at) and len(q.text.split()) > FEW_WORDS for q in settings.survey.quotes)


def _dated(survey: Survey, at: Span) -> bool:
    return any(d.span.overlaps(at) and d.kind is not DateKind.RELATIVE for d in survey.dates)


def _answer(aligner: Aligner, s: Setting, mine: tuple[Setting, ...]) -> Answer:
    closely = _answer_closely(aligner, s, mine)
    if closely.verdict in (Verdict.UNCLEAR, Verdict.ABSENT):
        return _answer_alone(aligner, s, mine) or closely
    return closely


SHARED = 3
"""Content words that two sentences share at least where the source has one figure only that can be meant."""
SHARED_WITH_DIGITS = 2
"""The same, where the digits are the same but for a unit or a power of ten."""


LONGEST = 50
"""Content words above which a “sentence” of the source is a text that was not parted, and shares words with anything."""


def _answer_alone(aligner: Aligner, s: Setting, mine: tuple[Setting, ...]) -> Answer | None:
    """The answer of the one figure in the whole source that is of this kind and unit, or counts this noun, told in other words."""
    figure = s.figure
    if figure.kind is FigureKind.COUNT:
        if s.head is None or (figure.value or 0) < LEAST:
            return None
        able = [o for o in aligner.source.figures if o.head == s.head and _alike(figure, o.figure)]
    elif figure.kind is FigureKind.MONEY or dimension(figure.unit) not in (None, "time", "share"):
        able = [
            o
            for o in aligner.source.figures
            if o.figure.kind is figure.kind and dimension(o.figure.unit) == dimension(figure.unit)
        ]
    else:
        return None
    if len(able) != 1 or any(m is not s and fit(m.figure, able[0].figure) is Fit.SAME for m in mine):
        return None
    other = able[0]
    if not _alike(figure, other.figure):
        return None
    verdict = _verdict(figure, other.figure, 0.0)
    if verdict is Verdict.AGREES:
        return Answer(s, other, verdict)
    if len(other.around.stems) > LONGEST:
        return None
    shared = len(s.around.stems & other.around.stems)
    alike = verdict in (Verdict.UNIT, Verdict.MAGNITUDE) or _turned(figure, other.figure)
    needed = SHARED_WITH_DIGITS if alike else SHARED
    if shared < needed or _other_day(s, other):
        return None
    return Answer(s, other, verdict, Confidence.MEDIUM, 0.0)


def _other_day(s: Setting, other: Setting) -> bool:
    a, b = s.around, other.around
    return any(x and y and not x & y for x, y in ((a.years, b.years), (a.months, b.months), (a.weekdays, b.weekdays)))


def _answer_closely(aligner: Aligner, s: Setting, mine: tuple[Setting, ...]) -> Answer:
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
    if rival and rival[0] > score - MARGIN:
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    alone = sum(o.head == s.head and o is not other for o in aligner.source.figures) == 0
    confidence = _confidence(s, other, coverage, alone)
    if confidence is None and coverage >= CLOSE and verdict in (Verdict.UNIT, Verdict.MAGNITUDE):
        confidence = Confidence.MEDIUM  # the same digits are hardly there by chance
    if confidence is None:
        return Answer(s, other, Verdict.UNCLEAR, closeness=coverage)
    return Answer(s, other, verdict, confidence, coverage)


FEW_WORDS = 4
"""Words up to which a quotation does not shield the figure in it."""


LEAST_STEMS = 4
"""Content words that two sentences share at least to be called one: short sentences cover each other by chance."""


LEAST_LETTERS = 24
"""Code points from which two sentences that differ in nothing but digits are one, however common their words."""
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def _few(ours: Surroundings, theirs: Surroundings) -> bool:
    if len(ours.stems & theirs.stems) >= LEAST_STEMS:
        return False
    same = _DIGITS.sub("#", ours.said) == _DIGITS.sub("#", theirs.said)
    return not (same and len(ours.said) >= LEAST_LETTERS)


class _Verbatim:
    """A sentence of the draft that is one of the source's but for a word or two, laid side by side with it."""

    def __init__(self, aligner: Aligner, ours: Surroundings, theirs: Aligned, rivals: tuple[Aligned, ...]) -> None:
        self.aligner = aligner
        self.ours = ours
        self.theirs = theirs
        text, source = aligner.draft.prose.text, aligner.source.prose.text
        self.places = places(text, ours.span, source, theirs.sentence.span)
        self.rivals = [places(text, ours.span, source, r.sentence.span) for r in rivals]

    @classmethod
    def of(cls, aligner: Aligner, ours: Surroundings) -> _Verbatim | None:
        """None where no sentence of the source is near enough, or a name of the draft's is missing there."""
        if not any(c.isdigit() for c in ours.span.of(aligner.draft.prose.text)):
            return None
        aligned = aligner.of(ours)
        if not aligned or aligned[0].coverage < VERBATIM or _few(ours, aligned[0].sentence):
            return None
        rivals = tuple(a for a in aligned[1:] if a.coverage >= VERBATIM)
        return cls(aligner, ours, aligned[0], rivals)

    def answer(self, s: Setting) -> Answer | None:
        """The answer of the figure that stands at the same place of the source's sentence."""
        placed = next((p for p in self.places if s.figure.number.overlaps(p.ours)), None)
        if placed is None or self._elsewhere(placed):
            return None
        there = self.aligner.source.by_sentence.get(self.theirs.sentence.index, ())
        other = next((t for t in there if t.figure.number.overlaps(placed.theirs)), None)
        if not placed.same and not placed.framed:
            return None
        if other is None:
            return None if placed.same else self._changed(placed, s)
        coverage = self.theirs.coverage
        if fit(s.figure, other.figure) is Fit.SAME:
            return _hedged(self.aligner, s, other, coverage)
        if not placed.same and s.figure.kind is not other.figure.kind:
            return Answer(s, other, Verdict.FIGURE, Confidence.HIGH, coverage)
        if placed.same and not _alike(s.figure, other.figure):
            return None
        return Answer(s, other, _verdict(s.figure, other.figure, coverage), Confidence.HIGH, coverage)

    def other_numbers(self, mine: tuple[Setting, ...]) -> Iterator[Answer]:
        """Numbers that are no figures (a time of day, “Proposition 226”) and that alone were changed. Dates are left to the rules on
        dates, quotations to those on quotations."""
        survey = self.aligner.draft.survey
        for p in self.places:
            if p.same or not p.framed or self._elsewhere(p):
                continue
            if any(s.figure.number.overlaps(p.ours) and _asks(self.aligner.draft, s) for s in mine):
                continue
            if quoted(self.aligner.draft, p.ours) or (
                _dated(survey, p.ours) and _dated(self.aligner.source.survey, p.theirs)
            ):
                continue
            yield self._changed(p, None)

    def _elsewhere(self, placed: Place) -> bool:
        """Whether the source has the draft's number between the same words somewhere: a form of words used more than once."""
        if placed.same:
            return False
        if any(r.same and r.ours == placed.ours for other in self.rivals for r in other):
            return True
        text = self.aligner.draft.prose.text
        return _framed_words(text, placed.ours) in self.aligner.source.prose.text

    def _changed(self, p: Place, s: Setting | None) -> Answer:
        ours = s or _bare(self.aligner.draft, self.ours, p.ours)
        theirs = _bare(self.aligner.source, self.theirs.sentence, p.theirs)
        return Answer(ours, theirs, Verdict.FIGURE, Confidence.HIGH, self.theirs.coverage)


_BEFORE = re.compile(r"\S*\s*$")
_AFTER = re.compile(r"\s*\S{0,12}")


def _framed_words(text: str, at: Span) -> str:
    """The number at ``at`` with the word before it and the next after it, as they stand."""
    before = _BEFORE.search(text, max(0, at.start - 20), at.start)
    after = _AFTER.match(text, at.end)
    return text[before.start() if before else at.start : after.end() if after else at.end]


def _bare(settings: Settings, around: Surroundings, at: Span) -> Setting:
    """A number that was read as no figure, as one."""
    text = at.of(settings.prose.text)
    digits = re.sub(r"\D", "", text)
    value = int(digits) if digits else 0
    figure = Figure(at, at, text, value, value, None, None, Approximation.EXACT, value=value)
    return Setting(figure, around)


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
        return Verdict.AGREES if {ours.unit, theirs.unit} in _NAMESAKES else Verdict.UNIT
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


_NAMESAKES = (
    {"GBP", "lb"},
    {"ton", "t"},
    {"°", "°C"},
    {"°", "°F"},
    {"USD", "CAD"},
    {"USD", "AUD"},
    {"USD", "NZD"},
    {"USD", "HKD"},
    {"USD", "SGD"},
    {"cent", "USD"},
)
"""Units that share a name or a sign, so that one may be written for the other: pounds, tons, degrees, dollars."""


def _power_of_ten(one: float, other: float) -> bool:
    if one <= 0 or other <= 0:
        return False
    power = math.log10(one / other)
    return abs(power) > 0.5 and abs(power - round(power)) < 1e-6


_BOUNDED = (Approximation.AT_LEAST, Approximation.MORE_THAN, Approximation.LESS_THAN)
"""Hedges whose loss is worth a warning; “up to” is also said of movements, and “about” of any round number."""


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


LEAST = 4
"""Counts below this (“two men”) are counted anew in every sentence: they are held only to sentences that are one."""


FAR = 10.0
"""Ratio of two bare counts from which they are hardly one figure mistyped, unless by a power of ten."""


def _far(ours: Figure, theirs: Figure) -> bool:
    a, b = float(ours.value or 0), float(theirs.value or 0)
    return bool(a and b and max(a, b) > FAR * min(a, b) and not _power_of_ten(a, b))


def _turned(ours: Figure, theirs: Figure) -> bool:
    """Whether the two have the same digits in another order: the mark of a slip of the hand."""
    return (
        ours.value is not None
        and ours.value >= FAR
        and ours.value != theirs.value
        and same_digits(ours.value, theirs.value)
    )


def _confidence(s: Setting, other: Setting, coverage: float, alone: bool) -> Confidence | None:
    """How sure it is that the two figures tell one thing; None where it is not sure enough to speak. ``alone`` tells that the source counts
    this noun nowhere else."""
    near = len(s.near & other.near) / max(1, min(len(s.near), len(other.near)))
    noun = s.head is not None and s.head == other.head
    clash = s.head is not None and other.head is not None and not set(s.nouns) & set(other.nouns)
    if s.figure.kind is FigureKind.COUNT and (s.figure.value or 0) < LEAST and coverage < VERBATIM:
        return None
    if s.head is None and other.head is None and _far(s.figure, other.figure):
        return None
    if (
        coverage >= LOOSE
        and s.figure.unit == other.figure.unit
        and (noun or s.figure.unit)
        and _turned(s.figure, other.figure)
    ):
        return Confidence.MEDIUM
    if _few(s.around, other.around):
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


# Across languages


def _answers_across(draft: Settings, source: Settings, indices: frozenset[int]) -> Iterator[Answer]:
    across = Across(draft, source)
    for index in sorted(indices):
        sentence = draft.sentences[index]
        for s in draft.by_sentence.get(index, ()):
            if _asks(draft, s):
                yield _answer_across(across, s)
        for ours, theirs in across.changed(sentence):
            if not quoted(draft, ours.span):
                other = source.survey.sentence_index(theirs.span.start) or 0
                yield Answer(
                    _bare(draft, sentence, ours.span),
                    _bare(source, source.sentences[other], theirs.span),
                    Verdict.FIGURE,
                    Confidence.MEDIUM,
                )


def _answer_across(across: Across, s: Setting) -> Answer:
    held = next((o for o in across.source.figures if fit(s.figure, o.figure) is Fit.SAME), None)
    if held is not None:
        return _hedged_across(across, s)
    if s.figure.value is not None and float(s.figure.value) in across.their_values:
        return Answer(s, None, Verdict.AGREES)
    if any(_told_otherwise(s.figure, o.figure) for o in across.source.figures):
        return Answer(s, None, Verdict.AGREES)
    found = across.partner(s.around, s.figure)
    if found is None:
        lone = across.alone(s.around, s.figure)
        if lone is None:
            return Answer(s, None, Verdict.UNCLEAR)
        found = lone, 0.0
    other, score = found
    return Answer(s, other, _verdict(s.figure, other.figure, 1.0), Confidence.MEDIUM, min(1.0, score / 3))


TOLD_ROOM = 0.1
"""How far two named values under hedges may lie apart to be one told otherwise."""


def _told_otherwise(ours: Figure, theirs: Figure) -> bool:
    """Whether ``theirs`` is ``ours`` rounded, converted, or one end of a range."""
    if fit(ours, theirs) is not Fit.COMPATIBLE or _drifts(ours, theirs, 1.0):
        return False
    ratio = conversion(ours, theirs) or 1.0
    mine = [v * ratio for v in (ours.value, ours.low, ours.high) if v is not None]
    others = [v for v in (theirs.value, theirs.low, theirs.high) if v is not None]
    return any(abs(a - b) <= TOLD_ROOM * max(abs(a), abs(b)) for a in mine for b in others)


def _hedged_across(across: Across, s: Setting) -> Answer:
    """Whether the hedge of the same value in the best sentence of the source is lost."""
    same = [o for o in across.source.figures if fit(s.figure, o.figure) is Fit.SAME]
    best = across.best(s.around)
    lost = (
        s.figure.approximation is Approximation.EXACT
        and all(o.figure.approximation in _BOUNDED for o in same)
        and best
        and same[0].around.index == best[0][1].index
    )
    if lost:
        return Answer(s, same[0], Verdict.LOST_HEDGE, Confidence.MEDIUM)
    return Answer(s, same[0], Verdict.AGREES)
