"""Pace, shared by every srctrack process of one user on one machine, since an archive counts them all as one.

Kept in a small SQLite file: a transaction is the lock, and a killed process leaves nothing half done. What stands in it may be
lost without harm beyond a request made too early.
"""

from __future__ import annotations

import datetime
import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import StoreLocked

LOCK_SECONDS = 60.0
"""To wait for another process’s transaction, each of which takes milliseconds; a busy machine may stop one in the middle."""
LEASE_SECONDS = 300.0
"""A claim of a process that is gone without a trace (on another system’s rules for process ids) ends after this; longer than any
one step with its requests takes."""
DOUBLING_LIMIT = 6 * 3600.0
"""Holds that double stop growing here."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS lane (name TEXT PRIMARY KEY, free REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS hold (scope TEXT PRIMARY KEY, until REAL NOT NULL, length REAL NOT NULL, reason TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS claim (name TEXT PRIMARY KEY, pid INTEGER NOT NULL, until REAL NOT NULL)",
    "CREATE TABLE IF NOT EXISTS session (name TEXT PRIMARY KEY, until REAL NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing is asked until then, and why."""

    until: datetime.datetime
    reason: str


class Pace:
    """The pace of one archive, in the file ``path`` (None: in memory, for one process). Instants are passed in."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._db: sqlite3.Connection | None = None
        self._pid = 0

    def close(self) -> None:
        """Let the file go; what was learned stays in it."""
        if self._db is not None and self._pid == os.getpid():
            self._db.close()
        self._db = None

    def take(
        self, lane: str, interval: float, now: datetime.datetime, scopes: tuple[str, ...] = ()
    ) -> tuple[float, dict[str, Hold]]:
        """0 seconds when nothing was held in ``scopes`` and the lane was free: it is now taken for ``interval`` seconds. Else
        the seconds until it is worth asking again, and the holds that are against it; nothing was taken."""
        at = now.timestamp()
        with self._transaction() as db:
            marks = ",".join("?" * len(scopes))
            rows = db.execute(
                f"SELECT scope, until, reason FROM hold WHERE scope IN ({marks}) AND until > ?", (*scopes, at)
            )
            holds = {scope: Hold(_instant(until), reason) for scope, until, reason in rows}
            if holds:
                return max(h.until.timestamp() for h in holds.values()) - at, holds
            row = db.execute("SELECT free FROM lane WHERE name = ?", (lane,)).fetchone()
            # A clock that was set back must not close a lane for longer than its interval.
            wait = min(row[0] - at, interval) if row else 0.0
            if wait > 0:
                return float(wait), {}
            db.execute("INSERT OR REPLACE INTO lane VALUES (?, ?)", (lane, at + interval))
            return 0.0, {}

    def hold(self, scope: str, seconds: float, reason: str, now: datetime.datetime, doubling: bool = False) -> Hold:
        """Ask nothing in ``scope`` for ``seconds``. With ``doubling``, a hold that follows closely on another (within its
        length) is twice as long as that."""
        at = now.timestamp()
        with self._transaction() as db:
            row = db.execute("SELECT until, length FROM hold WHERE scope = ?", (scope,)).fetchone()
            if doubling and row and at - row[0] < row[1]:
                seconds = max(seconds, min(2 * row[1], DOUBLING_LIMIT))
            until = max(at + seconds, row[0] if row else 0.0)
            db.execute("INSERT OR REPLACE INTO hold VALUES (?, ?, ?, ?)", (scope, until, seconds, reason))
        return Hold(_instant(until), reason)

    def begin(self, lane: str, interval: float, now: datetime.datetime) -> None:
        """A request of ``lane`` leaves now: the next has its distance from here, not from when the lane was taken."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO lane VALUES (?, ?)", (lane, now.timestamp() + interval))

    def sessions(self, now: datetime.datetime) -> frozenset[str]:
        """The captures under way, of every process."""
        with self._transaction() as db:
            db.execute("DELETE FROM session WHERE until <= ?", (now.timestamp(),))
            return frozenset(name for (name,) in db.execute("SELECT name FROM session"))

    def open_session(self, name: str, seconds: float, now: datetime.datetime) -> None:
        """A capture is under way, for ``seconds`` at most as far as anybody waits for it."""
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO session VALUES (?, ?)", (name, now.timestamp() + seconds))

    def close_session(self, name: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM session WHERE name = ?", (name,))

    def claim(self, name: str) -> bool:
        """Whether this process may work at ``name`` now: no other that still runs is at it. Processes live in the machine’s
        own time, whatever clock paces the archive."""
        with self._transaction() as db:
            # Asked for before the transaction is ours, the time would be older than a claim made while we waited for it.
            at = time.time()
            row = db.execute("SELECT pid, until FROM claim WHERE name = ?", (name,)).fetchone()
            # One further in the future than this was made before the clock was set back.
            if row and row[0] != os.getpid() and at < row[1] <= at + 2 * LEASE_SECONDS and _runs(row[0]):
                return False
            db.execute("INSERT OR REPLACE INTO claim VALUES (?, ?, ?)", (name, os.getpid(), at + LEASE_SECONDS))
        return True

    def release(self, name: str) -> None:
        with self._transaction() as db:
            db.execute("DELETE FROM claim WHERE name = ? AND pid = ?", (name, os.getpid()))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self._db is None or self._pid != os.getpid():
            self._pid = os.getpid()
            self._db = _opened(self._path) if self._path is not None else _in_memory()
        db = self._db
        _begun(db)
        try:
            yield db
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def pace_file(environ: Mapping[str, str], address: str) -> Path | None:
    """Where this user’s pace with the archive at ``address`` is kept; None when there is no home to keep it in.

    ``SRCTRACK_STATE`` names another folder; else the XDG state folder, or LOCALAPPDATA on Windows.
    """
    name = "".join(c if c.isalnum() or c in ".-" else "_" for c in address.split("://")[-1])[:80]
    given = environ.get("SRCTRACK_STATE")
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if given:
        folder = Path(given)
    elif environ.get("XDG_STATE_HOME"):
        folder = Path(environ["XDG_STATE_HOME"]) / "srctrack"
    elif sys.platform == "win32" and environ.get("LOCALAPPDATA"):
        folder = Path(environ["LOCALAPPDATA"]) / "srctrack"
    elif home:
        folder = Path(home) / ".local" / "state" / "srctrack"
    else:
        return None
    return folder / f"pace-{name}.sqlite"


def _opened(path: Path) -> sqlite3.Connection:
    """The file’s database, made anew when it is damaged; one in memory where no file can be written."""
    for last in (False, True):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None, check_same_thread=False))
        except sqlite3.OperationalError:
            break
        except sqlite3.DatabaseError:
            if not last:
                path.unlink(missing_ok=True)
        except OSError:
            break
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    return _prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    db.execute("PRAGMA synchronous = OFF")
    _begun(db)  # two processes that make the tables one by one meet halfway, and one of them is refused at once
    for table in _TABLES:
        db.execute(table)
    db.execute("COMMIT")
    return db


def _begun(db: sqlite3.Connection) -> None:
    """Begins a transaction that shuts all others out. Raises StoreLocked when another does not end: a pace of one’s own
    instead would send what another process is sending."""
    try:
        db.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as why:
        if why.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        message = f"another srctrack process has blocked the archive queue for {LOCK_SECONDS:.0f} s"
        raise StoreLocked(message, "let it finish, or stop it; then run the command again") from None


def _instant(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC)


def _runs(pid: int) -> bool:
    """Whether a process of that id runs here; True where that cannot be asked without harm."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
