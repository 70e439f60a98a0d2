"""Where a new library is made."""

from __future__ import annotations

from pathlib import Path

from srctrack.store.locate import new_store


def test_a_new_store_is_made_here_and_not_in_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / ".srctrack").mkdir()
    here = tmp_path / "a"
    here.mkdir()
    assert new_store(None, here, {}) == here / ".srctrack"
    assert new_store(None, here, {"SRCTRACK_STORE": "x"}) == here / "x"
    assert new_store(tmp_path / "y", here, {"SRCTRACK_STORE": "x"}) == tmp_path / "y"
