"""Archives at work: opened from the settings, asked for copies while pages are added, worked off afterwards."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.archive.base import Archive, ExpectedContent, ServiceContext
from srctrack.archive.client import ANSWER_SECONDS, Client
from srctrack.archive.clock import Clock, SystemClock
from srctrack.archive.queue.enqueue import request_archiving
from srctrack.archive.queue.rate_limit import Pace, pace_file
from srctrack.archive.queue.runner import QueueRunResult, Runner
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.registry import service
from srctrack.archive.settings import ArchiveSettings
from srctrack.archive.verification.expected import wanted_of
from srctrack.errors import DamagedStore
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source

if TYPE_CHECKING:
    from srctrack.store.library import Library

AT_ONCE_SECONDS = 30.0
"""What “without waiting” may come to when archives answer slowly."""
QUEUE_FOLDER = "queue"
"""Of the store: the tickets of this clone. Not to be committed; the records of the sources say all that a clone needs."""


@dataclass(frozen=True)
class Archiving:
    """The archives of the settings with the store's queue. ``request`` fits the add workflow's ``archiver``."""

    archives: tuple[Archive, ...]
    queue: Queue
    clock: Clock
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)

    def request(self, source: Source) -> tuple[ArchiveRecord, ...]:
        """Put ``source`` in the queue of every archive; what the library should say of it. Asks no network, waits for
        nothing, raises nothing for an archive's sake."""
        return request_archiving(source, self.archives, self.queue, self.clock.now())

    def work(
        self,
        library: Library,
        keys: Iterable[str],
        outcome: QueueRunResult,
        *,
        wait: float | None = 0.0,
        idle: float | None = None,
        submitting: bool = True,
    ) -> Iterator[Ticket]:
        """Work the tickets of ``keys`` off, and give each out after every step of it. At most ``wait`` seconds beyond the
        request under way (None: as long as something is due within ``idle`` seconds; 0: what can be done without waiting).
        Without ``submitting`` no capture is asked for that was not asked for before. The library is written as things become
        known; may be interrupted at any moment."""
        chosen = frozenset(keys)
        if wait == 0:
            wait, idle = AT_ONCE_SECONDS, 0.0
        until = None if wait is None else self.clock.now() + datetime.timedelta(seconds=wait)
        runner = Runner(
            archives={a.name: a for a in self.archives},
            queue=self.queue,
            pace=self._pace,
            clock=self.clock,
            wanted=lambda ticket: _wanted(library, ticket),
            keep=lambda ticket: keep_record(library, ticket.key, ticket.record),
        )

        def is_chosen(ticket: Ticket) -> bool:
            return ticket.key in chosen and (submitting or ticket.state is not ArchiveState.QUEUED)

        yield from runner.steps(is_chosen, until, outcome, idle)

    def _pace(self, archive: Archive) -> Pace:
        return Pace(pace_file(self.environ, archive.address))


@contextmanager
def open_archiving(
    table: Mapping[str, object],
    store: Path,
    environ: Mapping[str, str] = os.environ,
    clock: Clock | None = None,
    answer_seconds: float = ANSWER_SECONDS,
) -> Iterator[Archiving]:
    """The archives named in the ``[archive]`` table of the settings, and the queue of the store at ``store``. Raises
    UsageError for a mistake in the table. ``answer_seconds`` bounds an archive’s silence."""
    settings = ArchiveSettings.read(table)
    time = clock or SystemClock()
    with Client(time, answer_seconds=answer_seconds) as client:
        archives = (service(n).make(ServiceContext(settings.table(n), environ, client)) for n in settings.services)
        yield Archiving(tuple(archives), Queue(store / QUEUE_FOLDER), time, environ)


def with_record(source: Source, record: ArchiveRecord) -> Source:
    """``source`` with ``record`` in place of what was known of that archive. A copy once read back is never forgotten for a
    later word that is less, unless the archive shows that very copy no more."""
    known = next((r for r in source.archives if r.service == record.service), None)
    if known is not None and known.state.archived and not record.state.archived:
        same_copy = record.memento is not None and known.memento is not None and record.memento.url == known.memento.url
        if not (same_copy and record.state is ArchiveState.NOT_VIEWABLE):
            return source
    others = tuple(r for r in source.archives if r.service != record.service)
    return replace(source, archives=(*others, record))


def keep_record(library: Library, key: str, record: ArchiveRecord) -> None:
    """Write ``record`` into the source under ``key``, if it is still there."""
    with library.writing():
        source = library.get(key)
        if source is None:
            return
        after = with_record(source, record)
        if after != source:
            library.put(after)


def wanted_in(library: Library, source: Source) -> ExpectedContent:
    """What a copy of ``source`` must hold, by the snapshots and words the library keeps of it."""
    newest = source.newest
    try:
        text = library.text(newest.text_id).prose.text if newest is not None else None
    except DamagedStore:
        text = None
    return replace(wanted_of(source, text), read=lambda content, kind: _page_words(content, kind, source.final_url))


def _page_words(content: bytes, content_type: str, url: str) -> str | None:
    from srctrack.extract.all_words import words_of_page

    return words_of_page(content, content_type, url)


def _wanted(library: Library, ticket: Ticket) -> ExpectedContent | None:
    source = library.get(ticket.key)
    return None if source is None else wanted_in(library, source)
