"""A pause between two requests to one host, also across threads."""

from __future__ import annotations

import threading
from collections.abc import Callable


class HostHeld(Exception):
    """A host asked to be left alone for longer than anybody waits here; ``seconds`` are left of that."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} seconds")
        self.seconds = seconds


class Pacer:
    """Hands out turns: each host's requests at least ``interval`` seconds apart, by ``clock`` (monotonic seconds).

    Nobody waits longer than ``max_wait`` seconds because a host asked for it.
    """

    def __init__(
        self,
        interval: float,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        *,
        max_wait: float = float("inf"),
    ) -> None:
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._max_wait = max_wait
        self._next: dict[str, float] = {}
        self._held: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> None:
        """Return when it is this caller's turn at ``host``. Raises HostHeld at once where that takes too long."""
        with self._lock:
            now = self._clock()
            held = self._held.get(host, now)
            if held - now > self._max_wait:
                raise HostHeld(held - now)
            turn = max(now, held, self._next.get(host, now))
            self._next[host] = turn + self._interval
        if turn > now:
            self._sleep(turn - now)

    def hold(self, host: str, seconds: float) -> None:
        """No request to ``host`` for ``seconds`` from now: it asked for that."""
        with self._lock:
            self._held[host] = max(self._held.get(host, 0.0), self._clock() + seconds)
