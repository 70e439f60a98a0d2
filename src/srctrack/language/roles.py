"""Roles: what people are called after what they do, in the languages read.

``roles.tsv`` has one row per role and one column per language, written as in ``concepts.tsv``; ``*word`` is an end of words.
Two roles of one ``EXCLUSIVE`` group are hardly ever one person's at the same time in the same story.
"""

from __future__ import annotations

import pkgutil
import re
from dataclasses import dataclass
from functools import lru_cache

from srctrack.language.concepts import LANGUAGES

EXCLUSIVE = frozenset({"office", "case", "sport", "health", "transport"})
"""Groups of which one person has one role at a time in a story. Those of others are used for one another: director, manager,
chief; editor, journalist, author."""


@dataclass(frozen=True, slots=True)
class Role:
    """One row of the table."""

    name: str
    group: str


@lru_cache(maxsize=1)
def role_rows() -> tuple[tuple[Role, tuple[str, ...]], ...]:
    """Return the rows of the table: the role and the cell of each language."""
    written = pkgutil.get_data("srctrack.language", "roles.tsv")
    if written is None:
        raise FileNotFoundError("roles.tsv")
    cells = (line.split("\t") for line in written.decode().splitlines() if not line.startswith("#"))
    return tuple((Role(name, group), tuple(columns)) for name, group, *columns in cells)


@lru_cache(maxsize=len(LANGUAGES))
def _column(language: str) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    at = LANGUAGES.index(language)
    return tuple((role, _expression(cells[at])) for role, cells in role_rows() if cells[at].strip("- "))


def _expression(cell: str) -> re.Pattern[str]:
    parts = (re.escape(word.strip("*")) for word in cell.split() if "_" not in word)
    ends = [r"\w*" if word.endswith("*") else "" for word in cell.split() if "_" not in word]
    begins = [r"\w*" if word.startswith("*") else "" for word in cell.split() if "_" not in word]
    return re.compile("|".join(b + p + e for b, p, e in zip(begins, parts, ends, strict=True)), re.I)


@lru_cache(maxsize=20_000)
def roles_of(word: str, language: str) -> frozenset[Role]:
    """Return the roles that ``word`` may name."""
    if language not in LANGUAGES:
        return frozenset()
    low = word.lower().replace("ё", "е").removesuffix("'s").removesuffix("’s")
    if language == "en" and low.endswith("s") and not low.endswith("ss"):
        return frozenset()
    return frozenset(role for role, expression in _column(language) if expression.fullmatch(low))


def may_be_both(one: frozenset[Role], other: frozenset[Role]) -> bool:
    """Whether one person may be called by both words: they name one role, or roles of which nothing says that they differ."""
    if one & other:
        return True
    return not any(a.group == b.group and a.group in EXCLUSIVE for a in one for b in other)
