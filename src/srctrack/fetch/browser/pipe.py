"""The DevTools protocol over a pair of pipes: orders, answers and events as JSON, each ended by a zero byte."""

from __future__ import annotations

import json
import os
import select
import threading
import time
from collections.abc import Callable
from typing import Any

Event = dict[str, Any]
_READ = 1 << 20
_STEP = 0.05
"""Seconds between two looks at the clock while nothing comes."""
MAX_MESSAGE = 256 * 1024 * 1024
"""Bytes of one answer; a picture or document that is larger is beyond every limit."""


class BrowserGone(Exception):
    """The browser ended, or closed its pipe."""


class NoAnswer(Exception):
    """The browser did not answer in time."""


class Refused(Exception):
    """The browser refused an order, with why."""


class Pipe:
    """One browser's pipe. Orders may be sent by any thread; one thread reads. ``on_event`` gets every event."""

    def __init__(self, to: int, answers: int) -> None:
        self._to, self._answers = to, answers
        self._unread = bytearray()
        self._number = 0
        self._lock = threading.Lock()
        self.session: str | None = None
        self.on_event: Callable[[str, Event], None] = lambda name, event: None

    def send(self, method: str, **params: Any) -> int:
        """Send an order whose answer is of no interest; its number. Raises BrowserGone."""
        with self._lock:
            self._number += 1
            number = self._number
            message: Event = {"id": number, "method": method, "params": params}
            if self.session is not None and not method.startswith(("Browser.", "Target.")):
                message["sessionId"] = self.session
            view = memoryview(json.dumps(message).encode() + b"\0")
            try:
                while view:
                    view = view[os.write(self._to, view) :]
            except OSError as gone:
                raise BrowserGone from gone
        return number

    def call(self, method: str, seconds: float, **params: Any) -> Event:
        """The answer to an order; events that come before it are handled. Raises NoAnswer, Refused, BrowserGone."""
        number = self.send(method, **params)
        until = time.monotonic() + seconds
        while True:
            message = self._message(until)
            if message is None:
                raise NoAnswer(method)
            if message.get("id") != number:
                self._event(message)
            elif "error" in message:
                raise Refused(f"{method}: {message['error'].get('message', 'no reason given')}")
            else:
                result: Event = message["result"]
                return result

    def pump(self, seconds: float, done: Callable[[], bool]) -> bool:
        """Handle events for ``seconds``, or until ``done``; whether it was done. Raises BrowserGone."""
        until = time.monotonic() + seconds
        while not done():
            if time.monotonic() >= until:
                return False
            message = self._message(min(until, time.monotonic() + _STEP))
            if message is not None:
                self._event(message)
        return True

    def _event(self, message: Event) -> None:
        if "method" in message and message.get("sessionId") in (None, self.session):
            self.on_event(message["method"], message.get("params", {}))

    def _message(self, until: float) -> Event | None:
        """The next message, None when none came in time."""
        looked = 0
        while (end := self._unread.find(b"\0", looked)) < 0:
            looked = len(self._unread)
            ready, _, _ = select.select([self._answers], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            more = os.read(self._answers, _READ)
            if not more or looked > MAX_MESSAGE:
                raise BrowserGone
            self._unread += more
        line = bytes(self._unread[:end])
        del self._unread[: end + 1]
        message: Event = json.loads(line)
        return message
