"""The store is found as git finds its folder."""

from __future__ import annotations

from pathlib import Path

from srctrack.store.locate import find_store, new_store


def test_what_is_named_beats_what_is_near(tmp_path: Path) -> None:
    (tmp_path / ".srctrack").mkdir()
    named = {"SRCTRACK_STORE": "elsewhere"}
    assert find_store(tmp_path / "given", tmp_path, named) == tmp_path / "given"
    assert find_store(None, tmp_path, named) == tmp_path / "elsewhere"
    assert find_store(None, tmp_path, {"SRCTRACK_STORE": ""}) == tmp_path / ".srctrack"


def test_the_nearest_upward_is_taken(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find_store(None, deep, {}) is None
    (tmp_path / ".srctrack").mkdir()
    assert find_store(None, deep, {}) == tmp_path / ".srctrack"
    (tmp_path / "a" / ".srctrack").mkdir()
    assert find_store(None, deep, {}) == tmp_path / "a" / ".srctrack"


def test_a_new_store_is_made_here_and_not_in_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / ".srctrack").mkdir()
    here = tmp_path / "a"
    here.mkdir()
    assert new_store(None, here, {}) == here / ".srctrack"
    assert new_store(None, here, {"SRCTRACK_STORE": "x"}) == here / "x"
    assert new_store(tmp_path / "y", here, {"SRCTRACK_STORE": "x"}) == tmp_path / "y"
