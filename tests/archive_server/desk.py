"""Everything a test of the queue needs: the faulty archive, its client, a queue on disk, and a note of what was kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from tests.archive_server.archive import KEYS, FaultyArchive, Limits
from tests.archive_server.pages import Page
from tests.archive_server.wire import InProcess, JumpingClock

from srctrack.archive.base import Archive, ExpectedContent, ServiceContext
from srctrack.archive.client import Client
from srctrack.archive.queue.rate_limit import Pace
from srctrack.archive.queue.runner import QueueRunResult, Runner
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.registry import service
from srctrack.archive.verification.content import sha1, visible_words
from srctrack.archive.verification.expected import stretches
from srctrack.model.archiving import ArchiveState

ADDRESS = "https://archive.example"
WITH_KEYS = {"SRCTRACK_IA_ACCESS_KEY": KEYS[0], "SRCTRACK_IA_SECRET_KEY": KEYS[1]}
URL = "https://news.example/raid"


@dataclass
class Desk:
    """One archive and one queue. ``kept`` is what the library would hold: the last ticket of each page."""

    folder: Path
    environ: dict[str, str] = field(default_factory=lambda: dict(WITH_KEYS))
    settings: dict[str, object] = field(default_factory=dict)
    clock: JumpingClock = field(default_factory=JumpingClock)
    kept: dict[str, Ticket] = field(default_factory=dict)
    wanted: dict[str, ExpectedContent] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.server = FaultyArchive(self.clock.now, limits=Limits())
        self.queue = Queue(self.folder / "queue")
        self.start = self.clock.now()

    def archive(self, transport: httpx.BaseTransport | None = None) -> Archive:
        client = Client(self.clock, transport or InProcess(self.server, self.clock))
        table = {"url": ADDRESS, "availability_url": f"{ADDRESS}/wayback/available", **self.settings}
        return service("wayback").make(ServiceContext(table, self.environ, client))

    def enqueue(self, url: str = URL, page: Page | None = None, **changes: object) -> Ticket:
        if page is not None:
            self.server.pages[url] = page
        ticket = Ticket("wayback", url.rsplit("/", 1)[-1], url, self.clock.now(), self.clock.now())
        return self.queue.put(ticket.with_(**changes))

    def runner(self, archive: Archive | None = None, keep: Callable[[Ticket], None] | None = None) -> Runner:
        archive = archive or self.archive()
        return Runner(
            archives={archive.name: archive},
            queue=self.queue,
            pace=lambda a: Pace(self.folder / "pace.sqlite"),
            clock=self.clock,
            wanted=self.wanted_of,
            keep=keep or self.keep,
            chance=lambda: 0.5,
        )

    def keep(self, ticket: Ticket) -> None:
        self.kept[ticket.url] = ticket

    def wanted_of(self, ticket: Ticket) -> ExpectedContent:
        body = self.server.page(ticket.url).body
        words = stretches(visible_words(body, "text/html") or "")
        return self.wanted.get(ticket.url) or ExpectedContent(frozenset({sha1(body)}), phrases=words)

    def run(self, hours: float | None = None, archive: Archive | None = None) -> QueueRunResult:
        until = None if hours is None else self.clock.now() + datetime.timedelta(hours=hours)
        return self.runner(archive).run(lambda ticket: True, until)

    def state(self, url: str = URL) -> ArchiveState:
        ticket = self.queue.get("wayback", url) or self.kept[url]
        return ticket.state

    def ticket(self, url: str = URL) -> Ticket:
        return self.queue.get("wayback", url) or self.kept[url]

    @property
    def passed(self) -> float:
        """Seconds since the beginning."""
        return (self.clock.now() - self.start).total_seconds()

    def submissions(self, url: str = URL) -> int:
        return sum(u == url for _, u in self.server.submissions)
