"""Asking whether the pages behind a draft's links are still there."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from srctrack.errors import FetchError, ReadError, StoreError
from srctrack.model.capture import Capture
from srctrack.model.link_state import LinkState, Verdict
from srctrack.model.url import is_web, same_page

ASKED = 3
"""How often a page that says it is gone is asked before it is believed: a deployment or a cache answers 404 once."""
PAUSE = 2.0
"""Seconds between two of these askings, growing with each."""
FRESH = datetime.timedelta(hours=12)
"""How long a page seen alive is not asked again; any other answer is asked anew each time."""
AT_A_TIME = 8
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 999})
"""Answers to the asker rather than about the page; 999 is what a large network sends to programs."""
_PERMANENT = frozenset({301, 308})
_ALIVE_BUT = frozenset({"too-large", "unsupported", "unreadable"})


Watching = Callable[[Iterable[LinkState | None], int], Iterable[LinkState | None]]


@dataclass
class LinkChecker:
    """Asks for pages and remembers. ``fetch`` gives a capture or raises as Fetcher does; ``now`` is the instant in UTC."""

    fetch: Callable[[str], Capture]
    now: Callable[[], datetime.datetime]
    known: dict[str, LinkState] = field(default_factory=dict)
    sleep: Callable[[float], None] = time.sleep
    gone: Callable[[Capture], str | None] = lambda capture: None
    """Says why a page that was sent is gone all the same, None when it may be there."""
    stop: Callable[[], None] = lambda: None
    """Gives up the pages under way when the check is interrupted."""
    watching: Watching = lambda states, total: states
    """Wraps the answers as they come, to show progress."""
    told: dict[str, LinkState] = field(default_factory=dict)
    """What was asked, or known and fresh, in this run."""

    def states(self, urls: Iterable[str]) -> Mapping[str, LinkState]:
        """The state of each address of the web among ``urls``, by the address as written."""
        wanted = list(dict.fromkeys(u for u in urls if is_web(u)))
        missing = [u for u in wanted if u not in self.told]
        pool = ThreadPoolExecutor(AT_A_TIME)
        try:
            for state in self.watching(pool.map(self._state, missing), len(missing)):
                if state is not None:
                    self.told[state.url] = self.known[state.url] = state
        except BaseException:
            self.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)
        return {u: self.told[u] for u in wanted if u in self.told}

    def _state(self, url: str) -> LinkState | None:
        before = self.known.get(url)
        now = self.now()
        if before and before.verdict in (Verdict.ALIVE, Verdict.MOVED) and now - before.checked < FRESH:
            return before
        state = self._ask(url, now)
        for again in range(1, ASKED):
            if state is None or state.verdict is not Verdict.GONE:
                break
            self.sleep(PAUSE * again)
            answer = self._ask(url, self.now())
            state = _joined(state, answer) if answer else state
        if state and before and before.verdict is state.verdict:
            return _since(state, before.since)
        return state

    def _ask(self, url: str, now: datetime.datetime) -> LinkState | None:
        """One answer; None for an address that srctrack does not ask (a private network, credentials)."""
        try:
            capture = self.fetch(url)
        except FetchError as error:
            return _refusal(url, error, now)
        except ReadError as error:
            return LinkState(url, Verdict.BLOCKED, now, now, detail=error.message)
        hops = capture.exchanges
        gone = self.gone(capture)
        if gone:
            return LinkState(url, Verdict.GONE, now, now, hops[-1].status, capture.final_url, gone)
        moved = len(hops) > 1 and all(h.status in _PERMANENT for h in hops[:-1])
        if moved and same_page(capture.final_url) != same_page(url):
            return LinkState(url, Verdict.MOVED, now, now, hops[-1].status, capture.final_url)
        return LinkState(url, Verdict.ALIVE, now, now, hops[-1].status, capture.final_url)


def _refusal(url: str, error: FetchError, now: datetime.datetime) -> LinkState | None:
    if error.code in ("refused", "invalid"):
        return None
    if error.code in _ALIVE_BUT:
        return LinkState(url, Verdict.ALIVE, now, now, error.status)
    if error.code == "http-status" and error.status in _GONE:
        return LinkState(url, Verdict.GONE, now, now, error.status)
    if error.code == "http-status" and error.status in _REFUSED:
        return LinkState(url, Verdict.BLOCKED, now, now, error.status, detail=error.message)
    return LinkState(url, Verdict.UNREACHABLE, now, now, error.status, detail=error.message)


def _joined(state: LinkState, answer: LinkState) -> LinkState:
    """Two answers of one check: gone only when both say so, and otherwise what the other says."""
    if answer.verdict is not Verdict.GONE:
        return answer
    return LinkState(
        state.url, Verdict.GONE, answer.checked, state.since, answer.status, detail=answer.detail, asked=state.asked + 1
    )  # fmt: skip


def _since(state: LinkState, since: datetime.datetime) -> LinkState:
    return LinkState(
        state.url, state.verdict, state.checked, since, state.status, state.final_url, state.detail, state.asked
    )  # fmt: skip


@contextmanager
def link_checker(
    store: Path | None, *, timeout: float | None = None, watching: Watching | None = None
) -> Iterator[LinkChecker]:
    """A checker over the network that remembers in the cache of the store at ``store``, where there is one.
    ``timeout`` bounds all asking, in seconds; ``watching`` wraps the answers as they come."""
    from srctrack.extract.gone import gone_detail
    from srctrack.fetch.http import Fetcher
    from srctrack.fetch.policy import FetchSettings
    from srctrack.store.cache.link_states import read_links, write_links

    cache = store / "cache" if store is not None and store.is_dir() else None
    settings = FetchSettings(connect=8.0, read=15.0, total=30.0, page=60.0, retries=1, command=timeout)
    with Fetcher(settings) as fetcher:
        checker = LinkChecker(
            fetcher.fetch,
            lambda: datetime.datetime.now(datetime.UTC),
            read_links(cache) if cache else {},
            gone=gone_detail,
            stop=fetcher.stop,
            watching=watching or (lambda states, total: states),
        )
        try:
            yield checker
        finally:  # also of a check that was interrupted: what was asked need not be asked again
            if cache is not None:
                with suppress(StoreError, OSError):  # the cache is disposable: a check must not fail for it
                    write_links(cache, checker.known.values())
