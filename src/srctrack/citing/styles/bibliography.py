"""A reference list within a Markdown draft, between marks, so that it can be written again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

SILENT = "A D F L N Q S T"
"""Families that are not checked in the list: its titles are others' words, and it is made by this program."""
_BLOCK = re.compile(
    r"\n{0,9}<!-- srctrack: off [A-Z ]{1,99} -- references: (?P<style>\S{1,80}) (?P<locale>\S{1,40}) -->\n(?:(?!<!-- srctrack: off ).)*?"
    r"<!-- srctrack: on [A-Z ]{1,99} -- end of references -->\n?",
    re.S,
)


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list that stands in a draft: its style and locale, and the draft without it, cut where it stood."""

    style: str
    locale: str
    before: str
    after: str


def find_list(text: str) -> FoundList | None:
    m = _BLOCK.search(text)
    return FoundList(m["style"], m["locale"], text[: m.start()], text[m.end() :]) if m else None


def with_list(text: str, entries: Sequence[str], style: str, locale: str) -> str:
    """``text`` with a list of ``entries`` (Markdown, one paragraph each): in the place of the one it has, else at its end.
    No entries, no list."""
    found = find_list(text)
    before, after = (found.before, found.after) if found else (text, "")
    if not entries:
        return before.rstrip("\n") + "\n" + (f"\n{after.lstrip(chr(10))}" if after.strip() else "")
    listed = "\n".join(f"- {e}" for e in entries)
    block = (
        f"<!-- srctrack: off {SILENT} -- references: {style} {locale} -->\n{listed}\n"
        f"<!-- srctrack: on {SILENT} -- end of references -->\n"
    )
    head = before.rstrip("\n")
    return (f"{head}\n\n" if head else "") + block + (f"\n{after.lstrip(chr(10))}" if after.strip() else "")
