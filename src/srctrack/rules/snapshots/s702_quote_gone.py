"""A quotation whose words stood on the cited page when it was first captured and are no longer there.

## What it flags

Words between quotation marks that an earlier snapshot of the cited source holds, word for word, and the newest one does not,
neither in the article nor elsewhere on the page.

## Why it matters

The draft quotes rightly, and yet a reader who follows the link will not find the words. Publishers change quotations after
publication, with and without saying so: the editor should know of it, cite the archived copy, and perhaps tell the readers.

## Example

Instead of:

    “We will not close the ferry line,” said the operator. (since changed on the page)

and instead a link to the copy that holds the words, or the page's new wording with a word on the change:

    “We will not close the ferry line,” said the operator on Monday ([archived](https://archive.example/1)); the page no longer has it.

## What it misses

A page of which only one snapshot is kept: `srctrack refresh` fetches cited pages again. Quotations of fewer than four words.

## False alarms

Where the newest snapshot shows only a teaser, or the words moved to a part of the page that could not be read.

## Based on

srctrack's own rule. The practice of “stealth editing” is documented by NewsDiffs; the Society of Professional Journalists' Code of Ethics asks
to “acknowledge mistakes and correct them promptly and prominently”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import FOUND, NEAR, QuotationCheck, quotation_checks, quotation_place
from srctrack.analysis.snapshot_dates import captured_words
from srctrack.compare.quotations.match import FEW_WORDS, match_quotation
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.prose import Prose
from srctrack.model.source import CUT_OFF, SourceDocument
from srctrack.model.text import Span
from srctrack.rules.base import FixOffer, Rule, finding

THIN_SHARE = 0.5
"""A newest text shorter than this share of the earlier one may be a teaser: what it lacks may stand in the rest."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if held.kind in FOUND or held.words < FEW_WORDS:
            continue
        for read in held.searched:
            earlier = _where_it_stood(held, read)
            if earlier is not None:
                yield _told(draft, held, read, *earlier)
                break


def _where_it_stood(held: QuotationCheck, read: SourceDocument) -> tuple[int, Span] | None:
    """The newest earlier text of the source that holds the words, by its number, and their place in it."""
    if read.source.wall in CUT_OFF:
        return None
    for number, prose in enumerate(read.earlier):
        match = match_quotation(held.quote.text, TokenIndex(prose.text))
        if match.kind in FOUND and match.span is not None and not _is_thin(read, prose):
            return number, match.span
    return None


def _is_thin(read: SourceDocument, earlier: Prose) -> bool:
    return len(read.prose.text) < THIN_SHARE * len(earlier.text)


def _told(draft: Draft, held: QuotationCheck, read: SourceDocument, number: int, at: Span) -> Finding:
    prose = read.earlier[number]
    around = Span(max(0, at.start - 80), min(len(prose.text), at.end + 80))
    stood = Related(
        excerpt=around.of(prose.text),
        source=read.key,
        url=read.source.final_url or read.source.url,
        note=captured_words(read, number),
        mark=at.moved(-around.start),
    )
    now = held.best if held.best is not None and held.best.read is read and held.kind in NEAR else None
    message = f"These words were in {read.source.name} {captured_words(read, number)} and are no longer on the page"
    if now is not None:
        message += f"; it now says “{now.words}”"
    return finding(
        RULE,
        draft,
        held.quote.span,
        f"{message}.",
        expected=(now.words,) if now is not None else (),
        confidence=Confidence.HIGH if held.tied else Confidence.MEDIUM,
        related=(stood, quotation_place(now, "newest snapshot")) if now is not None else (stood,),
    )


RULE = Rule("S702", "quote-gone", Severity.WARNING, check, FixOffer.NONE)
