"""Running text with its blocks: what a draft and a source's article have in common."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from srctrack.model.text import Span


class BlockKind(StrEnum):
    """What a stretch of prose is in its page or draft."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    BLOCK_QUOTE = "block-quote"
    CAPTION = "caption"
    EMBED = "embed"
    FOOTNOTE = "footnote"


RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.BLOCK_QUOTE, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE})
"""Blocks whose words are sentences; figures and names of headings and table rows are read with more care."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of prose; ``span`` indexes the prose's text. Blocks are in order and do not overlap."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True)
class Prose:
    """Words to be read, without markup. Blocks are parted by a blank line (two newlines) in ``text``.

    ``language`` is a two-letter ISO 639-1 code, or None when unknown. ``pages`` are the offsets at which the pages of a
    paginated document (PDF) begin, the first page first; empty for anything else.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    language: str | None = None
    pages: tuple[int, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    def page_at(self, offset: int) -> int | None:
        """The number, from 1, of the page on which the code point at ``offset`` is; None where there are no pages."""
        return bisect_right(self.pages, offset) or None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the code point at ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self.blocks[at].span.end:
            return None
        return self.blocks[at]
