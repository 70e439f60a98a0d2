"""A sentence of a source that is a draft's, word for word, but for one word."""

from __future__ import annotations

from srctrack.compare.sentence_similarity import Sentences, without_citation
from srctrack.language.normalize import strip_marks
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

MIN_WORDS = 4
"""Telling words that the two must share: shorter sentences are alike by chance."""

_WORD = pattern(r"[^\W_]+")


def word_in_its_place(draft: Prose, sentence: Span, at: Span, source: Prose, sentences: Sentences) -> Span | None:
    """The word that stands where the draft's sentence has the one at ``at``, in the source's sentence that has every other
    word of it in the same order; None where there is no such sentence, or several with another word each."""
    end = sentence.start + len(without_citation(sentence.of(draft.text)))
    mine = [m.group().lower() for m in _WORD.finditer(draft.text, sentence.start, end)]
    place = sum(1 for _ in _WORD.finditer(draft.text, sentence.start, at.start))
    found: dict[str, Span] = {}
    for like in sentences.like(Span(sentence.start, end).of(draft.text)):
        if like.words < MIN_WORDS:
            break
        span = sentences.spans[like.sentence]
        theirs = [*_WORD.finditer(source.text, span.start, span.end)]
        if len(theirs) != len(mine) or place >= len(mine):
            continue
        if all(i == place or m.group().lower() == word for i, (m, word) in enumerate(zip(theirs, mine, strict=True))):
            word = theirs[place]
            found.setdefault(strip_marks(word.group().lower()), Span(*word.span()))
    return next(iter(found.values())) if len(found) == 1 else None
