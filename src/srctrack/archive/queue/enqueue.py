"""Asking for a page's copy: a ticket now, the network later."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from srctrack.archive.base import Archive
from srctrack.archive.eligible_urls import Unsendable, unsendable
from srctrack.archive.queue.decisions import CLOCK_SKEW
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source
from srctrack.model.url import same_page

HOUR = datetime.timedelta(hours=1)
FINISH = "run `srctrack archive` to finish"


def skipped(service: str, why: str) -> ArchiveRecord:
    """The word for a page that was not asked to be archived."""
    return ArchiveRecord(service, ArchiveState.NOT_ATTEMPTED, detail=why)


def enqueue(
    source: Source, archive: Archive, queue: Queue, now: datetime.datetime
) -> tuple[Ticket | None, ArchiveRecord]:
    """The ticket of ``source`` at ``archive``, kept in ``queue``, and what the library should say.

    No ticket where nothing is to be done: the page is archived, is itself a page of an archive, or must not leave this
    machine. An open ticket of the same page, under whatever spelling, is taken up and not doubled. A page that has become
    another since it was archived is asked for again; until that is read back, its older copy is what is known.
    """
    url = source.url
    why = None if archive.name == "none" else unsendable(url) or unsendable(source.final_url)
    if why is Unsendable.PRIVATE and archive.local:
        why = None
    if archive.name == "none" or why is not None:
        return None, skipped(archive.name, _left_alone(why) if why else "no archive is configured")
    known = next((r for r in source.archives if r.service == archive.name), None)
    if known is not None and known.state.archived:
        if not _outdated(source, known):
            return None, known
        again = queue.get(archive.name, url) or ticket_from(source, archive.name, None, now)
        return queue.put(again), known
    ticket = queue.get(archive.name, url)
    if ticket is None:
        ticket = ticket_from(source, archive.name, known, now)
        ticket = queue.put(ticket.with_(detail=_queued(archive)) if ticket.state is ArchiveState.QUEUED else ticket)
    elif ticket.key != source.key:
        ticket = queue.put(ticket.with_(key=source.key))
    return ticket, ticket.record


def ticket_from(source: Source, service: str, record: ArchiveRecord | None, now: datetime.datetime) -> Ticket:
    """A ticket that goes on where ``record`` stopped, on this machine or another; a new one when there is no record.

    A capture asked for less than an hour ago is not asked for again: it is polled or looked up.
    """
    other = source.final_url if same_page(source.final_url) != same_page(source.url) else None
    fresh = Ticket(service, source.key, source.url, created=now, due=now, other_url=other)
    if record is None or record.asked is None:
        return fresh
    going_on = (ArchiveState.SUBMITTED, ArchiveState.NOT_VISIBLE, ArchiveState.UNKNOWN)
    if record.state in going_on:
        return fresh.with_(
            state=record.state, job=record.job, memento=record.memento, submitted=record.asked, since=record.asked - CLOCK_SKEW,
            due=max(now, record.recheck or now), detail=record.detail, error=record.error,
        )  # fmt: skip
    return fresh


def recheck(source: Source, record: ArchiveRecord, queue: Queue, now: datetime.datetime) -> Ticket:
    """A ticket that reads an archived copy back once more."""
    ticket = Ticket(record.service, source.key, source.url, created=now, due=now, state=ArchiveState.NOT_VISIBLE)
    asked = record.asked or now
    return queue.put(ticket.with_(memento=record.memento, submitted=asked, since=asked, saved=now))


def retry(source: Source, record: ArchiveRecord, queue: Queue, now: datetime.datetime) -> Ticket:
    """A ticket that begins anew where an archive refused or a person was needed. A capture asked for less than an hour ago,
    with no word that it failed, is looked up before it is asked for again."""
    going_on = record.state is ArchiveState.UNKNOWN and record.asked is not None and now - record.asked < HOUR
    if going_on:
        return queue.put(ticket_from(source, record.service, record, now))
    return queue.put(ticket_from(source, record.service, None, now))


def request_archiving(
    source: Source, archives: Sequence[Archive], queue: Queue, now: datetime.datetime
) -> tuple[ArchiveRecord, ...]:
    """Put ``source`` in the queue of every archive, without asking any: the records of the library, one an archive."""
    return tuple(enqueue(source, archive, queue, now)[1] for archive in archives)


def skipped_everywhere(services: Iterable[str], why: str = "not requested (--no-archive)") -> tuple[ArchiveRecord, ...]:
    return tuple(skipped(service, why) for service in services)


def _outdated(source: Source, record: ArchiveRecord) -> bool:
    """Whether the page has become another since its archived copy was made."""
    newest, memento = source.newest, record.memento
    if newest is None or memento is None or len(source.snapshots) < 2 or newest.sha1 == memento.digest:
        return False
    return newest.captured - memento.timestamp > HOUR


def _queued(archive: Archive) -> str:
    return f"{archive.unready}; {FINISH}" if archive.unready else f"queued; {FINISH}"


def _left_alone(why: Unsendable) -> str:
    return f"not sent: {why.value}"
