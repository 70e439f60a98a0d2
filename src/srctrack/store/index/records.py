"""The index: what can be asked of the records without reading them all. Derived, disposable, never the truth.

A SQLite file in ``cache/``. It is brought up to date on first need, by comparing each record file's stamp with the one
it was read under; a missing, foreign or damaged index is made anew; where it cannot be written it is made in memory.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.errors import DamagedStore
from srctrack.store.records.files import RecordFiles, Stamp

if TYPE_CHECKING:
    from srctrack.model.source import Source

VERSION = 4
"""Raised when the tables change; an index of another version is made anew."""

_BUSY = 30.0
"""Seconds to wait for another process that is bringing the index up to date; a first build of 10,000 records takes five."""

_TABLES = """
CREATE TABLE records(
  id INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, changed INTEGER, size INTEGER, inode INTEGER, damage TEXT,
  title TEXT, outlet TEXT, outlet_folded TEXT, domain TEXT, authors TEXT, published TEXT, accessed TEXT, language TEXT,
  words INTEGER, wall TEXT, archived INTEGER, text_id TEXT, tags TEXT, note TEXT, record TEXT);
CREATE INDEX by_outlet ON records(outlet_folded);
CREATE INDEX by_domain ON records(domain);
CREATE INDEX by_text ON records(text_id);
CREATE TABLE urls(page TEXT NOT NULL, record INTEGER NOT NULL);
CREATE INDEX by_page ON urls(page);
CREATE INDEX by_record ON urls(record);
CREATE TABLE snapshots(digest TEXT NOT NULL, record INTEGER NOT NULL);
CREATE INDEX by_digest ON snapshots(digest);
CREATE INDEX by_holder ON snapshots(record);
CREATE VIRTUAL TABLE heads USING fts5(title, outlet, authors, tags, note, tokenize="unicode61 remove_diacritics 2");
CREATE TABLE texts(id INTEGER PRIMARY KEY, text_id TEXT UNIQUE NOT NULL);
CREATE VIRTUAL TABLE bodies USING fts5(words, content='', tokenize="unicode61 remove_diacritics 2");
"""


class Index:
    """The index of one store. Use ``refresh`` before asking; all methods may be called from several threads."""

    def __init__(self, cache: Path, records: RecordFiles) -> None:
        self.path = cache / "index.sqlite"
        self.records = records
        self._guard = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._fresh = False
        self._stamps: dict[str, Stamp] | None = None
        self.holds_all_words = False
        """Whether the words of every text a record names are indexed; set by who indexes them."""

    def close(self) -> None:
        with self._guard:
            if self._db is not None:
                self._db.close()
            self._db, self._fresh, self._stamps, self.holds_all_words = None, False, None, False

    def stale(self) -> None:
        """Says that another process may have written: the next question compares all stamps again."""
        self._fresh = self.holds_all_words = False
        self._stamps = None

    def stamps(self) -> dict[str, Stamp]:
        """The stamps of the records as of which questions are answered: read once, until ``stale``. Raises DamagedStore."""
        with self._guard:
            if self._stamps is None:
                self._stamps = self.records.stamps()
            return self._stamps

    def put(self, source: Source) -> None:
        """Tells the index of a record just written by this process."""
        with self._guard:
            self.holds_all_words = False
            if not self._fresh:
                return
            with contextlib.suppress(sqlite3.Error), self._open() as db:
                db.execute("BEGIN IMMEDIATE")
                _drop(db, [source.key])
                _add(db, source, self.records.stamp(source.key))
                db.execute("COMMIT")
                return
            self.close()

    def forget(self, key: str) -> None:
        """Tells the index of a record just removed by this process."""
        with self._guard:
            if self._fresh:
                with contextlib.suppress(sqlite3.Error), self._open() as db:
                    _drop(db, [key])
                    return
                self.close()

    @contextlib.contextmanager
    def ask(self) -> Iterator[sqlite3.Connection]:
        """A connection to an index that agrees with the records. A damaged index is made anew; one that cannot be written
        (a full disk) is made in memory."""
        with self._guard:
            try:
                db = self._current()
            except sqlite3.Error:
                self._discard()
                try:
                    db = self._current()
                except sqlite3.Error:
                    self.close()
                    self._db = _prepared(_in_memory())
                    db = self._current()
            yield db

    def damaged(self) -> dict[str, str]:
        """The records that could not be read, with why."""
        with self.ask() as db:
            return dict(db.execute("SELECT key, damage FROM records WHERE damage IS NOT NULL ORDER BY key"))

    def _current(self) -> sqlite3.Connection:
        db = self._open()
        if not self._fresh:
            self._update(db)
            self._fresh = True
        return db

    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            self._db = self._connect()
        return self._db

    def _connect(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if not os.access(self.path.parent, os.W_OK):
                raise PermissionError(self.path)
            return _prepared(sqlite3.connect(self.path, timeout=_BUSY, isolation_level=None, check_same_thread=False))
        except (OSError, sqlite3.OperationalError):
            return _prepared(_in_memory())

    def _discard(self) -> None:
        self.close()
        for name in (self.path.name, self.path.name + "-wal", self.path.name + "-shm"):
            with contextlib.suppress(OSError):
                self.path.with_name(name).unlink()

    def _update(self, db: sqlite3.Connection) -> None:
        here = self.stamps()
        if not any(_differing(db, here)):
            return
        db.execute("BEGIN IMMEDIATE")
        try:
            gone, changed = _differing(db, here)
            _drop(db, [*gone, *changed])
            for key in changed:
                try:
                    source = self.records.source(key)
                except DamagedStore as damage:
                    _add_damaged(db, key, here[key], damage.message)
                    continue
                if source is not None:
                    _add(db, source, here[key])
            db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise


def _in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    with contextlib.suppress(
        sqlite3.OperationalError
    ):  # a network folder may not have it; readers then wait for a writer
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = OFF")  # derived: after a power cut it is made anew
    if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        db.execute("BEGIN IMMEDIATE")
        if db.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'"
            ).fetchall():
                db.execute(f'DROP TABLE "{name}"')
            for statement in _TABLES.split(";\n"):
                if statement.strip():
                    db.execute(statement)
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    return db


def _differing(db: sqlite3.Connection, here: dict[str, Stamp]) -> tuple[list[str], list[str]]:
    """The keys that are gone, and those that are new or changed."""
    known = {key: (a, b, c) for key, a, b, c in db.execute("SELECT key, changed, size, inode FROM records")}
    if known == here:
        return [], []
    return [k for k in known if k not in here], [k for k, stamp in here.items() if known.get(k) != stamp]


def _drop(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    for key in keys:
        found = db.execute("SELECT id FROM records WHERE key = ?", (key,)).fetchone()
        if found:
            db.execute("DELETE FROM urls WHERE record = ?", found)
            db.execute("DELETE FROM snapshots WHERE record = ?", found)
            db.execute("DELETE FROM heads WHERE rowid = ?", found)
            db.execute("DELETE FROM records WHERE id = ?", found)


def _add_damaged(db: sqlite3.Connection, key: str, stamp: Stamp, damage: str) -> None:
    db.execute(
        "INSERT INTO records(key, changed, size, inode, damage) VALUES (?, ?, ?, ?, ?)",
        (key, *stamp, damage),
    )


def _add(db: sqlite3.Connection, source: Source, stamp: Stamp | None) -> None:
    from srctrack.model.url import domain, same_page
    from srctrack.store.records.json_codec import to_record

    newest = source.newest
    fields = (
        source.key,
        *(stamp or (0, 0, 0)),
        source.title,
        source.outlet.name,
        folded_outlet(source.outlet.name) if source.outlet.name else None,
        source.outlet.domain or domain(source.final_url or source.url),
        "\n".join(source.authors),
        source.published.isoformat() if source.published else None,
        source.accessed.isoformat(),
        source.language,
        source.words,
        source.wall.value if source.wall else None,
        any(a.state.archived for a in source.archives),
        newest.text_id if newest else None,
        "\n".join(source.tags),
        source.note,
        json.dumps(to_record(source)),
    )
    at = db.execute(
        "INSERT INTO records(key, changed, size, inode, title, outlet, outlet_folded, domain, authors, published, accessed,"
        " language, words, wall, archived, text_id, tags, note, record)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        [_writable(f) for f in fields],
    ).lastrowid
    copies = (a.memento.url for a in source.archives if a.memento)
    pages = {same_page(u) for u in (*source.urls, *(s.url for s in source.snapshots), *copies)}
    db.executemany("INSERT INTO urls VALUES (?, ?)", [(_writable(p), at) for p in sorted(pages)])
    db.executemany("INSERT INTO snapshots VALUES (?, ?)", [(s.id, at) for s in source.snapshots])
    head = (source.title, source.outlet.name, " ".join(source.authors), " ".join(source.tags), source.note)
    db.execute(
        "INSERT INTO heads(rowid, title, outlet, authors, tags, note) VALUES (?, ?, ?, ?, ?, ?)",
        (at, *map(_writable, head)),
    )


def folded_outlet(name: str) -> str:
    """The name under which an outlet is looked up: “The Guardian” and “guardian” are one."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def _writable(value: object) -> object:
    """SQLite takes no lone surrogates."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
