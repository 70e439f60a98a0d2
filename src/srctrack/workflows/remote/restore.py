"""Bringing a page back from the remote store."""

from __future__ import annotations

from srctrack.model.settings import Settings
from srctrack.model.source import SnapshotRef
from srctrack.store.library import Library
from srctrack.store.remote.snapshots import RemoteSnapshots
from srctrack.workflows.library.restore import FromRemote
from srctrack.workflows.remote.open import pushed_list, remote_of


def from_remote(settings: Settings) -> FromRemote | None:
    """What puts a page back from the remote store that the settings name; None where they name none."""
    if settings.remote is None:
        return None
    opened: list[RemoteSnapshots] = []

    def put_back(library: Library, ref: SnapshotRef) -> str | None:
        if not opened:
            opened.append(remote_of(settings))
        remote = opened[0]
        name = library.snapshots.path(ref).name
        content = remote.fetch(name)
        if content is None:
            return None
        library.take_in(ref, content, None, remote.url)
        pushed_list(library, remote.url).note(name)
        return remote.url

    return put_back
