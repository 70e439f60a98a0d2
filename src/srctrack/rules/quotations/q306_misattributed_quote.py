"""The source gives the quotation to a different speaker.

## What it flags

The words are in the cited source, but there somebody else says them. The rule needs a name on both sides, beside a
word like “said”, or a pronoun that can mean only one person.

## Why it matters

The words are right and the person is not. One person is credited with words they never said, and the other loses them.

## Example

The Larchfield Ledger says:

    “It was a mercy that the cellos were on tour with the choir,” said Odile Farkas, the caretaker. The headmistress, Petra Nyman, agreed.

Instead of:

    “It was a mercy that the cellos were on tour with the choir,” said Petra Nyman
    ([Larchfield Ledger](https://larchfield.example/flood)).

Write:

    “It was a mercy that the cellos were on tour with the choir,” said Odile Farkas
    ([Larchfield Ledger](https://larchfield.example/flood)).

## What it misses

Speakers named only by their office. Quotations whose speaker is unclear in the draft or in the source.

## False alarms

One person may have two names, or may read out the words of another.

## Based on

Associated Press, “News Values and Principles”. The details are srctrack's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.quotations import (
    FOUND,
    FoundQuotation,
    QuotationCheck,
    quotation_checks,
    searched_note,
    token_index,
)
from srctrack.analysis.related_places import in_source
from srctrack.annotate.attribution.source_kinds import BODY_WORDS
from srctrack.compare.quotations.match import stands_in
from srctrack.language.declension import stem
from srctrack.language.normalize import strip_marks
from srctrack.language.reporting_verbs import DETERMINERS, TITLES
from srctrack.language.stemming import sound
from srctrack.model.derived import AnnotatedText
from srctrack.model.draft import Draft
from srctrack.model.finding import Finding, Related, Severity
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.rules.base import Rule, finding

MIN_WORDS = 4
"""Shorter pieces are said by many."""


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for held in quotation_checks(analysis):
        if held.best is None or held.kind not in FOUND or held.words < MIN_WORDS:
            continue
        mine, spoken = held.quote.speaker, _spoken(held.best)
        if mine is None or spoken is None or spoken.speaker is None or not _is_person(mine):
            continue
        if _may_be_body(mine, draft, held.best.read) and _names(held.best.read, mine):
            continue  # the page may name who speaks for the body
        if _is_outlet(mine, analysis):
            continue  # “the Messenger quotes the mayor”: the outlet is no speaker
        if not _is_person(spoken.speaker) or _may_be_one(mine, spoken.speaker):
            continue
        if not _is_near(draft, held) or _said_elsewhere(held, mine) or _is_copied(draft, held):
            continue
        at = _from_cue(held.quote)
        yield finding(
            RULE,
            draft,
            at,
            f"The draft names {mine} as the speaker; in {held.best.read.source.name} it is {spoken.speaker}.",
            actual=mine,
            expected=(spoken.speaker,),
            related=(_shown(held.best, spoken),),
            superseded_by=[(code, held.quote.speaker_span) for code in _NAMES if held.quote.speaker_span],
        )


def _from_cue(quote: Quote) -> Span:
    """The quotation with its speaker where that stands beside it."""
    speaker = quote.speaker_span
    if speaker is None or not -_BESIDE < speaker.start - quote.outer.end < _BESIDE:
        return quote.outer
    return Span(min(quote.outer.start, speaker.start), max(quote.outer.end, speaker.end))


_BESIDE = 60
"""Characters between a quotation and its speaker within which the finding covers both."""


def _spoken(found: FoundQuotation) -> Quote | None:
    """The source's own quotation that holds the words."""
    if not found.match.in_article or found.match.span is None:
        return None
    span = found.match.span
    for quote in found.read.annotations.quotes:
        if quote.outer.start <= span.start and span.end <= quote.outer.end and quote.kind is not QuoteKind.BLOCK:
            return quote
    return None


def _said_elsewhere(held: QuotationCheck, name: str) -> bool:
    """Whether the source has the same words at another place, said by the draft's speaker or by nobody who can be told."""
    if held.best is None:
        return False
    mine = held.quote.text.casefold()[:_COMPARED]
    places = [q for q in held.best.read.annotations.quotes if mine in q.text.casefold()]
    untold = len(places) > 1 and any(q.speaker is None for q in places)
    return untold or any(q.speaker and _may_be_one(q.speaker, name) for q in places)


_NAMES = ("N101", "N102")
"""Rules that tell a speaker's name that is one slip from the source's."""

_COMPARED = 40
"""Characters of a quotation by which its other places in the source are found."""


def _is_copied(draft: Draft, held: QuotationCheck) -> bool:
    """Whether the sentence stands in the source as it is here, speaker and all: then both give the words to one person."""
    speaker, sentence = held.quote.speaker_span, draft.annotations.sentences[held.sentence]
    if speaker is None or not sentence.contains(speaker) or held.best is None:
        return False
    whole = Span(min(speaker.start, held.quote.outer.start), max(speaker.end, held.quote.outer.end))
    return stands_in(whole.of(draft.prose.text), token_index(held.best.read))


def _is_near(draft: Draft, held: QuotationCheck) -> bool:
    """Whether the draft ties its speaker to the quotation closely: named in the same paragraph, or taken up there by a
    pronoun in the writer's own words before the quotation's sentence."""
    quote, prose = held.quote, draft.prose
    if quote.speaker_span is None:
        return False
    block, home = prose.block_at(quote.outer.start), prose.block_at(quote.speaker_span.start)
    if block is None or block is home:
        return True
    opening = prose.text[block.span.start : draft.annotations.sentences[held.sentence].start]
    return _TAKEN_UP.match(opening) is not None


_TAKEN_UP = pattern(r"\W*(?:he|she)\b", re.I)


def _is_person(name: str) -> bool:
    """Whether a speaker is a person by name: “the insurers” and “the panel” may be whom the other side names."""
    words = name.split()
    if len(words) > _MAX_NAMES or any(w.lower().strip(".,") in BODY_WORDS for w in words):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and words[0].lower() not in DETERMINERS


def _is_outlet(name: str, analysis: Analysis) -> bool:
    """Whether ``name`` is that of the outlet of a cited page, spelled rightly or nearly, in full or by its last words."""
    words = _sounds(name)
    outlets = (source.source.outlet.name for source in analysis.evidence.sources.values())
    return any(words and _sounds(outlet)[-len(words) :] == words for outlet in outlets if outlet)


def _sounds(name: str) -> list[str]:
    return [sound(word) for word in name.split()]


def _may_be_body(name: str, *texts: AnnotatedText) -> bool:
    """Whether a speaker of one word may be a company: nobody in the draft or its page has it behind a given name."""
    if " " in name:
        return False
    return not any(m.text.endswith(f" {name}") for text in texts for m in text.annotations.names)


def _names(page: SourceDocument, name: str) -> bool:
    """Whether a page has the name by itself."""
    return any(m.text == name for m in page.annotations.names)


_MAX_NAMES = 5


def _may_be_one(a: str, b: str) -> bool:
    """Whether two names may be one person's: a word, or its beginning, in common. Declined names are held to what stays
    the same in every case; names in two scripts are not told apart."""
    cyrillic = _CYRILLIC.search(a) is not None
    if cyrillic != (_CYRILLIC.search(b) is not None):
        return True
    mine, theirs = _parts(a), _parts(b)
    if cyrillic:
        mine, theirs = [stem(w) for w in mine], [stem(w) for w in theirs]
    return any(
        x == y or (min(len(x), len(y)) > 2 and (x.startswith(y) or y.startswith(x))) for x in mine for y in theirs
    )


_CYRILLIC = pattern("[\u0400-\u04ff]")


def _parts(name: str) -> list[str]:
    flat = [strip_marks(w).casefold().strip(".,’'") for w in name.replace("-", " ").split()]
    return [w for w in flat if w not in TITLES and len(w) > 1] or flat


def _shown(found: FoundQuotation, spoken: Quote) -> Related:
    at = spoken.speaker_span
    near = at is not None and abs(at.start - spoken.span.start) < _SAME_PLACE
    span = Span(min(at.start, spoken.span.start), max(at.end, spoken.span.end)) if at and near else spoken.span
    return in_source(found.read, span, f"said by {spoken.speaker}; {searched_note([found.read])}")


_SAME_PLACE = 400
"""Characters within which speaker and quotation are shown as one place."""

RULE = Rule("Q306", "misattributed-quote", Severity.ERROR, check)
