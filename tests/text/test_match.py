"""Holding a quotation against a text: exact, marked, cut, altered, reversed, or none; and the smallest difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.compare.quotations.match import match_quotation
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.model.quote import MatchKind
from srctrack.model.text import Span

SOURCE = (
    "Water took nine pianos. “The pump did not start because a pupil had hung his coat over its switch,” "
    "said Odile Farkas. “It was a mercy that the cellos were on tour. [W]e will not forget 1,500 days of co-operation.” "
    "She had five keys. “I am cross, so I suppose I cared for them,” she added."
)


def kind(quotation: str, source: str = SOURCE) -> MatchKind:
    return match_quotation(quotation, TokenIndex(source)).kind


@pytest.mark.parametrize(
    "quotation",
    [
        "It was a mercy that the cellos were on tour",
        "it was a mercy that the cellos were on tour.",
        "his coat over its switch,",
        "1500 days of cooperation",
        "She had 5 keys",
        "We will not forget",
    ],
)
def test_typography_and_house_style_are_not_wording(quotation: str) -> None:
    assert kind(quotation) in (MatchKind.EXACT, MatchKind.TYPOGRAPHIC, MatchKind.MARKED)


@pytest.mark.parametrize(
    "quotation",
    [
        "The pump did not start … over its switch",
        "The pump did not start ... over its switch",
        "The pump did not start [...] over its switch",
        "[t]he pump did not start",
        "[All this] was a mercy that the cellos were on tour",
        "It was a mercy that [they] were on tour",
        "his coat [lay] over its switch",
    ],
)
def test_what_the_writer_shows_is_allowed(quotation: str) -> None:
    assert kind(quotation) is MatchKind.MARKED


@pytest.mark.parametrize(
    ("quotation", "expected", "quoted", "source"),
    [
        ("a pupil had hung his coat over its handle", MatchKind.ALTERED, "handle", "switch"),
        ("It was a great mercy that the cellos were on tour", MatchKind.ALTERED, "great", ""),
        ("I am cross, so I cared for them", MatchKind.CUT, "", "I suppose"),
        ("The pump did start because a pupil had hung his coat", MatchKind.REVERSED, "", "not"),
        ("It was not a mercy that the cellos were on tour", MatchKind.REVERSED, "not", ""),
    ],
)
def test_the_smallest_difference_is_told(quotation: str, expected: MatchKind, quoted: str, source: str) -> None:
    match = match_quotation(quotation, TokenIndex(SOURCE))
    assert match.kind is expected
    assert [(c.quoted, c.source) for c in match.changes] == [(quoted, source)]
    (change,) = match.changes
    assert change.quoted_span.of(quotation) == quoted
    assert not source or change.source_span.of(SOURCE) == source


def test_a_contraction_can_reverse() -> None:
    assert kind("They didn’t see the ship come in", "They saw it. They did see the ship come in.") is MatchKind.REVERSED


@pytest.mark.parametrize(
    "quotation",
    ["I rowed between the music stands in a bathtub", "the coat of the cellos was on", "", "…", "[all of it]"],
)
def test_other_words_are_none(quotation: str) -> None:
    assert kind(quotation) is MatchKind.NONE


def test_short_words_must_stand_as_they_are() -> None:
    assert kind("the broken switch") is MatchKind.NONE


def test_a_cue_between_two_sentences_of_the_source_is_not_left_out() -> None:
    quoted = [
        Span(SOURCE.index("“The"), SOURCE.index("” said") + 1),
        Span(SOURCE.index("“It"), SOURCE.index("” She") + 1),
    ]
    both = "hung his coat over its switch. It was a mercy that the cellos were on tour"
    assert match_quotation(both, TokenIndex(SOURCE, quoted)).kind is MatchKind.MARKED
    assert match_quotation(both, TokenIndex(SOURCE)).kind is MatchKind.CUT


def test_the_place_is_the_sources_own_words() -> None:
    match = match_quotation("so I suppose I cheered for them", TokenIndex(SOURCE))
    assert match.span is not None
    assert match.span.of(SOURCE) == "so I suppose I cared for them"


WORDS = st.lists(
    st.sampled_from("the tide was out and nobody came to see it go in again".split()), min_size=6, max_size=40
)


@given(WORDS, st.data())
def test_any_stretch_of_a_text_is_found_in_it(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    text = " ".join(words)
    match = match_quotation(" ".join(words[start:end]), TokenIndex(text))
    assert match.kind is MatchKind.EXACT


@given(st.text(alphabet="ab [].…'’\"—\n1,", max_size=60), st.text(alphabet="ab [].…'’\"—\n1,", max_size=200))
def test_any_two_texts_can_be_held_against_each_other(quotation: str, text: str) -> None:
    match = match_quotation(quotation, TokenIndex(text))
    assert match.span is None or match.span.end <= len(text)
    for change in match.changes:
        assert change.quoted_span.of(quotation) == change.quoted


def test_a_long_quotation_does_not_take_long() -> None:
    words = [f"word{i % 700}" for i in range(3000)]
    altered = [*words[100:1500], "changed", *words[1501:2400]]
    match = match_quotation(" ".join(altered), TokenIndex(" ".join(words)))
    assert match.kind is MatchKind.ALTERED
    assert match.score > 0.9


def test_common_words_alone_are_still_found_altered() -> None:
    filler = "it is to be as it was and so on it is of the kind that is to be " * 30
    source = filler + "and it is what it was to be then."
    assert match_quotation("it is what it was to be now", TokenIndex(source)).kind is MatchKind.ALTERED
