"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.annotate.sentences import split_sentences
from srctrack.model.prose import Prose

SPLITS = [
    ("Dr. Bilyk arrived. She spoke.", ["Dr. Bilyk arrived.", "She spoke."]),
    ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
    ("He lives in the U.S. He works there.", ["He lives in the U.S.", "He works there."]),
    ("“Come in.” She sat down.", ["“Come in.”", "She sat down."]),
    ("“Why?” he asked. Nobody knew.", ["“Why?” he asked.", "Nobody knew."]),
    ("It cost 3.2 million. That was much.", ["It cost 3.2 million.", "That was much."]),
    (
        "J. R. Marsh spoke at 9 a.m. on Monday. All listened.",
        ["J. R. Marsh spoke at 9 a.m. on Monday.", "All listened."],
    ),
    ("В 2024 г. открыли порт. Он мал.", ["В 2024 г. открыли порт.", "Он мал."]),
    ("Это стоило 3 тыс. рублей. Дорого.", ["Это стоило 3 тыс. рублей.", "Дорого."]),
    ("One line\n\nAnother", ["One line", "Another"]),
    ("Wait… what? Yes!", ["Wait… what?", "Yes!"]),
]


@pytest.mark.parametrize(("text", "wanted"), SPLITS)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [s.of(text) for s in split_sentences(Prose(text))] == wanted


@given(st.text(alphabet="aB .!?”“\n", max_size=80))
def test_every_word_stands_in_one_sentence(text: str) -> None:
    spans = split_sentences(Prose(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())
