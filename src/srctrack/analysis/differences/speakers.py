"""What one person of the page said, put into the mouth of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.analysis.alignment import align
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.beside import pages_for
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.language.stemming import sound
from srctrack.model.derived import AnnotatedText
from srctrack.model.finding import Confidence
from srctrack.model.mentions import Attribution, AttributionKind
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern

MIN_SCORE, MIN_MARGIN = 0.25, 0.1
"""Score of an alignment, and its lead over the sentences of other speakers, from which two sentences report the same words."""
MANY = 8
"""Sentences of the page that are looked at."""
_AGAINST = pattern(r"[;–—]|\b(?:but|while|whereas|though|although)\b", re.I)


def wrong_speakers(analysis: Analysis) -> Iterator[Difference]:
    """Yield the speakers of the draft's indirect speech whose words the page gives to another who is named there too.

    Each of the two sentences must name one speaker only, and not the other's.
    """
    draft = analysis.draft
    for sentence in draft.annotations.sentences:
        mine = _speaker(draft, sentence)
        if mine is None or any(q.outer.overlaps(sentence) for q in draft.annotations.quotes):
            continue
        for source in pages_for(analysis, sentence):
            there = _other_speaker(draft, sentence, mine, source)
            if there is not None:
                yield Difference(Slot.PERSON, mine.span, there.span, source, Confidence.MEDIUM)
                break


def _other_speaker(
    draft: AnnotatedText, sentence: Span, mine: Attribution, source: SourceDocument
) -> Attribution | None:
    scores: dict[str, float] = {}
    best: tuple[float, Attribution, Span] | None = None
    for aligned in align(draft, sentence, source, limit=MANY):
        there = _speaker(source, aligned.span)
        if there is None:
            continue
        scores[there.text] = max(scores.get(there.text, 0.0), aligned.score)
        if best is None or aligned.score > best[0]:
            best = (aligned.score, there, aligned.span)
    if best is None or best[0] < MIN_SCORE:
        return None
    score, there, where = best
    if any(other + MIN_MARGIN > score for name, other in scores.items() if name != there.text):
        return None
    here = sentence.of(draft.prose.text)
    apart = not _names(here, there.text) and _apart(source.prose.text, where, there, mine.text)
    return there if apart and _names(source.prose.text, mine.text) else None


def _apart(text: str, sentence: Span, there: Attribution, person: str) -> bool:
    """Whether ``person`` is not in the page's sentence, or only before a word that sets the speaker against what precedes."""
    before, after = text[sentence.start : there.span.start], text[there.span.start : sentence.end]
    if _names(after, person) or _names(there.text, person):
        return False
    return not _names(before, person) or bool(_AGAINST.search(before))


def _speaker(text: AnnotatedText, sentence: Span) -> Attribution | None:
    """The one person who is named for what the sentence says."""
    found = text.annotations.attributions_in(sentence)
    people = [a for a in found if a.kind is AttributionKind.PERSON and a.text.split()[-1][0].isupper()]
    return people[0] if len(people) == 1 and len({a.text for a in found}) == 1 else None


def _names(words: str, person: str) -> bool:
    """Whether ``words`` have the family name of ``person``, in any spelling."""
    family = sound(person.split()[-1])
    return any(sound(w.strip(".,;:()’'")) == family for w in words.split() if w[:1].isupper())
