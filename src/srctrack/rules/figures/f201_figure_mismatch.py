"""The cited source gives another figure for the same thing.

## What it flags

A figure of the draft for which the source cited there has another value, in the sentence that tells the same: the same words around it, the same thing counted, the same kind
and unit. Hedges are read as intervals and number words as numbers, in English, Russian, Ukrainian, German, French and Spanish. In a sentence that is the source's own
but for a number, every number counts: “the third time”, “Proposition 226”, a time of day.

## Why it matters

A mistyped digit is the commonest error in print and the one a reader of the source finds first.

## Example

Instead of:

    According to Fontanka, 1,500 people signed. (The source: 1,050 people signed.)

Write:

    According to Fontanka, 1,050 people signed.

## What it misses

Figures in a sentence that shares too little with any sentence of the source, figures within quotations, and those for which two figures of the source would do.
When the draft's value stands elsewhere in the source for the same thing, nothing is said.

## False alarms

Where the draft has its figure from somewhere else and the citation is meant for the rest of the sentence; where the source corrects itself further down.

## Based on

The IFCN Code of Principles and the Associated Press Stylebook ask that every figure agree with the source it is attributed to.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import changed_since, figure_checks_with
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.match import FigureVerdict
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in figure_checks_with(analysis, FigureVerdict.FIGURE):
        yield finding(
            RULE,
            draft,
            held.at,
            f"The draft says “{figure_text(draft.prose.text, held.figure)}”; {held.outlet} says “{held.said}”.",
            expected=(held.theirs.text,),
            confidence=held.answer.confidence,
            related=held.related,
            superseded_by=changed_since(held.at),
        )


RULE = Rule("F201", "figure-mismatch", Severity.ERROR, check)
