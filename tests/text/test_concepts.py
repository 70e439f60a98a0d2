"""The table of concepts: its rows are disjoint, and it joins wordings and languages without joining opposites."""

from __future__ import annotations

import pytest

from srctrack.language.concepts import (
    LANGUAGES,
    ConceptKind,
    concept_kind,
    concept_of,
    concept_rows,
    find_concepts,
)


def concepts(text: str, language: str = "en") -> list[str]:
    return [mention.concept for mention in find_concepts(text, language)]


def test_no_pattern_is_in_two_rows() -> None:
    seen: dict[tuple[str, str], str] = {}
    twice = []
    for _, name, cells in concept_rows():
        for language, patterns in zip(LANGUAGES, cells, strict=True):
            for written in patterns:
                if seen.setdefault((language, written), name) != name:
                    twice.append((language, written, name, seen[language, written]))
    assert twice == []


def test_every_row_has_a_kind_a_name_of_its_own_and_most_languages() -> None:
    names = [name for _, name, _ in concept_rows()]
    assert len(names) == len(set(names))
    assert len(names) >= 250
    assert [name for _, name, cells in concept_rows() if sum(bool(c) for c in cells) < 5] == []
    assert concept_kind("die") is ConceptKind.EVENT
    assert concept_kind("sheep") is ConceptKind.THING


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Four people lost their lives", "four were killed"),
        ("the death toll reached four", "four perished"),
        ("nine were taken late at night into custody", "nine were detained"),
        ("the works will shed 60 posts", "60 staff were laid off"),
        ("2,600 sheep", "2,600 ewes"),
        ("the bill came to 3 million", "it cost 3 million"),
        ("bread became dearer", "the price of bread"),
    ],
)
def test_wordings_of_one_thing_share_a_concept(one: str, other: str) -> None:
    assert set(concepts(one)) & set(concepts(other))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "погибли три человека"),
        ("uk", "загинули троє людей"),
        ("de", "drei Menschen kamen ums Leben"),
        ("fr", "trois personnes sont mortes"),
        ("es", "murieron tres personas"),
    ],
)
def test_every_language_has_deaths(language: str, words: str) -> None:
    assert "die" in concepts(words, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "killed", "injured"),
        ("en", "injured", "arrested"),
        ("en", "arrested", "deported"),
        ("en", "rose", "fell"),
        ("en", "planted", "felled"),
        ("en", "bought", "sold"),
        ("en", "approved", "rejected"),
        ("en", "patients", "nurses"),
        ("en", "revenue", "profit"),
        ("en", "launched", "intercepted"),
        ("ru", "погибли", "ранены"),
        ("ru", "вырос", "снизился"),
        ("ru", "одобрили", "отклонили"),
        ("uk", "загинули", "поранені"),
        ("uk", "посадили", "вирубали"),
        ("uk", "схвалили", "відхилили"),
        ("de", "getötet", "verletzt"),
        ("de", "gestiegen", "gesunken"),
        ("fr", "tués", "blessés"),
        ("fr", "hausse", "baisse"),
        ("es", "muertos", "heridos"),
        ("es", "aumentó", "bajó"),
    ],
)
def test_what_news_keeps_apart_is_two_concepts(language: str, one: str, other: str) -> None:
    first, second = concept_of(one, language), concept_of(other, language)
    assert first != second
    assert first is not None or second is not None


def test_a_phrase_takes_its_words_from_other_concepts() -> None:
    assert "lose" not in concepts("Four sailors lost their lives")
    assert "fall" not in concepts("Four sailors lost their lives")


def test_the_longest_pattern_decides() -> None:
    assert concept_of("employer", "en") == concept_of("employee", "en") or concept_of("employee", "en") == "worker"


def test_a_language_without_a_column_has_no_concepts() -> None:
    assert find_concepts("tre morti", "it") == ()
    assert concept_of("morti", "it") is None
