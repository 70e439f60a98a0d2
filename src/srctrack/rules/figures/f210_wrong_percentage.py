"""A percentage that its own counts do not give.

## What it flags

A percentage beside the two numbers it comes from, in one sentence, where recalculating gives another: shares (“14 of 31 (52 percent)”, “54 of the
120 swings, or 35 percent”) and changes (“rose from 40 to 60, a 30 percent increase”). Rounding at the decimals shown, cutting off, and hedges
(“about”, “just under”) are allowed for.

## Why it matters

Percentages are mistyped, taken of the wrong whole, or confused with percentage points more often than any other figure, and readers can recalculate them.

## Example

Instead of:

    Of the 31 cases, 14 (52 percent) were dismissed.

Write:

    Of the 31 cases, 14 (45 percent) were dismissed.

## What it misses

Percentages whose counts stand in another sentence or in a table, and those of a base that is not named.

## False alarms

Where the percentage is of another base than the number beside it and the words do not tell.

## Based on

Arithmetic: a share is part divided by whole, a change is the difference divided by the first value.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.figures import superseders_at
from srctrack.analysis.related_places import elsewhere_in_draft
from srctrack.compare.figures.display import spoken
from srctrack.compare.figures.percentages import find_percentages
from srctrack.model.finding import Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for made in find_percentages(draft.prose, draft.annotations):
        if made.fits:
            continue
        exact = spoken(round(made.exact, max(1, made.percent.decimals)))
        part, base = spoken(made.part.value), spoken(made.base.value)
        said = (
            f"from {base} to {part} is a change of {exact} percent"
            if made.change
            else f"{part} of {base} is {exact} percent"
        )
        yield finding(
            RULE,
            draft,
            made.percent.span,
            f"“{made.percent.text}” stands here; {said}",
            expected=(f"{exact} percent",),
            related=(
                elsewhere_in_draft(draft, made.base.span, "the base"),
                elsewhere_in_draft(draft, made.part.span, "the part"),
            ),
            superseded_by=superseders_at(made.percent.span, made.base.span, made.part.span),
        )


RULE = Rule("F210", "wrong-percentage", Severity.ERROR, check)
