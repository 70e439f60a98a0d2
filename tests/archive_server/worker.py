"""A process that works a queue off, to be killed at any moment: real HTTP, the shared clock, real files."""

from __future__ import annotations

from pathlib import Path

from tests.archive_server.desk import WITH_KEYS
from tests.archive_server.wire import JumpingClock

from srctrack.archive.base import ExpectedContent, ServiceContext
from srctrack.archive.client import Client
from srctrack.archive.queue.rate_limit import Pace
from srctrack.archive.queue.runner import Runner
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.registry import service
from srctrack.archive.verification.content import sha1


def body_of(url: str) -> bytes:
    return f"<html><body><p>The story at {url}, of which this is all.</p></body></html>".encode()


def work(folder: str, address: str) -> None:
    """Work off the queue under ``folder`` against the archive at ``address``; the end of each page is a file under ``kept``."""
    place = Path(folder)
    clock = JumpingClock(place / "clock")
    with Client(clock) as client:
        archive = service("wayback").make(ServiceContext({"url": address, "lookup_delay": 180}, WITH_KEYS, client))
        runner = Runner(
            archives={archive.name: archive},
            queue=Queue(place / "queue"),
            pace=lambda a: Pace(place / "pace.sqlite"),
            clock=clock,
            wanted=lambda ticket: ExpectedContent(frozenset({sha1(body_of(ticket.url))})),
            keep=lambda ticket: _keep(place, ticket),
        )
        runner.run(lambda ticket: True, None)


def _keep(place: Path, ticket: Ticket) -> None:
    if ticket.closed:
        with (place / "kept" / ticket.key).open("a", encoding="utf-8") as file:
            file.write(f"{ticket.state.value}\n")
