"""Time, passed in: so that a day of waiting is tested in a second."""

from __future__ import annotations

import datetime
import time
from typing import Protocol


class Clock(Protocol):
    """``now`` is an instant in UTC; ``sleep`` lets so many seconds pass."""

    def now(self) -> datetime.datetime: ...

    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC)

    def sleep(self, seconds: float) -> None:
        time.sleep(max(0.0, seconds))
