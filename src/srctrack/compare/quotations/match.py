"""Holding a quotation against a text: where its words stand there, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence

from srctrack.compare.quotations.alignment import align_words
from srctrack.compare.quotations.segments import BRACKET, QuoteSegment, split_at_ellipses
from srctrack.compare.quotations.token_index import TokenIndex, Word, flat
from srctrack.compare.quotations.word_diff import changes_between, kind_of
from srctrack.model.quote import MatchKind, QuoteMatch, WordChange
from srctrack.model.text import Span

FEW_WORDS = 4
"""Quotations shorter than this are held to exact containment alone: four words in a row are rarely chance, three often."""
SURE_SCORE = 0.7
"""From this share of the words on, small words in order tell enough."""
MIN_SCORE = 0.6
"""The share of a quotation's words that must stand in order in a window for it to be “the same words, altered”; below, the
words are somebody else's. Lower finds more alterations and calls more coincidences so."""
GAP = 40
"""Source words that may stand between two runs of one quotation: a cue between two halves, or a sentence cut out."""


def stands_in(quotation: str, searched: TokenIndex) -> bool:
    """Whether the quotation stands there word for word, but for what the writer shows."""
    if "[" not in quotation and searched.find_plain(quotation) is not None:
        return True
    pieces = split_at_ellipses(quotation)
    if not pieces or any(searched.lacks(key) for p in pieces for key in p.keys):
        return False
    return _exact(pieces, searched, quotation) is not None


def match_quotation(quotation: str, searched: TokenIndex, least: float = MIN_SCORE) -> QuoteMatch:
    """How ``quotation`` stands in the text of ``searched``: word for word, but for what the writer shows; else at the place
    that is most like it, with the smallest difference in words; else ``NONE``. Places that share less than ``least`` of its
    words, which is not below ``MIN_SCORE``, are not looked at."""
    read = _with_the_sources_brackets(quotation, searched)
    if "[" not in quotation and "…" not in quotation and ".." not in quotation:
        plain = searched.find_plain(quotation)
        if plain is not None:
            same = plain.of(searched.text) in quotation
            return QuoteMatch(MatchKind.EXACT if same else MatchKind.TYPOGRAPHIC, plain, True, 1.0)
    pieces = split_at_ellipses(read)
    if not pieces or not len(searched):
        return QuoteMatch(MatchKind.NONE)
    missing = [searched.lacks(key) for p in pieces for key in p.keys]
    exact = _exact(pieces, searched, quotation) if not any(missing) else None
    if exact is not None:
        return exact
    if len(missing) < FEW_WORDS or len(missing) - sum(missing) < least * len(missing):
        return QuoteMatch(MatchKind.NONE)
    return _nearest(pieces, searched, quotation, least)


def _with_the_sources_brackets(quotation: str, searched: TokenIndex) -> str:
    """``quotation`` with the brackets that the source itself prints read as words; same length."""
    if "[" not in quotation or "[" not in searched.text:
        return quotation
    out = list(quotation)
    for m in BRACKET.finditer(quotation):
        if m.group(1) and flat(m.group()) in searched.flat:
            out[m.start()] = out[m.end() - 1] = "\u2060"
    return "".join(out)


def _exact(pieces: Sequence[QuoteSegment], searched: TokenIndex, quotation: str) -> QuoteMatch | None:
    """Every piece as a run, in order; ends that a bracket cut through may be off."""
    for first in searched.find_all(pieces[0].keys):
        at = first + len(pieces[0].words)
        for piece in pieces[1:]:
            found = searched.find_run(piece.keys, at)
            if found is None:
                break
            at = found + len(piece.words)
        else:
            span = searched.span(first, at - 1)
            other = _other_brackets(quotation, span, searched)
            if other is not None:
                return QuoteMatch(kind_of((other,)), span, True, 1.0, (other,))
            if len(pieces) > 1 or pieces[0].open_start or "[" in quotation:
                kind = MatchKind.MARKED
            else:
                kind = MatchKind.EXACT if span.of(searched.text) in quotation else MatchKind.TYPOGRAPHIC
            return QuoteMatch(kind, span, True, 1.0)
    return None


BRACKET_REACH = 84
"""Characters beside the words in which a bracket that touches them may begin or end."""


def _other_brackets(quotation: str, span: Span, searched: TokenIndex) -> WordChange | None:
    """What the source itself prints in brackets is its wording: a quotation's own brackets at that place must hold the same."""
    mine = [m for m in BRACKET.finditer(quotation) if m.group(1) and len(m.group(1).split()) > 1]
    low, high = max(0, span.start - BRACKET_REACH), min(len(searched.text), span.end + BRACKET_REACH)
    theirs = [
        m
        for m in BRACKET.finditer(searched.text, low, high)
        if m.group(1) and len(m.group(1).split()) > 1 and m.end() >= span.start - 1 and m.start() <= span.end + 1
    ]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    a, b = mine[0], theirs[0]
    quoted, source = a.group(1).split(), b.group(1).split()
    if quoted == source or not set(quoted) & set(source):
        return None
    return WordChange(a.group(1), b.group(1), Span(*a.span(1)), Span(*b.span(1)))


# ------------------------------------------------------------------ the nearest wording


def _nearest(pieces: Sequence[QuoteSegment], searched: TokenIndex, quotation: str, least: float) -> QuoteMatch:
    words = [w for p in pieces for w in p.words]
    loose = _loose_joints(pieces)
    keys = [w.key for w in words]
    windows = []
    for centre in _likely_places(words, searched):
        low = max(0, centre - _MARGIN)
        high = min(len(searched), centre + len(words) + _MARGIN + GAP * len(loose))
        there = set(searched.keys[low:high])
        windows.append((sum(key in there for key in keys), low, high))
    most = max((shared for shared, _, _ in windows), default=0) / len(words)
    if most < least:  # however the words are laid along one another
        return QuoteMatch(MatchKind.NONE, score=most)
    best: tuple[float, list[tuple[int, int]]] | None = None
    for _, low, high in windows:
        cost, pairs = align_words(keys, searched, low, high, loose)
        if best is None or cost < best[0]:
            best = (cost, pairs)
    assert best is not None
    pairs = [(i, j) for i, j in best[1] if words[i].key == searched.keys[j]]
    score = len(pairs) / len(words)
    if score < MIN_SCORE or len(pairs) < FEW_WORDS - 1 or (score < SURE_SCORE and not _is_telling(words, pairs)):
        return QuoteMatch(MatchKind.NONE, score=score)
    changes = changes_between(words, pairs, searched, quotation, loose)
    ends = [pairs[0][1], pairs[-1][1]]
    if pairs[0][0]:
        ends[0] = max(0, ends[0] - pairs[0][0])
    if pairs[-1][0] < len(words) - 1:
        ends[1] = min(len(searched) - 1, ends[1] + len(words) - 1 - pairs[-1][0])
    span = searched.span(ends[0], ends[1])
    if not changes:
        return QuoteMatch(MatchKind.MARKED, span, True, score)
    return QuoteMatch(kind_of(changes), span, True, score, tuple(changes))


def _loose_joints(pieces: Sequence[QuoteSegment]) -> set[int]:
    """The indexes of words before which the writer shows that something was left out or replaced."""
    loose: set[int] = set()
    n = 0
    for p in pieces:
        if p.open_start:
            loose.add(n)
        n += len(p.words)
    return loose


def _is_telling(words: Sequence[Word], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether enough of the longer words were found: small words line up anywhere."""
    long = [i for i, w in enumerate(words) if len(w.key) >= _LONG_WORD]
    found = {i for i, _ in pairs}
    return not long or 2 * sum(i in found for i in long) >= len(long)


_LONG_WORD = 4
"""Letters from which a word is not one of the little ones."""


def _likely_places(words: Sequence[Word], searched: TokenIndex) -> list[int]:
    """Where in the text the quotation's rarer words line up, by votes on the difference of indexes; the likeliest first."""
    votes: dict[int, float] = {}
    for i, w in enumerate(words):
        places = searched.places.get(w.key, ())
        if not places or len(places) > _COMMON_PLACES:
            continue
        weight = 1.0 / len(places)
        for j in places:
            bucket = (j - i) // _BUCKET
            votes[bucket] = votes.get(bucket, 0.0) + weight
    if not votes:  # nothing but common words: their first places must do
        for i, w in enumerate(words):
            for j in searched.places.get(w.key, ())[: _COMMON_PLACES * 8]:
                bucket = (j - i) // _BUCKET
                votes[bucket] = votes.get(bucket, 0.0) + 1.0
    if not votes:
        return []
    total = {b: v + votes.get(b + 1, 0.0) + votes.get(b - 1, 0.0) for b, v in votes.items()}
    ranked = sorted(total, key=lambda b: (-total[b], b))
    out: list[int] = []
    for b in ranked:
        if total[b] < total[ranked[0]] * _WORTH_A_LOOK or len(out) == _LOOKS:
            break
        if all(abs(b - other) > 1 for other in out):
            out.append(b)
    return [max(0, b * _BUCKET) for b in out]


_BUCKET = 6
"""Words whose offsets may drift apart and still vote together: what an inserted or dropped phrase moves."""
_COMMON_PLACES = 25
"""Words that stand more often than this in the text tell nothing of the place."""
_WORTH_A_LOOK = 0.35
_LOOKS = 3
"""Places tried, and the share of the best one's votes that earns a try: more finds a little more, and costs as much again."""
_MARGIN = 18
"""Words on each side of a likely place that are looked at: the longest silent cut that is found."""
