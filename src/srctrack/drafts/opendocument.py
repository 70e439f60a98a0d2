"""OpenDocument drafts (LibreOffice): the words as the editor sees them, with notes, links and comments.

OASIS OpenDocument 1.3, Part 3: 5.1 (paragraphs), 5.3.2 (lists), 6.1 (text), 6.3 (notes), 14.1 (annotations).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.suppressions import Comment
from srctrack.drafts.typescript import Manuscript, Paragraph, reading_of
from srctrack.drafts.word.docx import open_parts, parsed
from srctrack.errors import DraftError
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE = (_NS % name for name in ("office", "text", "table", "style"))
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_UNSEEN = frozenset((TEXT + "tracked-changes", TEXT + "sequence-decls", OFFICE + "forms", TEXT + "note-citation"))


_SPACES = pattern(r"[ \t\r\n]+")
"""White space in the file counts as one space (6.1.2); more are written as elements."""


class _Walker:
    def __init__(self) -> None:
        self.found = Manuscript()
        self.comments: list[Comment] = []
        self.out: list[str] = []
        self.at = 0
        self.notes: list[tuple[str, Element]] = []
        self.footnote: str | None = None

    def walk(self, body: Element) -> Manuscript:
        self._blocks(body, BlockKind.PARAGRAPH)
        while self.notes:
            self.footnote, note = self.notes.pop(0)
            self._blocks(note, BlockKind.FOOTNOTE)
        self.found.text = "".join(self.out)
        return self.found

    def _blocks(self, element: Element, kind: BlockKind) -> None:
        for child in element:
            if child.tag == TEXT + "h":
                self._paragraph(child, BlockKind.HEADING)
            elif child.tag == TEXT + "p":
                self._paragraph(child, self._kind(child, kind))
            elif child.tag in (TEXT + "list-item", TEXT + "list-header"):
                self._blocks(child, BlockKind.LIST_ITEM)
            elif child.tag == TABLE + "table-cell":
                self._blocks(child, BlockKind.TABLE_ROW)
            elif child.tag not in _UNSEEN:
                self._blocks(child, kind)

    def _kind(self, element: Element, kind: BlockKind) -> BlockKind:
        style = (element.get(TEXT + "style-name") or "").lower()
        if kind is BlockKind.PARAGRAPH and "quot" in style:
            return BlockKind.BLOCK_QUOTE
        return BlockKind.HEADING if kind is BlockKind.PARAGRAPH and style in ("title", "subtitle") else kind

    def _paragraph(self, element: Element, kind: BlockKind) -> None:
        if self.found.paragraphs:
            self.out.append("\n")
            self.at += 1
        start = self.at
        self._inside(element)
        kind = BlockKind.FOOTNOTE if self.footnote else kind
        self.found.paragraphs.append(Paragraph(Span(start, self.at), kind, self.footnote))

    def _inside(self, element: Element) -> None:
        self._add(element.text or "")
        for child in element:
            self._piece(child)
            self._add(child.tail or "")

    def _piece(self, child: Element) -> None:
        tag = child.tag
        if tag == TEXT + "s":
            count = int(child.get(TEXT + "c") or 1)
            self.out.append(" " * count)
            self.at += count
        elif tag in (TEXT + "tab", TEXT + "line-break"):
            self._add(" ")
        elif tag == TEXT + "note":
            ident = child.get(TEXT + "id") or f"n{len(self.found.notes)}"
            self.found.notes.append((ident, self.at))
            body = child.find(TEXT + "note-body")
            if body is not None:
                self.notes.append((ident, body))
        elif tag == TEXT + "a":
            start = self.at
            self._inside(child)
            self.found.links.append((child.get(_HREF) or "", Span(start, self.at), self.footnote))
        elif tag == OFFICE + "annotation":
            words = "\n".join("".join(p.itertext()) for p in child.iter(TEXT + "p"))
            self.comments.append(Comment(words, Span(self.at, self.at)))
        elif tag not in _UNSEEN and not tag.startswith((_NS % "drawing", OFFICE)):
            self._inside(child)

    def _add(self, words: str) -> None:
        words = _SPACES.sub(" ", words)
        self.out.append(words)
        self.at += len(words)


def read_odt(path: str, content: bytes) -> Reading:
    """An OpenDocument text as read. Raises DraftError where it is none, or is damaged."""
    parts = open_parts(path, content)
    document = parsed(path, parts, "content.xml")
    body = document.find(f"{OFFICE}body/{OFFICE}text") if document is not None else None
    if body is None:
        raise DraftError(path, "this is not an OpenDocument text", "save it as .odt")
    walker = _Walker()
    found = walker.walk(body)
    return reading_of(path, found, walker.comments, _language(parsed(path, parts, "styles.xml")))


def _language(styles: Element | None) -> str | None:
    """The language of the document's default paragraph style."""
    for style in styles.iter(STYLE + "default-style") if styles is not None else ():
        properties = style.find(STYLE + "text-properties")
        language = properties.get(_FO + "language") if properties is not None else None
        if language and language != "none":
            return language[:2].lower()
    return None


FORMAT = DraftFormat("OpenDocument", (".odt",), read_odt)
