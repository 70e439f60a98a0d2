"""Tickets that wait, by the kind of request that comes next, the one due first coming first."""

from __future__ import annotations

import datetime
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator

from srctrack.archive.queue import Ticket

Lane = tuple[str, str]
"""A service and a kind of request: tickets of one lane share a pace."""
_Place = tuple[datetime.datetime, datetime.datetime, str]


class Waiting:
    """Open tickets. ``lane_of`` tells where each belongs; asked again whenever a ticket changes."""

    def __init__(self, tickets: Iterable[Ticket], lane_of: Callable[[Ticket], Lane]) -> None:
        self._lane_of = lane_of
        self._tickets: dict[str, tuple[Ticket, Lane]] = {}
        self._lanes: dict[Lane, list[_Place]] = {}
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

    def lanes(self) -> list[Lane]:
        """All lanes with a ticket in them, in order of name."""
        return sorted(lane for lane, places in self._lanes.items() if places)

    def within(self, lane: Lane) -> Iterator[Ticket]:
        """The tickets of ``lane`` as they stand now; tickets may be put and dropped while they are given out."""
        for place in list(self._lanes.get(lane, ())):
            known = self._tickets.get(place[2])
            if known is not None and known[1] == lane:
                yield known[0]


def _place(ticket: Ticket) -> _Place:
    return (ticket.due, ticket.created, ticket.id)
