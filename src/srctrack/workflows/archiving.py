"""Archives at work: opened from the settings, asked for copies while pages are added, finished later."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from srctrack.archive.base import Archive, Surroundings
from srctrack.archive.client import Client
from srctrack.archive.clock import Clock, SystemClock
from srctrack.archive.queue import Queue
from srctrack.archive.registry import service
from srctrack.archive.requesting import request_archiving, skipped_everywhere
from srctrack.archive.settings import ArchiveSettings
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.source import Source

QUEUE_FOLDER = "queue"
"""Of the store: the tickets of this clone. Not to be committed; the records of the sources say all a clone needs."""


@dataclass(frozen=True)
class Archiving:
    """The archives of the settings with the store's queue. ``request`` fits the add workflow's ``archiver``."""

    archives: tuple[Archive, ...]
    queue: Queue
    clock: Clock

    def request(self, source: Source) -> tuple[ArchiveRecord, ...]:
        """Put ``source`` in the queue of every archive; what the library should say of it. Asks no network, waits for
        nothing, raises nothing for an archive's sake."""
        return request_archiving(source, self.archives, self.queue, self.clock.now())


def open_archiving(
    settings: ArchiveSettings, store: Path, environ: Mapping[str, str], clock: Clock | None = None
) -> Archiving:
    """The archives named in ``settings`` and the queue of the store at ``store``. Raises UsageError for a mistake in the
    settings."""
    time = clock or SystemClock()

    @cache
    def client() -> Client:
        return Client(time)

    archives = (service(n).make(Surroundings(settings.table(n), environ, client)) for n in settings.services)
    return Archiving(tuple(archives), Queue(store / QUEUE_FOLDER), time)


def leave_alone(settings: ArchiveSettings, source: Source) -> tuple[ArchiveRecord, ...]:
    """The records of a page that is not to be archived (--no-archive): those it has stay, none is asked for."""
    known = {r.service for r in source.archives}
    return tuple(source.archives) + skipped_everywhere(s for s in settings.services if s not in known)


def make_archiver(
    store: Path, wait: float = 0.0, settings: ArchiveSettings | None = None, environ: Mapping[str, str] = os.environ
) -> Callable[[Source], tuple[ArchiveRecord, ...]]:
    """What the add workflow asks for every page it keeps: a place in the queue, no network."""
    return open_archiving(settings or ArchiveSettings(), store, environ).request
