"""A few words in quotation marks are not in the cited source.

## What it flags

Three words or fewer in quotation marks, in a sentence whose source is saved. Neither that source nor any other saved
source has them. This is a note, because they may be irony and not a quotation.

## Why it matters

Readers think that somebody said these words. If nobody did, they are the writer's own opinion.

## Example

The Larchfield Ledger says:

    Water came up through the floor of the music school at Larchfield over the weekend and ruined nine pianos; lessons are given in the
    gymnasium for now. The headmistress, Petra Nyman, says that the pump in the cellar has worked well for twelve years, and that it
    stopped only because a pupil had hung his coat over its switch.

Instead of:

    The headmistress defends her “rustproof” pump ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    The headmistress defends her pump ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

Words that the source has in another meaning. Titles.

## False alarms

The marks may set off a term or a nickname, and that is fine.

## Based on

The Chicago Manual of Style, 7.57 (“scare quotes”); Associated Press Stylebook, “quotation marks: irony”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import searched, unsourced_quotations
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in unsourced_quotations(analysis):
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"“{held.quote.text}” is not in the cited source, {searched(held.searched)}.",
            confidence=Confidence.LOW,
            superseded_by=[("Q301", held.quote.span)],
        )


RULE = Rule("Q308", "unsourced-scare-quote", Severity.NOTE, check)
