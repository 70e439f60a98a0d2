"""The draft turns the source's “at least” into “at most”, or the other way.

## What it flags

The same number with the opposite limit: “at least 85” becomes “at most 85”, “up to 400” becomes “at least 400”,
“nearly 500” becomes “more than 500”.

## Why it matters

The number is right, and the statement is the opposite. A reader who sees the same number does not look further.

## Example

The Harbour Post says:

    At least 85 households had no water on Sunday.

Instead of:

    Up to 85 households had no water on Sunday ([Harbour Post](https://harbourpost.example/water)).

Write:

    At least 85 households had no water on Sunday ([Harbour Post](https://harbourpost.example/water)).

## What it misses

Words for a limit that are not on the list for their language.

## False alarms

None known. If the source gives the number both ways, nothing is flagged.

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
