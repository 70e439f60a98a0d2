"""Positions of the protocol and offsets of code points."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from lsprotocol import types

from srctrack.model.text import Span
from srctrack.patterns import pattern

_LINE_END = pattern(r"\r\n|\n|\r")
"""The line ends of the protocol. ``str.splitlines`` knows more of them, such as form feeds."""
_UNIT_BYTES = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
_CODECS = {
    types.PositionEncodingKind.Utf8: "utf-8",
    types.PositionEncodingKind.Utf16: "utf-16-le",
    types.PositionEncodingKind.Utf32: "utf-32-le",
}


class Lines:
    """A text with its lines. ``encoding`` says in which units a client counts the characters of a line."""

    def __init__(self, text: str, encoding: types.PositionEncodingKind | str) -> None:
        self.text = text
        self._codec = _CODECS[types.PositionEncodingKind(encoding)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in _LINE_END.finditer(self.text))]

    def offset(self, position: types.Position) -> int:
        """The code point at ``position``. A position past the end of a line or of the text is its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = self._line(position.line)
        if line.isascii():
            return start + min(position.character, len(line))
        raw = line.encode(self._codec, "surrogatepass")
        cut = raw[: position.character * _UNIT_BYTES[self._codec]]
        return start + len(cut.decode(self._codec, "ignore"))

    def position(self, offset: int) -> types.Position:
        """The position of the code point at ``offset``."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset].rstrip("\r\n")
        if before.isascii():
            return types.Position(line, len(before))
        return types.Position(line, len(before.encode(self._codec, "surrogatepass")) // _UNIT_BYTES[self._codec])

    def range(self, span: Span) -> types.Range:
        return types.Range(self.position(span.start), self.position(span.end))

    def span(self, range_: types.Range) -> Span:
        start, end = self.offset(range_.start), self.offset(range_.end)
        return Span(min(start, end), max(start, end))

    def _line(self, number: int) -> str:
        """The words of the 0-based line, without its end."""
        start = self._starts[number]
        if number + 1 == len(self._starts):
            return self.text[start:]
        return self.text[start : self._starts[number + 1]].rstrip("\r\n")


def changed(
    lines: Lines, change: types.TextDocumentContentChangeEvent, encoding: types.PositionEncodingKind | str
) -> Lines:
    """The text after one change of a client."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return Lines(change.text, encoding)
    span = lines.span(change.range)
    return Lines(lines.text[: span.start] + change.text + lines.text[span.end :], encoding)
