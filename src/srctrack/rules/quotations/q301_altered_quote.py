"""A quotation whose words differ from those of the source it leans on.

## What it flags

Words added, dropped beside others, or changed between quotation marks, against the wording of the cited source. The smallest
difference in words is shown on both sides, with the source that was searched and when it was captured.

## Why it matters

Words between quotation marks are a promise that somebody said exactly these. One changed word can change what was said.

## Example

Instead of:

    “… because a pupil had hung his coat over its handle,” said Odile Farkas.

and instead the source's own words:

    “… because a pupil had hung his coat over its switch,” said Odile Farkas.

## What it misses

A quotation of three words or fewer that differs in more than a slip of the hand, and one whose source is not kept. Typography,
house style for small numbers, what stands in brackets, and what an ellipsis stands for count as no change.

## False alarms

Where the same words were said on two occasions and the draft rightly quotes the other one without citing it.

## Based on

Associated Press Stylebook, “quotations in the news”: “Never alter quotations even to correct minor grammatical errors or word usage.”
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import (
    FoundQuotation,
    is_quoted_anywhere,
    quotation_checks,
    quotation_place,
    token_index,
)
from srctrack.analysis.statements import rests_on
from srctrack.compare.quotations.short_quotations import MAX_WORDS, slip_in
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.quote import MatchKind
from srctrack.rules.base import FixOffer, Rule, finding
from srctrack.rules.quotations.wording import changes_said, sources_wording

FAR_SCORE = 0.7
"""Below this share of words found in order the finding is only a warning: the writer may quote another occasion."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if held.kind is not MatchKind.ALTERED or held.elsewhere is not None or held.best is None:
            continue
        match = held.best.match
        sure = held.tied and held.told
        confidence = Confidence.HIGH if sure else Confidence.MEDIUM
        if match.score < FAR_SCORE:
            confidence = Confidence.LOW
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"This quotation differs from {held.best.read.source.name}: {changes_said(match.changes)}.",
            expected=(held.best.words,),
            confidence=confidence,
            related=(quotation_place(held.best),),
            fixes=sources_wording(draft, held.quote, held.best),
        )

    yield from _slips(analysis)


def _slips(analysis: Analysis) -> Iterator[Finding]:
    """Titles and other short words between marks that are the source's but for a slip of the hand, and that no cited source
    has as they stand."""
    draft, evidence = analysis.draft, analysis.evidence
    for quote in draft.annotations.quotes:
        if len(quote.text.split()) > MAX_WORDS:
            continue
        for rests in rests_on(analysis, quote.outer):
            read = evidence.sources[rests.source]
            match = slip_in(quote.text, token_index(read))
            if match is None or any(is_quoted_anywhere(quote.text, r) for r in evidence.sources.values()):
                continue
            found = FoundQuotation(read, match)
            yield finding(
                RULE,
                draft,
                quote.span,
                f"A name in this quotation is not spelled as in {read.source.name}: {changes_said(match.changes)}.",
                expected=(found.words,),
                related=(quotation_place(found),),
                fixes=sources_wording(draft, quote, found),
            )
            break


RULE = Rule("Q301", "altered-quote", Severity.ERROR, check, FixOffer.OFFERED)
