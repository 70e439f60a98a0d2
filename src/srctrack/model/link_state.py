"""What is known of the page behind a link, from asking for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a page answered. Only GONE says that it is not there; BLOCKED and UNREACHABLE could not tell."""

    ALIVE = "alive"
    MOVED = "moved"
    """Permanently redirected to another page's address."""
    GONE = "gone"
    """The server itself said so each time it was asked: 404, 410, a page that says it (``detail``), a redirect away from it."""
    BLOCKED = "blocked"
    """The server refused us (401, 403, 429, a proof of humanity); a browser may well see the page."""
    UNREACHABLE = "unreachable"
    """No answer that tells: no host, no connection, a time-out, 5xx."""

    @property
    def tells(self) -> bool:
        return self in (Verdict.ALIVE, Verdict.MOVED, Verdict.GONE)


@dataclass(frozen=True, slots=True)
class LinkState:
    """The newest word of a link's page. ``checked`` is an instant in UTC; ``asked`` how many times in that check it gave
    the same answer; ``since`` the first check in a row with this verdict; ``status`` the last HTTP status."""

    url: str
    verdict: Verdict
    checked: datetime.datetime
    since: datetime.datetime
    status: int | None = None
    final_url: str | None = None
    detail: str | None = None
    asked: int = 1
