"""From elements to blocks: prose with its structure kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from srctrack.extract.html_tree import Element, words_of
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import Span

KIND = "data-srctrack-kind"
"""The attribute that marks an element as a block of a kind, put on before cleaning so that it outlives it."""

_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small
    span strike strong sub sup time tt u var wbr amp-link""".split()
)
_SILENT = frozenset(
    """script style noscript template head title meta link svg canvas math iframe object embed param video audio source
    track map area input select option textarea button datalist progress meter img picture hr frame frameset""".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_IN_CELL = ("p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "table")
LONG_CELL = 300
"""Characters of a table cell above which the table lays the page out and is not one of figures."""


@dataclass(slots=True)
class ExtractedBlock:
    """A block being gathered: its kind, its words, the element that opened it, and how many of its characters are links."""

    kind: BlockKind
    text: str
    element: Element
    linked: int = 0


def pieces(root: Element) -> list[ExtractedBlock]:
    """The blocks under ``root`` in reading order; empty ones left out."""
    return _Walk().run(root)


def as_prose(found: Iterable[ExtractedBlock], language: str | None = None) -> Prose:
    """``found`` joined with a blank line between blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in found:
        if parts:
            at += 2
        blocks.append(Block(piece.kind, Span(at, at + len(piece.text))))
        parts.append(piece.text)
        at += len(piece.text)
    return Prose("\n\n".join(parts), tuple(blocks), language)


class _Walk:
    """One pass over a tree without recursion (a page may be nested deeper than Python's stack)."""

    def __init__(self) -> None:
        self.out: list[ExtractedBlock] = []
        self.buffer: list[str] = []
        self.kinds: list[BlockKind] = []
        self.opener: Element | None = None
        self.links = 0
        self.linked = 0

    def run(self, root: Element) -> list[ExtractedBlock]:
        walk = etree.iterwalk(root, events=("start", "end"))
        opened: list[BlockKind | None] = []
        skipped: Element | None = None
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if not isinstance(tag, str) or tag in _SILENT or tag == "br":
                    walk.skip_subtree()
                    skipped = element
                    if tag == "br":
                        self.buffer.append("\n")
                elif tag == "table" and _is_table(element):
                    self._rows(element)
                    self.opener = element.getparent()
                    walk.skip_subtree()
                    skipped = element
                else:
                    opened.append(self._open(element, tag))
                    self._say(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._close(element, tag, opened.pop())
            if element is not root:
                self._say(element.tail)
        self._flush(root)
        return self.out

    def _say(self, text: str | None) -> None:
        if text and (self.buffer or not text.isspace()):
            self.buffer.append(text.replace("\n", " "))
            if self.links:
                self.linked += len(text.strip())

    def _open(self, element: Element, tag: str) -> BlockKind | None:
        kind = _kind(element)
        if kind is not None or tag not in _INLINE:
            self._flush(element)
            self.opener = element
            if kind is not None:
                self.kinds.append(kind)
        elif tag == "a":
            if self.buffer and _follows_link(element):
                self.buffer.append(" ")
            self.links += _leads_away(element)
        return kind

    def _close(self, element: Element, tag: str, kind: BlockKind | None) -> None:
        if kind is not None or tag not in _INLINE:
            self._flush(element)
            self.opener = element.getparent()
            if kind is not None:
                self.kinds.pop()
        elif tag == "a":
            self.links -= _leads_away(element)

    def _flush(self, element: Element) -> None:
        if not self.buffer:
            return
        text = "".join(self.buffer)
        self.buffer.clear()
        if text.isspace():
            return
        linked, self.linked = self.linked, 0
        opener = self.opener if self.opener is not None else element
        for part in _PARAGRAPH_BREAK.split(text) if "\n" in text else (text,):
            words = _tidy(part)
            if words:
                self.out.append(ExtractedBlock(self._kind_now(), words, opener, min(linked, len(words))))
                linked = max(0, linked - len(words))

    def _kind_now(self) -> BlockKind:
        for strong in (BlockKind.EMBED, BlockKind.CAPTION, BlockKind.HEADING, BlockKind.BLOCK_QUOTE):
            if strong in self.kinds:
                return strong
        return self.kinds[-1] if self.kinds else BlockKind.PARAGRAPH

    def _rows(self, table: Element) -> None:
        self._flush(table)
        caption = table.find("caption")
        if caption is not None and words_of(caption):
            self.out.append(ExtractedBlock(BlockKind.CAPTION, words_of(caption), caption))
        for row in table.iter("tr"):
            cells = [words_of(c) for c in row if c.tag in ("td", "th")]
            if any(cells):
                linked = sum(len(words_of(a)) for a in row.iter("a"))
                self.out.append(ExtractedBlock(BlockKind.TABLE_ROW, "\t".join(cells).strip("\t"), row, linked))


def _follows_link(link: Element) -> bool:
    """Whether another link comes right before ``link``: shown as blocks, so that their words do not run together."""
    before = link.getprevious()
    return before is not None and before.tag == "a" and not before.tail and " " in words_of(before)


def _leads_away(link: Element) -> bool:
    """Whether ``link`` leads to another place than the heading it is in: headings often link to themselves."""
    parent = link.getparent()
    own = parent is not None and parent.tag in _HEADINGS and (link.get("href") or "").startswith("#")
    return not own


_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" ?\n ?")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")


def _tidy(text: str) -> str:
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    return _AROUND_BREAK.sub("\n", _LINE_SPACES.sub(" ", text)).strip()


def _kind(element: Element) -> BlockKind | None:
    mark = element.get(KIND)
    if mark:
        return BlockKind(mark)
    tag = element.tag
    if tag in _HEADINGS:
        return BlockKind.HEADING
    if tag in ("li", "dt", "dd"):
        return BlockKind.LIST_ITEM
    if tag == "blockquote":
        return BlockKind.BLOCK_QUOTE
    if tag == "figcaption":
        return BlockKind.CAPTION
    return None


def _is_table(table: Element) -> bool:
    """Whether ``table`` holds rows of values; one whose cells hold blocks or long text lays out the page."""
    rows = 0
    for cell in table.iter("td", "th"):
        if cell.find(".//table") is not None:
            return False
        paragraphs = sum(1 for _ in cell.iter(*_BLOCK_IN_CELL))
        if paragraphs > 2 or len("".join(cell.itertext())) > LONG_CELL:
            return False
        rows += 1
    return rows > 1
