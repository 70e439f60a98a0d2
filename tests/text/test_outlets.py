"""Outlets are found by their names and domains, and everyday words are left alone."""

from __future__ import annotations

import pytest

from srctrack.compare.names.outlet_index import OutletIndex
from srctrack.newsroom.outlets import built_in_outlets


@pytest.fixture(scope="module")
def index() -> OutletIndex:
    return OutletIndex(built_in_outlets())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The New York Times", "The New York Times"),
        ("New York Times", "The New York Times"),
        ("Фонтанка", "Fontanka"),
        ("El Pais", "El País"),
        ("Jane’s", "Jane's"),
        ("SOTA", "SOTA"),
        ("Novaya Gazeta Europe", "Novaya Gazeta Europe"),
        ("AP", "Associated Press"),
    ],
)
def test_named_with_and_without_article_marks_and_script(index: OutletIndex, words: str, name: str) -> None:
    found = index.named(words)
    assert found is not None and found.name == name


@pytest.mark.parametrize("words", ["people", "the week", "reason", "Fontnaka", "the guardian of the child"])
def test_other_words_name_nobody(index: OutletIndex, words: str) -> None:
    assert index.named(words) is None


def test_two_outlets_of_one_name(index: OutletIndex) -> None:
    assert {o.country for o in index.all_named("The National")} == {"GB", "AE"}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("bbc.co.uk", "BBC"),
        ("news.bbc.co.uk", "BBC"),
        ("www.fontanka.ru", "Fontanka"),
        ("novayagazeta.eu", "Novaya Gazeta Europe"),
    ],
)
def test_by_domain(index: OutletIndex, host: str, name: str) -> None:
    found = index.by_domain(host)
    assert found is not None and found.name == name


def test_a_domain_nobody_listed(index: OutletIndex) -> None:
    assert index.by_domain("co.uk") is None
    assert index.by_domain("example.org") is None
