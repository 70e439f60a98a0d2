"""Alignment: the sentences of a page that may say what a stretch of the draft says, found by ``align``.

The scores follow a study of 145 marked sentences and 229 claims of another collection: words weighed by how rare they are
in the page itself, equal numbers and dates, and concepts, divided by what the draft's words could have reached. The best of
three holds the right sentence in 94 to 99 of 100. Names get no weight of their own: the subject of a page is named
everywhere in it. The margin over the next sentence tells how sure the choice of sentence is, and nothing of whether the
two sentences agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from srctrack.analysis.analysis import Analysis
from srctrack.compare.sentence_features import SentenceFeatures, TextFeatures, features_of, text_features
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.recent import Recent
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

NUMBER_WEIGHT = 6.0
"""What an equal number is worth, divided by the root of how many sentences of the page have it."""
SMALL_NUMBER = 13
"""Numbers below this are written for many things; they are worth ``SMALL_WEIGHT`` of the others."""
SMALL_WEIGHT = 0.4
DATE_WEIGHT = 3.0
"""What an equal year, month, day or weekday is worth."""
CONCEPT_WEIGHT = 0.5
"""What a shared concept is worth beside a shared word of the same rarity."""
EXPECTED = 0.5
"""The share of the draft's numbers and dates that another wording of the same statement has."""
LENGTH = 0.15
"""Power of the length of the page's sentence, relative to ``USUAL_LENGTH``, that its score is divided by."""
USUAL_LENGTH = 20
ACROSS_LENGTH = 1.0
"""Across languages: what is taken off for each factor *e* between the lengths of the two sentences."""
ACROSS_NUMBER, ACROSS_DATE, ACROSS_NAME = 1.3, 0.5, 1.0
"""Across languages: what an equal number, date or sound is worth, relative to its rarity."""

MAX_KNOWN = 1024
"""Alignments kept for each page: those of some ten drafts of 1,000 words, at about 1 KB each."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of a page beside a stretch of a draft.

    ``score`` is about the share of the draft's words that the sentence has, by weight. ``margin`` is how much higher the
    score is than the next sentence's.
    """

    sentence: int
    span: Span
    score: float
    margin: float


def align(draft: AnnotatedText, span: Span, source: AnnotatedText, limit: int = 3) -> tuple[Aligned, ...]:
    """Return the sentences of ``source`` that may say what the words at ``span`` of ``draft`` say, the best first.

    Sentences that share nothing with the words are left out.
    """
    page, mine = text_features(source), text_features(draft)
    ours = mine.at(span) or features_of(draft, span)
    across = mine.language != page.language
    key = (ours.stems, ours.sounds, ours.names, ours.numbers, ours.dates, ours.concepts, ours.length, across, limit)
    return _known(source).get(key, lambda: _ranked(page, (_scores_across if across else _scores)(ours, page), limit))


@derived
def _known(source: AnnotatedText) -> Recent[tuple[Aligned, ...]]:
    """What was aligned with ``source`` last. An edited draft asks again for most of its sentences."""
    return Recent(MAX_KNOWN)


class Alignments:
    """The alignments asked for in one analysis, each computed once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Span, str], tuple[Aligned, ...]] = {}

    def of(self, text: AnnotatedText, span: Span, source: SourceDocument) -> tuple[Aligned, ...]:
        """Return what ``align`` returns for a span of the draft or of a page."""
        key = (text.key if isinstance(text, SourceDocument) else "", span, source.key)
        if key not in self._known:
            self._known[key] = align(text, span, source)
        return self._known[key]


@derived
def alignments(analysis: Analysis) -> Alignments:
    """Return the alignments of one analysis."""
    return Alignments()


def _ranked(page: TextFeatures, scores: Mapping[int, float], limit: int) -> tuple[Aligned, ...]:
    best = sorted(((score, index) for index, score in scores.items() if score > 0), key=lambda s: (-s[0], s[1]))
    best = best[: limit + 1]
    following = [score for score, _ in best[1:]] + [0.0]
    return tuple(
        Aligned(index, page.sentences[index].span, score, score - after)
        for (score, index), after in zip(best[:limit], following, strict=False)
    )


def _scores(ours: SentenceFeatures, page: TextFeatures) -> dict[int, float]:
    """How much of a sentence of the same language each sentence of the page says, by index; those that share nothing left
    out. Weights are added in one order, so that two runs agree to the last bit."""
    stems = [(key, page.rarity(key)) for key in sorted(ours.stems)]
    concepts = [("#" + key, CONCEPT_WEIGHT * page.rarity("#" + key)) for key in sorted(ours.concepts)]
    weights = [*stems, *concepts]
    weights += [
        ("=" + key, NUMBER_WEIGHT * _worth(key, page)) for key in sorted(ours.numbers) if page.holding("=" + key)
    ]
    weights += [
        ("@" + key, DATE_WEIGHT / math.sqrt(page.number_counts[key]))
        for key in sorted(ours.dates)
        if page.holding("@" + key)
    ]
    whole = sum(weight for _, weight in stems) + EXPECTED * sum(weight for _, weight in concepts)
    whole += EXPECTED * (NUMBER_WEIGHT * len(ours.numbers) + DATE_WEIGHT * len(ours.dates))
    got: dict[int, float] = {}
    for key, weight in weights:
        for index in page.holding(key):
            got[index] = got.get(index, 0.0) + weight
    if not whole:
        return {}
    return {
        index: value / whole / max((page.sentences[index].length + 3) / USUAL_LENGTH, EXPECTED) ** LENGTH
        for index, value in got.items()
    }


def _scores_across(ours: SentenceFeatures, page: TextFeatures) -> dict[int, float]:
    """How much of a sentence of another language each sentence of the page says, by index."""
    return {index: _score_across(ours, theirs, page) for index, theirs in enumerate(page.sentences)}


def _worth(number: str, page: TextFeatures) -> float:
    small = SMALL_WEIGHT if abs(float(number)) < SMALL_NUMBER else 1.0
    return small / math.sqrt(page.number_counts[number])


def _score_across(ours: SentenceFeatures, theirs: SentenceFeatures, page: TextFeatures) -> float:
    """How much of a sentence of another language ``theirs`` says."""
    rare = math.log(len(page.sentences) + 1)
    got = ACROSS_NAME * sum(page.rarity("~" + key) for key in ours.sounds & theirs.sounds)
    got += sum(page.rarity("#" + key) for key in ours.concepts & theirs.concepts)
    got += ACROSS_NUMBER * rare * sum(_worth(key, page) for key in ours.numbers & theirs.numbers)
    got += ACROSS_DATE * rare * sum(1 / math.sqrt(page.number_counts[key]) for key in ours.dates & theirs.dates)
    if got <= 0:
        return 0.0
    got -= ACROSS_LENGTH * abs(math.log((theirs.length + 3) / (ours.length + 3)))
    whole = rare * (EXPECTED * len(ours.concepts) + len(ours.names) + len(ours.numbers) + EXPECTED * len(ours.dates))
    return max(0.0, float(got / max(whole, rare)))
