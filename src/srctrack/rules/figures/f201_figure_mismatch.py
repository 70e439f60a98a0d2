"""The cited source gives a different figure for the same thing.

## What it flags

The draft and the cited source make the same statement, with two different values. The words around the figure agree,
and so do the thing that is counted, the kind of figure and the unit. “At least 50” is read as a range, and “fifty” as
a number. srctrack reads figures in English, Russian, Ukrainian, German, French and Spanish.

If the two sentences agree in all but a number, every number counts: “the third time”, “Proposition 226”, a time of
day.

## Why it matters

A mistyped digit is easy to miss and easy to find: a reader who opens the source sees it at once.

## Example

Fontanka says:

    On Tuesday 1,050 people signed the petition against the new toll road.

Instead of:

    On Tuesday 1,500 people signed the petition against the new toll road ([Fontanka](https://fontanka.example/toll)).

Write:

    On Tuesday 1,050 people signed the petition against the new toll road ([Fontanka](https://fontanka.example/toll)).

## What it misses

Sentences that share few words with the source. Figures in quotations. Cases where two figures of the source would fit.
If the source has the draft's value for the same thing in another place, nothing is flagged.

## False alarms

The figure may come from another source, and the link is there for the rest of the sentence. Or the source corrects
itself further down.

## Based on

The IFCN Code of Principles and the Associated Press Stylebook. Both ask that a figure agree with the source that it is
credited to.
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
