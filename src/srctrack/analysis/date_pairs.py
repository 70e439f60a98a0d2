"""Dates of a draft beside the date that the aligned sentence of a page gives for the same."""

from __future__ import annotations

from srctrack.analysis.alignment import alignments
from srctrack.analysis.analysis import Analysis
from srctrack.compare.dates.same_date import may_be_same, same_text, same_words
from srctrack.compare.figures.same_quantity import one_digit_apart
from srctrack.compare.sentence_features import features_of, text_features
from srctrack.model.mentions import DateKind, DateMention
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

AROUND = 70
"""Code points on either side of a date that say what happened then."""
MAX_YEARS = 12
"""Years between two that may be one told wrong, unless their digits are alike."""
MIN_WORDS, MIN_WITH_NAME = 3, 1
"""Words, or words beside a name, that the two places share at least."""
MIN_SCORE = 0.12
"""How much of the words around the date the page's sentence says at least."""


def date_in_page(analysis: Analysis, date: DateMention, source: SourceDocument) -> DateMention | None:
    """Return the one date of the page's sentence that says what the draft says of ``date``, where it is another date of
    the same kind, and likely an error in it; else None."""
    around = _around(analysis, date)
    best = alignments(analysis).of(analysis.draft, around, source)[:1]
    if not best or best[0].score < MIN_SCORE or not _says_the_same(analysis, around, source, best[0].sentence):
        return None
    span = source.annotations.sentences[best[0].sentence]
    found = [d for d in source.annotations.dates if span.contains(d.span)]
    theirs = [d for d in found if d.kind is not DateKind.RELATIVE]
    if len(found) > len(theirs) and not date.day:
        return None  # “last year” may be the draft's
    others = [d for d in theirs if _comparable(date, d) and not _in_draft(analysis, d)]
    if len({same_words(d) for d in others}) != 1 or any(may_be_same(date, d) for d in theirs):
        return None
    return others[0] if _is_near(date, others[0]) else None


def _around(analysis: Analysis, date: DateMention) -> Span:
    index = analysis.draft.annotations.sentence_index(date.span.start) or 0
    sentence = analysis.draft.annotations.sentences[index]
    text = analysis.draft.prose.text
    start, end = max(sentence.start, date.span.start - AROUND), min(sentence.end, date.span.end + AROUND)
    while start > sentence.start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    return Span(start, end)


def _says_the_same(analysis: Analysis, around: Span, source: SourceDocument, sentence: int) -> bool:
    ours, page = features_of(analysis.draft, around), text_features(source)
    theirs = page.sentences[sentence]
    names = len(ours.names & theirs.names) or len(ours.sounds & theirs.sounds)
    words = len(ours.concepts & theirs.concepts)
    if text_features(analysis.draft).language == page.language:
        words = max(words, len(ours.stems & theirs.stems))
    words += len(ours.numbers & theirs.numbers)
    return words >= MIN_WORDS or (bool(names) and words >= MIN_WITH_NAME)


def _comparable(one: DateMention, other: DateMention) -> bool:
    days = one.kind is DateKind.DAY and bool(one.month and one.day and other.month and other.day)
    return days or same_text(one, other)


def _in_draft(analysis: Analysis, date: DateMention) -> bool:
    return any(may_be_same(own, date) for own in analysis.draft.annotations.dates)


def _is_near(one: DateMention, other: DateMention) -> bool:
    """Whether the two differ as an error makes them: in the day or the month alone, in a digit or their order."""
    if one.day and other.day:
        return (one.month == other.month) != (one.day == other.day)  # both alike: the same day of another year
    if one.kind is DateKind.WEEKDAY or one.month:
        return True
    a, b = one.year or 0, other.year or 0
    return abs(a - b) <= MAX_YEARS or one_digit_apart(a, b) or sorted(str(a)) == sorted(str(b))
