"""One writer at a time, across processes; readers need no lock."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import platform
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import StoreError, StoreLocked
from srctrack.store.files.atomic_write import os_error_text

WAIT = 60.0
"""Seconds to wait for another writer: many times what keeping one page takes, short enough for CI to say what is wrong."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: ``turn`` is a name no other turn has."""

    pid: int
    host: str
    command: str
    since: datetime.datetime
    turn: str

    def __str__(self) -> str:
        return f"{self.command} (process {self.pid} on {self.host}, since {self.since:%H:%M:%S} UTC)"


class WriteLock:
    """The lock of one store, taken by ``held``; may be taken again by the same object while it is held."""

    def __init__(self, path: Path, wait: float = WAIT) -> None:
        self.path = path
        self.wait = wait
        self._depth = 0
        self._turn = ""
        self._threads = threading.RLock()

    @contextlib.contextmanager
    def held(self) -> Iterator[bool]:
        """Holds the lock; gives True when another process may have written since this object held it last.
        Raises StoreLocked after ``wait`` seconds, StoreError where the lock cannot be made (a read-only store)."""
        with self._threads, self._held() as others:
            yield others

    @contextlib.contextmanager
    def _held(self) -> Iterator[bool]:
        if self._depth:
            self._depth += 1
            try:
                yield False
            finally:
                self._depth -= 1
            return
        from filelock import FileLock, Timeout

        if self.path.is_symlink():  # a store comes from a repository, and opening the lock empties what it leads to
            raise StoreError(f"{self.path} is a link, not a lock file", "remove it, and ask who put it there")
        lock = FileLock(str(self.path), timeout=self.wait, poll_interval=0.02)
        with os_error_text(self.path):
            try:
                lock.acquire()
            except Timeout:
                raise StoreLocked(self._who(), "let it finish, or stop it; then run the command again") from None
        self._depth = 1
        try:
            others = self._sign()
            yield others
        finally:
            self._depth = 0
            lock.release()

    def holder(self) -> Holder | None:
        """Who held the lock last, as far as can be told."""
        try:
            written = json.loads(self._signature.read_text("utf-8"))
            since = datetime.datetime.fromisoformat(written["since"])
            return Holder(int(written["pid"]), written["host"], written["command"], since, written["turn"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def _signature(self) -> Path:
        return self.path.with_name(self.path.name + ".holder")

    def _who(self) -> str:
        holder = self.holder()
        return f"the library is being written by {holder or 'another process'}; waited {self.wait:.0f} s"

    def _sign(self) -> bool:
        before = self.holder()
        others = before is None or before.turn != self._turn or not self._turn
        if not others:
            return False
        now = datetime.datetime.now(datetime.UTC)
        self._turn = f"{os.getpid()}-{now.timestamp():.6f}-{os.urandom(4).hex()}"
        written = {
            "pid": os.getpid(),
            "host": platform.node(),
            "command": _command(),
            "since": now.isoformat(timespec="seconds"),
            "turn": self._turn,
        }
        beside = self._signature.with_name(f".new-{os.getpid()}-holder")
        with os_error_text(self._signature):
            beside.write_text(json.dumps(written), "utf-8")
            os.replace(beside, self._signature)
        return True


def _command() -> str:
    """The running command's first words, without addresses or file names."""
    words = [word for word in sys.argv[1:2] if not word.startswith("-")]
    return " ".join(["srctrack", *words])
