"""Tables: columns and rows with a total, and the cells above or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NUMBER = pattern(r"\s*[$€£¥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(?:%|percent|[a-zA-Z]{0,12})?\s*")
_TOTAL = pattern(
    r"\s*(?:grand |sub-?)?(?:totals?|sum|in all|all(?: \w+)?|together|overall|altogether|final|combined)\b", re.I
)
_PARTIAL = pattern(
    r"\s*(?:[–—•*+-]|of which|of whom|thereof|including|incl\b|among them|average|mean|median|change|share|per )", re.I
)
_SUBTOTAL = pattern(r"\s*(?:sub-?totals?)\b", re.I)
MAX_ROWS = 40
"""Rows of a table that is added up; longer ones are data, not prose."""
MAX_SUBSETS = 10
"""Cells up to which every choice of them is tried as another reading."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its words, their place in the prose, and the number they name."""

    text: str
    span: Span
    value: float | None
    decimals: int


def find_table_totals(prose: Prose) -> Iterator[Calculation]:
    """Every total of a table with the cells it is of, whether they add up or not."""
    for rows in _tables(prose):
        if len(rows) < 3 or len(rows) > MAX_ROWS:
            continue
        yield from _columns(rows)
        yield from _across(rows)


def _tables(prose: Prose) -> Iterator[list[list[Cell]]]:
    table: list[list[Cell]] = []
    for block in (*prose.blocks, None):
        if block is not None and block.kind is BlockKind.TABLE_ROW:
            table.append(_cells(prose.text, block.span))
        elif table:
            yield table
            table = []


def _cells(text: str, row: Span) -> list[Cell]:
    cells, start = [], row.start
    for part in row.of(text).split("\n"):
        m = _NUMBER.fullmatch(part)
        value = float(m[1].replace(",", "") + (m[2] or "")) if m else None
        cells.append(Cell(part, Span(start, start + len(part)), value, len(m[2]) - 1 if m and m[2] else 0))
        start += len(part) + 1
    return cells


def _columns(rows: Sequence[Sequence[Cell]]) -> Iterator[Calculation]:
    for n, row in enumerate(rows):
        if n < 3 or not row or not _TOTAL.match(row[0].text) or _SUBTOTAL.match(row[0].text):
            continue
        body = [r for r in rows[1:n] if r and not _PARTIAL.match(r[0].text) and not _TOTAL.match(r[0].text)]
        for column in range(1, len(row)):
            parts = [r[column] for r in body if column < len(r) and r[column].value is not None]
            if all(len(r) > column for r in body) and len(parts) >= 2 and _head(rows, column):
                yield from _total(row[column], parts, [r[column] for r in rows[1:n] if column < len(r)])


def _head(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column holds amounts: no years, ranks or averages."""
    head = rows[0][column].text if column < len(rows[0]) else ""
    return not re.search(r"\b(?:year|rank|no\.?|average|avg|rate|age|per|change|%)\b|%", head, re.I)


def _across(rows: Sequence[Sequence[Cell]]) -> Iterator[Calculation]:
    head = rows[0]
    if len(head) < 4 or not _TOTAL.match(head[-1].text):
        return
    for row in rows[1:]:
        if len(row) == len(head):
            parts = [c for c in row[1:-1] if c.value is not None]
            if len(parts) == len(row) - 2 >= 2:
                yield from _total(row[-1], parts, parts)


def _total(total: Cell, parts: Sequence[Cell], every: Sequence[Cell]) -> Iterator[Calculation]:
    if total.value is None:
        return
    values = [c.value or 0.0 for c in parts]
    room = sum(0.5 * 10**-c.decimals for c in (*parts, total) if c.decimals) + 1e-6
    made = sum(values)
    holds = abs(made - total.value) <= room
    others = [c.value for c in every if c.value is not None]
    if not holds and len(others) <= MAX_SUBSETS:
        holds = any(
            abs(sum(some) - total.value) <= room
            for size in range(2, len(others) + 1)
            for some in combinations(others, size)
        )
    if holds or 0.5 <= made / max(total.value, 1e-9) <= 1.8:
        yield Calculation(
            Relation.TOTAL, total.span, tuple(c.span for c in parts), total.value, made, made - room, made + room, holds,
            values=tuple(values),
        )  # fmt: skip
