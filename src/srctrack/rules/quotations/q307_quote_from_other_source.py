"""A quotation is in another saved source, not in the one cited for it.

## What it flags

The sentence cites a saved source that does not have the words. Another saved source has them, word for word.

## Why it matters

The quotation is right and the link is wrong. A reader who follows it does not find the words.

## Example

The Larchfield Ledger says:

    Water came up through the floor of the music school at Larchfield over the weekend and ruined nine pianos. Lessons are given in the
    gymnasium for now. The headmistress, Petra Nyman, said that no instrument was paid off, and that two uprights would be rented at Easter.

The Otterbridge Weekly says:

    “A square without cows is a car park in waiting,” said the butcher Gwen Tarrant, whose shop faces the pens.

Instead of:

    “A square without cows is a car park in waiting,” Gwen Tarrant said ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “A square without cows is a car park in waiting,” Gwen Tarrant said ([Otterbridge Weekly](https://otterbridge.example/market)).

## What it misses

Quotations of three words or fewer. Sentences whose citation is in a sentence nearby.

## False alarms

Both sources may have the words, and the cited one was saved only in part.

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
