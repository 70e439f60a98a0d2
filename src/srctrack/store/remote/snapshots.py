"""Pages as received in the remote store: named by the digest of their page, created once, never written again.

An object is the snapshot's file as it was when it was pushed, so a page comes back byte for byte. Names are those of the
files, sharded: ``snapshots/<two letters>/<digest>/<instant>-<address>.warc.gz``.
"""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.errors import DamagedStore
from srctrack.store.remote.objects import RemoteDamage
from srctrack.store.snapshots.warc_read import read_capture

if TYPE_CHECKING:
    from srctrack.store.remote.objects import Objects

ROOT = "snapshots"


class RemoteSnapshots:
    """The snapshots in one remote store."""

    def __init__(self, objects: Objects) -> None:
        self.objects = objects

    @property
    def url(self) -> str:
        return self.objects.address.url

    def push(self, path: Path) -> None:
        """Makes sure that the snapshot at ``path`` is in the remote store. Raises RemoteError; RemoteDamage for a
        file or an object of that name that does not hold the page; OSError where ``path`` cannot be read."""
        name = object_name(path.name)
        content = path.read_bytes()
        digest = f"sha256:{path.name.partition('-')[0]}"
        if (why := damage(content, digest)) is not None:
            raise RemoteDamage(f"{path.name} is not pushed: {why}", "`srctrack verify` checks the library for damage")
        there = self.objects.size(name)
        if there == len(content) or (there is None and self.objects.create(name, content)):
            return
        # Somebody else wrote it, or the file here has grown since: what is there counts when it is the page.
        if (why := damage(self.objects.read(name) or b"", digest)) is not None:
            raise self._damaged(name, why)

    def fetch(self, file_name: str) -> bytes | None:
        """The file of a snapshot, proven; any capture of the same bytes serves when its own is not there. None when there is
        none. Raises RemoteError; RemoteDamage where all there is does not hold the page."""
        name = object_name(file_name)
        digest = f"sha256:{file_name.partition('-')[0]}"
        wrong: RemoteDamage | None = None
        for candidate in self._captures(name):
            content = self.objects.read(candidate)
            why = damage(content, digest) if content is not None else None
            if why is not None:
                wrong = wrong or self._damaged(candidate, why)
            elif content is not None:
                return content
        if wrong is not None:
            raise wrong
        return None

    def _captures(self, name: str) -> Iterator[str]:
        """The object of that name, then all others of the same page."""
        yield name
        yield from (other for other in self.objects.names(name.rpartition("/")[0]) if other != name)

    def _damaged(self, name: str, why: str) -> RemoteDamage:
        return RemoteDamage(
            f"{name} in the remote store {self.url} is damaged: {why}",
            "remove this object, or bring back its earlier version; then `srctrack push`",
        )


def object_name(file_name: str) -> str:
    """The object's name for a snapshot's file name."""
    digest, _, rest = file_name.partition("-")
    return f"{ROOT}/{digest[:2]}/{digest}/{rest}"


def damage(content: bytes, digest: str) -> str | None:
    """Why ``content`` is not the whole file of a snapshot with the page of ``digest``; None when it is."""
    if not _is_whole(content):
        return "it is cut short"
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder, "page.warc.gz")
        beside.write_bytes(content)
        try:
            read_capture(beside, digest)
        except DamagedStore as wrong:
            return wrong.reason
    return None


def _is_whole(content: bytes) -> bool:
    """Whether the last gzip member ends where the content does."""
    left = content
    while left:
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            member.decompress(left)
        except zlib.error:
            return False
        if not member.eof:
            return False
        left = member.unused_data
    return bool(content)
