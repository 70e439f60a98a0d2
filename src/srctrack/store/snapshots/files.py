"""The pages as received, each capture a file of standard WARC.

A file is named by the digest of its page, the instant of its capture and its address, written once and afterwards only added to:
request and response of every hop at once, the readable text and what was read from the page when they are known.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

from srctrack.errors import DamagedStore
from srctrack.model.capture import Capture
from srctrack.model.rendering import Rendering
from srctrack.model.source import SnapshotRef
from srctrack.model.url import without_credentials
from srctrack.store.files.atomic_write import os_error_text, remove, write_atomically, write_once
from srctrack.store.integrity.local_files import LocalFileList
from srctrack.store.snapshots.warc_read import members, read_capture
from srctrack.store.snapshots.warc_write import capture_file, in_ascii, in_utc, reading_members


class Snapshots:
    """The folder of snapshots."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = LocalFileList(folder)
        self._names: dict[str, list[str]] | None = None

    def path(self, ref: SnapshotRef) -> Path:
        """Where the snapshot is, or would be."""
        # One moment may bring the same bytes from two addresses.
        page = hashlib.sha256(ref.url.encode("utf-8", "replace")).hexdigest()[:6]
        return self.folder / f"{_hex(ref.id)}-{in_utc(ref.captured):%Y%m%d%H%M%S%f}-{page}.warc.gz"

    def find(self, ref: SnapshotRef) -> Path | None:
        """The snapshot's file; any capture of the same bytes serves when its own is missing."""
        path = self.path(ref)
        if path.is_file():
            return path
        others = self.of_digest(ref.id)
        return others[0] if others else None

    def of_digest(self, digest: str) -> tuple[Path, ...]:
        """All captures of the same bytes, the oldest first."""
        if self._names is None:
            self._names = {}
            for path in sorted(self.folder.glob("*.warc.gz")):
                self._names.setdefault(path.name.partition("-")[0], []).append(path.name)
        return tuple(self.folder / name for name in self._names.get(_hex(digest), ()))

    def all(self) -> tuple[Path, ...]:
        return tuple(sorted(self.folder.glob("*.warc.gz")))

    def keep(
        self, capture: Capture, restored_from: str | None = None, rendering: Rendering | None = None
    ) -> SnapshotRef:
        """Writes the capture and says where. Bytes kept before from the same address are not written again, unless they were
        rendered (the same bytes may show another page) or came by another way: then the redirects are written with them, under
        the address that was asked.
        ``restored_from`` is the archive's address of bytes that were not received from the publisher this time.
        Raises StoreError; then nothing was written."""
        ref = SnapshotRef(
            id=capture.digest,
            sha1=capture.sha1,
            bytes=len(capture.content),
            media_type=capture.media_type,
            captured=in_utc(capture.when),
            text_id="",
            url=without_credentials(capture.final_url),
            status=capture.exchanges[-1].status if capture.exchanges else None,
        )
        for path in self.of_digest(ref.id) if rendering is None else ():
            with contextlib.suppress(DamagedStore):  # then it is kept once more
                held = {m.url for m in members(path) if m.kind in ("response", "resource")}
                if (
                    in_ascii(ref.url) in held
                    and {in_ascii(without_credentials(e.url)) for e in capture.exchanges} <= held
                ):
                    return ref
                if in_ascii(ref.url) in held:
                    ref = replace(ref, url=without_credentials(capture.url))
        self._write(self.path(ref), ref, capture_file(capture, ref, restored_from, rendering))
        return ref

    def take_in(self, ref: SnapshotRef, content: bytes) -> bool:
        """Keeps a capture's file that another library wrote, byte for byte, unless it is here; tells whether it was not.
        Raises DamagedStore when it does not hold the page of ``ref``, StoreError where it cannot be written."""
        path = self.path(ref)
        if path.is_file():
            return False
        with tempfile.TemporaryDirectory() as folder:
            beside = Path(folder, path.name)
            beside.write_bytes(content)
            read_capture(beside, ref.id)
        return self._write(path, ref, content)

    def _write(self, path: Path, ref: SnapshotRef, content: bytes) -> bool:
        if not write_once(path, content):
            return False
        self.ledger.note(path.name)
        if self._names is not None:
            self._names.setdefault(_hex(ref.id), []).append(path.name)
        return True

    def drop(self, ref: SnapshotRef) -> None:
        """Removes the snapshot's own file. Raises StoreError."""
        path = self.path(ref)
        remove(path)
        if self._names is not None and path.name in self._names.get(_hex(ref.id), ()):
            self._names[_hex(ref.id)].remove(path.name)

    def add_reading(self, ref: SnapshotRef, text: bytes, language: str | None, record: bytes) -> None:
        """Adds to the snapshot's file what was read from it: the file of its readable text as a ``conversion``, the
        source's record as ``metadata``. What the file held before stays, byte for byte. Raises StoreError."""
        path = self.find(ref)
        if path is None:
            return
        with os_error_text(path):
            before = path.read_bytes()
        write_atomically(path, before + reading_members(ref, text, language, record), either=True)

    def read(self, ref: SnapshotRef) -> Capture:
        """The capture as it was, proven against its digest. Raises DamagedStore."""
        path = self.find(ref)
        if path is None:
            raise DamagedStore(
                str(self.path(ref)),
                "the page as received is not here",
                "`srctrack restore` downloads it from an archive",
            )
        return read_capture(path, ref.id)


def _hex(digest: str) -> str:
    return digest.rpartition(":")[2]
