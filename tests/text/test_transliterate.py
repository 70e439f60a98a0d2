"""Fair spellings of a name in another script are told from slips: a table after the public standards."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srctrack.compare.names.foreign_script import Originals, fair_pair
from srctrack.compare.names.typos import typo_between
from srctrack.language.lemmas import base_forms
from srctrack.language.transliteration import keys, script_language, skeletons, spellings
from srctrack.model.prose import Prose

TABLE = Path(__file__).with_name("transliterations.txt")


def rows() -> list[tuple[str, str, list[str], list[str]]]:
    out = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            language, original, fair, slips = (part.strip() for part in line.split("|"))
            out.append((language, original, fair.split(", "), slips.split(", ")))
    return out


FAIR = [(language, original, form) for language, original, forms, _ in rows() for form in forms]
SLIPS = [(language, original, slip) for language, original, _, slips in rows() for slip in slips]


def words(original: str, latin: str) -> list[tuple[str, str]]:
    return list(zip(original.split(), latin.split(), strict=True))


def test_the_table_is_as_large_as_it_says() -> None:
    assert len(FAIR) >= 200
    assert len(SLIPS) >= 100


@pytest.mark.parametrize(("language", "original", "form"), FAIR)
def test_fair_by_some_standard(language: str, original: str, form: str) -> None:
    assert all(fair_pair(latin, word, language) for word, latin in words(original, form))


@pytest.mark.parametrize(("language", "original", "slip"), SLIPS)
def test_a_slip_is_fair_by_none_and_near_one(language: str, original: str, slip: str) -> None:
    unfair = [(word, latin) for word, latin in words(original, slip) if not fair_pair(latin, word, language)]
    assert unfair
    for word, latin in unfair:
        near = (s for base in base_forms(word, language) for s in spellings(base, language))
        assert any(typo_between(latin, spelled) for spelled in near)


@pytest.mark.parametrize(
    ("inflected", "base", "language"),
    [
        ("Фонтанку", "фонтанка", "ru"),
        ("Фонтанкой", "фонтанка", "ru"),
        ("Путина", "путин", "ru"),
        ("Мединского", "мединский", "ru"),
        ("Независимой", "независимая", "ru"),
        ("Череповца", "череповец", "ru"),
        ("Астрахани", "астрахань", "ru"),
        ("Сергея", "сергей", "ru"),
        ("Зеленського", "зеленський", "uk"),
        ("Харкова", "харків", "uk"),
        ("Тернополі", "тернопіль", "uk"),
        ("Полтави", "полтава", "uk"),
        ("Σαμαρά", "σαμαράς", "el"),
        ("Μητσοτάκη", "μητσοτάκης", "el"),
    ],
)
def test_inflected_forms_reach_their_base(inflected: str, base: str, language: str) -> None:
    assert base in base_forms(inflected, language)


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Їхав козак через міст", None, "uk"),
        ("Сёстры были дома", None, "ru"),
        ("Ён быў у горадзе", None, "be"),
        ("Њен град је леп", None, "sr"),
        ("Η Αθήνα σήμερα", None, "el"),
        ("Зеленски каза", "bg", "bg"),
        ("Nothing of the kind", None, None),
        ("Nothing of the kind", "en", None),
    ],
)
def test_which_table_reads_a_text(text: str, told: str | None, language: str | None) -> None:
    assert script_language(text, told) == language


def test_names_that_english_spells_its_own_way_keep_their_consonants() -> None:
    assert skeletons("Vienna") & skeletons("Vena")
    assert not skeletons("Vienna") & skeletons("Verona")


def test_originals_stand_with_their_place_and_their_neighbours() -> None:
    text = "В среду Кирил Петков уехал. Петков вернулся, пишет «Новая газета»."
    found = Originals(Prose(text, language="bg")).is_valid_transliteration("Petkov")
    assert found is not None
    assert found.span.of(text) == "Петков"
    assert found.before == "Кирил"


def test_a_text_in_latin_letters_has_no_originals() -> None:
    assert not Originals(Prose("Anna Petrova left Sofia.", language="en"))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzčšžñüéł'’-", min_size=1, max_size=24))
def test_every_spelling_shares_a_key_with_itself_in_capitals(word: str) -> None:
    assert keys(word) and keys(word) & keys(word.upper())
