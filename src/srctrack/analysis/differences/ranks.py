"""Ranks: “second-largest” for third-largest, “the third time” for the fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word
from srctrack.language.opposites import AxisKind, find_opposites
from srctrack.language.ordinals import ordinal, split_superlative
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.finding import Confidence
from srctrack.patterns import pattern

MIN_SHARE, MIN_SHARE_ACROSS = 0.45, 0.35
MIN_SHARE_TOLD_AGAIN = 0.12
"""The same in the sentence of the page that the draft's surely tells again: what is ranked is enough."""
LEAD = 0.1
"""How much better the other rank must fit than any place where the page has the draft's rank."""
SURE = 0.7
AMONG = 0
"""The rank of “one of the largest”."""
_SUPERLATIVE = pattern(r"[a-z]{2,}est|most|worst", re.I)
_NO_SUPERLATIVE = frozenset(
    """interest rest forest request test west guest protest honest invest arrest harvest suggest contest nest quest modest digest
    chest conquest manifest midwest northwest southwest priest latest least almost""".split()
)
_PLACED = frozenset(
    "finished finishes finish finishing came comes come coming placed places ranked ranks ranking".split()
)
_AMONG = frozenset("one among einer eine eines eins un une uno una один одна одно одним одной один одне".split())
ADJECTIVES = 3
"""Words from an ordinal's first adjective to its noun."""
BEFORE_SUPERLATIVE = 3
"""Words between an ordinal and its superlative: “el segundo goleador más joven”."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank said at the word ``at``: ``rank`` of what the word ``head`` names. ``respect`` is in what a superlative ranks it (an
    axis and its side, else the superlative itself), empty for a plain ordinal."""

    at: int
    rank: int
    head: int
    respect: str


def differing_ranks(beside: Beside) -> Iterator[Difference]:
    """Yield the ranks of the draft in whose place the page has another."""
    theirs = ranks_of(beside.source)
    for rank in ranks(beside.ours, beside.language):
        found = _other_rank(beside, rank, theirs)
        if found is not None:
            there, share = found
            yield Difference(
                Slot.RANK,
                beside.here(rank.at, 4),
                beside.there(there.at, 4),
                beside.source,
                Confidence.HIGH if share >= SURE and beside.one_language else Confidence.MEDIUM,
            )


def _other_rank(beside: Beside, rank: Rank, theirs: Sequence[Rank]) -> tuple[Rank, float] | None:
    best: tuple[float, Rank] | None = None
    same: float | None = None
    usual = MIN_SHARE if beside.one_language else MIN_SHARE_ACROSS
    for other in theirs:
        if rank.respect != other.respect or (not rank.respect and not _may_be_one_head(beside, rank, other)):
            continue
        agree = beside.agrees(rank.at, other.at, frozenset({rank.head}))
        if other.rank == rank.rank or rank.rank == AMONG:
            same = max(same or 0.0, agree.share)
            continue
        if not rank.respect and not _one_head(beside, rank, other):
            continue
        told_again = beside.tells_again(other.at)
        if not told_again and not (beside.meant(other.at, agree) and agree.words >= 1):
            continue
        if agree.share >= (MIN_SHARE_TOLD_AGAIN if told_again else usual) and (best is None or agree.share > best[0]):
            best = (agree.share, other)
    if best is None or (same is not None and best[0] < max(same + LEAD, SURE)):
        return None
    return best[1], best[0]


def _one_head(beside: Beside, rank: Rank, other: Rank) -> bool:
    one, two = beside.ours[rank.head], beside.page.words[other.head]
    return one.meets(two) or (one.low in _PLACED and two.low in _PLACED)


def _may_be_one_head(beside: Beside, rank: Rank, other: Rank) -> bool:
    """Whether the two may rank one thing, adjectives before its noun skipped: “second public consultation”."""
    mine = beside.ours[rank.head : rank.head + ADJECTIVES]
    theirs = beside.page.words[other.head : other.head + ADJECTIVES]
    return _one_head(beside, rank, other) or any(one.content and one.meets(two) for one in mine for two in theirs)


@derived
def ranks_of(text: AnnotatedText) -> tuple[Rank, ...]:
    """Return the ranks of ``text``; their indices are those of its ``word_index``."""
    index = word_index(text)
    return tuple(ranks(index.words, index.language))


def ranks(words: Sequence[Word], language: str) -> Iterator[Rank]:
    """Yield the ranks that ``words`` say, those of dates left out."""
    taken: set[int] = set()
    for at in range(len(words)):
        respect = _respect(words, at, language)
        if respect:
            inner, _ = split_superlative(words[at].low, language)
            before = [
                k
                for k in range(at - 1, max(-1, at - 1 - BEFORE_SUPERLATIVE), -1)
                if words[k].clause == words[at].clause
            ]
            held = next((k for k in before if ordinal(words[k].low, language)), None)
            rank = inner or (ordinal(words[held].low, language) if held is not None else None)
            among = any(w.low in _AMONG for w in words[max(0, at - 4) : at])
            taken |= {held} if held is not None else set()
            yield Rank(held if held is not None else at, rank or (AMONG if among else 1), at, respect)
    for at, word in enumerate(words):
        rank = ordinal(word.low, language)
        if rank is None or at in taken:
            continue
        head = _head(words, at)
        if at and words[at - 1].low in _PLACED:
            yield Rank(at, rank, at - 1, "")
        elif head is not None:
            yield Rank(at, rank, head, "")


def _head(words: Sequence[Word], at: int) -> int | None:
    """The noun that the ordinal at ``at`` ranks, adjectives of nations skipped."""
    for k in range(at + 1, min(at + 4, len(words))):
        if not words[k].content or words[k].clause != words[at].clause or words[k].number is not None:
            return None
        if not words[k].name:
            return k
    return None


def _respect(words: Sequence[Word], at: int, language: str) -> str:
    """In what the word at ``at`` ranks something; empty where it is no superlative."""
    _, bare = split_superlative(words[at].low, language)
    said = " ".join([bare, *(w.low for w in words[at + 1 : at + 2])])
    for mention in find_opposites(said, language):
        if mention.axis.kind is AxisKind.RANK and mention.span.start == 0:
            return f"{mention.axis.name}{mention.side:+d}"
    english = language == "en" and _SUPERLATIVE.fullmatch(bare) and bare not in _NO_SUPERLATIVE
    return bare if english else ""
