"""Archiving what is not archived yet: choosing, queueing, working off, telling."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from srctrack.archive.queue.enqueue import enqueue, recheck, retry
from srctrack.archive.queue.runner import QueueRunResult
from srctrack.archive.queue.tickets import Ticket as Ticket
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.workflows.archive.session import Archiving, keep_record, open_archiving
from srctrack.workflows.library.lookup import find_source
from srctrack.workflows.library.open import open_library

IDLE_SECONDS = 300.0
"""Without --wait, the command ends when nothing is due for so long: a person is watching it."""


class Which(Enum):
    """Which of the chosen sources are worked at."""

    UNARCHIVED = auto()
    """What is not archived and has not failed for good."""
    PENDING = auto()
    """Only what was asked for already."""
    ALL = auto()
    """What is archived as well: its copy is read back again."""


@dataclass(frozen=True)
class ArchiveRequest:
    """What was asked. ``words`` are keys or addresses, none meaning the whole library; ``wait`` seconds, None meaning as long
    as something happens; ``retry_failed`` begins anew where an archive refused or a person was needed."""

    words: tuple[str, ...] = ()
    which: Which = Which.UNARCHIVED
    retry_failed: bool = False
    wait: float | None = None


@dataclass(frozen=True)
class Closed:
    """An archive's last word about a source."""

    key: str
    record: ArchiveRecord


@dataclass
class ArchiveRun:
    """One run: ``total`` sources with something to do; ``outcome`` and ``sources`` (those chosen, as the library knows them)
    are whole once ``closed`` is exhausted or given up. ``damaged`` are tickets that cannot be read, left where they are."""

    total: int
    steps: Iterator[Ticket]
    outcome: QueueRunResult
    sources: list[Source] = field(default_factory=list)
    damaged: list[Path] = field(default_factory=list)

    def closed(self) -> Iterator[Closed]:
        """What came to its end, when it does."""
        return (Closed(ticket.key, ticket.record) for ticket in self.steps if ticket.closed)


def left_alone(sources: Sequence[Source], request: ArchiveRequest) -> int:
    """How many of ``sources`` were added with ``--no-archive`` and are not asked for now."""
    if request.words or request.which is not Which.UNARCHIVED:
        return 0
    skipped = ArchiveState.NOT_ATTEMPTED
    return sum(bool(s.archives) and all(a.state is skipped for a in s.archives) for s in sources)


@contextmanager
def archive(store: Path | None, request: ArchiveRequest, archives: Mapping[str, object]) -> Iterator[ArchiveRun]:
    """A run over what is chosen. Raises NoStore and UsageError. May be interrupted at any moment and called again."""
    with open_library(store) as library, open_archiving(archives, library.path) as archiving:
        chosen = _chosen(library, request.words)
        now = archiving.clock.now()
        keys = [s.key for s in chosen if _queue(s, request, archiving, library, now)]
        outcome = QueueRunResult()
        idle = IDLE_SECONDS if request.wait is None else None
        steps = archiving.work(library, keys, outcome, wait=request.wait, idle=idle)
        run = ArchiveRun(len(keys), steps, outcome)
        try:
            yield run
        finally:
            run.damaged += archiving.queue.damaged
            run.sources += [s for s in (library.get(source.key) for source in chosen) if s is not None]


def archive_status(store: Path | None, words: Sequence[str]) -> list[Source]:
    """The chosen sources as the library knows them; asks nobody."""
    with open_library(store) as library:
        return _chosen(library, words)


def _chosen(library: Library, words: Sequence[str]) -> list[Source]:
    if words:
        return list({s.key: s for s in (find_source(library, word) for word in words)}.values())
    return list(library.readable_sources())


def _queue(
    source: Source, request: ArchiveRequest, archiving: Archiving, library: Library, now: datetime.datetime
) -> bool:
    """Put ``source`` in the queue of the archives where there is something to do; whether there was."""
    any_work = False
    for service in archiving.archives:
        known = next((r for r in source.archives if r.service == service.name), None)
        ticket = archiving.queue.get(service.name, source.url)
        if ticket is None and _is_wanted(known, request):
            if known is not None and known.state.archived:
                ticket = recheck(source, known, archiving.queue, now)
            elif known is not None and _failed(known):
                ticket = retry(source, known, archiving.queue, now)
            else:
                ticket, record = enqueue(source, service, archiving.queue, now)
                if record != known:
                    keep_record(library, source.key, record)
        any_work = any_work or ticket is not None
    return any_work


def _is_wanted(known: ArchiveRecord | None, request: ArchiveRequest) -> bool:
    if known is not None and known.state is ArchiveState.NOT_ATTEMPTED and not request.words:
        return request.which is Which.ALL  # added with --no-archive: left alone unless it is named
    if known is None or known.state is ArchiveState.NOT_ATTEMPTED:
        return request.which is not Which.PENDING
    if known.state.archived:
        return request.which is Which.ALL
    return request.retry_failed if _failed(known) else True


def _failed(known: ArchiveRecord) -> bool:
    """Refused for good, or left to a person: nothing is going to happen by itself."""
    return not known.state.archived and known.state is not ArchiveState.NOT_ATTEMPTED and known.recheck is None
