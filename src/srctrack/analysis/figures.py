"""The figures of a draft held against the sources their sentences lean on: shared by the rules that speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figure_attribution import outlet_of
from srctrack.analysis.overstated_bounds import overstated_bounds
from srctrack.analysis.quantity_pairs import (
    QuantityPair,
    Situation,
    draft_quantities,
    pages_behind,
    quantity_pairs,
    source_quantities,
)
from srctrack.analysis.related_places import in_source
from srctrack.analysis.statements import source_links
from srctrack.compare.ages import ages_of
from srctrack.compare.arithmetic.engine import calculations
from srctrack.compare.arithmetic.relation import Calculation
from srctrack.compare.arithmetic.rounding import rounding_step
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.derived_values import follows_from
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.intervals import conversion
from srctrack.compare.figures.match import FigureMatch, FigureVerdict, answers
from srctrack.compare.figures.quantity import Quantity, one_dimension
from srctrack.compare.figures.quantity_weights import NOWHERE
from srctrack.compare.figures.same_quantity import answers_to, is_one_thing, one_digit_apart
from srctrack.compare.figures.verdicts import has_transposed_digits, hedge_verdict, power_of_ten, verdict_of
from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.figure import Figure, FigureKind
from srctrack.model.finding import Confidence, Related
from srctrack.model.source import SourceDocument
from srctrack.model.statement import CITING
from srctrack.model.text import Span


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A draft's figure and the answer of the source that answers best."""

    answer: FigureMatch
    read: SourceDocument

    @property
    def at(self) -> Span:
        return self.answer.draft.figure.span

    @property
    def figure(self) -> Figure:
        return self.answer.draft.figure

    @property
    def theirs(self) -> Figure:
        """The source's figure; only where there is one."""
        if self.answer.source is None:
            raise ValueError("no figure of the source answers")
        return self.answer.source.figure

    @property
    def said(self) -> str:
        """The source's words for it."""
        return figure_text(self.read.prose.text, self.theirs)

    @property
    def outlet(self) -> str:
        return outlet_of(self.read)

    def one_language(self, draft: Draft) -> bool:
        """Whether draft and source are in one language, so that words can be compared."""
        return in_one_language(draft, self.read)

    @property
    def related(self) -> tuple[Related, ...]:
        return (in_source(self.read, self.theirs.span, self.outlet),)


def in_one_language(draft: Draft, read: SourceDocument) -> bool:
    """Whether draft and source are read in one language, so that their words can be compared."""
    mine, theirs = figure_contexts(draft), figure_contexts(read)
    return mine.language == theirs.language


_RANK = (
    FigureVerdict.AGREES,
    FigureVerdict.LOST_HEDGE,
    FigureVerdict.REVERSED_HEDGE,
    FigureVerdict.PAST,
    FigureVerdict.UNIT,
    FigureVerdict.MAGNITUDE,
    FigureVerdict.FIGURE,
    FigureVerdict.UNCLEAR,
    FigureVerdict.ABSENT,
)
"""Which answer counts where a sentence leans on several sources: the kindest, since any one of them may be meant."""


@derived
def figure_checks(analysis: Analysis) -> tuple[FigureCheck, ...]:
    """Return one answer for each figure of the draft whose sentence rests on a source."""
    checks = {check.at.start: _if_not_derived(check) for check in _hold(analysis)}
    for pair in quantity_pairs(analysis):
        at = pair.told.figure.span.start
        if at not in checks or checks[at].answer.verdict not in _OF_VALUE:
            continue
        if pair.held is not None and not _counts_better(checks[at].answer, pair.held):
            # another page has the value: F208 compares the two
            checks[at] = _unclear(checks[at])
    scores = _scores(analysis)
    for at, check in checks.items():
        if not _is_borne_out(check, scores):
            checks[at] = _unclear(check)
    for pair in _in_no_page(analysis):
        at = pair.told.figure.span.start
        before = checks.get(at)
        told = pair.told.figure
        if follows_from(told, figure_contexts(pair.source)) or _has_without_unit(told, pair.source):
            continue
        unanswered = before is None or before.answer.verdict in (FigureVerdict.UNCLEAR, FigureVerdict.ABSENT)
        other_unit = pair.features.get("same number") and before is not None and before.answer.source is None
        if unanswered or rounds_precise(pair) or other_unit:
            checks[at] = FigureCheck(_verdict(pair), pair.source)
    for aged in _ages(analysis):
        before = checks.get(aged.at.start)
        if before is None or before.answer.verdict in (FigureVerdict.UNCLEAR, FigureVerdict.ABSENT):
            checks[aged.at.start] = aged
    for answer, source in overstated_bounds(analysis):
        at = answer.draft.figure.span.start
        if at not in checks or checks[at].answer.verdict in (*_ANSWERED, FigureVerdict.PAST):
            checks[at] = FigureCheck(answer, source)
    for hedged in _hedges(analysis):
        before = checks.get(hedged.at.start)
        if before is None or before.answer.verdict in _ANSWERED or before.answer.confidence is Confidence.LOW:
            checks[hedged.at.start] = hedged
    results = {c.at.start: c for c in calculations(analysis.draft) if not c.holds}
    return tuple(_unclear(c) if _leaves_wrong(c, results.get(at)) else c for at, c in sorted(checks.items()))


def _unclear(check: FigureCheck) -> FigureCheck:
    return replace(check, answer=replace(check.answer, verdict=FigureVerdict.UNCLEAR))


LIKELY = 0.4
"""The score below which a figure found by likeness of words alone is no other value of the draft's."""


def _scores(analysis: Analysis) -> dict[tuple[int, int, str], float]:
    """The score of each pair whose value no page has of the same thing, by where its figures are."""
    return {
        (p.told.figure.span.start, p.rival.context.figure.span.start, p.source.key): NOWHERE.score(p.features)
        for p in quantity_pairs(analysis)
        if p.situation is Situation.NOWHERE or (p.held is not None and p.held.context.head != p.told.context.head)
    }


def _is_borne_out(check: FigureCheck, scores: dict[tuple[int, int, str], float]) -> bool:
    """Whether a figure of another value, of which its words are not sure, is likely by all that is known of the two."""
    ours, theirs = check.answer.draft, check.answer.source
    if check.answer.verdict is not FigureVerdict.FIGURE or check.answer.confidence is Confidence.HIGH or theirs is None:
        return True
    if ours.around.language != theirs.around.language or has_transposed_digits(ours.figure, theirs.figure):
        return True
    return scores.get((ours.figure.span.start, theirs.figure.span.start, check.read.key), 0.0) >= LIKELY


def _leaves_wrong(check: FigureCheck, result: Calculation | None) -> bool:
    """Whether the draft gives the figure as the result of others, and the page's figure is not that result either: then
    the two are of different things, and the arithmetic tells what is wrong."""
    theirs = check.answer.source
    if result is None or theirs is None or check.answer.verdict is not FigureVerdict.FIGURE:
        return False
    whole = 1.0 if theirs.figure.kind is FigureKind.PERCENT and not theirs.figure.decimals else 0.0
    step = max(whole, rounding_step(theirs.figure)) / 2
    return theirs.figure.value is not None and not result.low - step <= theirs.figure.value <= result.high + step


def _counts_better(answer: FigureMatch, held: Quantity) -> bool:
    """Whether the page that the words rest on counts what the draft counts, and another page, which has the draft's value,
    counts something else: 1,050 signatures there, 1,500 people here."""
    ours, theirs = answer.draft, answer.source
    if theirs is None or ours.figure.kind is not FigureKind.COUNT or ours.head is None:
        return False
    return ours.head == theirs.head and ours.head != held.context.head


_ANSWERED = (FigureVerdict.UNCLEAR, FigureVerdict.ABSENT, FigureVerdict.AGREES)


def _ages(analysis: Analysis) -> Iterator[FigureCheck]:
    """The ages of people to whom every page behind the words, where it tells their age, gives one other age."""
    told = ages_of(analysis.draft)
    for age in told:
        pages = {r.source for r in pages_behind(analysis, age.figure.span)}
        found = [
            (other, source)
            for key, source in analysis.evidence.sources.items()
            if key in pages or not pages
            for other in ages_of(source)
            if age.is_of(other) and (pages or len(other.name) > 1)
        ]
        if not found or len({other.figure.value for other, _ in found}) > 1 or not age.differs(found[0][0]):
            continue
        if any(age.is_of(mine) and mine.figure.value == found[0][0].figure.value for mine in told):
            continue
        other, source = found[0]
        ours, theirs = figure_contexts(analysis.draft).of(age.figure), figure_contexts(source).of(other.figure)
        if ours is not None and theirs is not None:
            yield FigureCheck(FigureMatch(ours, theirs, FigureVerdict.FIGURE, Confidence.MEDIUM), source)


def _hedges(analysis: Analysis) -> Iterator[FigureCheck]:
    """The figures whose value a page has with another hedge, each time that it has the value of the same thing."""
    for told in draft_quantities(analysis):
        resting = {r.source for r in pages_behind(analysis, told.figure.span) if r.strength in CITING}
        for key in resting & set(analysis.evidence.sources):
            source = analysis.evidence.sources[key]
            same = [q for q in source_quantities(source) if q.value == told.value and q.figure.unit == told.figure.unit]
            if not same or not all(is_one_thing(told, q) and q.is_hedged_count for q in same) or told.is_estimate:
                continue
            if any(_has_plainly(told, other) for other in analysis.evidence.sources.values()):
                continue
            verdict = hedge_verdict(told.context.figure, [q.context.figure for q in same])
            if verdict is not None:
                yield FigureCheck(FigureMatch(told.context, same[0].context, verdict, Confidence.MEDIUM), source)


def _has_plainly(told: Quantity, source: SourceDocument) -> bool:
    """Whether a page has the draft's value with the draft's hedge."""
    return any(
        q.value == told.value
        and q.figure.unit == told.figure.unit
        and q.context.figure.approximation is told.context.figure.approximation
        for q in source_quantities(source)
    )


_OF_VALUE = (FigureVerdict.FIGURE, FigureVerdict.PAST)


def _if_not_derived(check: FigureCheck) -> FigureCheck:
    """A figure that follows from two of the page, or that the page has without its unit, is no other than the page's."""
    figure = check.answer.draft.figure
    if check.answer.verdict in _OF_VALUE and (
        follows_from(figure, figure_contexts(check.read))
        or _has_without_unit(figure, check.read)
        or _is_far_fetched(check)
    ):
        return _unclear(check)
    return check


MAX_ACROSS = 3.0
"""Ratio of two values of texts in two languages from which they are hardly one, unless their digits are alike."""


def _is_far_fetched(check: FigureCheck) -> bool:
    """Whether the figure of a page in another language is neither near nor alike in its digits."""
    ours, theirs = check.answer.draft, check.answer.source
    if theirs is None or ours.around.language == theirs.around.language:
        return False
    a, b = float(ours.figure.value or 0), float(theirs.figure.value or 0)
    if not a or not b:
        return False
    units = conversion(ours.figure, theirs.figure)
    if units is None and ours.figure.unit is not None and theirs.figure.unit is not None:
        return True
    a *= units or 1.0
    alike = has_transposed_digits(ours.figure, theirs.figure) or one_digit_apart(a, b) or power_of_ten(a, b)
    return max(a, b) > MAX_ACROSS * min(a, b) and not alike


def _has_without_unit(figure: Figure, read: SourceDocument) -> bool:
    """Whether the page has the value where it leaves the unit out: “38,000 tonnes, after 58,000 last year”, “from 206 to 214
    megawatts”."""
    found = source_quantities(read)
    with_unit = {q.context.around.index for q in found if figure.unit and q.figure.unit == figure.unit}
    return any(
        (q.inherited is not None and one_dimension(figure, q.figure) and answers_to(figure, q.figure))
        or (q.figure.unit is None and not q.nouns and q.value == figure.value and q.context.around.index in with_unit)
        for q in found
    )


PERCENT_SCORE = 0.8
"""The score that a percentage needs, of which a page has many, unless its digits are alike."""
LOOSELY_LINKED, UNLINKED = 0.75, 0.85
"""The scores needed where the page is only the paragraph's, and where the sentence has no link at all."""


def _in_no_page(analysis: Analysis) -> list[QuantityPair]:
    """For each figure that no cited page has, the likeliest figure of the pages its statement rests on, where it is likely
    enough to be another value of the same quantity."""
    best: dict[int, tuple[float, QuantityPair]] = {}
    for pair in quantity_pairs(analysis):
        if pair.situation is not Situation.NOWHERE or (pair.also is not None and not _takes_up(pair)):
            continue
        figure = pair.told.figure if pair.also is None else pair.also.figure
        resting = {r.source: r.strength for r in reversed(pages_behind(analysis, figure.span))}
        needed = NOWHERE.threshold
        if pair.source.key not in resting:
            needed = UNLINKED if not resting else 2.0
        elif resting[pair.source.key] not in CITING and not _is_retold(pair):
            needed = LOOSELY_LINKED
        digits = pair.features.get("same digits") or pair.features.get("one digit") or pair.features.get("same number")
        if pair.told.figure.kind is FigureKind.PERCENT and not digits:
            needed = max(needed, PERCENT_SCORE)
        score = 1.0 if rounds_precise(pair) or takes_up_one(pair) else NOWHERE.score(pair.features)
        at = pair.told.figure.span.start
        if score >= needed and score > best.get(at, (0.0, pair))[0]:
            best[at] = score, pair
    return [pair for _, pair in best.values()]


RETOLD, RETOLD_LEAD = 0.5, 0.3
"""Score of an alignment, and lead over the next sentence, from which the draft's sentence is the page's told again."""


def _is_retold(pair: QuantityPair) -> bool:
    """Whether the two figures are all that differs, of their kind, between two sentences that are surely one."""
    features = pair.features
    close = features.get("align score", 0.0) >= RETOLD and features.get("margin", 0.0) >= RETOLD_LEAD
    return bool(features.get("left over") and close)


def rounds_precise(pair: QuantityPair) -> bool:
    """Whether the draft calls a rounding of the page's value exact."""
    return pair.told.is_precise and answers_to(pair.told.figure, pair.rival.figure)


def takes_up_one(pair: QuantityPair) -> bool:
    """Whether the draft takes up the one figure of its noun that the page has, with another value: “one of the 13 rooms”."""
    features = pair.features
    needed = ("head", "only in source", "retold definite", "ratio<1.5")
    if features.get("retold of a whole"):
        return False
    return (
        pair.also is not None
        and not _of_it(pair)
        and all(features.get(name) for name in needed)
        and not features.get("small")
    )


def _of_it(pair: QuantityPair) -> bool:
    """Whether the one figure is a part of the other: “40 of the 50 states”."""
    if pair.also is None:
        return False
    one, other = sorted((pair.told.figure.span, pair.also.figure.span))
    between = pair.told.text.prose.text[one.end : max(one.end, other.start)]
    return len(between) <= PART_REACH and " of " in f" {between} "


PART_REACH = 30
"""Code points between a part and its whole."""


def _takes_up(pair: QuantityPair) -> bool:
    """Whether the draft, which has the page's value too, means the same with another: “all 350 guns”."""
    features = pair.features
    if _of_it(pair):
        return False
    alike = features.get("retold alike") or features.get("head") or features.get("related")
    misheard = features.get("one digit") or features.get("same digits")
    if any(features.get(name) for name in ("retold in one sentence", "plan", "retold plan", "retold contrast")):
        return False
    if misheard and features.get("same unit") and pair.told.figure.kind is not FigureKind.COUNT:
        return True
    return bool(alike and features.get("retold definite") and not features.get("retold of a whole"))


def _verdict(pair: QuantityPair) -> FigureMatch:
    told, rival = pair.told.context, pair.rival.context
    verdict = FigureVerdict.PAST if rounds_precise(pair) else verdict_of(told.figure, rival.figure, 0.0)
    return FigureMatch(told, rival, verdict, Confidence.MEDIUM)


def _hold(analysis: Analysis) -> tuple[FigureCheck, ...]:
    mine, sources = figure_contexts(analysis.draft), analysis.evidence.sources
    resting: dict[str, set[int]] = {}
    for index, links in source_links(analysis).items():
        for link in links:
            if link.key in sources:
                resting.setdefault(link.key, set()).add(index)
    best: dict[int, FigureCheck] = {}
    for key, indices in resting.items():
        read = sources[key]
        for answer in answers(mine, figure_contexts(read), frozenset(indices)):
            if key not in {rests.source for rests in pages_behind(analysis, answer.draft.figure.span)}:
                continue
            at = answer.draft.figure.span.start
            before = best.get(at)
            if before is None or _order(answer) < _order(before.answer):
                best[at] = FigureCheck(answer, read)
    return tuple(best[at] for at in sorted(best))


def _order(answer: FigureMatch) -> tuple[int, float]:
    return _RANK.index(answer.verdict), -answer.closeness


_UNLIKE_SOURCE = ("F201", "F203")


def superseders_at(*spans: Span) -> tuple[tuple[str, Span], ...]:
    """That a figure which is not its source's, at any of ``spans``, is told by the rules that show the source's."""
    return tuple((code, span) for code in _UNLIKE_SOURCE for span in spans)


def changed_since(at: Span) -> tuple[tuple[str, Span], ...]:
    """That words at ``at`` which an earlier snapshot of the source bears out are told as the source's change."""
    return (("S701", at),)


def figure_checks_with(analysis: Analysis, verdict: FigureVerdict) -> tuple[FigureCheck, ...]:
    return tuple(h for h in figure_checks(analysis) if h.answer.verdict is verdict)
