"""Short words between marks are held to the letter only where a slip of the hand explains the difference."""

from __future__ import annotations

import pytest

from srctrack.compare.quotations.short_quotations import slip_in
from srctrack.compare.quotations.token_index import TokenIndex

TEXT = "The choir sang “The Gooseherd” and “Mary Tillotson” twice, and nobody danced. Mary Tillotson had written both."


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Mary Tilloston", "Tillotson"),
        ("The Goosherd", "Gooseherd"),
        ("Mary Tillotson", None),
        ("Mary Anderson", None),
        ("Jane Tilloston", None),
        ("Tilloston", None),
        ("the goose herd", None),
        ("Mary Tilloston had written both", None),
    ],
)
def test_only_a_slip_in_one_word_beside_the_same_words(words: str, source: str | None) -> None:
    match = slip_in(words, TokenIndex(TEXT))
    assert (match.changes[0].source if match else None) == source


def test_two_spellings_in_the_source_say_nothing() -> None:
    assert slip_in("Mary Tillotsn", TokenIndex("Mary Tillotson met Mary Tilllotsn.")) is None
