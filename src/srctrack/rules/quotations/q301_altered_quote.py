"""The wording of a quotation differs from the cited source.

## What it flags

Words inside quotation marks that are added, changed, or missing next to others, compared with the cited source. The
finding shows the smallest difference on both sides, which source was searched, and when it was saved.

## Why it matters

Quotation marks promise that somebody said exactly these words. One changed word can change the meaning.

## Example

The Larchfield Ledger says:

    “The pump in the cellar stopped because a pupil had hung his coat over its switch,” said Odile Farkas.

Instead of:

    “The pump in the cellar stopped because a pupil had hung his coat over its handle,”
    said Odile Farkas ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “The pump in the cellar stopped because a pupil had hung his coat over its switch,”
    said Odile Farkas ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

Quotations of three words or fewer, unless the difference is one typo. Quotations whose source is not saved. Other
quotation marks and dashes, house style for small numbers, words in brackets and words behind an ellipsis are not
counted as changes.

## False alarms

Somebody may have said almost the same thing twice. The draft quotes the other time and does not cite it.

## Based on

Associated Press Stylebook, “quotations in the news”: “Never alter quotations even to correct minor grammatical errors
or word usage.”
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
