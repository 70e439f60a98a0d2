"""The remote store that the settings name, and what of the library is not known to be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.remote import RemoteState, remote_address
from srctrack.model.settings import Settings
from srctrack.store.reader import StoreReader
from srctrack.store.remote.ledger import PushedList
from srctrack.store.remote.snapshots import RemoteSnapshots


def remote_of(settings: Settings) -> RemoteSnapshots:
    """The remote store. Raises UsageError where none is set, RemoteLibraryMissing, RemoteError."""
    from srctrack.store.remote.objects import Objects

    if settings.remote is None:
        raise UsageError("no remote store is set", 'in srctrack.toml: [store] remote = "s3://bucket/prefix"')
    return RemoteSnapshots(Objects(remote_address(settings.remote)))


def pushed_list(library: StoreReader, url: str) -> PushedList:
    """The list of what is known to be at ``url``."""
    return PushedList(library.layout.cache, url)


@dataclass(frozen=True)
class RemoteView:
    """What is known of the library's pages at one remote address, without asking it."""

    pending: dict[str, list[Path]]
    """The snapshots here that are not known to be there, by the key of the source that names them."""
    saved: Collection[str]
    """The digests (hex) of which a capture is known to be there."""

    def state(self, key: str, digests: Collection[str]) -> RemoteState | None:
        """Of a source whose snapshots have these digests; None where nothing is known of it here."""
        if key in self.pending:
            return RemoteState.PENDING
        hexadecimal = {d.rpartition(":")[2] for d in digests}
        return RemoteState.SAVED if hexadecimal and hexadecimal <= set(self.saved) else None


def remote_view(library: StoreReader, url: str, *, all_pending: bool = False) -> RemoteView:
    """What is pending and what is saved at ``url``. A snapshot that no record names is neither: its page was refused, or a
    run is at work on it. With ``all_pending``, nothing is taken as known."""
    pushed = frozenset() if all_pending else pushed_list(library, url).names()
    waiting: dict[str, list[Path]] = defaultdict(list)
    for path in library.snapshots.all():
        if path.name not in pushed:
            waiting[path.name.partition("-")[0]].append(path)
    pending: dict[str, list[Path]] = {}
    if waiting:
        for key, digest in library.snapshot_digests():
            if (paths := waiting.get(digest.rpartition(":")[2])) is not None:
                pending.setdefault(key, []).extend(p for p in paths if p not in pending.get(key, ()))
    return RemoteView(pending, frozenset(name.partition("-")[0] for name in pushed))
