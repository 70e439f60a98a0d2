"""The state of srctrack's own files: nothing derived may outlive the code that made it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable


def code_digest(folders: Iterable[str]) -> str:
    """A digest of the sizes and times of all files beneath ``folders`` (a package's ``__path__``), compiled ones aside."""
    state = hashlib.sha256()
    for top in folders:
        _add_folder(state, top)
    return state.hexdigest()


def _add_folder(state: hashlib._Hash, folder: str) -> None:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                _add_folder(state, entry.path)
            elif not entry.name.endswith(".pyc"):
                s = entry.stat()
                state.update(f"{entry.path}\0{s.st_size}\0{s.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
