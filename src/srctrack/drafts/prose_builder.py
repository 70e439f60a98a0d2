"""Composing prose out of the stretches of a file that are words, remembering where each came from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import OffsetMap, OffsetRun, Span
from srctrack.patterns import pattern

_GAP = pattern(r"[\s\u00a0\u200b\u00ad\u2060\ufeff]+")
"""Spaces of every kind, and the invisible marks that part nothing (soft hyphen, zero-width space, word joiner)."""

_ODD_GAP = pattern(
    r" [\s\u200b\u00ad\u2060\ufeff]+|[^\S ][\s\u200b\u00ad\u2060\ufeff]*|[\u200b\u00ad\u2060\ufeff][\s\u200b\u00ad\u2060\ufeff]*"
)
"""A run of them that is not one plain space: what prose writes otherwise than the file."""

_INVISIBLE = frozenset("\u200b\u00ad\u2060\ufeff")
BETWEEN = "\n\n"
LINE = "\n"
"""Stands in a prose for a break the reader sees within a block: a hard line break, the border of two table cells."""


class Composer:
    """Puts a prose together from front to back. Every stretch is given by its offsets in ``text``, in order.

    Runs of spaces become one plain space, and none opens or ends a block; a line end counts as a space.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._out: list[str] = []
        self._runs: list[OffsetRun] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._open: tuple[BlockKind, int] | None = None
        self._gap: tuple[str, int] | None = None

    def open(self, kind: BlockKind) -> None:
        """Begins a block; the one before is closed."""
        self.close()
        self._open = (kind, self._length)
        self._gap = None

    def close(self) -> None:
        """Ends the open block; one without words leaves no trace."""
        self._gap = None
        if self._open and self._length > self._open[1]:
            kind, start = self._open
            at = self._start_of(start)
            self._blocks.append(Block(kind, Span(at, self._length)))
        self._open = None

    def _start_of(self, start: int) -> int:
        return start + len(BETWEEN) if self._blocks else start

    def keep(self, start: int, end: int) -> None:
        """The words of the file from ``start`` to ``end`` are prose."""
        text = self._text
        lead = _GAP.match(text, start, end)
        at = lead.end() if lead else start
        self._space(start, at)
        last = end
        while last > at and (text[last - 1].isspace() or text[last - 1] in _INVISIBLE):
            last -= 1
        for m in _ODD_GAP.finditer(text, at, last):
            self._add(at, m.start())
            at = m.end()
            self._space(m.start(), at)
        self._add(at, last)
        self._space(last, end)

    def _space(self, start: int, end: int) -> None:
        """A run of spaces and invisible marks stands from ``start`` to ``end``."""
        if self._gap is None:
            space = next((i for i in range(start, end) if self._text[i] not in _INVISIBLE), None)
            self._gap = None if space is None else (" ", space)

    def put(self, words: str, original: int) -> None:
        """``words`` stand for what the file writes otherwise at ``original`` (an entity, for one)."""
        for c in words:
            if c.isspace():
                self._gap = self._gap or (" ", original)
            elif c not in _INVISIBLE:
                self._flush()
                self._append(c, original)

    def line(self, original: int) -> None:
        """A break the reader sees, within the block."""
        self._gap = (LINE, original)

    def _add(self, start: int, end: int) -> None:
        if end > start:
            self._flush()
            self._append(self._text[start:end], start)

    def _flush(self) -> None:
        if self._open is None:
            self._open = (BlockKind.PARAGRAPH, self._length)
        if self._length == self._open[1]:
            if self._blocks:
                self._out.append(BETWEEN)
                self._length += len(BETWEEN)
                self._open = (self._open[0], self._length - len(BETWEEN))
        elif self._gap:
            self._append(*self._gap)
        self._gap = None

    def _append(self, words: str, original: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.derived + last.length == self._length and last.original + last.length == original:
            self._runs[-1] = OffsetRun(last.derived, last.original, last.length + len(words))
        else:
            self._runs.append(OffsetRun(self._length, original, len(words)))
        self._out.append(words)
        self._length += len(words)

    def prose(self, language: str | None = None) -> Prose:
        self.close()
        return Prose("".join(self._out), tuple(self._blocks), language)

    def offsets(self) -> OffsetMap:
        return OffsetMap(tuple(self._runs))

    def finder(self) -> Finder:
        """Where a place of the file stands in the finished prose."""
        return Finder(self._runs, self._length)


class Finder:
    """From offsets of the file to offsets of the prose, in logarithmic time."""

    def __init__(self, runs: list[OffsetRun], length: int) -> None:
        self._runs = runs
        self._length = length
        self._starts = [r.original for r in runs]

    def after(self, original: int) -> int:
        """The prose's offset of the first word kept at or after ``original``."""
        at = bisect_right(self._starts, original) - 1
        if at >= 0 and original < self._starts[at] + self._runs[at].length:
            return self._runs[at].derived + original - self._starts[at]
        return self._runs[at + 1].derived if at + 1 < len(self._runs) else self._length

    def before(self, original: int) -> int:
        """The prose's offset just behind the last word kept before ``original``."""
        at = bisect_left(self._starts, original) - 1
        if at < 0:
            return 0
        run = self._runs[at]
        return run.derived + min(original - run.original, run.length)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of prose made from the file's ``start`` to ``end``; empty where none of it was kept."""
        low, high = self.after(start), self.before(end)
        return (low, high) if low < high else (high, high)
