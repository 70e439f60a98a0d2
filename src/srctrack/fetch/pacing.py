"""A pause between two requests to one host, also across threads."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Pacer:
    """Hands out turns: each host's requests at least ``interval`` seconds apart, by ``clock`` (monotonic seconds)."""

    def __init__(self, interval: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Return when it is this caller's turn at ``host``."""
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + self._interval
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """No request to ``host`` for ``seconds`` from now: it asked for that."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._clock() + seconds)
