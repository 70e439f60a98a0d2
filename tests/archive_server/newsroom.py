"""Three hundred pages as a long queue meets them: a third slow, a third failing in turn, a third plain."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from tests.archive_server.pages import OnIndex, OnReplay, OnSubmit, Page

from srctrack.model.archiving import ArchiveState

S = ArchiveState
_AGO = datetime.timedelta(days=40)
_TODAY = datetime.timedelta(hours=1)

Made = tuple[Callable[[datetime.datetime], Page], ArchiveState]

FAILING: tuple[Made, ...] = (
    (lambda now: Page(submit=OnSubmit.UNAVAILABLE), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.CAPTURED_523), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.HANG), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.HANG_CAPTURED), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.DROP, index_delay=1800.0), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.SLOW_DOWN, retry_after=90.0), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.SLOW_DOWN), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.LOGIN), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.NOT_JSON), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.REDIRECT), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.BAD_REQUEST, times=0), S.REFUSED),
    (lambda now: Page(submit=OnSubmit.NULL_ID, times=0, older=now - _TODAY), S.EXISTING),
    (lambda now: Page(submit=OnSubmit.REFUSE_200, times=0, code="error:blocked-url"), S.REFUSED),
    (lambda now: Page(submit=OnSubmit.REFUSE_200, message="Crawling this host is paused."), S.VERIFIED),
    (lambda now: Page(submit=OnSubmit.DELAYED, starts_in=3 * 3600.0), S.VERIFIED),
    (lambda now: Page(code="error:service-unavailable", failures=2), S.VERIFIED),
    (lambda now: Page(code="error:proxy-error", failures=0), S.REFUSED),
    (lambda now: Page(code="error:not-found", failures=0), S.REFUSED),
    (lambda now: Page(code="error:too-many-requests", failures=1), S.VERIFIED),
    (lambda now: Page(code="error:user-session-limit", failures=1), S.VERIFIED),
    (lambda now: Page(code="error:too-many-daily-captures", failures=0, older=now - _TODAY), S.EXISTING),
    (lambda now: Page(without_code=True, failures=0), S.REFUSED),
    (lambda now: Page(replay=OnReplay.EXCLUDED), S.NOT_VIEWABLE),
    (lambda now: Page(replay=OnReplay.ERROR_PAGE), S.NOT_VIEWABLE),
    (lambda now: Page(replay_delay=7200.0, older=now - _AGO), S.VERIFIED),
    (lambda now: Page(index=OnIndex.SHORT_200, index_times=1, submit=OnSubmit.CAPTURED_523), S.VERIFIED),
)


def pages(now: datetime.datetime, count: int = 300) -> dict[str, tuple[Page, ArchiveState]]:
    """Pages by address, each with the state it must end in."""
    made: dict[str, tuple[Page, ArchiveState]] = {}
    for n in range(count):
        url = f"https://paper{n % 23}.example/story/{n}"
        if n % 3 == 0:
            made[url] = Page(takes=60.0 + (n * 37) % 700), S.VERIFIED
        elif n % 3 == 1:
            make, state = FAILING[n // 3 % len(FAILING)]
            made[url] = make(now), state
        else:
            made[url] = Page(), S.VERIFIED
        made[url][0].body = f"<html><body><p>Story number {n}, of which this is all.</p></body></html>".encode()
    return made
