"""Ranks: “second-largest” for third-largest, “the third time” for the fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.finding import Confidence
from srctrack.patterns import pattern

MIN_SHARE = 0.45
LEAD = 0.1
AMONG = 0
"""The rank of “one of the largest”."""
_ORDINALS = {
    word: rank
    for rank, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
_DIGITS = pattern(r"(\d+)(?:st|nd|rd|th)", re.I)
_SUPERLATIVE = pattern(r"[a-z]{2,}est|most|least|best|worst", re.I)
_NO_SUPERLATIVE = frozenset(
    """interest rest forest request test west guest protest honest invest arrest harvest suggest contest nest
    quest modest digest chest conquest manifest midwest northwest southwest priest latest least""".split()
)
_PLACED = frozenset(
    "finished finishes finish finishing came comes come coming placed places ranked ranks ranking".split()
)
_MAX_SUPERLATIVE_GAP = 2


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank said at the word ``at``: ``rank`` of what ``head``, another word, names. ``superlative`` where the head is one."""

    at: int
    rank: int
    head: int
    superlative: bool


def differing_ranks(beside: Beside) -> Iterator[Difference]:
    """Yield the ranks of the draft in whose place the page has another."""
    if not (beside.language == beside.page.language == "en"):
        return
    mine = list(ranks(beside.ours))
    theirs = ranks_of(beside.source)
    for rank in mine:
        found = _other_rank(beside, rank, theirs)
        if found is not None:
            there, share = found
            yield Difference(
                Slot.RANK,
                beside.here(rank.at, 4),
                beside.there(there.at, 4),
                beside.source,
                Confidence.HIGH if share >= 0.7 else Confidence.MEDIUM,
            )


def _other_rank(beside: Beside, rank: Rank, theirs: Sequence[Rank]) -> tuple[Rank, float] | None:
    ours, page = beside.ours, beside.page
    best: tuple[float, Rank] | None = None
    same = 0.0
    for other in theirs:
        if rank.superlative != other.superlative or not _one_head(ours[rank.head], page.words[other.head]):
            continue
        agree = beside.agrees(rank.at, other.at, frozenset({rank.head}))
        if other.rank == rank.rank or rank.rank == AMONG:
            same = max(same, agree.share)
        elif (
            page.sentences[other.at] in beside.aligned and agree.words >= 1 and (best is None or agree.share > best[0])
        ):
            best = (agree.share, other)
    if best is None or best[0] < MIN_SHARE or best[0] < same + LEAD:
        return None
    return best[1], best[0]


def _one_head(one: Word, other: Word) -> bool:
    return _bare(one) == _bare(other) or one.meets(other)


def _bare(word: Word) -> str:
    last = word.low.rpartition("-")[2]
    return {"biggest": "largest", "greatest": "largest"}.get(last, last)


@derived
def ranks_of(text: AnnotatedText) -> tuple[Rank, ...]:
    """Return the ranks of ``text``; their indices are those of its ``word_index``."""
    return tuple(ranks(word_index(text).words))


def ranks(words: Sequence[Word]) -> Iterator[Rank]:
    """Yield the ranks that ``words`` say, those of dates left out."""
    for at, word in enumerate(words):
        first, _, last = word.low.rpartition("-")
        if _is_superlative(last):
            rank = _ordinal(first) or (_ordinal(words[at - 1].low) if at else None)
            among = any(w.low in ("one", "among") for w in words[max(0, at - 4) : at])
            start = at - 1 if rank and not first else at
            yield Rank(start, rank or (AMONG if among else 1), at, True)
            continue
        rank = _ordinal(word.low)
        if rank is None:
            continue
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and _is_superlative(following.low.rpartition("-")[2]):
            continue
        if at and words[at - 1].low in _PLACED:
            yield Rank(at, rank, at - 1, False)
        elif following is not None and following.content and following.clause == word.clause and not following.name:
            yield Rank(at, rank, at + 1, False)


def _is_superlative(word: str) -> bool:
    return bool(_SUPERLATIVE.fullmatch(word)) and word not in _NO_SUPERLATIVE


def _ordinal(word: str) -> int | None:
    m = _DIGITS.fullmatch(word)
    return int(m.group(1)) if m else _ORDINALS.get(word)
