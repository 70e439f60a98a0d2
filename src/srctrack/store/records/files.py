"""The records: a file a source, named by its key.

``RecordFiles`` reads and writes single files and is all that a look-up needs. TinyDB's queries run over the same files
through ``query.RecordStorage``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.errors import DamagedStore, StoreError
from srctrack.patterns import pattern
from srctrack.store.files.atomic_write import remove, write_atomically

if TYPE_CHECKING:
    from srctrack.model.source import Source
    from srctrack.store.records.json_codec import Record

_KEY = pattern(r"^[a-z0-9][a-z0-9._-]{0,99}$")
"""What a key may be: a file name on every system, typed without quoting. At most 100 characters, so that ``key.json``
stays far from the 255 bytes of a name."""

_RESERVED = frozenset("con prn aux nul".split()) | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}
"""Names Windows does not allow for files."""

REPAIR = "nothing was changed; `srctrack verify` lists all damage, `git checkout -- FILE` or `srctrack verify --repair` restores it"


Stamp = tuple[int, int, int]
"""What tells a file from an earlier state of it without reading: nanoseconds of its last change, bytes, inode. A plain
tuple, since ten thousand are compared whenever a store is opened."""


def is_key(key: str) -> bool:
    """Whether ``key`` can name a record."""
    return bool(_KEY.fullmatch(key)) and key.partition(".")[0] not in _RESERVED and not key.endswith(".")


class RecordFiles:
    """The folder of records."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def keys(self) -> list[str]:
        """The keys of all records, sorted."""
        return sorted(self.stamps())

    def stamps(self) -> dict[str, Stamp]:
        """Every record's key with its stamp. Raises DamagedStore when the folder cannot be read."""
        try:
            with os.scandir(self.folder) as folder:
                return {
                    e.name[:-5]: (s.st_mtime_ns, s.st_size, s.st_ino)
                    for e in folder
                    if e.name.endswith(".json") and not e.name.startswith(".") and (s := e.stat())
                }
        except FileNotFoundError:
            return {}
        except OSError as refused:
            raise DamagedStore(str(self.folder), refused.strerror or str(refused)) from refused

    def stamp(self, key: str) -> Stamp | None:
        """The record's stamp; None when there is none, or ``key`` is no key (such as one that leads out of the folder)."""
        if not is_key(key):
            return None
        try:
            s = self.path(key).stat()
        except OSError:
            return None
        return s.st_mtime_ns, s.st_size, s.st_ino

    def read(self, key: str) -> Record | None:
        """The record's members, or None when there is none. Raises DamagedStore, NewerStore."""
        if not is_key(key):
            return None
        from srctrack.store.records.json_codec import Unmerged, read_record
        from srctrack.store.records.migrations import lifted

        path = self.path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as refused:
            raise DamagedStore(str(path), refused.strerror or str(refused)) from refused
        try:
            return lifted(read_record(content), str(path))
        except Unmerged as seams:
            raise DamagedStore(str(path), str(seams), REPAIR) from seams
        except ValueError as wrong:
            raise DamagedStore(str(path), str(wrong), REPAIR) from wrong

    def source(self, key: str) -> Source | None:
        """The source of a record. Raises DamagedStore."""
        record = self.read(key)
        return None if record is None else self.as_source(key, record)

    def as_source(self, key: str, record: Record) -> Source:
        """The source of a record's members. Raises DamagedStore."""
        from srctrack.store.records.json_codec import from_record

        try:
            source = from_record(record)
        except ValueError as wrong:
            raise DamagedStore(str(self.path(key)), str(wrong), REPAIR) from wrong
        if source.key != key:
            raise DamagedStore(str(self.path(key)), f"it says it is the record of “{source.key}”", REPAIR)
        return source

    def write(self, key: str, record: Record) -> bytes:
        """Writes the record and gives its file's bytes. Raises StoreError."""
        if not is_key(key):
            raise StoreError(
                f"invalid key “{key}”",
                "use lower-case letters, digits, hyphens, dots and underscores, at most 100",
            )
        from srctrack.store.records.json_codec import write_record

        content = write_record(record)
        write_atomically(self.path(key), content)
        return content

    def remove(self, key: str) -> None:
        """Removes the record's file. Raises StoreError."""
        remove(self.path(key))
