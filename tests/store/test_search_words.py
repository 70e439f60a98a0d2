"""Search finds words in their other forms and names in the other script; quoted words are taken as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from srctrack.api import ManualMetadata, add
from srctrack.store.library import Library
from srctrack.workflows.library.open import SourceFilter
from srctrack.workflows.library.search import search

RUSSIAN = "Суд арестовал Чехонина. Сергей Чехонин признал вину в понедельник.\n"
ENGLISH = "The court heard that Mr Chekhonin pleaded guilty on Monday in two ferries.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    for name, words in (("ru", RUSSIAN), ("en", ENGLISH)):
        (tmp_path / f"{name}.txt").write_text(words, encoding="utf-8")
        said = ManualMetadata(title=name)
        add(f"https://{name}.example/x", store=tmp_path / ".srctrack", file=tmp_path / f"{name}.txt", metadata=said)
    with Library.open(tmp_path / ".srctrack") as opened:
        yield opened


@pytest.mark.parametrize(
    ("words", "first", "count"),
    [
        ("Чехонин", "ru", 2),
        ("Чехонина", "ru", 2),
        ("Chekhonin", "en", 2),
        ("ferry", "en", 1),
        ("ferries guilty", "en", 1),
        ('"Mr Chekhonin"', "en", 1),
        ('"Чехонин"', "ru", 1),
        ("Chekh*", "en", 1),
        ("nothing", None, 0),
        ('" ( AND', None, 0),
    ],
)
def test_words_and_names(library: Library, words: str, first: str | None, count: int) -> None:
    hits = search(library, words)
    assert [h.source.title for h in hits][:1] == ([first] if first else [])
    assert len(hits) == count


def test_filters(library: Library) -> None:
    assert [h.source.title for h in search(library, "Chekhonin", wanted=SourceFilter(outlet="ru.example"))] == ["ru"]
    assert search(library, "Chekhonin", wanted=SourceFilter(walled=True)) == ()
