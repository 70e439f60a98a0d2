"""Holding a quotation against a text: where its words stand there, and in what they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from srctrack.model.quote import MatchKind, QuoteMatch, WordChange
from srctrack.model.text import Span
from srctrack.patterns import pattern
from srctrack.text.fitting import fit
from srctrack.text.searched import Searched as Searched
from srctrack.text.searched import Word, flat, words_of

_ELLIPSIS = pattern(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]|\(\s*(?:…|\.\s*\.\s*\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?")
_BRACKET = pattern(r"\[([^\[\]]{0,80})\]|\((?:sic|emphasis (?:added|mine))\)", re.I)
NEGATIONS = frozenset("not no never none nobody nothing neither nor cannot nowhere hardly scarcely n't".split())
_AUXILIARY = frozenset(
    "do does did is are was were has have had will would can could should must may might wo ca sha shall ai am be need dare".split()
)

FEW_WORDS = 4
"""Quotations shorter than this are held to exact containment alone: four words in a row are rarely chance, three often."""
SURE_SCORE = 0.7
"""From this share of the words on, small words in order tell enough."""
FEW_CHANGES = 3
"""With more differences than this a lost “not” is one among many: the quotation is altered, not turned round."""
LEAST_SCORE = 0.6
"""The share of a quotation's words that must stand in order in a window for it to be “the same words, altered”; below, the
words are somebody else's. Lower finds more alterations and calls more coincidences so."""
GAP = 40
"""Source words that may stand between two runs of one quotation: a cue between two halves, or a sentence cut out."""


@dataclass(frozen=True)
class Piece:
    """A run of quoted words between two signs of the writer's (an ellipsis, brackets, the quotation's ends)."""

    words: tuple[Word, ...]
    loose_start: bool = False
    """Whether words may have been left out or replaced before it."""

    @property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]


def pieces_of(quotation: str) -> tuple[Piece, ...]:
    """The runs of words that must stand in the source, in order. What is in brackets is the writer's, except a changed
    first letter (“[T]his”) or an ending (“want[s]”), which is folded in or drops the word."""
    signs: list[tuple[int, int]] = [m.span() for m in _ELLIPSIS.finditer(quotation)]
    replaced: dict[int, str] = {}
    for m in _BRACKET.finditer(quotation):
        inside, after = m.group(1) or "", quotation[m.end() : m.end() + 1]
        if len(inside) == 1 and inside.isalpha() and after.isalpha():
            replaced[m.start()] = inside
            continue
        a, b = m.span()
        while a > 0 and quotation[a - 1].isalnum():
            a -= 1
        while b < len(quotation) and (
            quotation[b].isalnum() or (quotation[b] in "’'" and quotation[b + 1 : b + 2].isalpha())
        ):
            b += 1
        signs.append((a, b))
    flat = list(quotation)
    for at in replaced:
        flat[at] = flat[at + 2] = "\u2060"
    text = "".join(flat)
    out: list[Piece] = []
    at, loose = 0, False
    for a, b in [*sorted(signs), (len(text), len(text))]:
        if a < at:
            at = max(at, b)
            continue
        words = words_of(text, at, a)
        if words:
            out.append(Piece(tuple(words), loose))
            loose = True
        elif a < len(text):
            loose = True
        at = b
    return tuple(out)


def stands_in(quotation: str, searched: Searched) -> bool:
    """Whether the quotation stands there word for word, but for what the writer shows."""
    if "[" not in quotation and searched.find_plain(quotation) is not None:
        return True
    pieces = pieces_of(quotation)
    if not pieces or any(searched.lacks(key) for p in pieces for key in p.keys):
        return False
    return _exact(pieces, searched, quotation) is not None


def match_quotation(quotation: str, searched: Searched, least: float = LEAST_SCORE) -> QuoteMatch:
    """How ``quotation`` stands in the text of ``searched``: word for word, but for what the writer shows; else at the place
    that is most like it, with the smallest difference in words; else ``NONE``. Places that share less than ``least`` of its
    words, which is not below ``LEAST_SCORE``, are not looked at."""
    read = _with_the_sources_brackets(quotation, searched)
    if "[" not in quotation and "…" not in quotation and ".." not in quotation:
        plain = searched.find_plain(quotation)
        if plain is not None:
            same = plain.of(searched.text) in quotation
            return QuoteMatch(MatchKind.EXACT if same else MatchKind.TYPOGRAPHIC, plain, True, 1.0)
    pieces = pieces_of(read)
    if not pieces or not len(searched):
        return QuoteMatch(MatchKind.NONE)
    missing = [searched.lacks(key) for p in pieces for key in p.keys]
    exact = _exact(pieces, searched, quotation) if not any(missing) else None
    if exact is not None:
        return exact
    if len(missing) < FEW_WORDS or len(missing) - sum(missing) < least * len(missing):
        return QuoteMatch(MatchKind.NONE)
    return _nearest(pieces, searched, quotation, least)


def _with_the_sources_brackets(quotation: str, searched: Searched) -> str:
    """``quotation`` with the brackets that the source itself prints read as words; same length."""
    if "[" not in quotation or "[" not in searched.text:
        return quotation
    out = list(quotation)
    for m in _BRACKET.finditer(quotation):
        if m.group(1) and flat(m.group()) in searched.flat:
            out[m.start()] = out[m.end() - 1] = "\u2060"
    return "".join(out)


def _exact(pieces: Sequence[Piece], searched: Searched, quotation: str) -> QuoteMatch | None:
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
                return QuoteMatch(_kind((other,)), span, True, 1.0, (other,))
            if len(pieces) > 1 or pieces[0].loose_start or "[" in quotation:
                kind = MatchKind.MARKED
            else:
                kind = MatchKind.EXACT if span.of(searched.text) in quotation else MatchKind.TYPOGRAPHIC
            return QuoteMatch(kind, span, True, 1.0)
    return None


_BRACKET_REACH = 84
"""Characters beside the words in which a bracket that touches them may begin or end."""


def _other_brackets(quotation: str, span: Span, searched: Searched) -> WordChange | None:
    """What the source itself prints in brackets is its wording: a quotation's own brackets at that place must hold the same."""
    mine = [m for m in _BRACKET.finditer(quotation) if m.group(1) and len(m.group(1).split()) > 1]
    low, high = max(0, span.start - _BRACKET_REACH), min(len(searched.text), span.end + _BRACKET_REACH)
    theirs = [
        m
        for m in _BRACKET.finditer(searched.text, low, high)
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


def _nearest(pieces: Sequence[Piece], searched: Searched, quotation: str, least: float) -> QuoteMatch:
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
        cost, pairs = fit(keys, searched, low, high, loose)
        if best is None or cost < best[0]:
            best = (cost, pairs)
    assert best is not None
    pairs = [(i, j) for i, j in best[1] if words[i].key == searched.keys[j]]
    score = len(pairs) / len(words)
    if score < LEAST_SCORE or len(pairs) < FEW_WORDS - 1 or (score < SURE_SCORE and not _is_telling(words, pairs)):
        return QuoteMatch(MatchKind.NONE, score=score)
    changes = _changes(words, pairs, searched, quotation, loose)
    ends = [pairs[0][1], pairs[-1][1]]
    if pairs[0][0]:
        ends[0] = max(0, ends[0] - pairs[0][0])
    if pairs[-1][0] < len(words) - 1:
        ends[1] = min(len(searched) - 1, ends[1] + len(words) - 1 - pairs[-1][0])
    span = searched.span(ends[0], ends[1])
    if not changes:
        return QuoteMatch(MatchKind.MARKED, span, True, score)
    return QuoteMatch(_kind(changes), span, True, score, tuple(changes))


def _loose_joints(pieces: Sequence[Piece]) -> set[int]:
    """The indexes of words before which the writer shows that something was left out or replaced."""
    loose: set[int] = set()
    n = 0
    for p in pieces:
        if p.loose_start:
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


def _likely_places(words: Sequence[Word], searched: Searched) -> list[int]:
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


def _changes(
    words: Sequence[Word], pairs: Sequence[tuple[int, int]], searched: Searched, quotation: str, loose: set[int]
) -> list[WordChange]:
    """The stretches where the two differ; what an ellipsis or brackets stand for is none."""
    out: list[WordChange] = []
    ends = [(-1, pairs[0][1] - 1), *pairs, (len(words), pairs[-1][1] + 1)]
    for (i, j), (k, m) in pairwise(ends):
        quoted, source = list(range(i + 1, k)), list(range(j + 1, m))
        at_edge = i < 0 or k == len(words)
        if i < 0 and quoted:
            source = list(range(max(0, m - len(quoted)), m))
        elif k == len(words) and quoted:
            source = list(range(j + 1, min(len(searched), j + 1 + len(quoted))))
        if not quoted and (not source or at_edge):
            continue
        if any(i < n <= k for n in loose) and (not quoted or not source):
            continue
        if source and not at_edge and not searched.narrated(j) and not searched.narrated(m):
            source = [w for w in source if not searched.narrated(w)]
            if not quoted and not source:
                continue
        if quoted and source and _same_letters(words, quoted, searched, source):
            continue
        if quoted and at_edge and _same_at_edge(words, quoted, searched, source):
            continue
        out.append(_change(words, quoted, source, searched, quotation, i))
    return out


def _same_letters(words: Sequence[Word], quoted: list[int], searched: Searched, source: list[int]) -> bool:
    """Whether only spaces, hyphens or the spelling of a country differ (“co-operate”, “colour”)."""
    mine, theirs = [words[n].key for n in quoted], [searched.keys[n] for n in source]
    if "".join(mine) == "".join(theirs):
        return True
    return len(mine) == len(theirs) and all(_american(a) == _american(b) for a, b in zip(mine, theirs, strict=True))


def _same_at_edge(words: Sequence[Word], quoted: list[int], searched: Searched, source: list[int]) -> bool:
    """The same at an end of the quotation, where how many words of the source stand against it is open."""
    if not source:
        return False
    at_start = quoted[0] == 0
    for count in range(1, len(quoted) + 3):
        first = source[-1] - count + 1 if at_start else source[0]
        if (
            first >= 0
            and first + count <= len(searched)
            and _same_letters(words, quoted, searched, list(range(first, first + count)))
        ):
            return True
    return False


_BRITISH = (
    (pattern(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational)\Z)"), "iz"),
    (pattern(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ite|ites|hood|less|ful|ly|al)?\Z)"), "or"),
    (pattern(r"(?<=\w{2})tre(?=s?\Z)"), "ter"),
    (pattern(r"(?<=\w{3})ence(?=s?\Z)"), "ense"),
    (pattern(r"(?<=\w{3})ll(?=(?:ed|ing|er|ers)\Z)"), "l"),
    (pattern(r"(?<=progra)mme(?=s?\Z)"), "m"),
    (pattern(r"(?<=gr)e(?=ys?\Z)"), "a"),
)
"""Spellings that differ between British and American English: a house's choice, and the same words."""


def _american(word: str) -> str:
    for british, new in _BRITISH:
        word = british.sub(new, word)
    return word


def _change(
    words: Sequence[Word], quoted: list[int], source: list[int], searched: Searched, quotation: str, before: int
) -> WordChange:
    if quoted:
        q = Span(words[quoted[0]].span.start, words[quoted[-1]].span.end)
    else:
        at = words[before].span.end if before >= 0 else 0
        q = Span(at, at)
    if source:
        s = searched.span(source[0], source[-1])
    else:
        s = Span(0, 0)
    return WordChange(q.of(quotation), s.of(searched.text) if source else "", q, s)


def _kind(changes: Sequence[WordChange]) -> MatchKind:
    if len(changes) <= FEW_CHANGES and any(_turns(c) for c in changes):
        return MatchKind.REVERSED
    if all(not c.quoted for c in changes):
        return MatchKind.CUT
    return MatchKind.ALTERED


def _turns(change: WordChange) -> bool:
    """Whether a negation was lost or gained in this change."""
    return negations(change.quoted) % 2 != negations(change.source) % 2


def negations(words: str) -> int:
    """How many words of ``words`` deny (“not”, “never”, “haven't”)."""
    count = 0
    for w in words_of(words):
        if (
            w.key in NEGATIONS
            or w.key.startswith("not'")
            or w.key.endswith("n't")
            or (w.key.endswith("nt") and w.key[:-2] in _AUXILIARY and w.key not in ("went",))
        ):
            count += 1
    return count
