"""The figures of a draft held against the sources their sentences lean on: shared by the rules that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figure_attribution import outlet_of
from srctrack.analysis.quantity_pairs import QuantityPair, Situation, pages_behind, quantity_pairs
from srctrack.analysis.related_places import in_source
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.figures.derived_values import follows_from
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.match import FigureMatch, FigureVerdict, answers
from srctrack.compare.figures.quantity_weights import NOWHERE
from srctrack.compare.figures.verdicts import verdict_of
from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.figure import Figure
from srctrack.model.finding import Confidence, Related
from srctrack.model.source import SourceDocument
from srctrack.model.statement import Strength
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
    checks = {check.at.start: _if_not_derived(check) for check in _hold(analysis.draft, analysis.evidence)}
    for pair in _in_no_page(analysis):
        at = pair.told.figure.span.start
        before = checks.get(at)
        if follows_from(pair.told.figure, figure_contexts(pair.source)):
            continue
        if before is None or before.answer.verdict in (FigureVerdict.UNCLEAR, FigureVerdict.ABSENT):
            checks[at] = FigureCheck(_verdict(pair), pair.source)
    return tuple(checks[at] for at in sorted(checks))


_OF_VALUE = (FigureVerdict.FIGURE, FigureVerdict.PAST)


def _if_not_derived(check: FigureCheck) -> FigureCheck:
    """A figure that follows from two of the page is no other than the page's."""
    if check.answer.verdict in _OF_VALUE and follows_from(check.answer.draft.figure, figure_contexts(check.read)):
        return replace(check, answer=replace(check.answer, verdict=FigureVerdict.UNCLEAR))
    return check


_FIRM = frozenset({Strength.QUOTED, Strength.ATTRIBUTED, Strength.CITED})
"""How firmly a statement rests on a page of which a different figure is reported."""


def _in_no_page(analysis: Analysis) -> list[QuantityPair]:
    """For each figure that no cited page has, the likeliest figure of the pages its statement rests on, where it is likely
    enough to be another value of the same quantity."""
    best: dict[int, tuple[float, QuantityPair]] = {}
    for pair in quantity_pairs(analysis):
        if pair.situation is not Situation.NOWHERE or (pair.also is not None and not _takes_up(pair)):
            continue
        resting = {r.source for r in pages_behind(analysis, pair.told.figure.span) if r.strength in _FIRM}
        score = NOWHERE.score(pair.features)
        at = pair.told.figure.span.start
        if pair.source.key in resting and score >= NOWHERE.threshold and score > best.get(at, (0.0, pair))[0]:
            best[at] = score, pair
    return [pair for _, pair in best.values()]


def _takes_up(pair: QuantityPair) -> bool:
    """Whether the draft, which has the page's value too, means the same with another: “all 350 guns”."""
    features = pair.features
    alike = features.get("retold alike") or features.get("head") or features.get("related")
    return bool(alike and features.get("retold definite") and not features.get("retold of a whole"))


def _verdict(pair: QuantityPair) -> FigureMatch:
    told, rival = pair.told.context, pair.rival.context
    verdict = verdict_of(told.figure, rival.figure, 0.0)
    return FigureMatch(told, rival, verdict, Confidence.MEDIUM)


def _hold(draft: Draft, evidence: Evidence) -> tuple[FigureCheck, ...]:
    mine = figure_contexts(draft)
    leaning: dict[str, set[int]] = {}
    for le in evidence.source_links:
        if le.key in evidence.sources:
            leaning.setdefault(le.key, set()).add(le.sentence)
    best: dict[int, FigureCheck] = {}
    for key, indices in leaning.items():
        read = evidence.sources[key]
        for answer in answers(mine, figure_contexts(read), frozenset(indices)):
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
