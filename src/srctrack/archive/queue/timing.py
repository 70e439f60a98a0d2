"""How long to wait, for everything that waits. All in seconds."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60.0
HOUR = 3600.0
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Timing:
    """The pace of one archive. Defaults are those of the Wayback Machine with keys."""

    submit_interval: float = 9.0
    """Between the starts of two captures: seven a minute are allowed (SPN2 documentation of 2025-10)."""
    poll_interval: float = 6.0
    """Between two questions about a job; clients of the archive's own ask every two to ten."""
    lookup_delay: float = 180.0
    """Before an outcome unknown is looked up, and between look-ups, doubling each time."""
    lookup_interval: float = 2.5
    """Between two questions to the index: 24 a minute are allowed."""
    replay_interval: float = 0.125
    """Between two pages read back: eight a second are allowed."""
    pending_limit: float = 10 * MINUTE
    """A job pending for longer becomes a look-up: unknown ids stay pending for ever."""
    backoff: float = 30.0
    """Before a capture that failed for a passing reason is tried again, doubling each time."""
    slow_down: float = 60.0
    """After “too many requests” without a Retry-After."""
    refused_hold: float = HOUR
    """After a refused connection: the service's firewall blocks for an hour, and doubles it when ignored."""
    patience: float = DAY
    """How long a capture the archive says it made may stay out of its index: up to 12 to 24 hours were seen."""
    tries: int = 5
    """Captures asked for before a person is needed."""
    lookups: int = 5
    """Look-ups that found nothing before an outcome unknown counts as “not made”. With ``lookup_delay`` at its default
    the last is 93 minutes after the request, so that no page is sent twice within the hour."""
    reuse_within: float = 0.0
    """An existing capture younger than this is enough, when it holds the page; 0 asks for a new one always."""

    def lookup_wait(self, lookups: int) -> float:
        """Before the look-up that follows ``lookups`` vain ones."""
        return float(min(self.lookup_delay * 2**lookups, 6 * HOUR))

    def backoff_wait(self, tries: int) -> float:
        """Before the try that follows ``tries`` vain ones, without its jitter."""
        return float(self.backoff * 2 ** max(0, tries - 1))
