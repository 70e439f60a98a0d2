"""Reading a WACZ package that srctrack wrote: every file proven against the manifest before it is used."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from srctrack.errors import ReadError
from srctrack.model.source import SnapshotRef, Source
from srctrack.store.records.files import is_key
from srctrack.store.records.json_codec import from_record, read_record
from srctrack.store.records.migrations import lifted
from srctrack.store.wacz.manifest import DIGEST, MANIFEST, Resource, read_manifest, sha256
from srctrack.store.wacz.pack import ARCHIVE, SOURCES, TEXTS

MAX_RECORD = 4 * 1024 * 1024
"""Bytes of a record or manifest; the longest records, of pages seen every day for years, have some 100 KB."""
MAX_TEXT = 64 * 1024 * 1024
MAX_PAGE = 256 * 1024 * 1024
"""Bytes of one file of WARC: a page of the largest size that is fetched, some times over."""


class Package:
    """A package, opened. Raises ReadError ``unreadable`` for what is damaged, ``too-large`` for what is far beyond use."""

    def __init__(self, file: zipfile.ZipFile, shown: str) -> None:
        self._file, self._shown = file, shown
        self._entries = {entry.filename: entry for entry in file.infolist()}
        written = self._read(MANIFEST, MAX_RECORD)
        self.digest_told = self._told() if DIGEST in self._entries else {}
        if self.digest_told and self.digest_told.get("hash") != sha256(written):
            raise self._damaged(f"{MANIFEST} does not match the hash in {DIGEST}")
        self.manifest_bytes = written
        try:
            self._resources = read_manifest(written)
        except ValueError as wrong:
            raise self._damaged(str(wrong)) from wrong

    def source_keys(self) -> list[str]:
        """The keys of the sources it holds the records of, sorted."""
        paths = (PurePosixPath(n) for n in self._resources if n.startswith(SOURCES) and n.endswith(".json"))
        return sorted(path.stem for path in paths if is_key(path.stem) and len(path.parts) == 2)

    def source(self, key: str) -> Source:
        content = self._proven(f"{SOURCES}{key}.json", MAX_RECORD)
        try:
            source = from_record(lifted(dict(read_record(content)), self._shown))
        except ValueError as wrong:
            raise self._damaged(f"{SOURCES}{key}.json is not a record ({wrong})") from wrong
        if source.key != key:
            raise self._damaged(f"{SOURCES}{key}.json says that it is the record of “{source.key}”")
        return source

    def text(self, text_id: str) -> bytes | None:
        """The bytes of a text’s file; None when it is not in the package."""
        name = f"{TEXTS}{_hex(text_id)}.txt"
        return self._proven(name, MAX_TEXT) if name in self._resources else None

    def page(self, ref: SnapshotRef, name: str) -> bytes | None:
        """The WARC file of a capture: its own by ``name``, else another capture of the same bytes; None without one."""
        same = sorted(n for n in self._resources if n.startswith(f"{ARCHIVE}{_hex(ref.id)}-"))
        found = f"{ARCHIVE}{name}" if f"{ARCHIVE}{name}" in same else next(iter(same), None)
        return self._proven(found, MAX_PAGE) if found else None

    def _told(self) -> dict[str, Any]:
        try:
            told = json.loads(self._read(DIGEST, MAX_RECORD))
        except ValueError as wrong:
            raise self._damaged(f"{DIGEST} is not JSON") from wrong
        return told if isinstance(told, dict) else {}

    def _proven(self, name: str, limit: int) -> bytes:
        said: Resource | None = self._resources.get(name)
        if said is None:
            raise self._damaged(f"{name} is not in its manifest")
        content = self._read(name, limit)
        if said.digest != sha256(content):
            raise self._damaged(f"{name} does not match its hash in {MANIFEST}")
        return content

    def _read(self, name: str, limit: int) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise self._damaged(f"{name} is not in it")
        with self._file.open(entry) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise ReadError("too-large", self._shown, f"{self._shown}: {name} is larger than {limit >> 20} MiB")
        return content

    def _damaged(self, what: str) -> ReadError:
        return ReadError(
            "unreadable", self._shown, f"{self._shown}: {what}", "ask the person who made the package to make it again"
        )


def _hex(digest: str) -> str:
    return digest.rpartition(":")[2]


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """The package at ``path``. Raises ReadError."""
    try:
        with zipfile.ZipFile(path) as file:
            yield Package(file, str(path))
    except (zipfile.BadZipFile, OSError, RuntimeError, EOFError, NotImplementedError) as wrong:
        raise ReadError("unreadable", str(path), f"{path} is not a WACZ package, or damaged: {wrong}") from wrong


def holds_records(path: Path) -> bool:
    """Whether a file is a package with records of sources, as ``export --format wacz`` writes it."""
    try:
        with zipfile.ZipFile(path) as file:
            return any(name.startswith(SOURCES) for name in file.namelist())
    except (zipfile.BadZipFile, OSError):
        return False
