"""What a terminal shows: words without control codes, counted in cells, cut and wrapped; colours as SGR codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

from srctrack.model.text import Span

TAB = 4
"""Cells a tab is shown with: enough to be seen, little enough to keep the words on the line."""
CUT = "…"
LONG_WORD = 24
"""Code points given up at an end of a cut line for it to end between words."""
_SGR = re.compile(r"\x1b\[[\d;]*m")


class Style(StrEnum):
    """SGR parameters (ECMA-48, 8.3.117), from the sixteen colours that every theme sets for itself."""

    PLAIN = ""
    BOLD = "1"
    DIM = "2"
    RED = "1;31"
    YELLOW = "1;33"
    BLUE = "1;34"
    CYAN = "36"


def styled(words: str, style: Style, colour: bool) -> str:
    """``words``, already safe, in a style; unchanged without colour."""
    return f"\x1b[{style}m{words}\x1b[0m" if colour and style and words else words


def unstyled(words: str) -> str:
    """``words`` without the codes that ``styled`` puts in."""
    return _SGR.sub("", words)


def _shown(char: str) -> str:
    if char == "\t":
        return " " * TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    if char < "\x7f":
        return char
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cs", "Zl", "Zp"):
        return "\ufffd"
    # Cf holds the marks that turn writing around (U+202E and its like): what is shown must be what stands there.
    # A soft hyphen, a joiner or a variation mark is kept out without a trace, since nothing is to be seen of it.
    return "" if kind == "Cf" else char


def _cells(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


@dataclass(frozen=True, slots=True)
class Cell:
    """One code point of a text as it is shown: its words (empty, one, or a tab's blanks) and how many cells they take."""

    shown: str
    width: int


@lru_cache(maxsize=4096)
def _cell(char: str) -> Cell:
    shown = _shown(char)
    return Cell(shown, sum(map(_cells, shown)))


@lru_cache(maxsize=64)
def cells(text: str) -> tuple[Cell, ...]:
    """One Cell a code point, so that offsets into ``text`` index them."""
    return tuple(map(_cell, text))


def safe(text: str) -> str:
    """``text`` without anything a terminal would act on; line ends and runs of blanks become one blank."""
    return "".join(map(_shown, " ".join(text.split())))


def width(words: str) -> int:
    """How many cells ``words``, already safe, take."""
    return sum(map(_cells, words))


def shortened(words: str, to: int) -> str:
    """``words`` in at most ``to`` cells, cut at the end with “…”."""
    if width(words) <= to:
        return words
    out, taken = [], 0
    for char in words:
        taken += _cells(char)
        if taken > to - 1:
            break
        out.append(char)
    return "".join(out).rstrip() + CUT


def wrapped(words: str, to: int) -> list[str]:
    """``words``, already safe, in lines of at most ``to`` cells, broken at blanks; a longer word stands alone."""
    lines: list[str] = []
    for word in words.split(" "):
        if lines and width(lines[-1]) + 1 + width(word) <= to:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def window(line: Sequence[Cell], around: Span, to: int) -> Span:
    """The stretch of ``line`` (in code points) of at most ``to`` cells that shows ``around`` in the middle, and begins and
    ends between words where it can. ``around`` too long for it is cut at its end."""
    if sum(c.width for c in line) <= to:
        return Span(0, len(line))
    room = to - 2
    start, end, taken = around.start, around.start, 0
    while end < around.end and end < len(line) and taken + line[end].width <= room:
        taken += line[end].width
        end += 1
    before_budget = (room - taken) // 3 * 2
    while start > 0 and line[start - 1].width <= before_budget and taken + line[start - 1].width <= room:
        start -= 1
        before_budget -= line[start].width
        taken += line[start].width
    while end < len(line) and taken + line[end].width <= room:
        taken += line[end].width
        end += 1
    while start > 0 and taken + line[start - 1].width <= room:
        start -= 1
        taken += line[start].width
    return _between_words(line, Span(start, end), around)


def _between_words(line: Sequence[Cell], shown: Span, around: Span) -> Span:
    """``shown`` drawn in to the next blank at either end; a word longer than LONG_WORD (an address) is cut where it is."""
    start, end = shown.start, shown.end
    if start > 0 and line[start - 1].shown.strip():
        last = min(around.start, start + LONG_WORD)
        blank = next((i for i in range(start, last) if not line[i].shown.strip()), None)
        start = start if blank is None else blank + 1
    if end < len(line) and line[end].shown.strip():
        first = max(around.end, start, end - LONG_WORD)
        blank = next((i for i in range(end - 1, first - 1, -1) if not line[i].shown.strip()), None)
        end = end if blank is None else blank
    return Span(start, max(start, end))


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line to be pointed at: where, with which sign, in which style."""

    span: Span
    sign: str
    style: Style


def marked_line(text: str, marks: Iterable[Mark], to: int, colour: bool) -> tuple[str, str]:
    """A line cut around its first mark, and the line of signs that goes under it (empty without marks)."""
    line = cells(text)
    wanted = [m for m in marks if m.span.start <= len(line)]
    first = wanted[0].span if wanted else Span(0, 0)
    shown = window(line, first, to)
    head = CUT if shown.start else ""
    tail = CUT if shown.end < len(line) else ""
    words, signs = head, " " * len(head)
    marked = (
        (next((m for m in wanted if m.span.start <= at < m.span.end), None), line[at])
        for at in range(shown.start, shown.end)
    )
    for mark, run in groupby(marked, key=lambda pair: pair[0]):
        stretch = [cell for _, cell in run]
        style = mark.style if mark else Style.PLAIN
        words += styled("".join(c.shown for c in stretch), style, colour)
        signs += styled((mark.sign if mark else " ") * sum(c.width for c in stretch), style, colour)
    if wanted and not len(first):
        signs += styled(wanted[0].sign, wanted[0].style, colour)
    return words.rstrip() + tail, signs.rstrip()
