"""What speaks for a slip and what for a namesake: tests assert orderings, not scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated import AnnotatedProse
from srctrack.annotate.annotate import annotate
from srctrack.compare.names.distinct_names import capitals_differ, share_stem
from srctrack.compare.names.forms import name_forms
from srctrack.compare.names.misspellings import MisspellingCandidate, find_misspellings
from srctrack.compare.names.name_counts import count_names
from srctrack.compare.names.typos import SlipIndex, TypoKind, typo_between
from srctrack.compare.names.variants import accepted_variants
from srctrack.model.prose import Prose


def doubts(text: str, language: str = "en", least: float = -99.0) -> dict[str, MisspellingCandidate]:
    prose = Prose(text, language=language)
    return {
        d.suspect.text: d for d in find_misspellings(text, name_forms(AnnotatedProse(prose, annotate(prose))), least)
    }


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Fontnaka", "Fontanka", TypoKind.TRANSPOSED),
        ("Rasond", "Sarond", TypoKind.MOVED),
        ("Lorameva", "Lomareva", TypoKind.MOVED),
        ("Haddocke", "Hadocke", TypoKind.DOUBLED),
        ("Bornsten", "Bornstein", TypoKind.DROPPED),
        ("Grozny", "Grosny", TypoKind.SOUNDED),
        ("Gordo", "Gardo", TypoKind.VOWEL),
        ("Trxas", "Texas", TypoKind.NEIGHBOUR_KEY),
        ("Sameuelsan", "Samuelson", TypoKind.TWO),
    ],
)
def test_kinds_of_slips(a: str, b: str, kind: TypoKind) -> None:
    slip = typo_between(a, b)
    assert slip is not None and slip.kind is kind


@pytest.mark.parametrize(
    ("a", "b"), [("Malta", "Mali"), ("Columbia", "Columbians"), ("Graz", "Gera"), ("Elsa", "Elsa")]
)
def test_no_slip(a: str, b: str) -> None:
    assert typo_between(a, b) is None


_word = st.text(alphabet="abcdeiour", min_size=4, max_size=9)


@given(_word, _word)
def test_a_slip_is_the_same_from_both_sides(a: str, b: str) -> None:
    one, other = typo_between(a, b), typo_between(b, a)
    assert (one is None) == (other is None)
    if one and other:
        assert one.kind is other.kind or TypoKind.DOUBLED in (one.kind, other.kind)


@given(st.lists(_word, min_size=2, max_size=8, unique=True))
def test_the_index_finds_every_form_one_letter_away(words: list[str]) -> None:
    index = SlipIndex(words)
    for word in words:
        found = {other for other, _ in index.near(word)}
        apart = ((o, typo_between(word, o)) for o in words if o != word)
        one = {o for o, slip in apart if slip and slip.kind not in (TypoKind.TWO, TypoKind.MOVED)}
        assert one <= found


def test_the_rarer_form_is_the_suspect() -> None:
    assert set(doubts("Fontnaka wrote. Later Fontanka wrote again, and Fontanka was right.")) == {"Fontnaka"}


def test_a_given_name_of_its_own_speaks_for_two_people() -> None:
    assert "Sandel" in doubts("Irma Sandek left. Sandel said so. The elephant was found.")
    assert "Sandel" not in doubts("Irma Sandek left. Otto Sandel said so. The elephant was found.")
    swapped = doubts("Irma Sandek left. Otto Snadek said so. The elephant was found.")["Snadek"]
    assert doubts("Irma Sandek left. Snadek said so. The elephant was found.")["Snadek"].score > swapped.score


@pytest.mark.parametrize(
    ("one", "other"),
    [("Updater", "Updated"), ("Contributing", "Contribution"), ("Posts", "Poster"), ("Baker", "Baking")],
)
def test_endings_of_one_word(one: str, other: str) -> None:
    assert share_stem(one, other)


@pytest.mark.parametrize(("one", "other"), [("Clark", "Clarke"), ("Vivan", "Vivian"), ("Intitute", "Institute")])
def test_no_endings_of_one_word(one: str, other: str) -> None:
    assert not share_stem(one, other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("KeePassX", "KeePassXC", True),
        ("CPython", "Cython", True),
        ("LiMux", "Linux", True),
        ("McDonlad", "McDonald", False),
    ],
)
def test_capitals_inside_a_brand(one: str, other: str, apart: bool) -> None:
    assert capitals_differ(one, other) is apart


def test_composed_and_decomposed_letters_are_one_name() -> None:
    assert not doubts("Die Südtiroler Gesellschaft tagte. Die Su\u0308dtiroler Gesellschaft tagte wieder.", "de")


def test_one_breath_speaks_for_two_names() -> None:
    apart = doubts("They met Ivo Opalux. Later they met Opalx too.")["Opalx"]
    together = doubts("They met Opalux and Opalx on one day.")["Opalx"]
    assert apart.score > together.score


def test_the_same_neighbour_speaks_for_a_slip() -> None:
    shared = doubts("The mule of Monte Gardo ran. The bell of Monte Gordo is mute.")["Gordo"]
    bare = doubts("The mule of Gardo ran. The bell of Gordo is mute.")["Gordo"]
    assert shared.score > bare.score


def test_two_letters_that_changed_places_weigh_more_than_another_letter() -> None:
    changed = doubts("They met Opalux today. On Sunday Opaulx left.")["Opaulx"]
    other = doubts("They met Opalux today. On Sunday Opawux left.")["Opawux"]
    assert changed.score > other.score


def test_endings_of_a_declining_language_are_no_slips() -> None:
    text = "В среду Ямадаева видели. Потом о Ямадаеве забыли, и с Ямадаевым не говорили."
    assert not doubts(text, "ru", least=1.4)


def test_every_part_of_a_score_has_a_name() -> None:
    doubt = doubts("They met Opalux today. On Sunday Opaulx left.")["Opaulx"]
    assert all(name and isinstance(worth, float) for name, worth in doubt.why)
    assert doubt.score == pytest.approx(sum(worth for _, worth in doubt.why))


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        ("Zelensky", "Zelenskyy", True),
        ("Alexei", "Aleksey", True),
        ("Matviyenko", "Matvienko", True),
        ("Steyer", "Steyyer", False),
        ("Fontanka", "Fontnaka", False),
        ("Díaz", "Diaz", False),
    ],
)
def test_accepted_spellings_of_one_name(a: str, b: str, both: bool) -> None:
    assert accepted_variants(a, b) is both


def test_counts_prefer_the_commoner_form_across_texts() -> None:
    texts = []
    for text in ("Janka Brzeszko came. Then Brzeszko spoke.", "The miller Brzezsko danced."):
        prose = Prose(text, language="en")
        texts.append((prose, annotate(prose)))
    (found, *_) = count_names(texts, least=9)
    assert (found.preferred, found.count, found.variants) == ("Brzeszko", 2, (("Brzezsko", 1),))


def test_a_source_may_show_that_two_names_are_one() -> None:
    text = "The rules were read out by Alderman Tidmarsh. So said Owen Tidmarch at noon."
    prose = Prose(text, language="en")
    forms = name_forms(AnnotatedProse(prose, annotate(prose)))
    assert not find_misspellings(text, forms, 0.0)
    (doubt,) = find_misspellings(text, forms, -9.0, company_elsewhere=lambda form: frozenset({"Owen"}))
    assert {doubt.suspect.text, doubt.right.text} == {"Tidmarch", "Tidmarsh"}
