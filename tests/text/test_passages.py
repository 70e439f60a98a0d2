"""Whether a passage of a page is the one that a quotation was taken from."""

from __future__ import annotations

import pytest

from srctrack.compare.quotations.passages import Surroundings, is_like, is_same_passage


@pytest.mark.parametrize(
    ("quotation", "passage", "around", "there", "same"),
    [
        # five content words or more: the words decide
        (
            "the harbour board lost three million crowns on cranes",
            "the harbour board lost three million kroner on cranes",
            (),
            (),
            True,
        ),
        ("the harbour board lost three million crowns", "the school board lost a ball on the harbour", (), (), False),
        # spread over two paragraphs, or over far more words
        (
            "the harbour board lost three million crowns",
            "the harbour board\n\nlost three million crowns",
            (),
            (),
            False,
        ),
        (
            "the harbour board lost three million crowns",
            "the harbour in which the old board of the town had lost one boat and then three, worth a million crowns",
            (),
            (),
            False,
        ),
        # few content words: only in the same surroundings
        ("as soon as practicable", "as soon as the door closes", ("Repairs begin ",), ("The lamp goes out ",), False),
        (
            "as soon as practicable",
            "as soon as practical",
            ("Repairs to the ferry begin ", " said the board."),
            ("The ferry needs repairs ", " the board said."),
            True,
        ),
    ],
)
def test_same_passage(
    quotation: str, passage: str, around: tuple[str, ...], there: tuple[str, ...], same: bool
) -> None:
    assert is_same_passage(quotation, passage, Surroundings(around, there)) is same


def test_a_short_quotation_known_by_its_words_in_order() -> None:
    there = "She played as though the drum owed her money"
    assert is_same_passage("She played as if the drum owed her money", there, Surroundings())
    assert not is_same_passage("She owed money as the drum played", there, Surroundings())
    assert is_like("She owed money as the drum played", there)


def test_a_short_quotation_turned_round() -> None:
    assert is_same_passage("I want revenge", "I do not want revenge", Surroundings(reversed=True))
    assert not is_same_passage("I want revenge", "I do not want revenge", Surroundings(("He left. ",), ("She came. ",)))
