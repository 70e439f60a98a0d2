"""Words were cut from a quotation without an ellipsis.

## What it flags

The source has words in the middle of the quotation that the draft leaves out, and no ellipsis or bracket shows the
cut.

## Why it matters

Readers think that the words were spoken in one go. The words that were cut may be the doubt or the condition.

## Example

The Larchfield Ledger says:

    “I am cross, so I suppose I cared,” Petra Nyman told the parents.

Instead of:

    “I am cross, so I cared,” Petra Nyman said ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “I am cross, so … I cared,” Petra Nyman said ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

A cut at the beginning or at the end of the quotation. Q305 reports those before a “but”.

## False alarms

The source may print the sentence twice, once in a shorter form. The source's own “she said” between two halves may be
left out.

## Based on

The Chicago Manual of Style, 13.50–13.58; Associated Press Stylebook, “ellipsis”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import quotation_checks, quotation_place
from srctrack.compare.quotations.dialogue import is_cue_of_dialogue
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.quote import MatchKind
from srctrack.rules.base import FixOffer, Rule, finding
from srctrack.rules.quotations.wording import changes_said, sources_wording


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if held.kind is not MatchKind.CUT or held.elsewhere is not None or held.best is None:
            continue
        best = held.best
        if best.match.in_article and all(
            is_cue_of_dialogue(best.read.prose, c.source_span) for c in best.match.changes
        ):
            continue  # nothing that was said is left out
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"Words were cut from this quotation without an ellipsis: {changes_said(held.best.match.changes)}.",
            expected=(held.best.words,),
            confidence=Confidence.HIGH if held.tied and held.told else Confidence.MEDIUM,
            related=(quotation_place(held.best),),
            fixes=sources_wording(draft, held.quote, held.best),
        )


RULE = Rule("Q304", "silently-cut-quote", Severity.WARNING, check, FixOffer.OFFERED)
