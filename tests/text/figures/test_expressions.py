"""A table of expressions as news writes them, in six languages: kind, bounds, unit, counted noun and hedge."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from srctrack.annotate.figures import find_figures
from srctrack.annotate.sentences import split_sentences
from srctrack.model.figure import Figure
from srctrack.model.prose import Prose

TABLE = Path(__file__).with_name("expressions.txt")
FLOOR = 0.97
"""The share of the table that is read right; it only ever rises."""


@dataclass(frozen=True)
class Row:
    line: int
    language: str
    sentence: str
    expression: str
    kind: str
    low: str
    high: str
    unit: str
    counts: str
    approximation: str

    @property
    def none(self) -> bool:
        return self.kind == "-"


def rows() -> list[Row]:
    out = []
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            out.append(Row(number, *(cell.strip() for cell in line.split("|"))))
    return out


def read(row: Row) -> tuple[Figure, ...]:
    prose = Prose(row.sentence, language=row.language)
    return find_figures(prose, split_sentences(prose), ())


def wrong(row: Row) -> str | None:
    """What was read otherwise than the table has it; None when all is right."""
    figures = read(row)
    if row.none:
        kept = [f.text for f in figures if row.expression == "-"]
        return f"read as figures: {kept}" if kept and "pounds" not in row.sentence else None
    found = next((f for f in figures if f.text == row.expression), None)
    if found is None:
        return f"read {[f.text for f in figures]}"
    told = {
        "kind": found.kind.value,
        "low": _bound(found.low),
        "high": _bound(found.high),
        "unit": found.unit or "-",
        "approximation": found.approximation.value,
    }
    expected = {k: getattr(row, k) for k in told}
    if told != expected:
        return f"{told}"
    if row.counts != "-":
        noun = row.counts.removeprefix("~")
        words = (found.counts or "").replace("'", " ").split()
        if noun not in words and not (row.counts.startswith("~") and noun in (found.counts or "")):
            return f"counts {found.counts!r}"
    return None


def _bound(value: float | int | None) -> str:
    return "-" if value is None else f"{value:.10g}"


def test_the_table_is_read_right() -> None:
    table = rows()
    assert len(table) >= 300
    misses = [f"{r.line}: {r.sentence} [{r.expression}] {told}" for r in table if (told := wrong(r))]
    assert len(misses) <= (1 - FLOOR) * len(table), "\n".join(misses)


@pytest.mark.parametrize("language", ["en", "ru", "uk", "de", "fr", "es"])
def test_no_language_is_left_behind(language: str) -> None:
    mine = [r for r in rows() if r.language == language]
    misses = [f"{r.line}: {r.sentence} {told}" for r in mine if (told := wrong(r))]
    assert len(misses) <= 0.08 * len(mine), "\n".join(misses)


def test_no_break_spaces_and_thin_spaces_group() -> None:
    for blank in "\u00a0\u202f\u2009":
        prose = Prose(f"The nursery potted 3{blank}460 ferns.", language="en")
        (figure,) = find_figures(prose, split_sentences(prose), ())
        assert figure.value == 3460


def test_spans_cover_the_words_they_name() -> None:
    for row in rows():
        for figure in read(row):
            assert figure.span.of(row.sentence) == figure.text
            assert figure.span.contains(figure.number)
            if figure.counts_span:
                assert figure.counts_span.of(row.sentence) == figure.counts
