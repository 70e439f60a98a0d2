"""How the test archive treats a page: every misbehaviour known of the real one, each switched on by itself."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum, auto


class OnSubmit(Enum):
    """The answer to a request for a capture."""

    ACCEPT = auto()
    REUSED = auto()
    """A job id, and word of a snapshot made minutes ago."""
    DELAYED = auto()
    """A job id, and word that the capture starts in ``starts_in`` seconds."""
    NULL_ID = auto()
    """200, no job id, word of a snapshot made minutes ago."""
    REFUSE_200 = auto()
    """200 with an error: ``code`` and ``message``."""
    LOGIN = auto()
    """401, whatever the keys."""
    BAD_REQUEST = auto()
    SLOW_DOWN = auto()
    """429 as an HTML page, with Retry-After when ``retry_after`` is set."""
    UNAVAILABLE = auto()
    """503, nothing captured."""
    CAPTURED_523 = auto()
    """523, captured all the same."""
    HANG = auto()
    """Nothing for longer than any client waits, nothing captured."""
    HANG_CAPTURED = auto()
    """Nothing for longer than any client waits, captured all the same."""
    NOT_JSON = auto()
    """200 with a page that tells nothing."""
    REDIRECT = auto()
    """302 to a page that would answer 200."""
    DROP = auto()
    """The connection ends in the middle, captured all the same."""


class OnReplay(Enum):
    """What stands where the capture should be read back."""

    PAGE = auto()
    EXCLUDED = auto()
    """403 with the archive's exception in a header."""
    ERROR_PAGE = auto()
    """The capture is of an error page answered with 200."""
    NO_MEMENTO = auto()
    """200 without Memento-Datetime: the archive's own page."""
    ANOTHER = auto()
    """Until the capture is visible, 200 and the nearest other one, without a redirect."""
    STATUS_404 = auto()
    """The capture is of a 404 answer."""
    UNAVAILABLE = auto()


class OnIndex(Enum):
    """What the index says."""

    ROWS = auto()
    SLOW_DOWN = auto()
    UNAVAILABLE = auto()
    SHORT_200 = auto()
    """200 and a sentence that is no row."""
    EXCLUDED = auto()
    REVISIT = auto()
    """The capture stands as warc/revisit beside an older 200 row of the same digest."""


@dataclass
class Page:
    """One page as the archive treats it. Seconds are of the archive's clock."""

    body: bytes = b"<html><body><p>A page about a raid in which 31 people were held on Tuesday.</p></body></html>"
    media_type: str = "text/html; charset=utf-8"
    submit: OnSubmit = OnSubmit.ACCEPT
    times: int = 1
    """How many requests are answered by ``submit``; then they are accepted. 0 means all."""
    code: str | None = None
    """The error the job ends with (``status_ext``); with ``without_code`` it ends without one."""
    failures: int = 1
    """How many jobs end so; 0 means all."""
    without_code: bool = False
    message: str = ""
    takes: float = 20.0
    """Seconds a job is pending."""
    forever: bool = False
    """The job is pending for ever; nothing is captured."""
    starts_in: float = 0.0
    retry_after: float | None = None
    replay: OnReplay = OnReplay.PAGE
    replay_delay: float = 0.0
    index: OnIndex = OnIndex.ROWS
    index_times: int = 0
    """How many look-ups ``index`` spoils; 0 means all."""
    index_delay: float = 0.0
    availability_delay: float = 12 * 3600.0
    older: datetime.datetime | None = None
    """An earlier capture, holding ``body``."""
    final_url: str | None = None
    """Where the page redirects to."""
    login_in_status: int = 0
    """How many questions about the job are answered by 401."""
