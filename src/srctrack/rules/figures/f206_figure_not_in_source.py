"""The cited source has nothing that the figure could come from.

## What it flags

A count, sum of money or percentage in a sentence that cites a source directly, where the source has neither the value nor a sentence telling the same. It is a note: figures often
come from somewhere else than the link beside them.

## Why it matters

The reader who follows the link to see the number does not find it.

## Example

    [The report](https://example.org/report) covers 214 schools. (The report names no number of schools.)

and instead

    The report covers 214 schools, [the ministry said](https://example.org/ministry).

## What it does not catch

Small numbers, figures of sentences that cite nothing themselves, and sources behind a paywall or in another language, of which the whole text was not read.

## When it is wrong

Where the writer counted, added up or converted, or where the number stands in a picture or table of the page.

## Authority

Ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.figures import Held, changed_since, with_verdict
from srctrack.compare.figures.display import worded
from srctrack.compare.figures.intervals import Fit, fit
from srctrack.compare.figures.match import Verdict
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence, Via
from srctrack.model.figure import Approximation, FigureKind
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.rules.base import Rule, finding

LEAST = 10
"""Counts below this are too often the writer's own."""
_DIRECT = (Via.LINK, Via.FOOTNOTE, Via.KEY)
_KINDS = (FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT)


def check(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    direct = {(le.sentence, le.key) for le in evidence.leanings if le.via in _DIRECT}
    for held in with_verdict(draft, evidence, Verdict.ABSENT):
        if held.answer.source is not None or (held.answer.draft.around.index, held.read.key) not in direct:
            continue
        if _telling(held) and held.read.source.wall is None and held.one_language(draft):
            words = worded(draft.prose.text, held.figure)
            yield finding(
                RULE,
                draft,
                held.at,
                f"“{words}” was not found in {held.outlet}",
                confidence=Confidence.LOW,
                gives_way=changed_since(held.at),
            )


def _telling(held: Held) -> bool:
    figure = held.figure
    if figure.approximation is not Approximation.EXACT and any(
        fit(figure, theirs) is Fit.COMPATIBLE for theirs in held.read.survey.figures
    ):
        return False  # “less than a million” for 954,873
    return figure.kind in _KINDS and (figure.unit is not None or (figure.value or 0) >= LEAST)


RULE = Rule("F206", "figure-not-in-source", Severity.NOTE, check)
