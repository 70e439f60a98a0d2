"""A quotation whose very words stand in another kept source than the one cited for it.

## What it flags

A quotation in a sentence that itself cites a kept source, when that source lacks the words and another kept one has them.

## Why it matters

The quotation is right and its link is not: whoever follows it does not find the words.

## Example

Instead of:

    “A square without cows is a car park in waiting,” she said ([Larchfield Ledger](https://larchfieldledger.example/flood)).

where only the Otterbridge Weekly has the words: and instead link to its page.

## What it misses

Quotations of three words or fewer, and sentences that lean on their source only through the sentences around them.

## False alarms

Where two sources have the words and the one cited is kept only in part.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import citations_in, links_in
from srctrack.analysis.quotations import QuotationCheck, quotation_checks, quotation_place, searched_note
from srctrack.analysis.related_places import name_among
from srctrack.model.draft import CitationKind, Draft
from srctrack.model.finding import Confidence, Edit, Finding, Fix, FixSafety, Severity
from srctrack.rules.base import FixOffer, Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        other = held.elsewhere
        if other is None or not held.tied:
            continue
        shown = (other.read, *held.searched)
        cited = ", ".join(name_among(r, shown) for r in held.searched)
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"These words are in {name_among(other.read, shown)}, not in {cited}, the source cited.",
            expected=(other.read.source.url,),
            confidence=Confidence.HIGH if held.told else Confidence.MEDIUM,
            related=(quotation_place(other, f"not in what is cited: {searched_note(held.searched)}"),),
            fixes=_other_link(draft, held),
        )


def _other_link(draft: Draft, held: QuotationCheck) -> tuple[Fix, ...]:
    """The link's address replaced, where the sentence has exactly one."""
    links = links_in(draft, held.sentence)
    citations = citations_in(draft, held.sentence)
    if held.elsewhere is None or not draft.editable or len(links) != 1 or links[0].url_span is None:
        return ()
    if any(c.kind is not CitationKind.LINK for c in citations):
        return ()
    url = held.elsewhere.read.source.url
    return (Fix(f"link to {held.elsewhere.read.source.name}", FixSafety.UNSAFE, (Edit(links[0].url_span, url),)),)


RULE = Rule("Q307", "quote-from-other-source", Severity.ERROR, check, FixOffer.OFFERED)
