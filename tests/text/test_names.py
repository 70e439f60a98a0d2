"""Names are read whole, without what only looks like a part of them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.annotate.names import find_names
from srctrack.annotate.quotations import find_quotes
from srctrack.annotate.sentences import split_sentences
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import Span


def names(text: str, language: str | None = "en", kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    prose = Prose(text, (Block(kind, Span(0, len(text))),), language)
    sentences = split_sentences(prose)
    return [n.text for n in find_names(prose, sentences, find_quotes(prose, sentences))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The poet met Ludwig van der Rohe in Delft.", ["Ludwig van der Rohe", "Delft"]),
        ("It was signed by J. K. Sandoe and Bashar al-Tarek.", ["J. K. Sandoe", "Bashar al-Tarek"]),
        ("Nobody saw Osama bin Rashid or Fidelma O’Hara.", ["Osama bin Rashid", "Fidelma O’Hara"]),
        ("She wrote to Mr. Haddocke and to President Brzeszko.", ["Haddocke", "Brzeszko"]),
        ("The Bank of England lent it to the University of the Arts.", ["Bank of England", "University of the Arts"]),
        ("Russia's Defense Ministry and the U.S. Senate agreed.", ["Russia", "Defense Ministry", "U.S. Senate"]),
        ("The Moscow-based firm sued NATO.", ["Moscow-based", "NATO"]),
        ("Police in St. Petersburg came on Tuesday, May 4.", ["St. Petersburg"]),
        ("However, Brzeszko left. When he came, I stayed.", ["Brzeszko"]),
        ("Brzeszko said that the spanner bent.", ["Brzeszko"]),
        ("See https://Example.org/Path and @Handle or #Topic.", []),
        ("La vie de José Galván à São Paulo.", ["La", "José Galván", "São Paulo"]),
    ],
)
def test_names_of_a_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_heading_in_capitals_gives_only_words_that_are_none() -> None:
    assert names("Mayor Brzeszko Opens New Bridge", kind=BlockKind.HEADING) == ["Brzeszko"]


def test_a_first_word_of_a_language_without_a_list_needs_a_second_sign() -> None:
    assert names("Вчера Петров уехал. Петров вернулся. Мост открыли.", "ru") == ["Петров", "Петров"]


def test_names_in_a_quotation_are_marked() -> None:
    text = "“We thank Brzeszko,” the mayor said."
    prose = Prose(text, (), "en")
    sentences = split_sentences(prose)
    (found,) = find_names(prose, sentences, find_quotes(prose, sentences))
    assert found.in_quote


@given(st.text(alphabet=st.sampled_from("AbcДд .,’'\"“”-\n&éß1@/:"), max_size=120))
def test_spans_hold_their_text_in_order_and_apart(text: str) -> None:
    prose = Prose(text)
    sentences = split_sentences(prose)
    found = find_names(prose, sentences, find_quotes(prose, sentences))
    assert all(n.span.of(text) == n.text and n.text.strip() for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("piece", ["A" * 5000, "A’" * 4000, "A-" * 4000, "A. " * 3000, "A.B" * 3000, "Van der " * 2000])
def test_long_odd_words_take_no_time(piece: str) -> None:
    started = time.perf_counter()
    names(piece)
    assert time.perf_counter() - started < 3
