"""Proving a library whole, and putting right what can be put right."""

from __future__ import annotations

from pathlib import Path

from srctrack.errors import NoStore
from srctrack.model.settings import Settings
from srctrack.model.store_report import StoreReport
from srctrack.store.integrity.repair import repair_store
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.workflows.remote.open import remote_of
from srctrack.workflows.remote.verify import with_remote


def verify(path: Path | None, *, repair: bool = False, remote: Settings | None = None) -> StoreReport:
    """What is wrong with the library at ``path``; with ``repair``, after what could be repaired was. With ``remote``, the
    remote store that these settings name is compared too. Raises NoStore, UsageError, RemoteError."""
    if path is None:
        raise NoStore(
            "no library here or in a folder above", "`srctrack init` creates one; --store DIR uses one elsewhere"
        )
    there = remote_of(remote) if remote is not None else None
    report = repair_store(path) if repair else verify_store(path)
    if there is None:
        return report
    with Library.open(path) as library:
        return with_remote(report, library, there)
