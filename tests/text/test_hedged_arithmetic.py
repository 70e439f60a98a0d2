"""Every hedge in every shape of calculation: nothing crashes, and an open bound is never told as a number."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srctrack.annotate.annotate import annotate
from srctrack.compare.arithmetic.engine import calculations
from srctrack.compare.arithmetic.wording import explained, result
from srctrack.drafts.registry import draft_of

HEDGES = [
    "", "at least", "more than", "over", "up to", "as many as", "at most", "no more than", "fewer than", "under", "nearly", "almost", "about", "some",
    "roughly", "just over", "just under", "between 3 and", "dozens or", "an average of", "no fewer than", "exactly",
]  # fmt: skip
SHAPES = [
    "{h} 12 men and 8 women, 25 in total, were there.",
    "12 men and {h} 8 women, 25 in total, were there.",
    "12 men and 8 women, {h} 25 in total, were there.",
    "Of {h} 45 boats, 20 sank, {h} 15 fled and 12 burned.",
    "The fair drew {h} 90 visitors: {h} 40 on Friday and 30 on Saturday.",
    "Thirty sat the test. {h} 12 passed; the other {h} 20 failed.",
    "{h} 14 of the {h} 31 doors, {h} 52 percent, were locked.",
    "Rents rose from {h} 500 to {h} 640 crowns, {h} a 38 percent increase.",
    "Sales doubled from {h} 40 to {h} 60 boxes.",
    "{h} 36 trains were late, {h} 14 fewer than last year's {h} 48.",
    "The village of {h} 450 raised {h} 3,600 euros, {h} 12 euros a head.",
    "{h} 14, 19 and 27 guests came, an average of {h} 24.",
    "The tower is {h} 120 feet ({h} 90 metres) high.",
    "He led the choir from 1994 to 2012, for {h} 28 years.",
    "{h} 51 percent said yes, {h} 38 percent no and {h} 22 percent nothing.",
]


def read(text: str) -> list[tuple[bool, str, str]]:
    draft = draft_of("draft.md", text.encode(), annotate=annotate)
    return [(c.holds, result(c), explained(c, draft.prose.text)) for c in calculations(draft)]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("hedge", HEDGES)
def test_every_hedge_in_every_shape(hedge: str, shape: str) -> None:
    for _, made, words in read(shape.format(h=hedge)):
        assert "inf" not in made
        assert "inf" not in words
        assert "nan" not in words


@pytest.mark.parametrize("hedge", ["at least", "more than", "over", "no fewer than"])
def test_a_part_without_an_upper_bound_makes_any_larger_whole(hedge: str) -> None:
    assert all(holds for holds, _, _ in read(f"They were {hedge} 12 men and 8 women, 25 in total."))


def test_a_part_with_a_lower_bound_makes_no_smaller_whole() -> None:
    assert [holds for holds, _, _ in read("They were at least 12 men and 8 women, 18 in total.")] == [False]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(HEDGES), min_size=3, max_size=3),
    st.sampled_from(SHAPES),
    st.lists(st.integers(0, 10**7), min_size=4, max_size=4),
)
def test_any_numbers_under_any_hedges(hedges: list[str], shape: str, numbers: list[int]) -> None:
    text = shape
    for hedge in hedges:
        text = text.replace("{h}", hedge, 1)
    for old, new in zip(("12", "8", "25", "45"), numbers, strict=True):
        text = text.replace(f" {old} ", f" {new:,} ")
    draft = draft_of("draft.md", text.replace("{h}", "").encode(), annotate=annotate)
    for c in calculations(draft):
        assert not math.isnan(c.made)
        assert c.low <= c.high or c.relation.value == "conversion"
        assert math.isfinite(c.made)
