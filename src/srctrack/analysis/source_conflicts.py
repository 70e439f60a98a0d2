"""Cited sources that count one thing differently: shared by F207 and F208, so that one disagreement is told once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from srctrack.analysis.figures import Held, held_figures
from srctrack.compare.figures.conflicts_between_sources import Difference, differences
from srctrack.compare.figures.context import Setting, settings_of
from srctrack.compare.figures.intervals import Fit, fit
from srctrack.compare.figures.match import Verdict
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.source import ReadSource

_AGREEING = (Verdict.AGREES, Verdict.LOST_HEDGE)


@dataclass(frozen=True, slots=True)
class Differing:
    """A difference, the source that the draft follows and the one that says otherwise."""

    difference: Difference
    first: ReadSource
    second: ReadSource
    also: Setting | None = None
    """Where the draft tells the second value too."""


_memo: list[tuple[Draft, Evidence, tuple[Differing, ...]]] = []


def differing_sources(draft: Draft, evidence: Evidence) -> tuple[Differing, ...]:
    """Every figure of the draft that its own source bears out and another cited source contradicts; each pair of values once."""
    if _memo and _memo[-1][0] is draft and _memo[-1][1] is evidence:
        return _memo[-1][2]
    made = tuple(_differing(draft, evidence))
    _memo[:] = [(draft, evidence, made)]
    return made


def _differing(draft: Draft, evidence: Evidence) -> list[Differing]:
    if len(evidence.sources) < 2:
        return []
    mine = settings_of(draft.prose, draft.survey)
    out: list[Differing] = []
    seen: set[frozenset[tuple[str, int]]] = set()
    for held in held_figures(draft, evidence):
        first = _borne_out(held)
        if first is None:
            continue
        one = settings_of(held.read.prose, held.read.survey)
        for key, read in evidence.sources.items():
            if key == held.read.key or _far_apart(held.read, read):
                continue
            other = settings_of(read.prose, read.survey)
            if other.language != one.language:
                continue
            repeated = _repeated(draft, evidence, held, key)
            for found in differences(mine, held.answer.draft, one, first, other, repeated):
                pair = frozenset(
                    {(held.read.key, found.first.figure.span.start), (key, found.second.figure.span.start)}
                )
                if pair not in seen:
                    seen.add(pair)
                    out.append(Differing(found, held.read, read, _also(draft, evidence, found, key)))
    return out


NEARBY = 2
"""Sentences within which two figures of the draft are told side by side."""


def _repeated(draft: Draft, evidence: Evidence, held: Held, key: str) -> frozenset[int]:
    """Where, in the source ``key``, the figures stand that the draft repeats near ``held``."""
    here = held.answer.draft.around.index
    return frozenset(
        h.answer.source.figure.span.start
        for h in held_figures(draft, evidence)
        if h.read.key == key
        and h.answer.source
        and h.answer.verdict in _AGREEING
        and abs(h.answer.draft.around.index - here) <= NEARBY
    )


LONGEST_APART = 60
"""Days between two publications beyond which they are not taken to count one event."""


def _far_apart(one: ReadSource, other: ReadSource) -> bool:
    a, b = one.source.published, other.source.published
    if a is None or b is None:
        return False
    first, second = (d.date() if isinstance(d, datetime.datetime) else d for d in (a, b))
    return abs((first - second).days) > LONGEST_APART


def _borne_out(held: Held) -> Setting | None:
    """The source's figure that the draft's repeats."""
    if held.answer.verdict not in _AGREEING or held.answer.source is None:
        return None
    return held.answer.source


def _also(draft: Draft, evidence: Evidence, found: Difference, key: str) -> Setting | None:
    """The draft's figure that repeats the second source's, in a sentence leaning on it."""
    for held in held_figures(draft, evidence):
        if (
            held.read.key == key
            and held.at != found.told.figure.span
            and fit(held.figure, found.second.figure) is Fit.SAME
        ):
            return held.answer.draft
    return None
