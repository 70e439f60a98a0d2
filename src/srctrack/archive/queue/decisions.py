"""What is decided when an archive has answered: the next ticket, and what is to be left in peace for how long."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from srctrack.archive.base import Archive
from srctrack.archive.queue.tickets import Ticket

CLOCK_SKEW = datetime.timedelta(minutes=1)
"""The archive’s clock and ours may differ by so much."""
JITTER = 0.25
"""The share by which a back-off may be longer, so that clients do not come back together."""


class Scope(StrEnum):
    """What a hold keeps from being asked."""

    ALL = "all"
    SUBMIT = "submit"
    HOST = "host"
    """Captures of the ticket’s host."""
    RUN = "run"
    """Everything, for the rest of this run: a person is needed."""


@dataclass(frozen=True, slots=True)
class HoldRequest:
    """A wish to ask nothing in ``scope`` for ``seconds`` (the rest of the run for RUN)."""

    scope: Scope
    seconds: float
    reason: str
    doubling: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The next ticket, and what is to be held back."""

    ticket: Ticket
    held: HoldRequest | None = None


@dataclass(frozen=True)
class DecisionContext:
    """What the functions here may know beside the ticket and the answer. ``chance`` gives a number from 0 to 1."""

    archive: Archive
    now: datetime.datetime
    chance: Callable[[], float]

    def after(self, seconds: float) -> datetime.datetime:
        return self.now + datetime.timedelta(seconds=seconds)

    @property
    def midnight(self) -> datetime.datetime:
        """The next 00:00 UTC, a few minutes over, so that not everybody comes at once."""
        start = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        return start + datetime.timedelta(days=1, minutes=1 + 9 * self.chance())

    def person(self, ticket: Ticket) -> str:
        return f"needs a person: {self.archive.by_hand(ticket.target)}"

    def backoff(self, tries: int) -> datetime.datetime:
        wait = self.archive.timing.backoff_wait(tries)
        return self.after(wait * (1 + JITTER * self.chance()))
