"""Which sentence of a source tells what a sentence of a draft tells."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from srctrack.compare.figures.context import FigureContexts, SentenceContext

BEST = 3
"""How many sentences of the source are looked at for one of the draft."""
MIN_COVERAGE = 0.2
"""Below this a sentence of the source shares too little to be looked at."""
LONGER, LONGER_BY = 3, 10
"""A source's sentence may have so many times the draft's content words, and so many more, before its covering them loses worth."""
UNKNOWN_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of the source and how much of the draft's sentence it covers: 0 to 1, by weight of the words."""

    sentence: SentenceContext
    coverage: float


class Aligner:
    """Alignments of the sentences of one draft with those of one source, worked out when asked for."""

    def __init__(self, draft: FigureContexts, source: FigureContexts) -> None:
        self.draft = draft
        self.source = source
        self._weights: dict[str, float] = {}
        self._made: dict[int, tuple[Aligned, ...]] = {}

    def of(self, sentence: SentenceContext) -> tuple[Aligned, ...]:
        """The best sentences of the source for ``sentence`` of the draft, the best first."""
        made = self._made.get(sentence.index)
        if made is None:
            made = self._within(sentence)
            self._made[sentence.index] = made
        return made

    def _weight(self, key: str) -> float:
        """A word's worth: the rarer in the source the more."""
        found = self._weights.get(key)
        if found is None:
            count = len(self.source.sentences) or 1
            holding = len(self.source.by_stem.get(key, ()))
            found = math.log(1 + count / (holding or 1)) if holding else UNKNOWN_WEIGHT * math.log(1 + count)
            self._weights[key] = found
        return found

    def _within(self, sentence: SentenceContext) -> tuple[Aligned, ...]:
        by_stem = self.source.by_stem
        total = 0.0
        shared: dict[int, float] = {}
        for key in sentence.stems:
            weight = self._weight(key)
            total += weight
            for index in by_stem.get(key, ()):
                shared[index] = shared.get(index, 0.0) + weight
        if not total:
            return ()
        return self._ranked({i: w / total * self._fair(sentence, i) for i, w in shared.items()})

    def _fair(self, sentence: SentenceContext, index: int) -> float:
        """Less than one for a sentence of the source many times as long as the draft's: it covers any."""
        theirs = len(self.source.sentences[index].stems)
        return min(1.0, (LONGER * len(sentence.stems) + LONGER_BY) / max(theirs, 1))

    def _ranked(self, scores: Mapping[int, float]) -> tuple[Aligned, ...]:
        best = sorted(scores.items(), key=lambda e: (-e[1], e[0]))[:BEST]
        return tuple(Aligned(self.source.sentences[i], s) for i, s in best if s >= MIN_COVERAGE)
