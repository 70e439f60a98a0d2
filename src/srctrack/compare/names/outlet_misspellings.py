"""Outlets whose names are one slip from a known outlet's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from srctrack.compare.names.misspellings import ENOUGH_AGAINST, SHORT_FORM, standing_parts, typo_parts
from srctrack.compare.names.outlet_index import OutletIndex, plain_name
from srctrack.compare.names.typos import Typo, TypoKind, typo_between
from srctrack.language.name_words import TITLES
from srctrack.language.normalize import strip_marks
from srctrack.language.transliteration import keys
from srctrack.model.annotations import Annotations
from srctrack.model.derived import derived
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

ATTRIBUTED = 1.0
"""The words are named as where a statement comes from."""
REST_AGREES = 1.2
"""Every other word of the outlet's name stands beside it as it should."""
STORED = 0.8
"""A page of that outlet is in the library."""
BARE = -1.5
"""One word alone, and nothing says that an outlet is meant."""

MIN_LETTERS = 4

_SAYS_OUTLET_BEFORE = pattern(
    r"\b(?:according to|told|outlets?|newspapers?|magazine|agency|website|paper|daily|weekly|broadcaster|portal|publication)\s+(?:the )?\Z",
    re.I,
)
_SAYS_OUTLET_AFTER = pattern(
    r"(?:[’']s\b)?,?\s*(?:reports?|reported|writes?|wrote|says?|said|notes?|noted|newspaper|online|correspondent|portal|website|magazine|agency|daily|weekly|channel|journalists?|reporters?)\b",
    re.I,
)
_REPORTS_BEFORE = pattern(
    r"\b(?:according to|outlets?|newspapers?|magazine|agency|website|paper|broadcaster|portal)\s+(?:the )?\Z", re.I
)
_REPORTS_AFTER = pattern(
    r",?\s*(?:reports?|reported|writes?|wrote|newspaper|online|correspondent|portal|website|magazine|agency|journalists?|reporters?)\b",
    re.I,
)
"""What only outlets do: people and companies say things too."""
_WORD_BEFORE = pattern(r"([^\W\d_]+)\.?\s+\Z")
_INFLECTED = pattern(r"(?<=[^\W\d_]{4})e[rnsm]?\Z")
"""Endings of German adjectives: Bayerischer Rundfunk, der Bayerische Rundfunk, dem Bayerischen Rundfunk."""
_GOES_ON = pattern(r"\.\w|\s[A-Z]")
"""What shows that a single word is only the beginning of a name."""
_GAP = pattern(r"\s")
_WORD = pattern(r"[^\W_](?:[\w.]*\w)?")


@dataclass(frozen=True, slots=True)
class OutletSlip:
    """Words of a prose that are one slip from an outlet's name; ``listed`` says who lists that outlet."""

    span: Span
    text: str
    right: str
    listed: str
    why: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        return sum(worth for _, worth in self.why)


class _Entry(NamedTuple):
    word: str
    name: str
    listed: str


class _Near:
    """Outlet names by all their words but one, and that one's first letter (hands hardly slip there)."""

    def __init__(self, index: OutletIndex) -> None:
        self.by_rest: dict[tuple[int, str, tuple[str, ...]], list[_Entry]] = {}
        for outlet in index.known:
            for name in (outlet.name, *outlet.aliases):
                self.add(name, outlet.listed)

    def add(self, name: str, listed: str) -> None:
        words = _words(name)
        if not 1 <= len(words) <= 5:
            return
        if len(words) == 1 and name.isupper():
            return
        for i, word in enumerate(words):
            if len(word) >= MIN_LETTERS:
                self.by_rest.setdefault(_key(words, i), []).append(_Entry(word, name, listed))

    def spells(self, words: tuple[str, ...]) -> bool:
        """Whether ``words`` are a fair other spelling of an outlet's name (Livyy Bereh, Livyi Bereh)."""
        for i, word in enumerate(words):
            for entry in self.by_rest.get(_key(words, i), ()):
                if len(word) >= MIN_LETTERS and keys(word) & keys(entry.word) and not _of_the_hand(word, entry.word):
                    return True
        return False


@derived
def _near(index: OutletIndex) -> _Near:
    return _Near(index)


def find_outlet_misspellings(
    prose: Prose, annotations: Annotations, index: OutletIndex, stored: Iterable[str] = ()
) -> Iterator[OutletSlip]:
    """The names of ``prose`` that are one slip from an outlet's, in order. ``stored`` are names of outlets, as records
    write them, of which the library holds a page. Words in quotations are passed over."""
    near = _near(index)
    held = frozenset(stored)
    shelf = _Near(OutletIndex(()))
    for name in held:
        shelf.add(name, "store")
    exact = {plain_name(name) for name in held}
    for mention in annotations.names:
        if mention.in_quote:
            continue
        best: OutletSlip | None = None
        for span in _windows(prose.text, mention.span):
            words = span.of(prose.text)
            lone = not _GAP.search(words)
            if lone and (span != mention.span or words.isupper() or _GOES_ON.match(prose.text, span.end)):
                continue
            if lone and (_has_title(prose.text, span) or not (held or _reports(prose.text, span))):
                continue
            if index.named(words) or plain_name(words) in exact or near.spells(_words(words)):
                break
            for slip in (*_slips_at(prose, span, near, held), *_slips_at(prose, span, shelf, held)):
                if slip.score >= ENOUGH_AGAINST and (best is None or slip.score > best.score):
                    best = slip
        if best:
            yield best


def _windows(text: str, mention: Span) -> Iterator[Span]:
    """The mention, and what is left of it without its first words; the longest first."""
    starts = [mention.start + m.start() for m in _WORD.finditer(mention.of(text))]
    for start in starts[:3]:
        yield Span(start, mention.end)


def _slips_at(prose: Prose, span: Span, near: _Near, held: frozenset[str]) -> Iterator[OutletSlip]:
    words = _words(span.of(prose.text))
    for i, word in enumerate(words):
        if len(word) < MIN_LETTERS:
            continue
        for entry in near.by_rest.get(_key(words, i), ()):
            if abs(len(entry.word) - len(word)) > 2 or entry.word == word:
                continue
            slip = typo_between(word, entry.word)
            if slip and not _another_name(slip, word, entry.word, len(words)):
                why = _weigh(prose.text, span, slip, word, entry, len(words), held)
                yield OutletSlip(span, span.of(prose.text), entry.name, entry.listed, why)


def _weigh(
    text: str, span: Span, slip: Typo, word: str, entry: _Entry, words: int, held: frozenset[str]
) -> tuple[tuple[str, float], ...]:
    written = word.capitalize()
    parts = typo_parts(slip, word, entry.word)
    why = [
        *(p for p in parts if words == 1 or p[1] != SHORT_FORM),
        *standing_parts(written, entry.word.capitalize(), frozenset()),
    ]
    if _says_outlet(text, span):
        why.append(("credited with the words", ATTRIBUTED))
    elif words == 1:
        why.append(("nothing says that an outlet is meant", BARE))
    if words > 1:
        why.append(("the rest of the outlet's name is beside it", REST_AGREES))
    if entry.listed == "store" or entry.name in held:
        why.append(("a page of that outlet is stored", STORED))
    return tuple(why)


def _says_outlet(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    return bool(_SAYS_OUTLET_BEFORE.search(before) or _SAYS_OUTLET_AFTER.match(after))


def _reports(text: str, span: Span) -> bool:
    """Whether the words around a single word say what only an outlet does."""
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 30]
    return bool(_REPORTS_BEFORE.search(before) or _REPORTS_AFTER.match(after))


def _has_title(text: str, span: Span) -> bool:
    """Whether a title stands before the word: Mrs Justice Steyn."""
    m = _WORD_BEFORE.search(text[max(0, span.start - 20) : span.start])
    return m is not None and m[1].lower() in TITLES


def _another_name(slip: Typo, word: str, other: str, words: int) -> bool:
    """Whether what parts two words makes another outlet's name: a number, two letters of a single word, ae for ä; or is an
    adjective's ending."""
    if any(c.isdigit() for c in slip.letters) or (words == 1 and slip.kind is TypoKind.TWO):
        return True
    if words > 1 and _INFLECTED.sub("", word) == _INFLECTED.sub("", other):
        return True
    return _without_umlauts(word) == _without_umlauts(other)


def _without_umlauts(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _of_the_hand(word: str, other: str) -> bool:
    """Whether what parts two words of one key is a slip nevertheless (Fiinancial), not a transliteration (Livyy, Livyi)."""
    slip = typo_between(word, other)
    if slip is None:
        return False
    return slip.kind in (TypoKind.TRANSPOSED, TypoKind.MOVED) or (slip.kind is TypoKind.DOUBLED and not slip.last)


def _key(words: tuple[str, ...], but: int) -> tuple[int, str, tuple[str, ...]]:
    return but, words[but][0], (*words[:but], *words[but + 1 :])


def _words(name: str) -> tuple[str, ...]:
    if name.isascii():
        low = name.lower()
        parts = low.split()
        words = tuple(parts if "".join(parts).isalnum() else _WORD.findall(low))
    else:
        words = tuple(strip_marks(w).lower() for w in _WORD.findall(name))
    return words[1:] if len(words) > 1 and words[0] == "the" else words
