"""TinyDB over the records' files: queries, inserts, updates and removals, each touching only the files it must.

TinyDB's own storages read and write the whole database as one; a crash, a full disk or a second process then lose it.
Here a table is a view of the folder: reading a document reads its file, writing one replaces its file.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from srctrack.store.records.files import RecordFiles
from srctrack.store.records.json_codec import Record

TABLE = "sources"


class RecordTable(Table):
    """The table of sources: document ids are keys, and always given."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> int:
        raise ValueError("a source is put under its key: TinyDB cannot make one up")

    def replace(self, key: str, record: Record) -> None:
        """Puts the record under ``key``, in place of what is there. Raises StoreError."""

        def put(table: MutableMapping[Any, Any]) -> None:
            table[key] = record

        self._update_table(put)

    def take_out(self, key: str) -> None:
        """Removes the record under ``key``. Raises StoreError."""

        def take(table: MutableMapping[Any, Any]) -> None:
            del table[key]

        self._update_table(take)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Runs ``updater`` on a view that writes what it changes, in place of rewriting everything."""
        assert isinstance(self._storage, RecordStorage)
        view = _View(self._storage.records.files)
        updater(view)  # type: ignore[arg-type]
        view.write()
        self.clear_cache()


class RecordDatabase(TinyDB):
    """TinyDB with the sources as its default table."""

    table_class = RecordTable
    default_table_name = TABLE


class RecordStorage(Storage):
    """The storage TinyDB asks: one table, read file by file as its documents are looked at."""

    def __init__(self, files: RecordFiles) -> None:
        self.records = _Records(files)

    def read(self) -> dict[str, dict[str, Any]] | None:
        return {TABLE: self.records}  # type: ignore[dict-item]

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        raise NotImplementedError("a record is written alone, by RecordTable")


class _Records(Mapping[str, Record]):
    def __init__(self, files: RecordFiles) -> None:
        self.files = files

    def __getitem__(self, key: str) -> Record:
        record = self.files.read(key)
        if record is None:
            raise KeyError(key)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self.files.keys())

    def __len__(self) -> int:
        return len(self.files.stamps())


class _View(MutableMapping[str, Record]):
    """The records as a mapping that remembers what was changed in it."""

    def __init__(self, files: RecordFiles) -> None:
        self.files = files
        self._held: dict[str, Record | None] = {}
        self._before: dict[str, Record] = {}

    def __getitem__(self, key: str) -> Record:
        if key not in self._held:
            record = self.files.read(key)
            if record is None:
                raise KeyError(key)
            self._held[key] = record
            self._before[key] = copy.deepcopy(record)
        held = self._held[key]
        if held is None:
            raise KeyError(key)
        return held

    def __setitem__(self, key: str, record: Record) -> None:
        self._held[key] = record

    def __delitem__(self, key: str) -> None:
        self._held[key] = None

    def __iter__(self) -> Iterator[str]:
        gone = {k for k, r in self._held.items() if r is None}
        there = set(self.files.keys()) | {k for k, r in self._held.items() if r is not None}
        return iter(sorted(there - gone))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, key: object) -> bool:
        if key in self._held:
            return self._held[str(key)] is not None
        return self.files.stamp(str(key)) is not None

    def write(self) -> None:
        for key, record in self._held.items():
            if record is None:
                self.files.remove(key)
            elif record != self._before.get(key):
                self.files.write(key, record)
