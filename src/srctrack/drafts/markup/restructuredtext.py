"""reStructuredText drafts (docutils, “reStructuredText Markup Specification”), with Sphinx's roles and directives."""

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

MARKS = (
    Mark(pattern(r"``[^`]{1,500}``")),
    Mark(
        pattern(
            r":(?:code|math|raw|file|kbd|command|program|samp|envvar|option|mimetype|regexp)(?:[\w:+.-]{0,30}):`[^`]{1,500}`"
        )
    ),
    Mark(pattern(r":cite(?:[\w:]{0,20}):`(?P<keys>[^`]{1,300})`")),
    Mark(pattern(r":[\w:+.-]{1,40}:`~?(?P<words>[^`<]{1,500}?)(?:\s*<[^`<>]{1,500}>)?`")),
    Mark(pattern(r"`(?P<words>[^`<]{1,500}?)\s*<(?P<url>https?://[^`<>\s]{1,2000})>`__?")),
    Mark(pattern(r"`<(?P<url>https?://[^`<>\s]{1,2000})>`__?")),
    Mark(pattern(r"`(?P<words>(?P<target>[^`<]{1,500}))`__?")),
    Mark(pattern(r"\[(?P<note>\d+|#[\w-]{0,60}|\*)\]_")),
    Mark(pattern(r"\[(?P<keys>[A-Za-z][\w.-]{0,60})\]_")),
    Mark(pattern(r"(?<![\w/_`*.-])(?P<words>(?P<target>[^\W_][\w.-]{0,80}?))__?(?![\w_])")),
    Mark(pattern(r"\|[^|\n\s][^|\n]{0,80}\|_{0,2}")),
    Mark(pattern(r"\*\*(?P<words>[^*\n]{1,500})\*\*")),
    Mark(pattern(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]{0,400}[^\s*])?)\*(?![\w*])")),
    Mark(pattern(r"`(?P<words>[^`]{1,500})`")),
)
_UNDERLINE = pattern(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_EXPLICIT = pattern(r"\s*\.\.(?:\s+|$)")
_TARGET = pattern(r"\s*\.\.\s+_(?P<name>`[^`]+`|[^:]+):\s*(?P<url>\S*)\s*$")
_NOTE = pattern(r"\s*\.\.\s+\[(?P<label>[^\]]{1,60})\]\s*")
_DIRECTIVE = pattern(r"\s*\.\.\s+(?:\|[^|]+\|\s+)?(?P<name>[\w:+.-]+)::\s*(?P<argument>.*)$")
_OPTION = pattern(r"\s*:(?P<name>[\w -]+):\s*(?P<value>.*)$")
_ITEM = pattern(r"\s*(?:[-*+•]|\(?(?:\d+|[A-Za-z]|#|[ivxlc]+)[.)])\s+")
_BORDER = pattern(r"\s*(?:\+[-=+]+\+|[=-]{2,}(?:\s+[=-]{2,})+)\s*$")
_ASIDES = frozenset(
    "note warning tip important caution danger hint attention error seealso versionadded versionchanged deprecated".split()
)
_TITLED = frozenset("admonition topic sidebar rubric centered".split())
_QUOTED = frozenset("epigraph highlights pull-quote".split())
_HELD = frozenset("container compound figure class only tab-item card".split())
PROSE = _ASIDES | _TITLED | _QUOTED | _HELD
"""The directives whose content is prose; what any other holds is left out."""


class _Rst:
    def __init__(self, path: str, text: str) -> None:
        self.builder = MarkupBuilder(path, text, MARKS)
        self.lines = lines_of(text)
        self.fields: Fields = {}
        self.open: list[Line] = []
        self.kind, self.first, self.note = BlockKind.PARAGRAPH, 0, ""
        self.quoted_at: int | None = None
        self.item_at = 0

    def close(self) -> None:
        if self.open:
            self.builder.block(self.kind, joined(self.open, self.first), self.note or None)
        self.open, self.kind, self.first, self.note = [], BlockKind.PARAGRAPH, 0, ""

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
        below = self.lines[at + 1].words if at + 1 < len(self.lines) else ""
        if line.blank:
            self.close()
            return at + 1
        if _BORDER.match(line.words) or (not self.open and _UNDERLINE.match(line.words)):
            self.close()
            return at + 1
        if _EXPLICIT.match(line.words):
            self.close()
            return self.explicit(at)
        underline = _UNDERLINE.match(below)
        if (
            not self.open
            and underline
            and len(below.rstrip()) >= len(line.words.strip())
            and not line.words[0].isspace()
        ):
            self.builder.block(BlockKind.HEADING, Span(line.start, line.end))
            if "title" not in self.fields:
                self.fields["title"] = [Value(line.words.strip(), Span(line.start, line.end))]
            return at + 2
        return self.words(at)

    def words(self, at: int) -> int:
        line = self.lines[at]
        option, item = _OPTION.match(line.words), _ITEM.match(line.words)
        if option and not self.open:
            value = Value(option["value"].strip(), line.part(option, "value"))
            self.fields.setdefault(option["name"].lower(), []).append(value)
            return at + 1
        if line.words.lstrip().startswith(">>>"):
            return self.to_blank(at)
        if line.words.lstrip().startswith("|"):
            self.close()
            for cell in re.finditer(r"[^|]+", line.words):
                self.builder.block(BlockKind.TABLE_ROW, line.part(cell))
            return at + 1
        if item and not (self.open and line.indent > self.open[0].indent):
            self.begin(line, BlockKind.LIST_ITEM, item.end())
            self.item_at = item.end()
        elif self.open:
            self.open.append(line)
        else:
            self.begin(line, self.kind_at(line), 0)
        if line.words.rstrip().endswith("::"):
            last = self.open[-1]
            cut = len(last.words.rstrip()) - 1
            self.open[-1] = Line(last.words[:cut], last.start)
            self.close()
            return self.past(at + 1, line.indent)
        return at + 1

    def kind_at(self, line: Line) -> BlockKind:
        """An indented paragraph below prose is a quotation; one below an item or within an aside belongs to it."""
        if self.quoted_at is not None and line.indent >= self.quoted_at:
            return BlockKind.BLOCK_QUOTE
        self.quoted_at = None
        if line.indent == 0:
            self.item_at = 0
        return BlockKind.PARAGRAPH

    def explicit(self, at: int) -> int:
        """A target, a footnote, a directive or a comment."""
        line = self.lines[at]
        target, note, directive = (p.match(line.words) for p in (_TARGET, _NOTE, _DIRECTIVE))
        if target:
            self.builder.target(target["name"].strip("`"), target["url"])
            return at + 1
        if directive:
            return self.directive(at, directive)
        if note:
            self.begin(line, BlockKind.FOOTNOTE, note.end(), note["label"])
            return at + 1
        end = self.past(at + 1, line.indent)
        comment = self.builder.text[line.start : self.lines[end - 1].end].strip().removeprefix("..")
        self.builder.comments.append(Comment(comment.strip(), Span(line.start, self.lines[end - 1].end)))
        return end

    def directive(self, at: int, directive: re.Match[str]) -> int:
        line, name = self.lines[at], directive["name"].lower()
        if name not in PROSE:
            return self.past(at + 1, line.indent)
        if directive["argument"].strip() and name not in _HELD:
            kind = BlockKind.HEADING if name in _TITLED else BlockKind.PARAGRAPH
            self.builder.block(kind, line.part(directive, "argument"))
        at += 1
        while at < len(self.lines) and _OPTION.match(self.lines[at].words) and self.lines[at].indent > line.indent:
            at += 1
        if name in _QUOTED:
            self.quoted_at = line.indent + 1
        return at

    def past(self, at: int, indent: int) -> int:
        """The first line from ``at`` on that is neither blank nor indented more than ``indent``."""
        while at < len(self.lines) and (self.lines[at].blank or self.lines[at].indent > indent):
            at += 1
        return at

    def to_blank(self, at: int) -> int:
        while at < len(self.lines) and not self.lines[at].blank:
            at += 1
        return at


def read_rst(path: str, content: bytes) -> Reading:
    """A reStructuredText file as read. Raises DraftError where its bytes are no text."""
    return _Rst(path, decode(path, content)[0]).read()


FORMAT = DraftFormat("reStructuredText", (".rst", ".rest"), read_rst)
