"""Which sentence of a source tells what a sentence of a draft tells."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from srctrack.model.figure import Figure
from srctrack.text.intervals import Fit, fit
from srctrack.text.settings import Settings, Surroundings

BEST = 3
"""How many sentences of the source are looked at for one of the draft."""
LEAST_COVERAGE = 0.2
"""Below this a sentence of the source shares too little to be looked at."""
FIGURE_WEIGHT = 1.2
"""What a figure found again is worth in an alignment across languages, beside a shared name's 1."""
DATE_WEIGHT = 0.6
PLACE_WEIGHT = 0.9
"""What standing at the same place of the text is worth across languages, where words cannot be compared: enough to settle a tie,
not enough to make a match alone."""
UNKNOWN_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence of the source and how much of the draft's sentence it covers: 0 to 1, by weight of the words."""

    sentence: Surroundings
    coverage: float


class Aligner:
    """Alignments of the sentences of one draft with those of one source, worked out when asked for."""

    def __init__(self, draft: Settings, source: Settings) -> None:
        self.draft = draft
        self.source = source
        self.across = draft.language != source.language
        self._weights: dict[str, float] = {}
        self._made: dict[int, tuple[Aligned, ...]] = {}

    def of(self, sentence: Surroundings) -> tuple[Aligned, ...]:
        """The best sentences of the source for ``sentence`` of the draft, the best first."""
        made = self._made.get(sentence.index)
        if made is None:
            made = self._across(sentence) if self.across else self._within(sentence)
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

    def _within(self, sentence: Surroundings) -> tuple[Aligned, ...]:
        by_stem = self.source.by_stem
        total = 0.0
        shared: dict[int, float] = {}
        for key in sentence.stems:
            weight = self._weight(key)
            total += weight
            for index in by_stem.get(key, ()):
                shared[index] = shared.get(index, 0.0) + weight
        return self._ranked({i: w / total for i, w in shared.items()} if total else {})

    def _across(self, sentence: Surroundings) -> tuple[Aligned, ...]:
        scores: dict[int, float] = {}
        names = 0.0
        for key in sentence.names:
            holding = self.source.by_stem.get("@" + key, ())
            if holding:
                weight = 1.0 / math.sqrt(len(holding))
                names += weight
                for index in holding:
                    scores[index] = scores.get(index, 0.0) + weight
        most = names + FIGURE_WEIGHT * len(sentence.figures) + DATE_WEIGHT + PLACE_WEIGHT
        for other in self.source.sentences:
            same = same_figures(sentence.figures, other.figures) * FIGURE_WEIGHT
            if sentence.weekdays & other.weekdays or sentence.months & other.months or sentence.years & other.years:
                same += DATE_WEIGHT
            apart = abs(self._place(sentence.span.start, self.draft) - self._place(other.span.start, self.source))
            same += PLACE_WEIGHT * max(0.0, 1 - 6 * apart)
            scores[other.index] = scores.get(other.index, 0.0) + same
        return self._ranked({i: s / most for i, s in scores.items()})

    @staticmethod
    def _place(at: int, settings: Settings) -> float:
        return at / max(len(settings.prose.text), 1)

    def _ranked(self, scores: Mapping[int, float]) -> tuple[Aligned, ...]:
        best = sorted(scores.items(), key=lambda e: (-e[1], e[0]))[:BEST]
        return tuple(Aligned(self.source.sentences[i], s) for i, s in best if s >= LEAST_COVERAGE)


def same_figures(ours: tuple[Figure, ...], theirs: tuple[Figure, ...]) -> int:
    """How many of ``ours`` stand among ``theirs``, each of theirs counted once."""
    left = list(theirs)
    count = 0
    for one in ours:
        for other in left:
            if fit(one, other) is Fit.SAME:
                left.remove(other)
                count += 1
                break
    return count
