"""Typst drafts (Typst reference, “Syntax”)."""

from __future__ import annotations

import re

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.front_matter.read import head_of
from srctrack.drafts.markup.builder import Mark, MarkupBuilder
from srctrack.drafts.markup.lines import Line, joined, lines_of
from srctrack.drafts.suppressions import Comment
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_CONTENT = r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]{0,1000}\]){0,3000})\]"
_ARGUMENTS = r"\((?:[^()\"]|\"[^\"\n]{0,2000}\"|\([^()]{0,1000}\)){0,2000}\)"
MARKS = (
    Mark(pattern(r"```.{0,5000}?```|`[^`\n]{1,500}`", re.S)),
    Mark(pattern(r"/\*(?P<comment>.{0,2000}?)\*/", re.S)),
    Mark(pattern(r"(?<![:\w/])//(?P<comment>[^\n]{0,2000})")),
    Mark(pattern(r"\$[^$]{1,1000}\$")),
    Mark(pattern(rf"#link\(\s*\"(?P<url>https?://[^\"\s]{{1,2000}})\"\s*\){_CONTENT}")),
    Mark(pattern(r"#link\(\s*\"(?P<url>https?://[^\"\s]{1,2000})\"\s*\)")),
    Mark(pattern(r"#cite\(\s*<(?P<keys>[\w:.-]{1,80})>[^()]{0,200}\)")),
    Mark(pattern(rf"#footnote{_CONTENT}"), apart=True),
    Mark(pattern(rf"#[\w.-]{{1,60}}(?:{_ARGUMENTS})?{_CONTENT}")),
    Mark(pattern(rf"#[\w.-]{{1,60}}(?:{_ARGUMENTS})?;?")),
    Mark(pattern(r"(?<![\w@])@(?P<keys>[A-Za-z][\w:.-]{0,80}?)(?=[\s,.;:)\]]|\Z)")),
    Mark(pattern(r"<[A-Za-z][\w:.-]{0,80}>")),
    Mark(pattern(r"(?<!\w)\*(?P<words>[^*\n]{1,500})\*(?!\w)")),
    Mark(pattern(r"(?<!\w)_(?P<words>[^_\n]{1,500})_(?!\w)")),
)
_HEADING = pattern(r"={1,6}\s+(?P<words>\S.*?)(?:\s*<[\w:.-]+>)?\s*$")
_ITEM = pattern(r"\s*(?:[-+]|\d+\.|/)\s+")
_STATEMENT = pattern(
    r"\s*#(?:let|set|show|import|include|bibliography|outline|figure|image|table|grid|pagebreak|v|h|align\(center\)\s*$)\b"
)
_COMMENT = pattern(r"\s*//(?P<words>.*)$")


def read_typst(path: str, content: bytes) -> Reading:
    """A Typst file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    builder = MarkupBuilder(path, text, MARKS)
    open_lines: list[Line] = []
    kind, first = BlockKind.PARAGRAPH, 0

    def close() -> None:
        if open_lines:
            builder.block(kind, joined(open_lines, first))
        open_lines.clear()

    skip_to = 0
    for line in lines_of(text):
        comment, heading, item = (p.match(line.words) for p in (_COMMENT, _HEADING, _ITEM))
        if line.start < skip_to:
            continue
        if line.blank or line.words.startswith("```"):
            close()
            if line.words.startswith("```"):
                end = text.find("```", line.start + 3)
                skip_to = end + 3 if end >= 0 else len(text)
        elif comment:
            close()
            builder.comments.append(Comment(comment["words"], Span(line.start, line.end)))
        elif _STATEMENT.match(line.words):
            close()
            skip_to = _behind_statement(text, line)
        elif heading:
            close()
            builder.block(BlockKind.HEADING, line.part(heading, "words"))
        elif item:
            close()
            open_lines.append(line)
            kind, first = BlockKind.LIST_ITEM, item.end()
        elif open_lines:
            open_lines.append(line)
        else:
            open_lines.append(line)
            kind, first = BlockKind.PARAGRAPH, 0
    close()
    return builder.reading(head_of({}, Span(0, 0)))


def _behind_statement(text: str, line: Line) -> int:
    """Where the statement that begins in ``line`` ends: at a line end outside brackets."""
    depth = 0
    for at in range(line.start, min(len(text), line.start + 20_000)):
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
        elif text[at] == "\n" and depth <= 0:
            return at
    return line.end


FORMAT = DraftFormat("Typst", (".typ",), read_typst)
