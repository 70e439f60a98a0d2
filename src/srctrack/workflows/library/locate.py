"""Where the library is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from srctrack.store.locate import find_store, new_store


def locate(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path | None:
    """The store to use: ``explicit`` (--store), ``SRCTRACK_STORE``, or the nearest ``.srctrack`` from ``start`` upward."""
    return find_store(explicit, start, environ)


def locate_new(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path:
    """The store ``init`` is to make: ``explicit``, ``SRCTRACK_STORE``, or ``.srctrack`` in ``start`` itself."""
    return new_store(explicit, start, environ)
