"""A quotation is not in the cited source or in any other saved source.

## What it flags

A quotation of four words or more whose source is saved. Neither that source nor any other in the library has these
words, or words close to them. It is an error if the link is on the quotation, right after it, or on “said”, or if the
draft names the source for it. Otherwise it is a note.

## Why it matters

Either the words come from a source that is not cited, or nobody said them.

## Example

The Otterbridge Weekly says:

    The cattle market moves out of the old square in May, the councillors of Otterbridge agreed, and a skating ring is to take
    its place. Farmers will bring their cows to a new hall by the railway, which the town is building on the site of a closed mill. The
    mayor said that the hall would have room for two hundred animals and a kitchen.

Instead of:

    “Those cows always knew the way to the station,” said Gwen Tarrant ([Otterbridge Weekly](https://otterbridge.example/market)).

Write:

    Gwen Tarrant was sorry to see the market go ([Otterbridge Weekly](https://otterbridge.example/market)).

## What it misses

Sentences that cite no saved source, or that also cite a page which is not saved. If a source is behind a paywall, very
short or in another language, srctrack says that it cannot tell. It never says “not found”.

## False alarms

The words may be in a video, or in a picture on the page.

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
