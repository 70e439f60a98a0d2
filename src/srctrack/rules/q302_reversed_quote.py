"""A quotation that lost or gained a negation against its source.

## What it flags

A “not”, “never”, “no” or a contraction (“haven't”) that stands in the source's wording and not in the draft's, or in the draft's and not in
the source's.

## Why it matters

The speaker is made to say the opposite. No other slip of one word does so much harm.

## Example

    “We will rent two uprights, but we will tune them until the exams,” she said.

where the source has

    “We will rent two uprights, but we will not tune them until the exams,” she said.

## What it does not catch

A reversal without a word of negation (“rose” for “fell”): that is an altered quotation, Q301.

## When it is wrong

Where the speaker said both on two occasions.

## Authority

Ours, from the corrections that newspapers print: a lost “not” is the commonest grave one.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.quote import MatchKind
from srctrack.rules.base import Rule, finding
from srctrack.rules.held_quotes import hold, in_its_source
from srctrack.rules.quote_wording import changes_said


def check(draft: Draft, evidence: Evidence) -> Iterator[Finding]:
    for held in hold(draft, evidence):
        if held.kind is not MatchKind.REVERSED or held.elsewhere is not None or held.best is None:
            continue
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"this quotation is turned round against {held.best.read.source.name}: {changes_said(held.best.match.changes)}",
            expected=(held.best.words,),
            confidence=Confidence.HIGH if held.tied and held.told else Confidence.MEDIUM,
            related=(in_its_source(held.best),),
        )


RULE = Rule("Q302", "reversed-quote", Severity.ERROR, check)
