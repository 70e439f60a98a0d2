"""Pushing: the pages as received that are here go to the remote store."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from srctrack.model.remote import RemoteState
from srctrack.store.library import Library
from srctrack.store.remote.ledger import PushedList
from srctrack.store.remote.objects import RemoteError
from srctrack.store.remote.snapshots import RemoteSnapshots
from srctrack.workflows.remote.open import pushed_list, remote_view

JOBS = 8
"""Pages sent at once: a few hide the wait for each answer; more fill one line with no gain."""
MAX_REFUSALS = 3
"""Failures one after the other, after which the store itself is taken to be out of reach and is not asked again."""


@dataclass(frozen=True)
class Pushed:
    """One snapshot and what came of it."""

    key: str
    name: str
    state: RemoteState
    why: str | None = None


def push(
    library: Library,
    remote: RemoteSnapshots,
    keys: Collection[str] | None = None,
    *,
    again: bool = False,
    seconds: float | None = None,
) -> Iterator[Pushed]:
    """Sends what is pending of the sources under ``keys`` (None: of all), and tells of each snapshot what came of it. With
    ``again``, also what is known to be there. A
    snapshot that cannot be sent stays pending; after ``seconds``, or when the store refuses again and again, no more are
    begun. A run that is ended at any moment loses nothing: the next one goes on."""
    pending = remote_view(library, remote.url, all_pending=again).pending
    owners = {path: key for key, paths in sorted(pending.items()) if keys is None or key in keys for path in paths}
    run = _Run(remote, pushed_list(library, remote.url), None if seconds is None else time.monotonic() + seconds)
    for path, why in run.send(list(owners)):
        state = RemoteState.SAVED if why is None else RemoteState.PENDING
        yield Pushed(owners[path], path.name, state, why)


class _Run:
    """One run of pushing: stops asking when there is no use in it."""

    def __init__(self, remote: RemoteSnapshots, pushed: PushedList, until: float | None) -> None:
        self._remote, self._pushed, self._until = remote, pushed, until
        self._refused = 0
        self._last = ""

    def send(self, paths: list[Path]) -> Iterator[tuple[Path, str | None]]:
        """Each path with why it is still pending, None when it is there."""
        waiting = list(reversed(paths))
        under_way: dict[Future[str | None], Path] = {}
        pool = ThreadPoolExecutor(JOBS)
        try:
            while waiting or under_way:
                while waiting and len(under_way) < JOBS and self._stopped() is None:
                    path = waiting.pop()
                    under_way[pool.submit(self._one, path)] = path
                if not under_way:
                    yield from ((path, self._stopped()) for path in reversed(waiting))
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    path, why = under_way.pop(future), future.result()
                    self._counted(path, why)
                    yield path, why
        finally:
            pool.shutdown(cancel_futures=True)

    def _one(self, path: Path) -> str | None:
        try:
            self._remote.push(path)
        except RemoteError as error:
            return error.message
        except OSError as error:
            return f"could not read {path.name}: {error.strerror or error}"
        return None

    def _counted(self, path: Path, why: str | None) -> None:
        self._refused = 0 if why is None else self._refused + 1
        if why is None:
            self._pushed.note(path.name)
        else:
            self._last = why

    def _stopped(self) -> str | None:
        if self._refused >= MAX_REFUSALS:
            return f"not tried, after {MAX_REFUSALS} failures: {self._last}"
        if self._until is not None and time.monotonic() >= self._until:
            return "not tried: the time for the command is over"
        return None
