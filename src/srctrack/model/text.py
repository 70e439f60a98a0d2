"""Text and places in it. All offsets are half-open ranges of Unicode code points."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in a text that the context names."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words this span covers in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def moved(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Position:
    """A place as people name it: 1-based line and column, the column in code points."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True)
class SourceText:
    """The text of a file as read: decoded, not yet normalised. Every offset of a Finding indexes ``text``."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts, at = [0], 0
        for line in self.text.splitlines(keepends=True):
            at += len(line)
            starts.append(at)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Line and column of ``offset``; an offset past the end counts as the end."""
        offset = max(0, min(offset, len(self.text)))
        starts = self._line_starts
        line = max(1, min(bisect_right(starts, offset), len(starts) - 1 or 1))
        return Position(offset, line, offset - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The words of the 1-based line, without its ending."""
        starts = self._line_starts
        if not 1 <= number < len(starts):
            return ""
        return self.text[starts[number - 1] : starts[number]].rstrip("\r\n")

    def line_start(self, number: int) -> int:
        """The offset of the first code point of the 1-based line."""
        return self._line_starts[number - 1]


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """``length`` code points that stand in the derived text at ``derived`` and in the original at ``original``."""

    derived: int
    original: int
    length: int


@dataclass(frozen=True)
class OffsetMap:
    """The way back from a derived text (prose, a normalised form) to the text it was made from.

    ``runs`` are in order of both sides and do not overlap. What lies between two runs in the derived text was
    put in (a space for a removed construct); what lies between them in the original was taken out.
    """

    runs: tuple[OffsetRun, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [r.derived for r in self.runs]

    def to_original(self, offset: int) -> int:
        """The original's offset of the code point at ``offset``; one that was put in maps to what follows it."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return self.runs[0].original if self.runs else 0
        run = self.runs[at]
        if offset < run.derived + run.length:
            return run.original + offset - run.derived
        if at + 1 < len(self.runs):
            return self.runs[at + 1].original
        return run.original + run.length

    def span_to_original(self, span: Span) -> Span:
        """The original's span from the first to the last code point of ``span`` (what was taken out between counts in)."""
        start = self.to_original(span.start)
        if span.end == span.start:
            return Span(start, start)
        at = bisect_right(self._starts, span.end - 1) - 1
        if at < 0:
            return Span(start, start)
        run = self.runs[at]
        end = run.original + min(span.end - run.derived, run.length)
        return Span(min(start, end), max(start, end))

    def to_derived(self, offset: int) -> int:
        """The derived text's offset of the original's ``offset``; one that was taken out maps to what follows it."""
        for run in self.runs:
            if offset < run.original:
                return run.derived
            if offset < run.original + run.length:
                return run.derived + offset - run.original
        return self.runs[-1].derived + self.runs[-1].length if self.runs else 0

    def after(self, inner: OffsetMap) -> OffsetMap:
        """The map of a text derived in two steps: ``self`` made last, ``inner`` made first."""
        out: list[OffsetRun] = []
        for run in self.runs:
            for i in inner.runs:
                low = max(run.original, i.derived)
                high = min(run.original + run.length, i.derived + i.length)
                if low < high:
                    out.append(OffsetRun(run.derived + low - run.original, i.original + low - i.derived, high - low))
        return OffsetMap(tuple(out))
