"""A quotation of which nothing like it stands in the source it leans on, nor in any other kept one.

## What it flags

A quotation of four words or more that rests on a kept source, when neither that source nor any other in the library has the words
or anything near them. It is an error where the link holds the words, follows them or is on their verb of saying, or where the
source is named for them; otherwise a note.

## Why it matters

Either the words come from somewhere that is not cited, or nobody said them.

## Example

Instead of:

    “The cows knew the way to the station,” said Gwen Tarrant ([Otterbridge Weekly](https://otterbridgeweekly.example/market)).

with no such words in the Otterbridge Weekly: and instead cite the page that has them.

## What it misses

Quotations in sentences that lean on no kept source, or that also cite a page which is not kept. A source that is walled, thin or in another language is
“could not tell” and never “not found”.

## False alarms

Where the words were spoken in a video or stand in a picture of the page.

## Based on

Associated Press Stylebook, “quotations in the news”; Society of Professional Journalists, Code of Ethics.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import QuotationCheck, quotation_checks, searched_note
from srctrack.compare.quotations.match import FEW_WORDS
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.quote import MatchKind, QuoteKind
from srctrack.model.statement import Strength
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if held.kind is not MatchKind.NONE or held.elsewhere is not None or not held.told or not held.tied:
            continue
        if held.words < FEW_WORDS or held.quote.kind is QuoteKind.SCARE or held.strength is Strength.CONTEXT:
            continue
        firm = held.strength in (Strength.QUOTED, Strength.ATTRIBUTED)
        names = ", ".join(r.source.name for r in held.searched)
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"These words are not in {names} or in any other saved source.",
            severity=None if firm else Severity.NOTE,
            confidence=Confidence.HIGH if firm and held.quote.kind is not QuoteKind.BLOCK else Confidence.MEDIUM,
            related=_searched(held),
        )


def _searched(held: QuotationCheck) -> tuple[Related, ...]:
    return tuple(
        Related(
            excerpt=r.prose.text[:_HEAD].rsplit(" ", 1)[0],
            source=r.key,
            url=r.source.final_url or r.source.url,
            note=searched_note([r]),
        )
        for r in held.searched
    )


_HEAD = 120
"""Characters of a searched source shown where no place in it can be."""

RULE = Rule("Q303", "quote-not-in-source", Severity.ERROR, check)
