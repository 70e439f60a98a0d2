"""The name of the library's folder, and where a new one is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = ".srctrack"
VARIABLE = "SRCTRACK_STORE"


def new_store(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path:
    """Where ``init`` makes a library: the folder that is named, else ``.srctrack`` in ``start`` itself."""
    if explicit is not None:
        return explicit
    return start / (environ.get(VARIABLE) or FOLDER)
