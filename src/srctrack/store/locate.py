"""Where the library is, found as git finds its folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = ".srctrack"
VARIABLE = "SRCTRACK_STORE"


def find_store(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path | None:
    """The store's folder: ``explicit``, else the one ``SRCTRACK_STORE`` names, else the nearest ``.srctrack`` from
    ``start`` upward; None when there is none. What is named need not exist yet: a command that writes makes it."""
    if explicit is not None:
        return explicit
    if named := environ.get(VARIABLE):
        return start / named
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir():
            return folder / FOLDER
    return None


def new_store(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path:
    """Where ``init`` makes a store: what is named, else here, whatever stands in the folders above."""
    if explicit is not None:
        return explicit
    return start / (environ.get(VARIABLE) or FOLDER)
