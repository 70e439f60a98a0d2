"""A quotation whose source is in another language, so that nobody can hold it to the letter.

## What it flags

A quotation of four words or more in a sentence that leans on a source in another language than the draft, where the words do not stand in the source
as they are. It is told once for each such quotation, as a note.

## Why it matters

A translation is the writer's wording. A desk may want the reader told whose it is, and somebody else to compare it.

## Example

Instead of:

    “They send me calendars,” Klavdia Veryasova told Zaozerye.

from a report in Russian: and instead, where the house wants it, “… told Zaozerye in Russian.”

## What it misses

Whether the translation is right. Names and figures inside the quotation are compared by the rules for names and figures.

## False alarms

Where the source prints the speaker's words in the draft's language on another page.

## Based on

BBC News Style Guide, “Translations”; Reuters Handbook of Journalism, “Quotes”.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import FOUND, quotation_checks
from srctrack.compare.quotations.match import FEW_WORDS
from srctrack.model.finding import Finding, Severity
from srctrack.model.language_names import language_name
from srctrack.model.quote import QuoteKind
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if not held.foreign or held.kind in FOUND or held.elsewhere is not None:
            continue
        if len(held.foreign) < len(held.searched) or held.words < FEW_WORDS or held.quote.kind is QuoteKind.SCARE:
            continue
        read = held.foreign[0]
        language = read.prose.language or read.source.language
        named = language_name(language) or "another language"
        yield finding(
            RULE,
            draft,
            held.quote.span,
            f"This quotation cannot be checked word for word: {read.source.name} is in {named}.",
        )


RULE = Rule("Q310", "translated-quote", Severity.NOTE, check)
