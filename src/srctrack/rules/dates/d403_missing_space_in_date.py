"""A date whose parts lack the space between them.

## What it flags

A full English month name grown together with its day (“January1”, “1January”), and a year grown together with the comma
before it (“January 1,2024”).

## Why it matters

Readers stumble, and searches for the date do not find it.

## Example

Instead of:

    Fontanka reported on January1 that police carried out a raid.

Write:

    Fontanka reported on January 1 that police carried out a raid.

## What it misses

Short month names (“Sept9”, “Dec1” are also genes and product names) and other languages.

## False alarms

Names made this way on purpose (“March4Women”) are left alone where letters follow; hashtags, file names and addresses too.
Dates within quotation marks are left alone.

## Based on

srctrack's own rule.; every style guide writes the space.
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
