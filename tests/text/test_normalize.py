"""Folding typography keeps the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.language.normalize import fold_typography, plain_spaces, strip_marks

TEXTS = st.text(alphabet="ab “”’'—–-…ﬁ\u00a0\u00ad\u200bé\u0301\n", max_size=50)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("“It’s—well…”", '"It\'s-well..."'),
        ("a\u00a0\u00a0b", "a b"),
        ("co\u00adoperate", "cooperate"),
        ("ﬁne", "fine"),
        ("cafe\u0301", "café"),
        ("«да»", '"да"'),
    ],
)
def test_one_spelling_for_many(given_text: str, folded: str) -> None:
    assert fold_typography(given_text)[0] == folded


@given(TEXTS)
def test_every_folded_letter_leads_back_into_the_text(text: str) -> None:
    folded, back = fold_typography(text)
    places = [back.to_original(i) for i in range(len(folded))]
    assert places == sorted(places)
    for i, at in enumerate(places):
        assert 0 <= at < len(text)
        if folded[i] in "ab":
            assert text[at] == folded[i]


@given(TEXTS)
def test_plain_spaces_keeps_offsets(text: str) -> None:
    assert len(plain_spaces(text)) == len(text)


@pytest.mark.parametrize(
    ("word", "bare"), [("Díaz", "Diaz"), ("Łódź", "Lodz"), ("Øster", "Oster"), ("Кий", "Кий"), ("Straße", "Strasse")]
)
def test_marks_go_and_scripts_stay(word: str, bare: str) -> None:
    assert strip_marks(word) == bare
