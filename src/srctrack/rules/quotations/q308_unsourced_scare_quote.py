"""A word or two between quotation marks that stand in no cited source.

## What it flags

Three words or fewer held between marks, in a sentence whose source is kept, when neither that source nor any other
kept one has them. A note: they may be irony and nobody's words.

## Why it matters

Readers take marks as somebody's words. Where nobody said them, the writer is speaking through a mask.

## Example

Instead of:

    The headmistress defends her “rustproof” pump.

where nobody in the source says rustproof: and instead name whose word it is, or take the marks away.

## What it misses

Words that stand in the source in another sense, and titles.

## False alarms

Where the marks hold a term or a nickname at a distance, as they may.

## Based on

The Chicago Manual of Style, 7.57 (“scare quotes”); Associated Press Stylebook, “quotation marks: irony”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import searched_note, unsourced_quotations
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in unsourced_quotations(analysis):
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"“{held.quote.text}” is not in the cited source ({searched_note(held.searched)}).",
            confidence=Confidence.LOW,
            superseded_by=[("Q301", held.quote.span)],
        )


RULE = Rule("Q308", "unsourced-scare-quote", Severity.NOTE, check)
