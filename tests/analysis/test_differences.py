"""Words of two texts, and how well they agree around two places."""

from __future__ import annotations

import pytest

from annotated import AnnotatedProse
from srctrack.analysis.differences.opposed_words import poles_of
from srctrack.analysis.differences.ranks import ranks_of
from srctrack.analysis.differences.swapped_sides import Sides, sides
from srctrack.annotate.annotate import annotate
from srctrack.compare.word_index import agreement, word_index
from srctrack.compare.word_keys import words_of
from srctrack.language.opposites import AxisKind, find_opposites, opposite_rows
from srctrack.model.prose import Block, BlockKind, Prose
from srctrack.model.text import Span


def text_of(text: str, language: str = "en") -> AnnotatedProse:
    prose = Prose(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),), language)
    return AnnotatedProse(prose, annotate(prose))


def test_numbers_are_one_word_and_meet_in_any_wording() -> None:
    one = word_index(text_of("The valley imported three thousand tonnes of onions."))
    other = word_index(text_of("It bought 3,000 tonnes."))
    assert [w.text for w in one.words if w.number is not None] == ["three thousand"]
    assert one.words[3].meets(other.words[2])


@pytest.mark.parametrize(
    ("said", "word", "negated"),
    [
        ("The council has not paid the welders.", "paid", True),
        ("The council has paid the welders.", "paid", False),
        ("They not only paid the welders.", "paid", False),
        ("No more than six boats sank.", "boats", False),
        ("They failed to reach the summit.", "reach", True),
    ],
)
def test_negations(said: str, word: str, negated: bool) -> None:
    found = next(w for w in word_index(text_of(said)).words if w.text == word)
    assert found.negated is negated


def test_agreement_counts_what_is_near_in_the_same_sentence() -> None:
    page = word_index(text_of("Rents in Corby fell by 6 percent in spring. Prices of bread rose in Corby."))
    ours = words_of(text := text_of("Rents in Corby rose by 6 percent in spring."), Span(0, len(text.prose.text)))
    at = next(i for i, w in enumerate(ours) if w.text == "rose")
    fell = next(i for i, w in enumerate(page.words) if w.text == "fell")
    rose = next(i for i, w in enumerate(page.words) if w.text == "rose")
    assert agreement(ours, at, page, fell).share == pytest.approx(1.0)
    assert agreement(ours, at, page, rose).share < 0.4


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("The committee approved the tower.", 1),
        ("The committee rejected the tower.", -1),
        ("The committee did not reject the tower.", 1),
        ("Prices did not rise.", 0),
    ],
)
def test_signs_of_opposites(said: str, sign: int) -> None:
    assert [p.sign for p in poles_of(text_of(said))] == [sign]


def test_a_hedge_has_no_opposite() -> None:
    assert not [p for p in poles_of(text_of("More than ten boats and at least six barges.")) if p.axis.name == "amount"]


def test_every_row_of_opposites_has_two_sides_in_english() -> None:
    for axis, cells in opposite_rows():
        sides = cells[0].split(" | ")
        assert len(sides) == 2, axis.name
        assert not set(sides[0].split()) & set(sides[1].split()), axis.name
        assert len(cells) == 6, axis.name


def test_a_phrase_is_not_read_as_its_last_word() -> None:
    found = [(m.axis.kind, m.side) for m in find_opposites("He was found not guilty.", "en")]
    assert found == [(AxisKind.VERDICT, -1)]


@pytest.mark.parametrize(
    ("said", "verb", "doer", "patient"),
    [
        ("The poacher shot the ranger.", "shot", ["poacher"], ["ranger"]),
        ("The ranger was shot by the poacher.", "shot", ["poacher"], ["ranger"]),
    ],
)
def test_sides_of_a_verb(said: str, verb: str, doer: list[str], patient: list[str]) -> None:
    words = word_index(text_of(said)).words
    found = sides(words, next(i for i, w in enumerate(words) if w.text == verb))
    assert isinstance(found, Sides)
    assert [words[i].text for i in found.doer] == doer
    assert [words[i].text for i in found.patient] == patient


@pytest.mark.parametrize(
    ("said", "rank"),
    [
        ("It is the largest yard.", 1),
        ("It is the third-largest yard.", 3),
        ("It is the second largest yard.", 2),
        ("It is one of the largest yards.", 0),
        ("They finished fourth.", 4),
    ],
)
def test_ranks(said: str, rank: int) -> None:
    assert [r.rank for r in ranks_of(text_of(said))] == [rank]
