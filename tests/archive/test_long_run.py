"""Three hundred pages against the faulty archive with its limits on: every page in its right state, however often killed."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.archive_server.desk import Desk
from tests.archive_server.newsroom import pages
from tests.archive_server.wire import InProcess

from srctrack.archive.queue.tickets import Ticket
from srctrack.model.archiving import ArchiveState

PAGES = 300
KILLS = 50
PER_DAY = 260
"""Captures a day, so that the run must wait for a midnight."""


class Killed(BaseException):
    """The process is gone: nothing after this line runs, and nothing in memory is left."""


def full_desk(folder: Path) -> tuple[Desk, dict[str, ArchiveState]]:
    desk = Desk(folder)
    desk.server.limits.per_day = PER_DAY
    expected = {}
    for url, (page, state) in pages(desk.clock.now(), PAGES).items():
        desk.enqueue(url, page)
        expected[url] = state
    return desk, expected


def judge(desk: Desk, expected: dict[str, ArchiveState]) -> None:
    ended = {url: ticket.state for url, ticket in desk.kept.items()}
    assert {u: (s, ended.get(u)) for u, s in expected.items() if ended.get(u) is not s} == {}
    assert not list(desk.queue)
    assert desk.server.broken == []
    assert desk.server.twice == []
    made: dict[str, list[datetime.datetime]] = {}
    for kept in desk.server.captures:
        made.setdefault(kept.url, []).append(kept.when)
    hour = datetime.timedelta(hours=1)
    assert all(later - sooner > hour for times in made.values() for sooner, later in pairwise(times))


def test_every_page_ends_in_its_right_state(folder: Path) -> None:
    desk, expected = full_desk(folder)
    outcome = desk.run()
    assert (outcome.left, len(outcome.closed)) == (0, PAGES)
    judge(desk, expected)


def test_after_fifty_kills_the_same_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, expected = full_desk(folder)
    chance = random.Random(20260302)
    left = [0]

    def may_die() -> None:
        left[0] -= 1
        if left[0] == 0:
            raise Killed

    def mortal(function: Callable[..., Any]) -> Callable[..., Any]:
        """``function``, with a chance to die just before it and just after it."""

        def called(*words: Any, **named: Any) -> Any:
            may_die()
            out = function(*words, **named)
            may_die()
            return out

        return called

    class MortalWire(httpx.BaseTransport):
        handle_request = staticmethod(mortal(InProcess(desk.server, desk.clock).handle_request))

    monkeypatch.setattr(desk.queue, "put", mortal(desk.queue.put))
    monkeypatch.setattr(desk.queue, "drop", mortal(desk.queue.drop))
    kept: Callable[[Ticket], None] = mortal(desk.keep)
    for _ in range(KILLS):
        left[0] = chance.randint(1, 300)
        with pytest.raises(Killed):
            desk.runner(desk.archive(MortalWire()), kept).run(lambda ticket: True, None)
    left[0] = 0
    outcome = desk.runner(desk.archive(MortalWire()), kept).run(lambda ticket: True, None)
    assert outcome.left == 0
    judge(desk, expected)
