"""The user's own cache folder, for checks that have no library to keep their outcomes in."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

MAX_FOLDERS = 32
"""Working directories of which outcomes are kept; the one used longest ago makes room."""


def user_cache(environ: Mapping[str, str]) -> Path | None:
    """Return the folder for srctrack's caches; None where the user has no home.

    ``SRCTRACK_CACHE`` names another one; else the XDG cache folder, ``~/Library/Caches`` on macOS, LOCALAPPDATA on Windows.
    """
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if given := environ.get("SRCTRACK_CACHE"):
        return Path(given)
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "srctrack"
    if sys.platform == "win32" and environ.get("LOCALAPPDATA"):
        return Path(environ["LOCALAPPDATA"]) / "srctrack" / "Cache"
    if home is None:
        return None
    return Path(home, "Library", "Caches", "srctrack") if sys.platform == "darwin" else Path(home, ".cache", "srctrack")


def checks_folder(environ: Mapping[str, str], directory: Path) -> Path | None:
    """Return the folder for checks made in ``directory``, made readable by the user alone; older ones make room. None where it
    cannot be made."""
    cache = user_cache(environ)
    if cache is None:
        return None
    name = hashlib.sha256(str(directory).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    folder = cache / "checks" / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.utime(folder)
    except OSError:
        return None
    _make_room(folder.parent, folder)
    return folder


def _make_room(parent: Path, used: Path) -> None:
    with contextlib.suppress(OSError):
        others = sorted((p for p in parent.iterdir() if p != used), key=lambda p: p.stat().st_mtime)
        for old in others[: max(0, len(others) + 1 - MAX_FOLDERS)]:
            shutil.rmtree(old, ignore_errors=True)
