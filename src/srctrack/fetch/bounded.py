"""Calls that end in time, whatever the other side does: a name that never resolves, headers that come a byte a minute."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Stopped(Exception):
    """The work was given up before it was done."""


class _Call(Generic[T]):
    def __init__(self, work: Callable[[], T]) -> None:
        self.work = work
        self.over = threading.Event()
        self.result: list[T] = []
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            self.result.append(self.work())
        except BaseException as e:  # handed to the caller, in whose thread it is raised again
            self.error = e
        finally:
            self.over.set()


class BoundedCalls:
    """Runs each call in a thread of its own and waits for it no longer than it was given. May be shared by threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: set[threading.Event] = set()
        self._stopped = False

    def call(self, work: Callable[[], T], seconds: float) -> T:
        """What ``work`` returns or raises. Raises TimeoutError when it takes longer than ``seconds``, Stopped after ``stop``;
        the thread is then left to itself and never keeps the program from ending."""
        call = _Call(work)
        with self._lock:
            if self._stopped:
                raise Stopped
            self._waiting.add(call.over)
        try:
            threading.Thread(target=call.run, daemon=True).start()
            call.over.wait(seconds)
        finally:
            with self._lock:
                self._waiting.discard(call.over)
        if call.error is not None:
            raise call.error
        if call.result:
            return call.result[0]
        raise Stopped if self._stopped else TimeoutError

    def stop(self) -> None:
        """Give up every call under way, and each that is asked for afterwards."""
        with self._lock:
            self._stopped = True
            for over in self._waiting:
                over.set()
