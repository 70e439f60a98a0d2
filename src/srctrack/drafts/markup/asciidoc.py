"""AsciiDoc drafts (AsciiDoc Language, docs.asciidoctor.org)."""

from __future__ import annotations

import re

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.front_matter.fields import Fields, Value
from srctrack.drafts.front_matter.read import head_of, read_head
from srctrack.drafts.markup.builder import Mark, MarkupBuilder
from srctrack.drafts.markup.lines import Line, joined, lines_of
from srctrack.drafts.suppressions import Comment
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

MARKS = (
    Mark(pattern(r"(?:link:|mailto:|xref:)?(?P<url>https?://[^\s\[\]]{1,600})\[(?P<words>[^\[\]]{0,1000})\]")),
    Mark(pattern(r"(?:link|xref):[^\s\[\]]{1,500}\[(?P<words>[^\[\]]{0,1000})\]")),
    Mark(pattern(r"<<[^<>,\n]{1,200}(?:,(?P<words>[^<>]{1,500}))?>>")),
    Mark(pattern(r"footnote:[\w-]{0,60}\[(?P<words>[^\[\]]{0,2000})\]"), apart=True),
    Mark(pattern(r"cite(?:np)?:\[(?P<keys>[^\[\]\n]{1,300})\]")),
    Mark(
        pattern(
            r"(?:image|icon|kbd|btn|menu|stem|latexmath|asciimath|pass|anchor|indexterm2?):[^\s\[\]]{0,300}\[[^\[\]\n]{0,500}\]"
        )
    ),
    Mark(pattern(r"\+\+\+.{0,500}?\+\+\+|\[\[[\w-]{1,60}\]\]|\{[\w-]{1,60}\}", re.S)),
    Mark(pattern(r"(?<![\w`])`{1,2}(?=\S)[^`\n]{1,400}`{1,2}(?![\w`])")),
    Mark(pattern(r"\[[.#%][\w.#% -]{1,60}\]#(?P<words>[^#\n]{1,500})#")),
    Mark(pattern(r"\*\*(?P<words>[^*\n]{1,500})\*\*|__[^_\n]{1,500}__")),
    Mark(pattern(r"(?<![\w*])\*(?P<words>[^\s*](?:[^*\n]{0,400}[^\s*])?)\*(?![\w*])")),
    Mark(pattern(r"(?<![\w_])_(?P<words>[^\s_](?:[^_\n]{0,400}[^\s_])?)_(?![\w_])")),
)
_DELIMITER = pattern(r"(?:-{4,}|\.{4,}|/{4,}|\+{4,}|`{3,})\s*$")
_CONTAINER = pattern(r"(?:={4,}|\*{4,}|--|_{4,})\s*$")
_HEADING = pattern(r"(?:={1,6}|#{1,6})\s+(?P<words>\S.*?)\s*$")
_ATTRIBUTE = pattern(r":(?P<name>!?[\w-]+!?):\s*(?P<value>.*)$")
_STYLE = pattern(r"\[(?P<style>[^\]]*)\]\s*$")
_MACRO = pattern(r"[\w-]+::\S*\[.*\]\s*$|(?:'''|<<<)\s*$|\+\s*$")
_TITLE = pattern(r"\.(?=[^\s.])")
_ITEM = pattern(r"\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|<\d+>)\s+(?:\[[ x*]\]\s+)?")
_ADMONITION = pattern(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
_COMMENT = pattern(r"//(?!/)\s?(?P<words>.*)$")
_REVISION = pattern(r"v?[\d.]*,?\s*(?P<day>\d{4}-\d{2}-\d{2})")
_CODE = ("source", "listing", "literal", "stem", "verse,code", "mermaid", "plantuml")


class _AsciiDoc:
    def __init__(self, path: str, text: str, start: int) -> None:
        self.builder = MarkupBuilder(path, text, MARKS)
        self.lines = [line for line in lines_of(text) if line.start >= start]
        self.fields: Fields = {}
        self.open: list[Line] = []
        self.kind, self.first = BlockKind.PARAGRAPH, 0
        self.quoted = self.code = self.table = False
        self.header = True

    def close(self) -> None:
        if self.open:
            self.builder.block(self.kind, joined(self.open, self.first))
        self.open = []

    def begin(self, line: Line, kind: BlockKind, first: int) -> None:
        self.close()
        self.open, self.kind, self.first = [line], kind, first

    def read(self) -> None:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if _DELIMITER.match(line.words):
                self.close()
                self.code = False
                mark = line.words.strip()
                end = (i for i in range(at + 1, len(self.lines)) if self.lines[i].words.strip() == mark)
                at = next(end, len(self.lines)) + 1
                continue
            if self.code and not line.blank:
                while at < len(self.lines) and not self.lines[at].blank:
                    at += 1
                self.code = False
                continue
            self.line(line)
            at += 1
        self.close()

    def line(self, line: Line) -> None:
        attribute, comment = _ATTRIBUTE.match(line.words), _COMMENT.match(line.words)
        style, heading = _STYLE.match(line.words), _HEADING.match(line.words)
        if line.blank:
            self.close()
            self.header = self.header and not self.fields and not self.builder._blocks
        elif comment:
            self.builder.comments.append(Comment(comment["words"], Span(line.start, line.end)))
        elif attribute:
            self.close()
            value = Value(attribute["value"].strip(), line.part(attribute, "value"))
            self.fields.setdefault(attribute["name"].lower(), []).append(value)
        elif line.words.strip() == "|===":
            self.close()
            self.table = not self.table
        elif self.table:
            for cell in re.finditer(r"[^|]+", line.words):
                self.builder.block(BlockKind.TABLE_ROW, line.part(cell))
        elif _CONTAINER.match(line.words):
            self.close()
            self.quoted = not self.quoted if line.words.startswith("____") else self.quoted
        elif style and not self.open:
            self.code = style["style"].split(",")[0].strip(" %.") in _CODE
        elif _MACRO.match(line.words):
            self.close()
        elif heading and not self.open:
            self.heading(line, heading)
        else:
            self.words(line)

    def heading(self, line: Line, heading: re.Match[str]) -> None:
        if not self.builder._blocks and "title" not in self.fields:
            self.fields["title"] = [Value(heading["words"], line.part(heading, "words"))]
        self.builder.block(BlockKind.HEADING, line.part(heading, "words"))

    def words(self, line: Line) -> None:
        revision = _REVISION.match(line.words)
        if self.header and "title" in self.fields and len(self.builder._blocks) == 1 and not self.open:
            # The lines below the title are the author and the revision, up to a blank line.
            if revision:
                self.fields.setdefault("date", [Value(revision["day"], line.part(revision, "day"))])
            return
        item, note = _ITEM.match(line.words), _ADMONITION.match(line.words)
        if _TITLE.match(line.words) and not self.open:
            self.builder.block(BlockKind.HEADING, line.behind(1))
        elif item:
            self.begin(line, BlockKind.LIST_ITEM, item.end())
        elif self.open:
            self.open.append(line)
        elif line.words[0].isspace():
            self.code = True  # a literal paragraph
        else:
            self.begin(line, BlockKind.BLOCK_QUOTE if self.quoted else BlockKind.PARAGRAPH, note.end() if note else 0)


def read_asciidoc(path: str, content: bytes) -> Reading:
    """An AsciiDoc file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    head = read_head(text) if text.lstrip().startswith(("---", "+++")) else None
    reader = _AsciiDoc(path, text, head.end if head else 0)
    reader.read()
    return reader.builder.reading(head or head_of(reader.fields, Span(0, 0)))


FORMAT = DraftFormat("AsciiDoc", (".adoc", ".asciidoc", ".asc"), read_asciidoc)
