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
_SIC = re.compile(r"\[\s*sic\s*\]", re.I)

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
        self.words = tuple(_words(text, 0, len(text)))

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
        while b < len(quotation) and quotation[b].isalnum():
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
            if len(pieces) > 1 or pieces[0].loose_start:
                kind = MatchKind.MARKED
            else:
                kind = MatchKind.EXACT if span.of(searched.text) in quotation else MatchKind.TYPOGRAPHIC
            return QuoteMatch(kind, span, True, 1.0)
    return None


# ------------------------------------------------------------------ the nearest wording


def _nearest(pieces: Sequence[Piece], searched: Searched, quotation: str) -> QuoteMatch:
    words = [w for p in pieces for w in p.words]
    loose = set()
    n = 0
    for p in pieces:
        if p.loose_start or n:
            loose.add(n)
        n += len(p.words)
    centre = _densest(words, searched)
    if centre is None:
        return QuoteMatch(MatchKind.NONE)
    reach = len(words) + GAP * max(1, len(pieces) - 1) + 12
    low, high = max(0, centre - reach), min(len(searched.words), centre + len(words) + reach)
    pairs = _align([w.key for w in words], searched.keys[low:high])
    if not pairs:
        return QuoteMatch(MatchKind.NONE)
    pairs = [(i, j + low) for i, j in pairs]
    pairs = _without_strays(pairs, len(words))
    score = len(pairs) / len(words)
    if score < LEAST_SCORE or len(pairs) < FEW_WORDS - 1:
        return QuoteMatch(MatchKind.NONE, score=score)
    changes = _changes(words, pairs, searched, quotation, loose)
    span = searched.span(pairs[0][1], pairs[-1][1])
    if pairs[-1][0] < len(words) - 1:
        last = min(len(searched.words) - 1, pairs[-1][1] + len(words) - 1 - pairs[-1][0])
        span = searched.span(pairs[0][1], max(pairs[-1][1], min(last, pairs[-1][1] + 3)))
    if not changes:
        return QuoteMatch(MatchKind.MARKED, span, True, score)
    return QuoteMatch(_kind(changes), span, True, score, tuple(changes))


def _densest(words: Sequence[Word], searched: Searched) -> int | None:
    """The offset in the text at which most of the quotation's rarer words line up: votes by the difference of indexes."""
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
        for i, w in enumerate(words):
            for j in searched.places.get(w.key, ())[:200]:
                bucket = (j - i) // _BUCKET
                votes[bucket] = votes.get(bucket, 0.0) + 0.01
    if not votes:
        return None
    best = max(votes, key=lambda b: (votes[b] + votes.get(b + 1, 0.0) + votes.get(b - 1, 0.0), -b))
    return max(0, best * _BUCKET)


_BUCKET = 6
"""Words whose offsets may drift apart and still vote together: what an inserted or dropped phrase moves."""
_COMMON_PLACES = 25
"""Words that stand more often than this in the text tell nothing of the place."""


def _align(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence of words, preferring unbroken runs."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, b, a, autojunk=False)
    out: list[tuple[int, int]] = []
    for block in matcher.get_matching_blocks():
        out += [(block.b + k, block.a + k) for k in range(block.size)]
    return out


def _without_strays(pairs: list[tuple[int, int]], total: int) -> list[tuple[int, int]]:
    """Drops single words at either end that were matched far away from the rest."""
    kept = list(pairs)
    for at_end in (False, True):
        while len(kept) > 2:
            a, b = (kept[-2], kept[-1]) if at_end else (kept[0], kept[1])
            skipped, missed = b[1] - a[1] - 1, b[0] - a[0] - 1
            run = 1
            while run < len(kept) and (
                kept[-1 - run][1] + 1 == kept[-run][1] if at_end else kept[run][1] == kept[run - 1][1] + 1
            ):
                run += 1
            if run <= 2 and skipped > max(_FAR, 3 * missed + 3):
                kept = kept[:-run] if at_end else kept[run:]
                continue
            break
    return kept


_FAR = 8
"""Source words beyond which a lone matched word at an end is taken for chance."""


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
