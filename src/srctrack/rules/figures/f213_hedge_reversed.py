"""The draft turns the source's hedge round.

## What it flags

The source's number with a bound on the other side: “at least 85” made “at most 85”, “up to 400” made “at least 400”, “nearly 500” made “more than 500”.

## Why it matters

The number is right and the statement is the opposite. A reader who sees that the numbers agree does not look further.

## Example

Instead of:

    Up to 85 households had no water. (The source: at least 85.)

Write:

    At least 85 households had no water.

## What it misses

Hedges in words that are not in the lists of their language.

## False alarms

Where the source gives the same number twice, once as the least and once as the most. Then nothing is said.

## Based on

srctrack's own rule. The Reuters Handbook of Journalism asks to keep the precision of the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import changed_since, figure_checks_with
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.verdicts import FigureVerdict
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for checked in figure_checks_with(analysis, FigureVerdict.REVERSED_HEDGE):
        words = figure_text(draft.prose.text, checked.figure)
        yield finding(
            RULE,
            draft,
            checked.at,
            f"The draft says “{words}”; {checked.outlet} says “{checked.said}”.",
            expected=(checked.theirs.text,),
            confidence=checked.answer.confidence,
            related=checked.related,
            superseded_by=changed_since(checked.at),
        )


RULE = Rule("F213", "hedge-reversed", Severity.ERROR, check, since="0.2.0")
