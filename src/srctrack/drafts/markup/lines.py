"""The lines of a file, for formats whose blocks are told by how their lines begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from srctrack.model.text import Span
from srctrack.patterns import pattern

_LINE = pattern(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words without the line end, where they begin, and how far they are indented."""

    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)

    @property
    def blank(self) -> bool:
        return not self.words.strip()

    @property
    def indent(self) -> int:
        return len(self.words) - len(self.words.lstrip())

    def part(self, m: re.Match[str], group: str | int = 0) -> Span:
        """The place in the file of a group of a match of the line's words."""
        return Span(self.start + m.start(group), self.start + m.end(group))

    def behind(self, at: int) -> Span:
        """The words from ``at`` on."""
        return Span(self.start + at, self.end)


def lines_of(text: str) -> list[Line]:
    """Every line of ``text`` in order."""
    return [Line(m.group().rstrip("\r\n"), m.start()) for m in _LINE.finditer(text) if m.end() > m.start()]


def joined(lines: list[Line], first: int = 0) -> Span:
    """The stretch of the file from column ``first`` of the first line to the end of the last."""
    return Span(lines[0].start + first, lines[-1].end)
