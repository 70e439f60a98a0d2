"""Where the library is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from srctrack.store.locate import find_store


def locate(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path | None:
    """The store to use: ``explicit`` (--store), ``SRCTRACK_STORE``, or the nearest ``.srctrack`` from ``start`` upward."""
    return find_store(explicit, start, environ)
