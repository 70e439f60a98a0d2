"""The words of a Word document as its editor sees them: a line a paragraph, each stretch tied to the run it stands in.

The walk works on elements of the standard library's tree and of lxml's alike: reading needs only the one, writing the other.
ECMA-376 Part 1, 17.3 (paragraphs and runs), 17.11 (footnotes), 17.13.4 (comments), 17.16.22 (hyperlinks).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from srctrack.drafts.typescript import Manuscript, Paragraph, Segment
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_UNSEEN = frozenset(
    W + n
    for n in "del moveFrom instrText delText delInstrText rPr pPr tblPr trPr tcPr sectPr sdtPr txbxContent".split()
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_MARKS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-", W + "softHyphen": ""}
_ADDRESS = pattern(r"HYPERLINK\s+\"([^\"]+)\"", re.I)


class _Walker:
    def __init__(self, relations: Mapping[str, str], styles: Mapping[str, str]) -> None:
        self.relations, self.styles = relations, styles
        self.found = Manuscript()
        self.out: list[str] = []
        self.at = 0
        self.footnote: str | None = None
        self.opened: dict[str, int] = {}
        self.fields: list[list[Any]] = []

    def body(self, element: Any, cell: bool = False) -> None:
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child, cell)
            elif child.tag not in _UNSEEN:
                self.body(child, cell or child.tag == W + "tc")

    def _paragraph(self, element: Any, cell: bool) -> None:
        if self.found.paragraphs:
            self._add("\n")
        start = self.at
        self._inside(element, None)
        kind = BlockKind.TABLE_ROW if cell else self._kind(element)
        kind = BlockKind.FOOTNOTE if self.footnote else kind
        self.found.paragraphs.append(Paragraph(Span(start, self.at), kind, self.footnote))

    def _kind(self, element: Any) -> BlockKind:
        style = element.find(f"{W}pPr/{W}pStyle")
        name = (style.get(W + "val") or "") if style is not None else ""
        name = self.styles.get(name, name).lower().replace(" ", "")
        if name.startswith(("heading", "title", "subtitle")) or element.find(f"{W}pPr/{W}outlineLvl") is not None:
            return BlockKind.HEADING
        if "quote" in name:
            return BlockKind.BLOCK_QUOTE
        if name == "caption":
            return BlockKind.CAPTION
        if element.find(f"{W}pPr/{W}numPr") is not None or name.startswith("list"):
            return BlockKind.LIST_ITEM
        return BlockKind.PARAGRAPH

    def _inside(self, element: Any, run: Any) -> None:
        for child in element:
            tag = child.tag
            if tag in _UNSEEN:
                if tag == W + "instrText" and self.fields and child.text:
                    self.fields[-1][0] += child.text
            elif tag == W + "r":
                self._inside(child, child)
            elif tag == W + "t":
                self._words(child.text or "", run, child)
            elif tag in _MARKS:
                self._words(_MARKS[tag], run, child)
            elif tag == W + "hyperlink":
                start = self.at
                self._inside(child, run)
                self._link(self.relations.get(child.get(R + "id") or "", ""), start)
            elif tag == W + "fldSimple":
                start = self.at
                self._inside(child, run)
                self._link_of_field(child.get(W + "instr") or "", start)
            elif tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                self.found.notes.append((_note_id(tag, child.get(W + "id") or ""), self.at))
            elif tag == W + "commentRangeStart":
                self.opened[child.get(W + "id") or ""] = self.at
            elif tag == W + "commentRangeEnd":
                ident = child.get(W + "id") or ""
                self.found.comments[ident] = Span(self.opened.pop(ident, self.at), self.at)
            elif tag == W + "commentReference":
                self.found.comments.setdefault(child.get(W + "id") or "", Span(self.at, self.at))
            elif tag == W + "p":
                continue  # a text box within a run: its words stand elsewhere on the page
            else:
                self._inside(child, run)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(["", self.at])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = self.at
        elif kind == "end" and self.fields:
            instruction, start = self.fields.pop()
            self._link_of_field(instruction, start)

    def _link_of_field(self, instruction: str, start: int) -> None:
        m = _ADDRESS.search(instruction)
        if m:
            self._link(m[1], start)

    def _link(self, url: str, start: int) -> None:
        if url:
            self.found.links.append((url, Span(start, self.at), self.footnote))

    def _words(self, words: str, run: Any, element: Any) -> None:
        words = words.replace("\n", " ").replace("\r", " ")
        start = self.at
        self._add(words)
        if words:
            self.found.pieces.append(Segment(Span(start, self.at), run, element))

    def _add(self, words: str) -> None:
        self.out.append(words)
        self.at += len(words)


def _note_id(tag: str, ident: str) -> str:
    return ("e" if "endnote" in tag else "f") + ident


def walk(
    document: Any,
    notes: Iterable[Any],
    relations: Mapping[str, str],
    note_relations: Mapping[str, str],
    styles: Mapping[str, str],
) -> Manuscript:
    """The words of a document's tree, then of its foot- and endnotes' trees. ``relations`` give the targets of links by
    their id, ``styles`` the names of paragraph styles by theirs."""
    walker = _Walker(relations, styles)
    walker.body(document)
    walker.relations = note_relations
    for tree in notes:
        for note in tree:
            if note.get(W + "type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            walker.footnote = _note_id(note.tag, note.get(W + "id") or "")
            walker.body(note)
    walker.found.text = "".join(walker.out)
    return walker.found
