"""Org drafts (Org Syntax, orgmode.org)."""

from __future__ import annotations

import re

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.front_matter.fields import Fields, Value
from srctrack.drafts.front_matter.read import head_of
from srctrack.drafts.markup.builder import Mark, MarkupBuilder
from srctrack.drafts.markup.lines import Line, joined, lines_of
from srctrack.drafts.suppressions import Comment
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_AROUND = r"(?<![\w*/_=~+])", r"(?![\w*/_=~+])"


def _emphasis(sign: str) -> Mark:
    sign = re.escape(sign)
    return Mark(
        pattern(rf"{_AROUND[0]}{sign}(?P<words>[^\s{sign}](?:[^{sign}\n]{{0,400}}[^\s{sign}])?){sign}{_AROUND[1]}")
    )


MARKS = (
    Mark(pattern(r"\[\[(?P<url>https?://[^\]\n]{1,2000})\](?:\[(?P<words>[^\[\]]{1,1000})\])?\]")),
    Mark(pattern(r"\[\[[^\]\n]{1,500}\]\[(?P<words>[^\[\]]{1,1000})\]\]")),
    Mark(pattern(r"\[\[[^\]\n]{1,500}\]\]")),
    Mark(pattern(r"<(?P<url>https?://[^<>\s]{1,2000})>")),
    Mark(pattern(r"\[cite(?:/[\w/-]{1,40})?:(?P<keys>[^\]\n]{1,400})\]")),
    Mark(pattern(r"\[fn:(?P<note>[\w-]{1,60})\]")),
    Mark(pattern(r"\[fn:[\w-]{0,60}:(?P<words>[^\[\]]{1,2000})\]"), apart=True),
    Mark(pattern(rf"{_AROUND[0]}([=~])[^\s=~](?:[^=~\n]{{0,400}}[^\s=~])?\1{_AROUND[1]}")),
    Mark(pattern(r"\\\(.{1,400}?\\\)|\\\[.{1,400}?\\\]|\$\$.{1,400}?\$\$|\{\{\{[^{}\n]{1,200}\}\}\}", re.S)),
    *map(_emphasis, "*/_+"),
)
_KEYWORD = pattern(r"\s*#\+(?P<name>[\w_]+):\s*(?P<value>.*)$")
_BEGIN = pattern(r"\s*#\+begin_(?P<name>\w+)", re.I)
_HEADING = pattern(
    r"\*+\s+(?:(?:TODO|DONE|NEXT|WAIT|WAITING|CANCELLED)\s+)?(?:\[#\w\]\s*)?(?P<words>.*?)(?:\s+:[\w@#%:]+:)?\s*$"
)
_COMMENT = pattern(r"\s*#(?:\s+(?P<words>.*))?$")
_DRAWER = pattern(r"\s*:(?P<name>[\w-]+):\s*$")
_ITEM = pattern(r"\s*(?:[-+]|\d+[.)]|(?<=\s)\*)\s+(?:\[[ X-]\]\s+)?")
_NOTE = pattern(r"\[fn:(?P<label>[\w-]{1,60})\]\s*")
_PLANNING = pattern(r"\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_QUOTES = {"quote": BlockKind.BLOCK_QUOTE, "verse": BlockKind.BLOCK_QUOTE}
_PROSE = {"center", "note", "warning", "tip", "abstract", *_QUOTES}


class _Org:
    def __init__(self, path: str, text: str) -> None:
        self.builder = MarkupBuilder(path, text, MARKS)
        self.lines = lines_of(text)
        self.fields: Fields = {}
        self.open: list[Line] = []
        self.kind, self.first, self.note = BlockKind.PARAGRAPH, 0, ""
        self.around = BlockKind.PARAGRAPH

    def close(self) -> None:
        if self.open:
            self.builder.block(self.kind, joined(self.open, self.first), self.note or None)
        self.open, self.kind, self.first, self.note = [], self.around, 0, ""

    def begin(self, line: Line, kind: BlockKind, first: int, note: str = "") -> None:
        self.close()
        self.open, self.kind, self.first, self.note = [line], kind, first, note

    def read(self) -> Reading:
        at = 0
        while at < len(self.lines):
            at = self.line(at)
        self.close()
        return self.builder.reading(head_of(self.fields, Span(0, 0)))

    def line(self, at: int) -> int:
        """Reads the line ``at``; which one comes next."""
        line = self.lines[at]
        begin, drawer = _BEGIN.match(line.words), _DRAWER.match(line.words)
        if begin and begin["name"].lower() not in _PROSE:
            self.close()
            return self.behind(at, rf"\s*#\+end_{re.escape(begin['name'])}\b")
        if drawer:
            self.close()
            return self.behind(at, r"\s*:end:\s*$")
        if begin or re.match(r"\s*#\+end_", line.words, re.I):
            self.around = _QUOTES.get(begin["name"].lower(), BlockKind.PARAGRAPH) if begin else BlockKind.PARAGRAPH
            self.close()
        else:
            self.words(line)
        return at + 1

    def behind(self, at: int, closing: str) -> int:
        """The line behind the one that closes what ``at`` opens; the next where nothing does."""
        end = re.compile(closing, re.I)
        return next((i + 1 for i in range(at + 1, len(self.lines)) if end.match(self.lines[i].words)), at + 1)

    def words(self, line: Line) -> None:
        keyword, comment = _KEYWORD.match(line.words), _COMMENT.match(line.words)
        heading, note, item = _HEADING.match(line.words), _NOTE.match(line.words), _ITEM.match(line.words)
        if line.blank:
            self.close()
        elif keyword:
            self.close()
            value = Value(keyword["value"].strip(), line.part(keyword, "value"))
            self.fields.setdefault(keyword["name"].lower(), []).append(value)
        elif comment:
            self.builder.comments.append(Comment(comment["words"] or "", Span(line.start, line.end)))
        elif re.match(r"\s*(?:-{5,}|:\s.*|\|[-+|]+)\s*$", line.words) or _PLANNING.match(line.words):
            self.close()
        elif heading:
            self.close()
            self.builder.block(BlockKind.HEADING, line.part(heading, "words"))
        elif line.words.lstrip().startswith("|"):
            self.close()
            for cell in re.finditer(r"[^|]+", line.words):
                self.builder.block(BlockKind.TABLE_ROW, line.part(cell))
        elif note:
            self.begin(line, BlockKind.FOOTNOTE, note.end(), note["label"])
        elif item:
            self.begin(line, BlockKind.LIST_ITEM, item.end())
        elif self.open:
            self.open.append(line)
        else:
            self.begin(line, self.around, 0)


def read_org(path: str, content: bytes) -> Reading:
    """An Org file as read. Raises DraftError where its bytes are no text."""
    return _Org(path, decode(path, content)[0]).read()


FORMAT = DraftFormat("Org", (".org",), read_org)
