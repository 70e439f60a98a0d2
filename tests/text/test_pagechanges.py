"""Two texts of one page: what a reader would say was changed, and what was not."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.compare.page_diff import page_changes
from srctrack.model.page_diff import PageChange, Swap
from srctrack.model.prose import Prose


def changes(before: str, after: str) -> PageChange:
    one, other = Prose(before, (), "en"), Prose(after, (), "en")
    return page_changes(one, annotate(one), other, annotate(other))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The quay was closed. Nobody was hurt.", "The quay was closed. Nobody was hurt."),
        ("“It’s over,” he said.", '"It\'s over," he said.'),
        ("The quay was closed.\n\nNobody was hurt.", "Nobody was hurt.\n\nThe quay was closed."),
        ("The quay  was closed.", "The quay was closed."),
    ],
)
def test_typography_order_and_spaces_are_no_change(before: str, after: str) -> None:
    assert not changes(before, after)


def test_a_changed_figure_is_told_with_both_values() -> None:
    (change,) = changes(
        "Police counted 3,000 people at the fair. It rained.", "Police counted 1,300 people at the fair. It rained."
    ).sentences
    assert [f.low for f in change.figures_before] == [3000]
    assert [f.low for f in change.figures_after] == [1300]
    assert change.swaps == (Swap("3,000", "1,300"),)


def test_a_changed_name_is_told() -> None:
    (change,) = changes(
        "The team was led by Marta Oyelaran on Sunday.", "The team was led by Ingrid Solheim on Sunday."
    ).sentences
    assert (change.names_before, change.names_after) == (("Marta Oyelaran",), ("Ingrid Solheim",))


def test_a_sentence_taken_out_and_one_put_in_are_two() -> None:
    found = changes(
        "The quay was closed. Nobody was hurt in the storm.", "The quay was closed. Repairs begin in spring, says Kay."
    ).sentences
    assert [(c.before is None, c.after is None) for c in found] == [(False, True), (True, False)]


def test_a_quotation_that_is_gone_is_told_with_its_speaker() -> None:
    found = changes(
        "“We will never sell the ferry,” said Marit Solbakk. It rained.", "Marit Solbakk spoke on Monday. It rained."
    )
    assert [q.text for q in found.quotes_gone] == ["We will never sell the ferry"]
    assert found.quotes_new == ()


def test_an_edited_sentence_is_found_among_many() -> None:
    before = [f"Sentence number {n} tells of the {n} ships in the harbour." for n in range(200)]
    after = list(before)
    after[120] = "Sentence number 120 tells of the 121 ships in the harbour."
    del after[40]
    found = changes(" ".join(before), " ".join(after)).sentences
    assert len(found) == 2
