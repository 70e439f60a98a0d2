"""Where checks without a library are kept."""

from __future__ import annotations

import os
from pathlib import Path

from srctrack.store.cache.user_folder import MAX_FOLDERS, checks_folder, user_cache


def test_where_the_cache_is() -> None:
    assert user_cache({"HOME": "/home/ana", "SRCTRACK_CACHE": "/var/c"}) == Path("/var/c")
    assert user_cache({"HOME": "/home/ana", "XDG_CACHE_HOME": "/home/ana/x"}) == Path("/home/ana/x/srctrack")
    assert user_cache({}) is None


def test_the_folder_used_longest_ago_makes_room(tmp_path: Path) -> None:
    environ = {"SRCTRACK_CACHE": str(tmp_path)}
    first = checks_folder(environ, Path("/drafts/0"))
    assert first is not None
    os.utime(first, (1, 1))
    folders = [checks_folder(environ, Path(f"/drafts/{n}")) for n in range(1, MAX_FOLDERS + 1)]
    assert not first.exists()
    assert all(f is not None and f.exists() for f in folders)


def test_no_folder_where_none_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert checks_folder({"SRCTRACK_CACHE": str(tmp_path / "file")}, Path("/drafts")) is None
