"""The cited source gives a different date for the same event.

## What it flags

The draft and a saved source describe the same event with two different days or weekdays. The draft's day is nowhere in
the source. For months and years this is a warning.

If the draft's sentence agrees with the source's in all but the date, each date is compared with the one in its place.
If the source is in another language, two different days of the same month are a warning, when the names and numbers of
the sentences agree.

## Why it matters

The day of an event is one of the first things that readers check. A wrong day is found only by comparing it with the
source.

## Example

Fontanka says:

    The court released the two cooks on Tuesday after a short hearing.

Instead of:

    The court released the two cooks on Wednesday after a short hearing ([Fontanka](https://fontanka.example/court)).

Write:

    The court released the two cooks on Tuesday after a short hearing ([Fontanka](https://fontanka.example/court)).

## What it misses

A day that the source gives for something else. Sentences that put the source into very different words. A weekday on
one side and a date on the other, unless the calendar decides.

## False alarms

The draft may describe a second event in similar words. The finding shows the source's sentence, so that one look is
enough. Dates in quotation marks are not flagged.

## Based on

srctrack's own rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.date_pairs import date_in_page
from srctrack.analysis.figures import in_one_language
from srctrack.analysis.quantity_pairs import pages_behind
from srctrack.analysis.related_places import in_source
from srctrack.analysis.snapshot_dates import captured_words
from srctrack.analysis.statements import source_links, sources_of_sentence
from srctrack.compare.dates.cross_language import day_across
from srctrack.compare.dates.same_date import (
    is_verbatim,
    may_be_same,
    one_part_apart,
    same_text,
    same_words,
)
from srctrack.compare.figures.context import figure_contexts
from srctrack.compare.sentence_similarity import (
    Sentences,
    Similarity,
    sentences_of,
    text_without_spans,
    without_citation,
)
from srctrack.model.draft import Draft
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.source import SourceDocument
from srctrack.model.statement import CITING
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding

SAME_EVENT = 0.6
"""The share of a draft sentence's telling words that the source's sentence must hold; below, two events pass for one."""
SURE = 0.75
"""From here on the two sentences tell one thing."""
MIN_WORDS = 4
"""Telling words in common below which a share says nothing."""
NEAR = 1
"""Sentences on each side of the likest ones in which “yesterday”, or a weekday that the calendar makes the draft's day,
counts as naming it."""
NEARLY, MIN_NEARLY = 0.5, 3
"""Share and words that are enough where two full dates differ in their day, their month or their year alone: the mark of a slip;
and words enough where the two sentences are one, word for word, but for when."""
SHARED_BESIDE = 2
"""Telling words in common that are enough where the two sentences share another day, too."""
AS_LIKE = 0.85
"""Source sentences with this part of the best one's words in common are looked at beside it."""

MIN_WORDS_COARSE = 6
"""The same for months and years, which a text names more freely than days: told as a warning."""
_COARSE = frozenset({DateKind.MONTH, DateKind.YEAR})


def check(analysis: Analysis) -> Iterator[Finding]:
    draft = analysis.draft
    for i, sentence in enumerate(draft.annotations.sentences):
        mine = _dates_in(draft.annotations.dates, sentence)
        mine = [d for d in mine if not draft.annotations.in_quotation(d.span) and d.problem is None]
        if not mine:
            continue
        leaning = sources_of_sentence(analysis, i)
        verbatim = next(
            (found for s in leaning if (found := list(_in_its_place(draft, sentence, mine, s, leaning)))), None
        )
        if verbatim is not None:
            yield from verbatim
            continue
        unnamed = [d for d in mine if not any(_names(source, d) for source in leaning)]
        for source in leaning if unnamed else ():
            if not in_one_language(draft, source):
                links = source_links(analysis).get(i, ())
                cited = any(link.key == source.key and link.strength in CITING for link in links)
                found = list(_unlike_across(draft, i, unnamed, source)) if cited else []
            else:
                index = sentences_of(source)
                found = list(_unlike(draft, sentence, mine, unnamed, source, index))
                found = found or list(_beside_a_shared_day(draft, sentence, mine, unnamed, source, index))
            if found:
                yield from found
                break
        else:
            yield from _aligned(analysis, unnamed)


def _aligned(analysis: Analysis, unnamed: Sequence[DateMention]) -> Iterator[Finding]:
    """The dates of ``unnamed`` that no cited page names, where the aligned sentence of a page has another in their place."""
    sources = analysis.evidence.sources
    for date in unnamed:
        if date.kind is DateKind.WEEKDAY or any(_names(source, date) for source in sources.values()):
            continue
        for resting in pages_behind(analysis, date.span):
            source = sources.get(resting.source)
            other = date_in_page(analysis, date, source) if source is not None else None
            if source is not None and other is not None:
                yield _finding(analysis.draft, date, other, None, source)
                break


def _in_its_place(
    draft: Draft, sentence: Span, mine: Sequence[DateMention], source: SourceDocument, leaning: Sequence[SourceDocument]
) -> Iterator[Finding]:
    """The dates of a sentence that is the source's, word for word, but for when: each is held to the one in its place,
    whatever else the source dates. Nothing where the source has the sentence twice, or where another source of ``leaning``
    names the draft's date."""
    if not in_one_language(draft, source):
        return
    index = sentences_of(source)
    beside = [like for like in index.like(without_citation(sentence.of(draft.prose.text))) if like.share == 1.0]
    same = [like for like in beside if _word_for_word(draft, sentence, source, index.spans[like.sentence])]
    if len(same) != 1 or same[0].words < MIN_NEARLY:
        return
    here = _dates_in(draft.annotations.dates, sentence)
    there = _dates_in(source.annotations.dates, index.spans[same[0].sentence])
    if len(here) != len(there):
        return
    for date, other in zip(here, there, strict=True):
        elsewhere = any(_names(another, date) for another in leaning if another.key != source.key)
        if date in mine and same_text(date, other) and not may_be_same(date, other) and not elsewhere:
            yield _finding(draft, date, other, same[0], source)


def _unlike(
    draft: Draft,
    sentence: Span,
    mine: Sequence[DateMention],
    unnamed: Sequence[DateMention],
    source: SourceDocument,
    index: Sentences,
) -> Iterator[Finding]:
    """The days of ``unnamed`` for which the source's likest sentence has one other; ``mine`` are all of the sentence."""
    beside = index.like(without_citation(sentence.of(draft.prose.text)))
    if not beside or beside[0].share < NEARLY or beside[0].words < MIN_NEARLY:
        return
    best = beside[0]
    same_event = best.share >= SAME_EVENT and (
        best.words >= MIN_WORDS or _word_for_word(draft, sentence, source, source.annotations.sentences[best.sentence])
    )
    most_similar = [like.sentence for like in beside if like.words >= AS_LIKE * best.words]
    theirs = [d for i in most_similar for d in _dates_in(source.annotations.dates, source.annotations.sentences[i])]
    around = [s for i in most_similar for s in source.annotations.sentences[max(0, i - NEAR) : i + NEAR + 1]]
    for date in unnamed:
        if any(may_be_same(date, d) for d in source.annotations.dates if any(s.contains(d.span) for s in around)):
            continue
        if date.kind in _COARSE and (best.share < SURE or best.words < MIN_WORDS_COARSE):
            continue
        if date.kind in _COARSE and any(
            _is_unsettled(d) for d in source.annotations.dates if any(s.contains(d.span) for s in around)
        ):
            continue  # “this year”, and nobody knows which
        others = [t for t in theirs if same_text(date, t) and not any(may_be_same(m, t) for m in mine)]
        slips = [t for t in others if one_part_apart(date, t)]
        if not slips and not same_event:
            continue
        others = slips or others
        if len({same_words(t) for t in others}) != 1:
            continue  # none, or several: nobody can tell which was meant
        yield _finding(draft, date, others[0], best, source)


def _beside_a_shared_day(
    draft: Draft,
    sentence: Span,
    mine: Sequence[DateMention],
    unnamed: Sequence[DateMention],
    source: SourceDocument,
    index: Sentences,
) -> Iterator[Finding]:
    """The days of ``unnamed`` beside a day that a sentence of the source has too, where that sentence gives one other day of
    the same month, which the draft does not tell."""
    for like in index.like(without_citation(sentence.of(draft.prose.text))):
        theirs = _dates_in(source.annotations.dates, source.annotations.sentences[like.sentence])
        shared = [m for m in mine if m.kind is DateKind.DAY and any(is_verbatim(m, t) for t in theirs)]
        left = [t for t in theirs if t.kind is DateKind.DAY and t.day and not _told(draft, t)]
        if like.words < SHARED_BESIDE or not shared or len({same_words(t) for t in left}) != 1:
            continue
        for date in unnamed:
            if date.kind is DateKind.DAY and date.day and date.month == left[0].month:
                yield _finding(draft, date, left[0], None, source)
        return


def _is_unsettled(date: DateMention) -> bool:
    return date.kind is DateKind.RELATIVE and date.value is None


def _told(draft: Draft, date: DateMention) -> bool:
    return any(may_be_same(d, date) for d in draft.annotations.dates)


def _word_for_word(draft: Draft, sentence: Span, source: SourceDocument, theirs: Span) -> bool:
    """Whether the two sentences say the same in the same words, but for when."""
    mine = text_without_spans(draft.prose.text, sentence, (d.span for d in draft.annotations.dates))
    return mine == text_without_spans(source.prose.text, theirs, (d.span for d in source.annotations.dates))


def _unlike_across(
    draft: Draft, index: int, unnamed: Sequence[DateMention], source: SourceDocument
) -> Iterator[Finding]:
    mine, theirs = figure_contexts(draft), figure_contexts(source)
    outlet = source.source.outlet.name
    if source.source.published is None and outlet and outlet in mine.sentences[index].text:
        return  # “X reported on Friday”: the day may be that of its page
    for date in unnamed:
        other = day_across(mine, theirs, index, date)
        if other is not None:
            yield _finding(draft, date, other, None, source)


def _finding(
    draft: Draft, date: DateMention, other: DateMention, best: Similarity | None, source: SourceDocument
) -> Finding:
    sure = best is not None and best.share >= SURE and best.words >= MIN_WORDS and date.kind not in _COARSE
    name = source.source.name
    message = f"The draft says “{date.text}”; {name} says “{other.text}”."
    before = next((n for n, prose in enumerate(source.earlier) if date.text in prose.text), None)
    if before is not None:
        sure = False  # the page changed, not the draft
        message = f"{name} said “{date.text}” {captured_words(source, before)}; now the page says “{other.text}”."
    return finding(
        RULE,
        draft,
        date.span,
        message,
        expected=(other.text,),
        severity=None if sure else Severity.WARNING,
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        related=(in_source(source, other.span),),
        why=(("share of words in common", round(best.share, 2)),) if best else (),
    )


def _dates_in(dates: Sequence[DateMention], sentence: Span) -> list[DateMention]:
    return [d for d in dates if d.kind is not DateKind.RELATIVE and sentence.contains(d.span)]


def _names(source: SourceDocument, date: DateMention) -> bool:
    """Whether the source names that day outright anywhere, be it the day it was published."""
    if any(is_verbatim(date, d) for d in source.annotations.dates):
        return True
    published = source.source.published
    if published is None or date.kind is DateKind.WEEKDAY:
        return False
    if date.month and date.day:
        return (published.month, published.day) == (date.month, date.day)
    return published.year == date.year if date.month is None else published.month == date.month


RULE = Rule("D405", "date-mismatch", Severity.ERROR, check)
