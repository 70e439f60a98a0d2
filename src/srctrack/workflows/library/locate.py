"""Where a new library is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from srctrack.store.locate import new_store


def locate_new(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Path:
    """The library ``init`` is to make: ``explicit``, ``SRCTRACK_STORE``, or ``.srctrack`` in ``start`` itself."""
    return new_store(explicit, start, environ)
