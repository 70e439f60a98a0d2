"""A quotation cannot be checked word for word, because its source is in another language.

## What it flags

A quotation of four words or more, in a sentence whose source is in another language than the draft. The words are not
in the source as they are. There is one note for each such quotation.

## Why it matters

A translation is the writer's own wording. The desk may want to tell readers so, or ask somebody else to compare it.

## Example

Zaozerye says:

    На озере под Верхней Ольшей сломался единственный паром. «Я третью зиму прошу новый трос, а мне присылают
    календари», — рассказала паромщица Клавдия Верясова. Почту третий день возят на лошади вокруг болота.

Instead of:

    “I ask for a new cable and they send me calendars,” Klavdia Veryasova said ([Zaozerye](https://zaozerye.example/parom)).

Write:

    Klavdia Veryasova asked for a new cable and got calendars ([Zaozerye](https://zaozerye.example/parom)).

## What it misses

Errors of translation. Names and figures inside the quotation are compared by the rules for names and figures.

## False alarms

The source may print the words in the draft's language on another page. If your newsroom accepts translated quotations,
for example with “told Zaozerye in Russian”, switch the rule off.

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
