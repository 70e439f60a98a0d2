"""A rule's manual page, typeset for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.reports.base import RenderOptions
from srctrack.reports.terminal import Style, safe, styled, wrapped

WIDEST = 88
"""Cells: longer lines of running text are hard to read, however wide the terminal."""
_CODE = re.compile(r"`([^`]+)`")
_ITEM = re.compile(r"([-*]|\d+\.)\s+")


def typeset(manual: str, look: RenderOptions) -> str:
    """The page's Markdown with headings in bold, paragraphs wrapped, examples indented and set apart; without colour,
    Markdown still, so that it can be piped on."""
    blocks = re.split(r"\n\s*\n", manual.strip("\n"))
    room = min(look.width, WIDEST)
    told = (_block(b, room) if look.colour else _plain(b, room) for b in blocks)
    return "\n".join(line for lines in told for line in (*lines, ""))


def _plain(block: str, room: int) -> Iterator[str]:
    """A block of Markdown with its paragraphs wrapped."""
    lines = block.split("\n")
    if lines[0].startswith("#"):
        yield lines[0]
        lines = lines[1:]
    if all(line.startswith("    ") for line in lines):
        yield from lines
        return
    for paragraph in _paragraphs(lines):
        hang = "  " if _ITEM.match(paragraph) else ""
        yield from (f"{hang if at else ''}{line}" for at, line in enumerate(wrapped(safe(paragraph), room - len(hang))))


def _block(block: str, room: int) -> Iterator[str]:
    lines = block.split("\n")
    if lines[0].startswith("#"):
        yield styled(safe(lines[0].lstrip("# ")), Style.BOLD, True)
        lines = lines[1:]
        if not lines:
            return
    if all(line.startswith("    ") for line in lines):
        yield from (f"    {styled(safe(line), Style.CYAN, True)}" for line in lines)
        return
    for paragraph in _paragraphs(lines):
        mark = _ITEM.match(paragraph)
        hang = "  " if mark else ""
        for at, line in enumerate(wrapped(safe(paragraph), room - 4)):
            yield f"  {hang if at else ''}{_CODE.sub(lambda m: styled(m[1], Style.CYAN, True), line)}"


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The block's lines joined, but for the items of a list, which stay apart."""
    joined = ""
    for line in lines:
        if joined and _ITEM.match(line.strip()):
            yield joined
            joined = ""
        joined = f"{joined} {line.strip()}".strip()
    if joined:
        yield joined
