"""Proving a library whole, and putting right what can be put right."""

from __future__ import annotations

from pathlib import Path

from srctrack.errors import NoStore
from srctrack.model.store_report import StoreReport
from srctrack.store.integrity.repair import repair_store
from srctrack.store.integrity.verify import verify_store


def verify(path: Path | None, *, repair: bool = False) -> StoreReport:
    """What is wrong with the library at ``path``; with ``repair``, after what could be repaired was."""
    if path is None:
        raise NoStore(
            "no library here or in a folder above", "`srctrack init` makes one; --store DIR names one elsewhere"
        )
    return repair_store(path) if repair else verify_store(path)
