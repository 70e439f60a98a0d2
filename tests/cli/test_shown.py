"""Words laid out for a terminal: nothing is lost, nothing is wider than there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from srctrack.cli.output.text import beside, headed, plain

WORDS = st.lists(st.text("abcdefghijЖдщ日本", min_size=1, max_size=12), min_size=1, max_size=30).map(" ".join)


@given(WORDS, st.integers(min_value=30, max_value=90))
def test_words_beside_a_head_are_all_there_and_stand_under_one_another(words: str, width: int) -> None:
    told = beside("  kept  ", words, width)
    assert told.split() == ["kept", *words.split()]
    assert all(line.startswith(" " * 8) for line in told.splitlines()[1:])
    assert max(len(line) for line in told.splitlines()) <= width


def test_a_long_word_stands_whole() -> None:
    address = "https://news.example/" + "a" * 90
    assert beside("  ", f"at {address} since Monday", 40).splitlines() == ["  at", f"  {address}", "  since Monday"]


def test_a_title_stands_beside_its_key_where_there_is_room() -> None:
    assert headed("court-2025", "Rulings of 4 March", 40) == "court-2025   Rulings of 4 March"
    assert headed("court-2025", "Rulings of 4 March", 30) == "court-2025\n  Rulings of 4 March"


def test_letters_of_two_cells_are_counted_so() -> None:
    assert headed("k", "日本" * 8, 30) == "k\n  " + "日本" * 8


def test_nothing_in_a_page_steers_a_terminal() -> None:
    assert plain("a\x1b[31mb\r\nc") == "a [31mb c"
