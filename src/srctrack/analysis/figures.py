"""The figures of a draft held against the sources their sentences lean on: shared by the rules that speak of it."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.analysis.figure_attribution import outlet_of
from srctrack.compare.figures.context import settings_of
from srctrack.compare.figures.display import worded
from srctrack.compare.figures.match import Answer, Verdict, answers
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.figure import Figure
from srctrack.model.finding import Related
from srctrack.model.source import ReadSource
from srctrack.model.text import Span
from srctrack.rules.base import in_source


@dataclass(frozen=True, slots=True)
class Held:
    """A draft's figure and the answer of the source that answers best."""

    answer: Answer
    read: ReadSource

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
        return worded(self.read.prose.text, self.theirs)

    @property
    def outlet(self) -> str:
        return outlet_of(self.read)

    def one_language(self, draft: Draft) -> bool:
        """Whether draft and source are in one language, so that words can be compared."""
        return in_one_language(draft, self.read)

    @property
    def related(self) -> tuple[Related, ...]:
        return (in_source(self.read, self.theirs.span, self.outlet),)


def in_one_language(draft: Draft, read: ReadSource) -> bool:
    """Whether draft and source are read in one language, so that their words can be compared."""
    mine, theirs = settings_of(draft.prose, draft.survey), settings_of(read.prose, read.survey)
    return mine.language == theirs.language


_RANK = (
    Verdict.AGREES,
    Verdict.LOST_HEDGE,
    Verdict.PAST,
    Verdict.UNIT,
    Verdict.MAGNITUDE,
    Verdict.FIGURE,
    Verdict.UNCLEAR,
    Verdict.ABSENT,
)
"""Which answer counts where a sentence leans on several sources: the kindest, since any one of them may be meant."""

_memo: list[tuple[Draft, Evidence, tuple[Held, ...]]] = []


def held_figures(draft: Draft, evidence: Evidence) -> tuple[Held, ...]:
    """One answer for each figure of the draft whose sentence leans on a source; worked out once for all rules."""
    if _memo and _memo[-1][0] is draft and _memo[-1][1] is evidence:
        return _memo[-1][2]
    made = _hold(draft, evidence)
    _memo[:] = [(draft, evidence, made)]
    return made


def _hold(draft: Draft, evidence: Evidence) -> tuple[Held, ...]:
    mine = settings_of(draft.prose, draft.survey)
    leaning: dict[str, set[int]] = {}
    for le in evidence.leanings:
        if le.key in evidence.sources:
            leaning.setdefault(le.key, set()).add(le.sentence)
    best: dict[int, Held] = {}
    for key, indices in leaning.items():
        read = evidence.sources[key]
        for answer in answers(mine, settings_of(read.prose, read.survey), frozenset(indices)):
            at = answer.draft.figure.span.start
            before = best.get(at)
            if before is None or _order(answer) < _order(before.answer):
                best[at] = Held(answer, read)
    return tuple(best[at] for at in sorted(best))


def _order(answer: Answer) -> tuple[int, float]:
    return _RANK.index(answer.verdict), -answer.closeness


_UNLIKE_SOURCE = ("F201", "F203")


def told_at(*spans: Span) -> tuple[tuple[str, Span], ...]:
    """That a figure which is not its source's, at any of ``spans``, is told by the rules that show the source's."""
    return tuple((code, span) for code in _UNLIKE_SOURCE for span in spans)


def changed_since(at: Span) -> tuple[tuple[str, Span], ...]:
    """That words at ``at`` which an earlier snapshot of the source bears out are told as the source's change."""
    return (("S701", at),)


def with_verdict(draft: Draft, evidence: Evidence, verdict: Verdict) -> tuple[Held, ...]:
    return tuple(h for h in held_figures(draft, evidence) if h.answer.verdict is verdict)
