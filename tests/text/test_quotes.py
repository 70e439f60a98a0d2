"""Quotations: which marks open and close, and what kind of words they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.annotate.quotation_marks import pair_marks
from srctrack.annotate.quotations import find_quotes
from srctrack.annotate.sentences import split_sentences
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span


def found(text: str, blocks: tuple[Block, ...] = ()) -> tuple[Quote, ...]:
    prose = Prose(text, blocks)
    return find_quotes(prose, split_sentences(prose))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The tide was out,” she said.", ["The tide was out"]),
        ('"The tide was out," she said.', ["The tide was out"]),
        ("«The tide was out», she said.", ["The tide was out"]),
        ("« La mer était basse », dit-elle.", ["La mer était basse"]),
        ("„Es war Ebbe draußen“, sagte sie.", ["Es war Ebbe draußen"]),
        ("„Es war Ebbe draußen”, powiedziała.", ["Es war Ebbe draußen"]),
        ("»Det var lavvande«, sagde hun.", ["Det var lavvande"]),
        ("”Vesi oli matalalla”, hän sanoi.", ["Vesi oli matalalla"]),
        ("彼女は「潮が引いていた」と言った。", ["潮が引いていた"]),
        ("‘The tide wasn’t out,’ she said.", ["The tide wasn’t out"]),
        ("'The tide wasn't out,' she said.", ["The tide wasn't out"]),
        ("She said “he told me ‘go home’ twice” and left.", ["he told me ‘go home’ twice"]),
        ("“One,” she said, “and two.”", ["One", "and two"]),
        ("“Is it?” he asked. “It is!” she said.", ["Is it?", "It is!"]),
        ("They called it “ a dry well ” for years.", ["a dry well"]),
        ("(“Nobody came to the well,” he wrote.)", ["Nobody came to the well"]),
    ],
)
def test_words_between_marks(text: str, words: list[str]) -> None:
    assert [q.text for q in found(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The drivers’ farewell in the ’90s wasn't quiet.",
        'The pipe is 6" wide and 5\'10" long.',
        "Rock ’n’ roll and the boys' club.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert found(text) == ()


def test_the_writers_comma_is_not_quoted_and_the_marks_are_outside() -> None:
    text = "“We wept,” she said of the “dry well.”"
    first, second = found(text)
    assert first.span.of(text) == "We wept"
    assert first.outer.of(text) == "“We wept,”"
    assert second.text == "dry well"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She said: “The well has been dry for years.”", QuoteKind.DIRECT),
        ("She said the well was “dry as a bone all year.”", QuoteKind.PARTIAL),
        ("The so-called “dry cellar” had fish in it.", QuoteKind.SCARE),
        ("Her novel “A Bucket for Two Pianos” sold well.", QuoteKind.TITLE),
        ("The choir sang “Waltz for a Drowned Piano” twice.", QuoteKind.TITLE),
        ("They stood with “NEVER AGAIN” painted on a sheet.", QuoteKind.TITLE),
        ("“Two lies,” he said.", QuoteKind.DIRECT),
    ],
)
def test_kinds(text: str, kind: QuoteKind) -> None:
    assert [q.kind for q in found(text)] == [kind]


def test_a_quotation_opened_again_at_the_next_paragraph_runs_on() -> None:
    text = "She wrote:\n\n“I am here.\n\n“I would like to know why.”"
    one, two = found(text)
    assert (one.text, one.continues) == ("I am here.", False)
    assert (two.text, two.continues) == ("I would like to know why.", True)
    assert pair_marks(Prose(text))[1] == ()


def test_a_block_quotation_without_marks_is_one() -> None:
    text = "He wrote:\n\nThe well is dry.\n\nSo it is."
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 9)),
        Block(BlockKind.BLOCK_QUOTE, Span(11, 27)),
        Block(BlockKind.PARAGRAPH, Span(29, 38)),
    )
    (only,) = found(text, blocks)
    assert (only.kind, only.text) == (QuoteKind.BLOCK, "The well is dry.")


def test_a_mark_without_its_partner_is_told() -> None:
    text = "“The hens are loose, said Ida.\n\nNothing more."
    (lonely,) = pair_marks(Prose(text))[1]
    assert (lonely.at.of(text), lonely.opens) == ("“", True)
    assert found(text) == ()


@given(st.text(alphabet="ab “”\"'’‘«»„.,?\n—", max_size=120))
def test_any_text_gives_spans_in_order_within_the_text(text: str) -> None:
    end = 0
    for quote in found(text):
        assert quote.outer.start >= end
        assert quote.outer.contains(quote.span)
        assert quote.text == quote.span.of(text)
        assert quote.outer.end <= len(text)
        end = quote.outer.end
