"""Holding a quotation against a text: where its words stand there, and in what they differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from srctrack.model.quote import MatchKind, QuoteMatch, WordChange
from srctrack.model.text import Span
from srctrack.text.normalize import strip_marks

_TYPED = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼ′´`ʹ＇", "'"),
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬀ": "ff",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\u00ad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200c\u200d"
_WORD = re.compile(rf"[^\W_](?:[\w{_INVISIBLE}]|[’'‘ʼ＇](?=[^\W_]))*|[%$€£&]|(?<=\d)[.,](?=\d)")
_ELLIPSIS = re.compile(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]|\(\s*(?:…|\.\s*\.\s*\.)\s*\)|…|\.\s?\.\s?\.(?:\s?\.)?")
_BRACKET = re.compile(r"\[([^\[\]]{0,80})\]|\((?:sic|emphasis (?:added|mine))\)", re.I)
_LETTER = re.compile(r"\[(\w)\](?=\w)")
"""A first letter changed by an editor: “[W]e”. Replaced by a form of the same length without the brackets."""

NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot nowhere hardly scarcely n't".split())
_CONTRACTED = re.compile(r"(?:n't|nt)\Z")
_AUXILIARY = frozenset(
    "do does did is are was were has have had will would can could should must may might wo ca sha shall ai am be need dare".split()
)

FEW_WORDS = 4
"""Quotations shorter than this are held to exact containment alone: four words in a row are rarely chance, three often."""
LEAST_SCORE = 0.6
"""The share of a quotation's words that must stand in order in a window for it to be “the same words, altered”; below, the
words are somebody else's. Lower finds more alterations and calls more coincidences so."""
GAP = 40
"""Source words that may stand between two runs of one quotation: a cue between two halves, or a sentence cut out."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word under its folded form, and where it stands."""

    key: str
    span: Span


class Searched:
    """A text prepared for quotations: its words and an index of where each stands. ``quoted`` are the spans of the text's
    own quotations, so that a cue between two halves of one is not taken for words left out."""

    def __init__(self, text: str, quoted: Sequence[Span] = ()) -> None:
        self.text = text
        self.quoted = tuple(quoted)
        self.words = tuple(_words(_LETTER.sub("\u2060\\1\u2060", text) if "[" in text else text, 0, len(text)))

    @cached_property
    def keys(self) -> list[str]:
        return [w.key for w in self.words]

    @cached_property
    def joined(self) -> str:
        """All keys with a space on each side, for finding runs by one substring search."""
        return " " + " ".join(self.keys) + " "

    @cached_property
    def _starts(self) -> list[int]:
        out, at = [], 0
        for k in self.keys:
            out.append(at)
            at += len(k) + 1
        return out

    @cached_property
    def places(self) -> dict[str, list[int]]:
        out: dict[str, list[int]] = {}
        for i, k in enumerate(self.keys):
            out.setdefault(k, []).append(i)
        return out

    def find_run(self, run: Sequence[str], after: int = 0) -> int | None:
        """The index of the first word of ``run`` where it stands whole, from word ``after`` on."""
        if not run:
            return after
        begin = self._starts[after] if after < len(self._starts) else len(self.joined)
        at = self.joined.find(" " + " ".join(run) + " ", begin)
        return bisect_left(self._starts, at) if at >= 0 else None

    def find_all(self, run: Sequence[str]) -> list[int]:
        out: list[int] = []
        at = self.find_run(run)
        while at is not None:
            out.append(at)
            at = self.find_run(run, at + 1)
        return out

    def narrated(self, word: int) -> bool:
        """Whether the word is the text's own between quotations, not part of one."""
        span = self.words[word].span
        at = bisect_left(self.quoted, Span(span.start + 1, span.start + 1)) - 1
        return at < 0 or self.quoted[at].end <= span.start

    def span(self, first: int, last: int) -> Span:
        """From word ``first`` through word ``last``."""
        return Span(self.words[first].span.start, self.words[last].span.end)


_SPELLED = {
    "%": "percent",
    "&": "and",
    **dict(
        zip(
            "0 1 2 3 4 5 6 7 8 9 10 11 12".split(),
            "zero one two three four five six seven eight nine ten eleven twelve".split(),
            strict=True,
        )
    ),
}
"""House style, not wording: a small number in digits or in letters, a sign or its word."""


def _fold(word: str) -> str:
    if word.isascii():
        low = word.lower()
    else:
        low = strip_marks(word.translate(_TYPED)).casefold()
    return _SPELLED.get(low, low)


def _words(text: str, start: int, end: int) -> list[Word]:
    return [Word(_fold(m.group()), Span(m.start(), m.end())) for m in _WORD.finditer(text, start, end)]


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
        words = _words(text, at, a)
        if words:
            out.append(Piece(tuple(words), loose))
            loose = True
        elif a < len(text):
            loose = True
        at = b
    return tuple(out)


def stands_in(quotation: str, searched: Searched) -> bool:
    """Whether the quotation stands there word for word, but for what the writer shows."""
    pieces = pieces_of(quotation)
    return bool(pieces) and _exact(pieces, searched, quotation) is not None


def match_quotation(quotation: str, searched: Searched) -> QuoteMatch:
    """How ``quotation`` stands in the text of ``searched``: word for word, but for what the writer shows; else at the place
    that is most like it, with the smallest difference in words; else ``NONE``."""
    pieces = pieces_of(quotation)
    if not pieces or not searched.words:
        return QuoteMatch(MatchKind.NONE)
    exact = _exact(pieces, searched, quotation)
    if exact is not None:
        return exact
    if sum(len(p.words) for p in pieces) < FEW_WORDS:
        return QuoteMatch(MatchKind.NONE)
    return _nearest(pieces, searched, quotation)


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
            if len(pieces) > 1 or pieces[0].loose_start:
                kind = MatchKind.MARKED
            else:
                kind = MatchKind.EXACT if span.of(searched.text) in quotation else MatchKind.TYPOGRAPHIC
            return QuoteMatch(kind, span, True, 1.0)
    return None


_BRACKET_REACH = 84


def _other_brackets(quotation: str, span: Span, searched: Searched) -> WordChange | None:
    """What the source itself prints in brackets is its wording: a quotation's own brackets at that place must hold the same."""
    mine = [m for m in _BRACKET.finditer(quotation) if m.group(1) and len(m.group(1).split()) > 1]
    theirs = [
        m for m in _BRACKET.finditer(searched.text, span.start, span.end) if m.group(1) and len(m.group(1).split()) > 1
    ]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    a, b = mine[0], theirs[0]
    quoted, source = a.group(1).split(), b.group(1).split()
    if quoted == source or not set(quoted) & set(source):
        return None
    return WordChange(a.group(1), b.group(1), Span(*a.span(1)), Span(*b.span(1)))


# ------------------------------------------------------------------ the nearest wording


def _nearest(pieces: Sequence[Piece], searched: Searched, quotation: str) -> QuoteMatch:
    words = [w for p in pieces for w in p.words]
    loose = _loose_joints(pieces)
    best: tuple[float, list[tuple[int, int]]] | None = None
    for centre in _likely_places(words, searched):
        low = max(0, centre - _MARGIN)
        high = min(len(searched.words), centre + len(words) + _MARGIN + GAP * len(loose))
        cost, pairs = _fit([w.key for w in words], searched, low, high, loose)
        if best is None or cost < best[0]:
            best = (cost, pairs)
    if best is None:
        return QuoteMatch(MatchKind.NONE)
    pairs = [(i, j) for i, j in best[1] if words[i].key == searched.keys[j]]
    score = len(pairs) / len(words)
    if score < LEAST_SCORE or len(pairs) < FEW_WORDS - 1 or not _is_telling(words, pairs):
        return QuoteMatch(MatchKind.NONE, score=score)
    changes = _changes(words, pairs, searched, quotation, loose)
    ends = [pairs[0][1], pairs[-1][1]]
    if pairs[0][0]:
        ends[0] = max(0, ends[0] - pairs[0][0])
    if pairs[-1][0] < len(words) - 1:
        ends[1] = min(len(searched.words) - 1, ends[1] + len(words) - 1 - pairs[-1][0])
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

_SKIP = 0.45
"""The cost of a source word left out; a changed or added word of the quotation costs 1. Lower finds longer cuts and
sees cuts in chance resemblances."""
_FREE_SKIP = 0.01


def _fit(
    quoted: Sequence[str], searched: Searched, low: int, high: int, loose: set[int]
) -> tuple[float, list[tuple[int, int]]]:
    """The cheapest way to lay the quoted words along the text's words ``low`` to ``high`` (both ends of the text free):
    its cost, and the index pairs laid on one another, equal or not."""
    keys = searched.keys[low:high]
    skip = [_FREE_SKIP if searched.quoted and searched.narrated(low + j) else _SKIP for j in range(len(keys))]
    width = len(keys)
    row = [0.0] * (width + 1)
    moves: list[bytearray] = []
    for i, word in enumerate(quoted):
        move = bytearray(width + 1)
        new = [row[0] + 1.0]
        move[0] = 1
        free = i + 1 in loose
        last = i + 1 == len(quoted)
        for j, key in enumerate(keys):
            best, how = row[j] + (0.0 if key == word else 1.0), 0
            if row[j + 1] + 1.0 < best:
                best, how = row[j + 1] + 1.0, 1
            if not last and (over := new[j] + (_FREE_SKIP if free else skip[j])) < best:
                best, how = over, 2
            new.append(best)
            move[j + 1] = how
        moves.append(move)
        row = new
    end = min(range(width + 1), key=lambda j: row[j])
    pairs: list[tuple[int, int]] = []
    i, j = len(quoted), end
    while i > 0:
        how = moves[i - 1][j]
        if how == 0:
            i, j = i - 1, j - 1
            pairs.append((i, low + j))
        elif how == 1:
            i -= 1
        else:
            j -= 1
    return row[end], pairs[::-1]


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
            source = list(range(j + 1, min(len(searched.words), j + 1 + len(quoted))))
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
        out.append(_change(words, quoted, source, searched, quotation, i))
    return out


def _same_letters(words: Sequence[Word], quoted: list[int], searched: Searched, source: list[int]) -> bool:
    """Whether only spaces, hyphens or a thousands separator differ (“co-operate”, “1500”)."""
    mine = "".join(words[n].key for n in quoted).replace(",", "")
    return mine == "".join(searched.keys[n] for n in source).replace(",", "")


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
    if any(_turns(c) for c in changes):
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
    for w in _words(words, 0, len(words)):
        if (
            w.key in NEGATIONS
            or w.key.endswith("n't")
            or (w.key.endswith("nt") and w.key[:-2] in _AUXILIARY and w.key not in ("went",))
        ):
            count += 1
    return count
