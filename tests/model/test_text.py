"""Places in text: spans, positions, and the way back through derived texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.model.text import OffsetMap, OffsetRun, SourceText, Span

LINES = st.text(alphabet="ab\n\r\u2028 é😀", max_size=60)


@given(LINES)
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    file = SourceText("draft.md", text)
    for offset in range(len(text)):
        p = file.position(offset)
        assert file.line_start(p.line) + p.column - 1 == offset


def test_positions_count_code_points_from_one() -> None:
    file = SourceText("draft.md", "é😀x\nsecond\n")
    assert (file.position(2).line, file.position(2).column) == (1, 3)
    assert (file.position(4).line, file.position(4).column) == (2, 1)
    assert file.line(2) == "second"


def test_the_end_of_a_text_without_a_newline_is_on_its_last_line() -> None:
    p = SourceText("draft.md", "one\ntwo").position(7)
    assert (p.line, p.column) == (2, 4)


def test_an_empty_text_has_one_place() -> None:
    p = SourceText("draft.md", "").position(0)
    assert (p.line, p.column) == (1, 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 3).overlaps(Span(2, 5))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(0, 2)), max_size=8))
def test_what_was_kept_leads_back_to_itself(pieces: list[tuple[int, int, int]]) -> None:
    """Pieces are (taken out, kept, put in)."""
    runs, derived, original, source, made = [], 0, 0, "", ""
    for i, (out, kept, put) in enumerate(pieces):
        source += "-" * out
        original += out
        words = chr(97 + i) * kept
        runs.append(OffsetRun(derived, original, kept))
        source, made = source + words, made + words + "+" * put
        derived, original = derived + kept + put, original + kept
    back = OffsetMap(tuple(runs))
    for i, c in enumerate(made):
        if c != "+":
            assert source[back.to_original(i)] == c
            assert back.span_to_original(Span(i, i + 1)).of(source) == c
            assert back.to_derived(back.to_original(i)) == i


def test_a_span_over_what_was_taken_out_covers_it() -> None:
    back = OffsetMap((OffsetRun(0, 0, 3), OffsetRun(3, 7, 3)))
    assert back.span_to_original(Span(1, 5)) == Span(1, 9)
    assert back.span_to_original(Span(0, 3)) == Span(0, 3)


def test_two_steps_lead_back_in_one() -> None:
    first = OffsetMap((OffsetRun(0, 2, 4), OffsetRun(4, 8, 4)))
    second = OffsetMap((OffsetRun(0, 1, 5),))
    both = second.after(first)
    for i in range(5):
        assert both.to_original(i) == first.to_original(second.to_original(i))
