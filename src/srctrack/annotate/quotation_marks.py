"""Quotation marks: which opens, which closes, and which stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_MARK = pattern("[\"“”„‟＂«»‘’‚‛'‹›「」『』]")
_PARAGRAPH = pattern(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_ELISION = pattern(r"(?:tis|twas|em|til|till|cause|bout|cos|cuz|n|round)\b|\d\ds?\b", re.I)

_CLOSES = {
    "“": '”“"',
    "”": "”",
    "„": '“”"‟',
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
    "‹": "›",
    "›": "‹",
}
_SINGLE = frozenset("‘’‚‛'‹›")
_STRAIGHT = frozenset('"＂')
_DEEPEST = 12
"""Marks that may stand open within one another; of more, the outermost is given up, so that no text takes long."""
_MAX_NAME_LENGTH = 160
"""Characters of a name before another one within it."""
_SENTENCE_END = pattern(r"[.!?…][\s»”]+[^\W\d_a-zа-яіїєґ]")
_NEXT_MARK = 400
"""Characters within which the surer closing mark of a quotation is looked for behind a possessive."""
DOUBLE = frozenset('"“”„‟＂«»「」『』')


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: ``inner`` without them, ``outer`` with them. ``reopened_next_paragraph`` where the closing mark is
    missing because the next paragraph opens the quotation again."""

    inner: Span
    outer: Span
    reopened_next_paragraph: bool = False

    @property
    def closed(self) -> bool:
        return self.inner.end < self.outer.end


@dataclass(frozen=True, slots=True)
class UnpairedMark:
    """A double quotation mark without its partner, and the end of the stretch it stands in."""

    at: Span
    opens: bool
    stretch: Span


def stretches(prose: Prose) -> list[Span]:
    """The blocks of ``prose``, or its paragraphs by blank lines where it has none."""
    if prose.blocks:
        return [b.span for b in prose.blocks]
    return [Span(m.start(), m.end()) for m in _PARAGRAPH.finditer(prose.text)]


def pair_marks(prose: Prose) -> tuple[tuple[Marked, ...], tuple[UnpairedMark, ...]]:
    """The outermost marked stretches of ``prose`` in order, and the double marks that stand alone."""
    found: list[Marked] = []
    lonely: list[UnpairedMark] = []
    blocks = stretches(prose)
    for i, block in enumerate(blocks):
        scan = _Scan(prose.text, block)
        pairs = scan.run()
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        left = scan.unclosed
        if left is not None and following is not None and _opens_again(prose.text, left, following):
            pairs = [p for p in pairs if p.outer.start < left]
            pairs.append(Marked(Span(left + 1, block.end), Span(left, block.end), reopened_next_paragraph=True))
            scan.lonely = [m for m in scan.lonely if m.at.start != left]
        found += pairs
        lonely += scan.lonely
    return tuple(found), tuple(lonely)


def _opens_again(text: str, opened: int, block: Span) -> bool:
    head = text[block.start : block.start + 1]
    return head == text[opened] or (text[opened] in '“”"' and head in '“”"')


def _is_apart(before: str) -> bool:
    """Whether a mark behind ``before`` may open though a space follows it: « Oui », qu’« il »."""
    return before.isspace() or before in "’'([—–"


class _Scan:
    """One pass over one block. Opened marks wait on a stack; a closing mark takes the nearest that it fits."""

    def __init__(self, text: str, block: Span) -> None:
        self.text, self.block = text, block
        self.stack: list[tuple[str, int]] = []
        self.pairs: list[tuple[int, int]] = []
        self.lonely: list[UnpairedMark] = []
        self.unclosed: int | None = None

    def run(self) -> list[Marked]:
        for m in _MARK.finditer(self.text, self.block.start, self.block.end):
            self._take(m.group(), m.start())
        for mark, at in self.stack:
            if mark not in _SINGLE and not self._shares_closing(mark, at):
                self._alone(at, opens=True)
                self.unclosed = at
        out: list[Marked] = []
        for a, b in sorted(self.pairs):
            if (not out or a >= out[-1].outer.end) and self.text[a + 1 : b].strip():
                out.append(Marked(Span(a + 1, b), Span(a, b + 1)))
        return out

    def _shares_closing(self, mark: str, at: int) -> bool:
        """Whether a name in marks ends with one in the same marks, so that one closing mark stands for two: «Шахта «Белозерская»."""
        inner = min((a for a, _ in self.pairs if a > at), default=None)
        if mark != "«" or inner is None or self.text[inner] != mark or inner - at > _MAX_NAME_LENGTH:
            return False
        return not _SENTENCE_END.search(self.text, at, inner)

    def _alone(self, at: int, opens: bool) -> None:
        self.lonely.append(UnpairedMark(Span(at, at + 1), opens, self.block))

    def _around(self, at: int) -> tuple[str, str]:
        before = self.text[at - 1] if at > self.block.start else " "
        after = self.text[at + 1] if at + 1 < self.block.end else " "
        return before, after

    def _take(self, mark: str, at: int) -> None:
        if mark in "“„«" and self.stack and self.stack[-1] == (mark, at - 1):
            return  # typed twice
        if mark in _STRAIGHT:
            self._straight(mark, at)
        elif mark == "'":
            self._straight_single(at)
        elif mark == "’":
            self._apostrophe(at)
        else:
            self._directed(mark, at)

    def _open(self, mark: str, at: int) -> None:
        if len(self.stack) == _DEEPEST:
            gone, where = self.stack.pop(0)
            if gone not in _SINGLE:
                self._alone(where, opens=True)
        self.stack.append((mark, at))

    def _close(self, at: int, fits: str) -> bool:
        """Closes the nearest opened mark that is one of ``fits``; what was opened inside it is forgotten."""
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth][0] in fits:
                self.pairs.append((self.stack[depth][1], at))
                del self.stack[depth:]
                return True
        return False

    def _can_open(self, at: int) -> bool:
        before, after = self._around(at)
        return not after.isspace() and (
            before.isspace() or before in "([{—–-/\"“‘'«„*_…" or not (before.isalnum() or before in ".,!?)]%")
        )

    def _can_close(self, at: int) -> bool:
        before, after = self._around(at)
        return not before.isspace() and not after.isalnum()

    def _directed(self, mark: str, at: int) -> None:
        closers = "".join(o for o, c in _CLOSES.items() if mark in c)
        before, after = self._around(at)
        opened = any(o in closers for o, _ in self.stack)
        if mark in "“»«›‹‘" and opened and not (before.isspace() and not after.isspace()):
            if self._close(at, closers):
                return
        elif mark not in "“«„‚‛「『‘‹" and opened and self._close(at, closers):
            return
        if mark in "“„‟«「『‘‚‛‹" and (not after.isspace() or (mark not in _SINGLE and _is_apart(before))):
            if mark in "‘‛" and (before.isalnum() or _ELISION.match(self.text, at + 1)):
                return
            self._open(mark, at)
        elif mark in "”»›" and self._can_open(at) and before.isspace() and after.isalnum():
            self._open(mark, at)
        elif mark == "”" and self._close(at, '"'):
            return
        elif mark not in _SINGLE and mark not in "「『":
            self._alone(at, opens=False)

    def _straight(self, mark: str, at: int) -> None:
        opened = any(o == mark or o == "“" for o, _ in self.stack)
        before, after = self._around(at)
        if opened and (self._can_close(at) or not self._can_open(at)):
            if before.isdigit() and not after.isspace() and after not in ".,;:!?)":
                return
            if self._close(at, mark) or self._close(at, "“"):
                return
        if self._can_open(at) and not (before.isdigit() and not after.isalnum()):
            if opened:
                for depth, (o, where) in enumerate(self.stack):
                    if o == mark:
                        self._alone(where, opens=True)
                        del self.stack[depth:]
                        break
            self._open(mark, at)
        elif not before.isdigit():
            self._alone(at, opens=False)

    def _straight_single(self, at: int) -> None:
        before, after = self._around(at)
        if any(o == "'" for o, _ in self.stack) and self._can_close(at) and not self._possessive(at, "'"):
            self._close(at, "'")
        elif self._can_open(at) and after.isalnum() and not before.isalnum() and not _ELISION.match(self.text, at + 1):
            self._open("'", at)

    def _apostrophe(self, at: int) -> None:
        before, after = self._around(at)
        if after.isalnum() or before.isspace():
            return
        if after == "’" and self.stack and self.stack[-1][0] == "“":
            self._close(at, "“")
        elif any(o in "‘‚‛" for o, _ in self.stack) and not self._possessive(at, "’"):
            self._close(at, "‘‚‛")

    def _possessive(self, at: int, mark: str) -> bool:
        """Whether the mark after an s is that of an owner (drivers’): another, surer closing mark follows."""
        if self.text[at - 1] not in "sS" or self.text[at + 1 : at + 2] != " ":
            return False
        limit = min(self.block.end, at + _NEXT_MARK)
        later = re.compile(rf"[.,!?…]{mark}(?!\w)").search(self.text, at + 1, limit)
        opens = re.compile(r"[\s(][‘']\w").search(self.text, at + 1, limit)
        return later is not None and (opens is None or later.start() < opens.start())
