"""A process killed with SIGKILL, again and again, while it works a queue off over real HTTP."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from pathlib import Path

import pytest
from tests.archive_server.archive import FaultyArchive
from tests.archive_server.pages import OnSubmit, Page
from tests.archive_server.wire import JumpingClock, served
from tests.archive_server.worker import body_of, work

from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.model.archiving import ArchiveState

PAGES = 40
KILLS = int(os.environ.get("SRCTRACK_KILLS", "12"))
"""A sample; SRCTRACK_KILLS=500 makes the long run."""


pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux", reason="processes are forked beside a thread here, which is safe on Linux only"
    ),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]


def prepared(folder: Path) -> tuple[FaultyArchive, Queue]:
    """An archive with PAGES pages of four kinds, and a queue that holds them all."""
    (folder / "kept").mkdir()
    clock = JumpingClock(folder / "clock")
    server, queue = FaultyArchive(clock.now), Queue(folder / "queue")
    kinds = [Page(), Page(submit=OnSubmit.CAPTURED_523), Page(code="error:proxy-error"), Page(takes=400.0)]
    for n in range(PAGES):
        url = f"https://paper{n % 5}.example/{n}"
        kind = kinds[n % len(kinds)]
        server.pages[url] = Page(submit=kind.submit, code=kind.code, takes=kind.takes, body=body_of(url))
        queue.put(Ticket("wayback", str(n), url, clock.now(), clock.now()))
    return server, queue


def judge(folder: Path, server: FaultyArchive, queue: Queue) -> None:
    assert len(queue) == 0
    ended = {int(p.name): set(p.read_text("utf-8").split()) for p in (folder / "kept").iterdir()}
    assert ended == {n: {ArchiveState.VERIFIED.value} for n in range(PAGES)}
    assert server.twice == []
    assert server.broken == []


def test_killed_at_any_moment_nothing_is_lost_or_sent_twice(folder: Path) -> None:
    server, queue = prepared(folder)
    context = multiprocessing.get_context("fork")
    chance = random.Random(5)
    with served(server) as address:
        killed = 0
        while killed < KILLS and len(queue):
            process = context.Process(target=work, args=(str(folder), address))
            process.start()
            process.join(chance.uniform(0.03, 0.25))
            process.kill()
            process.join()
            killed += 1
        last = context.Process(target=work, args=(str(folder), address))
        last.start()
        last.join(240)
        assert last.exitcode == 0
    judge(folder, server, queue)


def test_three_at_once_send_nothing_twice_and_keep_the_pace(folder: Path) -> None:
    server, queue = prepared(folder)
    context = multiprocessing.get_context("fork")
    with served(server) as address:
        workers = [context.Process(target=work, args=(str(folder), address)) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(240)
        assert [worker.exitcode for worker in workers] == [0, 0, 0]
    judge(folder, server, queue)
