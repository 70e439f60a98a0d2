"""Words, dates and counts made fit to be shown: nothing in a page or a draft can steer a terminal."""

from __future__ import annotations

import datetime

from srctrack.reports.terminal import width as cell_width
from srctrack.reports.terminal import wrapped


def long_date(value: datetime.date | datetime.datetime | None) -> str | None:
    """“2 January 2024”."""
    return f"{value.day} {value:%B %Y}" if value else None


def plain(text: str | None) -> str:
    """``text`` on one line without control characters, so that nothing in a page can steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())


def plain_lines(text: str) -> str:
    """``text`` with its lines, each without control characters."""
    return "\n".join("".join(c if c.isprintable() else " " for c in line) for line in text.split("\n"))


def beside(head: str, words: str, width: int) -> str:
    """``words`` behind ``head``, in lines of at most ``width`` cells, broken at blanks; the further ones begin under the
    first word. A word that is longer (an address) stands whole, so that it can be copied."""
    lines = wrapped(words, width - len(head))
    return head + f"\n{'':<{len(head)}}".join(lines)


def headed(key: str, title: str, width: int) -> str:
    """A source's key and its title: on one line where both fit ``width`` cells, else the title below the key."""
    line = f"{key}   {title}"
    return line if cell_width(line) <= width else f"{key}\n{beside('  ', title, width)}"
