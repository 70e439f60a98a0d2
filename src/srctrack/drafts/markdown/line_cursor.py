"""A place within one line, where columns count: Markdown's indents, with tabs that stand for as many as are left."""

from __future__ import annotations

from srctrack.model.text import Span

TAB = 4
"""Columns between two tab stops (CommonMark 2.2)."""


class Cursor:
    """A place within a line of ``text`` from ``start`` to ``end``, with the columns that a tab leaves over."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.at, self.end = text, start, end
        self.start = start
        self.extra = 0

    def indent(self) -> int:
        """The columns of white space from here to the first mark."""
        columns, at = self.extra, self.at
        while at < self.end and self.text[at] in " \t":
            columns += 1 if self.text[at] == " " else TAB - (at - self.start) % TAB
            at += 1
        return columns

    def skip(self, columns: int) -> None:
        """Goes on by so many columns of white space."""
        while columns > 0:
            if self.extra:
                self.extra -= 1
                columns -= 1
            elif self.at < self.end and self.text[self.at] in " \t":
                self.extra = 1 if self.text[self.at] == " " else TAB - (self.at - self.start) % TAB
                self.at += 1
            else:
                return

    @property
    def blank(self) -> bool:
        return not self.text[self.at : self.end].strip()

    @property
    def rest(self) -> str:
        return " " * self.extra + self.text[self.at : self.end]

    def content(self) -> Span:
        """The rest of the line without white space around it."""
        words = self.text[self.at : self.end]
        start = self.at + len(words) - len(words.lstrip())
        return Span(start, max(start, self.at + len(words.rstrip())))

    def advance(self, matched: int) -> None:
        """Goes on behind ``matched`` characters of ``rest``."""
        self.at += max(0, matched - self.extra)
        self.extra = 0
