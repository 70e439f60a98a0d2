"""A text prepared so that quotations are found in it fast: words under folded forms, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from srctrack.language.normalize import strip_marks
from srctrack.model.text import Span
from srctrack.patterns import pattern

_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200c\u200d"
_WORD = pattern(
    rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)|[^\W_](?:[\w{_INVISIBLE}]|[’'‘ʼ＇](?=[^\W_]))*|[%$€£&]|(?<=\d)[.,](?=\d)"
)
_LETTER = pattern(r"\[(\w)\](?=\w)|(?<=\w)\[(\w{1,4})\]")
"""A first letter or an ending changed by an editor: “[W]e”, “pick[ing]”. Read without the brackets, at the same length."""

_FLAT = {
    **dict.fromkeys("’‘‚‛ʼ′´`ʹ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t\r\n", " "),
}
"""One code point for one: offsets stay."""
_SIGNS = frozenset(_FLAT)
_DROPPED = str.maketrans({**dict.fromkeys(_INVISIBLE), "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})

_SPELLED = {
    "%": "percent",
    "&": "and",
    **dict(
        zip(
            "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 30 40 50 60 70 80 90".split(),
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
            "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(),
            strict=True,
        )
    ),
}
"""House style, not wording: a small number in digits or in letters, a sign or its word."""


_WRITTEN_OTHERWISE = frozenset(_SPELLED.values())
_NOT_PLAIN = pattern(rf"(?<![\w{_INVISIBLE}])[\w{_INVISIBLE}]*[^\x00-\x7f][\w{_INVISIBLE}]*")


def flat(text: str) -> str:
    """``text`` in lower case with plain marks, dashes and spaces, code point for code point."""
    low = text.lower()
    out = low if len(low) == len(text) else text
    for sign in _SIGNS.intersection(out):  # a page has few of them: quicker than a look at every letter
        out = out.replace(sign, _FLAT[sign])
    return out


def fold_word(word: str) -> str:
    """The form under which two spellings of a word are one: letter case, marks, ligatures and accents aside."""
    if not word.isascii():
        word = strip_marks(flat(word.translate(_DROPPED))).casefold()
    low = word.lower()
    return _SPELLED.get(low, low).replace(",", "")


@dataclass(frozen=True, slots=True)
class Word:
    """A word under its folded form, and where it stands."""

    key: str
    span: Span


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text`` between two offsets."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(fold_word(m.group()), Span(m.start(), m.end())) for m in found]


def _bare(m: re.Match[str]) -> str:
    return f"\u2060{m.group(1) or m.group(2)}\u2060"


class TokenIndex:
    """A text prepared for quotations. ``quoted`` are the spans of the text's own quotations, so that a cue between two halves
    of one is not taken for words left out. Words are made only when a plain search has failed."""

    def __init__(self, text: str, quoted: Sequence[Span] = ()) -> None:
        self.text = text
        self.quoted = tuple(quoted)

    @cached_property
    def flat(self) -> str:
        return flat(self.text)

    @cached_property
    def _plain(self) -> str:
        """The text in small letters without an editor's brackets, and after it its words that are not plain, folded."""
        bare = self.flat.replace("[", "").replace("]", "") if "[" in self.text else self.flat
        return bare if bare.isascii() else f"{bare} {' '.join(map(fold_word, _NOT_PLAIN.findall(bare)))}"

    def lacks(self, key: str) -> bool:
        """Whether the folded word surely stands nowhere in the text, told without making its words; False where it may."""
        return key not in self._plain and key.isascii() and key.isalpha() and key not in _WRITTEN_OTHERWISE

    @cached_property
    def _bounds(self) -> list[tuple[int, int]]:
        text = _LETTER.sub(_bare, self.text) if "[" in self.text else self.text
        return [m.span() for m in _WORD.finditer(text)]

    @cached_property
    def keys(self) -> list[str]:
        """The folded words in order."""
        plain = self.flat
        out = [plain[a:b] for a, b in self._bounds]
        if not self.text.isascii() or "[" in self.text:
            out = [w if w.isascii() and "]" not in w else fold_word(w.replace("[", "").replace("]", "")) for w in out]
        return [_SPELLED.get(w, w).replace(",", "") if w[0].isdigit() else _SPELLED.get(w, w) for w in out]

    def __len__(self) -> int:
        return len(self._bounds)

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
        """The indexes at which each folded word stands."""
        out: dict[str, list[int]] = {}
        for i, k in enumerate(self.keys):
            out.setdefault(k, []).append(i)
        return out

    def find_plain(self, quotation: str) -> Span | None:
        """Where the quotation stands but for letter case and the kinds of marks, dashes and spaces."""
        wanted = flat(quotation).strip(" .,;:")
        at = self.flat.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not (self.flat[at - 1 : at].isalnum() and at) and not self.flat[end : end + 1].isalnum():
                return Span(at, end)
            at = self.flat.find(wanted, at + 1)
        return None

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

    def is_outside_quotations(self, word: int) -> bool:
        """Whether the word is the text's own between quotations, not part of one."""
        start = self._bounds[word][0]
        at = bisect_right(self._quote_starts, start) - 1
        return at < 0 or self.quoted[at].end <= start

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [q.start for q in self.quoted]

    def span(self, first: int, last: int) -> Span:
        """From word ``first`` through word ``last``."""
        return Span(self._bounds[first][0], self._bounds[last][1])
