"""A quotation was on the cited page when it was saved, and has been removed since.

## What it flags

Words in quotation marks that an earlier copy of the cited page has, word for word. The newest copy does not have them,
in the article or anywhere else on the page.

## Why it matters

The quotation was correct, but a reader who follows the link will not find it. Publishers sometimes change quotations
later, and do not always say so. The editor should know, and perhaps the readers too.

## Example

The Beacon first said:

    The line opened in 1911. “We will never close the ferry line,” said Marit Solbakk.

The Beacon now says:

    The line opened in 1911. Marit Solbakk did not want to say more about the future of the company on Monday.

Instead of:

    “We will never close the ferry line,” said Marit Solbakk ([The Beacon](https://beacon.example/1)).

Write:

    Marit Solbakk no longer wants to say what will become of the ferry line ([The Beacon](https://beacon.example/1)).

## What it misses

Pages with only one saved copy: `srctrack refresh` downloads cited pages again. Quotations of fewer than four words.

## False alarms

The newest copy may show only a teaser. Or the words were moved to a part of the page that could not be read. If you
quote the archived copy and tell your readers so, the finding stays: suppress it and give the reason.

## Based on

srctrack's own rule. NewsDiffs shows how often pages are changed after they are published. The Society of Professional
Journalists' Code of Ethics asks to “acknowledge mistakes and correct them promptly and prominently”.
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
