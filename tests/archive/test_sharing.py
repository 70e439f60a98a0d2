"""What srctrack processes share with one another when they ask one archive: claims, the last session, the pace."""

from __future__ import annotations

import os
import sqlite3
import time
from itertools import zip_longest
from pathlib import Path

import pytest
from tests.archive_server.desk import Desk
from tests.archive_server.pages import Page

from srctrack.archive.queue import rate_limit as pacing
from srctrack.archive.queue.rate_limit import LEASE_SECONDS, Pace
from srctrack.archive.queue.runner import SENDING, QueueRunResult


def of_another_process(pace: Path, name: str) -> None:
    """The claim ``name`` as if made by a process that still runs."""
    with sqlite3.connect(pace) as db:
        db.execute("INSERT OR REPLACE INTO claim VALUES (?, ?, ?)", (name, os.getppid(), time.time() + LEASE_SECONDS))


def test_a_claim_holds_against_one_who_looked_at_the_clock_before_it_was_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits for the file while another claims has an older time in hand, by which that claim lies too far ahead."""
    pace = Pace(folder / "pace.sqlite")
    assert pace.claim("another")
    of_another_process(folder / "pace.sqlite", "ticket")
    earlier = time.time() - 1
    monkeypatch.setattr(pacing.time, "time", lambda: earlier)
    assert not pace.claim("ticket")
    pace.close()


def test_a_claim_from_before_the_clock_was_set_back_by_hours_is_void(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = Pace(folder / "pace.sqlite")
    assert pace.claim("another")
    of_another_process(folder / "pace.sqlite", "ticket")
    earlier = time.time() - 7200
    monkeypatch.setattr(pacing.time, "time", lambda: earlier)
    assert pace.claim("ticket")
    pace.close()


def test_nothing_is_sent_while_another_process_is_about_to_send(folder: Path) -> None:
    """It may have been told of the last free session, and not have taken it yet."""
    desk = Desk(folder)
    desk.enqueue()
    desk.run(hours=0)
    of_another_process(folder / "pace.sqlite", SENDING)
    sent = len(desk.server.submissions)
    desk.enqueue("https://news.example/another")
    desk.run(hours=0.01)
    assert len(desk.server.submissions) == sent
    with sqlite3.connect(folder / "pace.sqlite") as db:
        db.execute("DELETE FROM claim")
    desk.run()
    assert desk.submissions("https://news.example/another") == 1
    assert desk.server.broken == []


def test_two_libraries_without_keys_have_three_sessions_between_them(folder: Path) -> None:
    desk = Desk(folder, environ={})
    other = Desk(folder / "other", environ={}, clock=desk.clock)
    other.server = desk.server
    for n in range(5):
        for one, host in ((desk, "news"), (other, "post")):
            url = f"https://{host}{n}.example/page"
            one.enqueue(url, Page(takes=400.0))
            desk.server.pages[url] = Page(takes=400.0)
    runs = []
    for one in (desk, other):
        runner = one.runner()
        runner.pace = lambda archive: Pace(folder / "pace.sqlite")
        runs.append(runner.steps(lambda ticket: True, None, QueueRunResult()))
    for _ in zip_longest(*runs):
        pass
    assert len(desk.server.submissions) == 10
    assert desk.server.broken == []
