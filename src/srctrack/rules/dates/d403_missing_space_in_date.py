"""A date has no space between its parts.

## What it flags

A full English month name that runs into the day: “January1”, “1January”. A year that runs into the comma before it:
“January 1,2024”.

## Why it matters

Readers stumble over it, and a search for the date does not find it.

## Example

Instead of:

    Fontanka reported on January1 that police carried out a raid.

Write:

    Fontanka reported on January 1 that police carried out a raid.

## What it misses

Short month names: “Sept9” and “Dec1” are also names of genes and products. Languages other than English.

## False alarms

Names like “March4Women” are not flagged, because letters follow the number. Hashtags, file names, addresses and dates
in quotation marks are not flagged either.

## Based on

srctrack's own rule. Every style guide writes the space.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.model.finding import Finding, FixSafety, Severity
from srctrack.patterns import pattern
from srctrack.rules.base import FixOffer, Rule, finding, replace_words

_JOINT = pattern(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[A-Z])|(?<=,)(?=\d)")


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for date in draft.annotations.dates:
        if date.problem != "glued" or draft.annotations.in_quotation(date.span):
            continue
        apart = _JOINT.sub(" ", date.text)
        yield finding(
            RULE,
            draft,
            date.span,
            f"A space is missing in “{date.text}”.",
            expected=(apart,),
            fixes=replace_words(draft, date.span, apart, f"write “{apart}”", FixSafety.SAFE),
        )


RULE = Rule("D403", "missing-space-in-date", Severity.ERROR, check, FixOffer.SAFE)
