"""Tickets that wait, by the kind of request that comes next, the one due first coming first."""

from __future__ import annotations

import datetime
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator

from srctrack.archive.base import Archive
from srctrack.archive.queue.decisions import Scope
from srctrack.archive.queue.tickets import Ticket
from srctrack.model.archiving import ArchiveState

RequestKind = tuple[str, str]
"""A service and a kind of request: tickets of one lane share a pace."""
_Place = tuple[datetime.datetime, datetime.datetime, str]


class Waiting:
    """Open tickets. ``lane_of`` tells where each belongs; asked again whenever a ticket changes."""

    def __init__(self, tickets: Iterable[Ticket], lane_of: Callable[[Ticket], RequestKind]) -> None:
        self._lane_of = lane_of
        self._tickets: dict[str, tuple[Ticket, RequestKind]] = {}
        self._lanes: dict[RequestKind, list[_Place]] = {}
        for ticket in tickets:
            self.put(ticket)

    def __len__(self) -> int:
        return len(self._tickets)

    def put(self, ticket: Ticket) -> None:
        """Take ``ticket`` in, in place of an earlier state of it."""
        self.drop(ticket)
        lane = self._lane_of(ticket)
        self._tickets[ticket.id] = (ticket, lane)
        insort(self._lanes.setdefault(lane, []), _place(ticket))

    def drop(self, ticket: Ticket) -> None:
        known = self._tickets.pop(ticket.id, None)
        if known is not None:
            places = self._lanes[known[1]]
            del places[bisect_left(places, _place(known[0]))]

    def lanes(self) -> list[RequestKind]:
        """All lanes with a ticket in them, in order of name."""
        return sorted(lane for lane, places in self._lanes.items() if places)

    def within(self, lane: RequestKind) -> Iterator[Ticket]:
        """The tickets of ``lane`` as they stand now; tickets may be put and dropped while they are given out."""
        for place in list(self._lanes.get(lane, ())):
            known = self._tickets.get(place[2])
            if known is not None and known[1] == lane:
                yield known[0]


def _place(ticket: Ticket) -> _Place:
    return (ticket.due, ticket.created, ticket.id)


def request_for(ticket: Ticket, archive: Archive) -> str:
    """Which kind of request comes next for ``ticket``: the second half of its lane."""
    if ticket.state is ArchiveState.QUEUED:
        return "index" if _looks_first(ticket, archive) else Scope.SUBMIT.value
    if ticket.state is ArchiveState.SUBMITTED:
        return "status"
    return "replay" if ticket.state is ArchiveState.NOT_VISIBLE and ticket.memento is not None else "index"


def interval(archive: Archive, request: str) -> float:
    """Seconds between two requests of a kind."""
    timing = archive.timing
    own = {Scope.SUBMIT.value: timing.submit_interval, "index": timing.lookup_interval}
    return own.get(request, timing.replay_interval)


def _looks_first(ticket: Ticket, archive: Archive) -> bool:
    """Whether a queued page is looked up before it is sent: an archive that is only read, a capture that may be reused, or a
    try that failed and may have left a capture all the same."""
    if not archive.can_submit:
        return True
    return ticket.lookups == 0 and (ticket.tries > 0 if ticket.submitted else archive.timing.reuse_within > 0)
