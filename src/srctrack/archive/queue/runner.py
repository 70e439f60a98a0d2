"""Working the queue off: one ticket a step, one request a step, each step on disk before the next begins."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile

from srctrack.archive.base import Archive, ExpectedContent
from srctrack.archive.clock import Clock
from srctrack.archive.queue.decisions import Decision, DecisionContext, HoldRequest, Scope
from srctrack.archive.queue.rate_limit import Pace
from srctrack.archive.queue.schedule import RequestKind, Waiting, interval, request_for
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.queue.transitions import (
    after_look_up,
    after_overload_login,
    after_poll,
    after_submission,
    after_verification,
    sending,
)
from srctrack.archive.responses import Capacity, LoginAsked, LookUp, SlowDown, Unclear, Unreached
from srctrack.model.archiving import ArchiveState
from srctrack.model.url import host

SESSIONS = 3
"""Captures of ours at once where the archive does not tell how many are free: what it told in two measurements of 2026."""
MAX_UNCLEAR_SUBMISSIONS = 3
"""Requests for captures in a row without a clear answer before the archive is taken to be down and left in peace."""
ORPHAN = datetime.timedelta(hours=1)
"""A ticket older than this whose source is not in the library (any more) is dropped."""
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)
SENDING = "sending"
"""The claim of the one process that asks for a capture."""
TOUCH = datetime.timedelta(seconds=0.05)
"""The shortest sleep, so that a step that is due in a moment is not asked for a thousand times."""


@dataclass
class QueueRunResult:
    """What a run did. ``stopped`` names an archive and why a person is needed before it can go on; ``held`` until when it is
    left in peace, and why; ``left`` is how many tickets are still open."""

    steps: int = 0
    closed: list[Ticket] = field(default_factory=list)
    left: int = 0
    stopped: dict[str, str] = field(default_factory=dict)
    held: dict[str, tuple[datetime.datetime, str]] = field(default_factory=dict)


@dataclass
class Runner:
    """Works tickets off. ``wanted`` tells what a ticket's page holds (None: the library no longer has it); ``keep`` writes a
    ticket's word into the library, and is called again after a crash for a ticket that was closed before it."""

    archives: Mapping[str, Archive]
    queue: Queue
    pace: Callable[[Archive], Pace]
    clock: Clock
    wanted: Callable[[Ticket], ExpectedContent | None]
    keep: Callable[[Ticket], None]
    chance: Callable[[], float] = random.random

    def run(
        self, chosen: Callable[[Ticket], bool], until: datetime.datetime | None, idle: float | None = None
    ) -> QueueRunResult:
        """As ``steps``, all at once."""
        outcome = QueueRunResult()
        for _ in self.steps(chosen, until, outcome, idle):
            pass
        return outcome

    def steps(
        self,
        chosen: Callable[[Ticket], bool],
        until: datetime.datetime | None,
        outcome: QueueRunResult,
        idle: float | None = None,
    ) -> Iterator[Ticket]:
        """Work off the tickets that are ``chosen`` until none is open, until ``until`` (None: as long as it takes), or
        until nothing is due for ``idle`` seconds; a ticket that is not chosen any more is left. Each ticket is given out
        after every step of it. A step that has begun is finished: ``until`` may be passed by one request's limit.
        ``outcome`` is filled on the way."""
        work = _Run(self, outcome)
        try:
            yield from self._steps(work, chosen, until, outcome, idle)
        finally:
            work.close()

    def _steps(
        self,
        work: _Run,
        chosen: Callable[[Ticket], bool],
        until: datetime.datetime | None,
        outcome: QueueRunResult,
        idle: float | None,
    ) -> Iterator[Ticket]:
        chosen_tickets = (t for t in self.queue if chosen(t) and t.service in self.archives)
        waiting = Waiting(chosen_tickets, work.lane)
        while waiting:
            outcome.left = len(waiting)
            moved = False
            soonest = None
            for lane in waiting.lanes():
                for ticket in waiting.within(lane):
                    now = self.clock.now()
                    if until is not None and moved and now >= until:
                        break
                    ready = max(ticket.due, work.opens(lane, now))
                    if ready > now:
                        # All that follow in this lane are due later still, or meet the same hold.
                        soonest = min(soonest or ready, ready)
                        break
                    ready = work.host_opens(ticket, lane, now)
                    if ready > now:
                        soonest = min(soonest or ready, ready)
                        continue
                    moved = True
                    after = work.step(ticket)
                    if after is None or after.closed or not chosen(after):
                        waiting.drop(ticket)
                    else:
                        waiting.put(after)
                    outcome.left = len(waiting)
                    yield after or ticket
            now = self.clock.now()
            if until is not None and now >= until:
                break
            if moved:
                continue
            if soonest is None or soonest == NEVER or (until is not None and soonest > until):
                break
            if idle is not None and (soonest - now).total_seconds() > idle:
                break
            self.clock.sleep(max(soonest - now, TOUCH).total_seconds())
        outcome.left = len(waiting)
        outcome.held = {name: held for name, held in outcome.held.items() if held[0] > self.clock.now()}


class _Run:
    """One run: what it has learned about each archive on the way."""

    def __init__(self, runner: Runner, outcome: QueueRunResult) -> None:
        self.runner, self.outcome = runner, outcome
        self.blocked: dict[tuple[str, str], datetime.datetime] = {}
        self.strikes: dict[str, int] = {}
        self.hosts: dict[str, str] = {}
        self.paces: dict[str, Pace] = {}

    def opens(self, lane: RequestKind, now: datetime.datetime) -> datetime.datetime:
        """When the lane is open, as far as is known; NEVER when not in this run."""
        service, kind = lane
        if service in self.outcome.stopped:
            return NEVER
        scopes = (kind, Scope.ALL.value)
        return max((self.blocked.get((service, scope), now) for scope in scopes), default=now)

    def host_opens(self, ticket: Ticket, lane: RequestKind, now: datetime.datetime) -> datetime.datetime:
        """When the ticket's own host is left to be captured, as far as is known."""
        if lane[1] != Scope.SUBMIT.value:
            return now
        return self.blocked.get((ticket.service, self.scopes(ticket, lane[1])[-1]), now)

    def scopes(self, ticket: Ticket, lane: str) -> tuple[str, ...]:
        """What may be held against a request of ``ticket`` in ``lane``."""
        if lane != Scope.SUBMIT.value:
            return (Scope.ALL.value,)
        name = self.hosts.get(ticket.url)
        if name is None:
            name = self.hosts[ticket.url] = f"host:{host(ticket.url)}"
        return (Scope.ALL.value, Scope.SUBMIT.value, name)

    def pace(self, archive: Archive) -> Pace:
        pace = self.paces.get(archive.name)
        if pace is None:
            pace = self.paces[archive.name] = self.runner.pace(archive)
            for ticket in self.runner.queue:
                if ticket.service == archive.name:  # jobs asked for on another machine count as well
                    self._count(ticket, archive, pace)
        return pace

    def _name(self, ticket: Ticket) -> str:
        return f"{self.runner.queue.folder.resolve()}/{ticket.id}"

    def _count(self, ticket: Ticket, archive: Archive, pace: Pace) -> None:
        """Note that a capture of ``ticket`` is under way."""
        if ticket.state is ArchiveState.SUBMITTED:
            begun = ticket.starts or ticket.submitted or ticket.created
            pace.open_session(self._name(ticket), archive.timing.pending_limit, begun)

    def close(self) -> None:
        for pace in self.paces.values():
            pace.close()

    def lane(self, ticket: Ticket) -> RequestKind:
        """Which kind of request comes next: the lanes have paces of their own."""
        return ticket.service, request_for(ticket, self.runner.archives[ticket.service])

    def step(self, ticket: Ticket) -> Ticket | None:
        """One request for ``ticket`` if nothing is against it; the ticket afterwards, None when it is no more."""
        archive = self.runner.archives[ticket.service]
        pace, now = self.pace(archive), self.runner.clock.now()
        lane = request_for(ticket, archive)
        sends = lane == Scope.SUBMIT and not ticket.closed
        with _claims(pace, (SENDING, self._name(ticket)) if sends else (self._name(ticket),)) as ours:
            if not ours:
                self.blocked[ticket.service, lane] = now + datetime.timedelta(seconds=1)
                return ticket
            if not ticket.closed and self._kept_back(ticket, archive, pace, lane, now):
                return ticket
            current = self.runner.queue.get(ticket.service, ticket.url)
            if current is None or current != ticket or (sends and not self._session_free(ticket, archive, pace)):
                return current
            return self._work(ticket, archive, pace)

    def _kept_back(self, ticket: Ticket, archive: Archive, pace: Pace, lane: str, now: datetime.datetime) -> bool:
        """Whether a hold or the pace is against a request now; notes until when."""
        wait, holds = pace.take(lane, interval(archive, lane), now, self.scopes(ticket, lane))
        for scope, hold in holds.items():
            self.blocked[archive.name, scope] = hold.until
            if not scope.startswith("host:"):
                self.outcome.held[archive.name] = (hold.until, hold.reason)
        if wait > 0 and not holds:
            self.blocked[archive.name, lane] = now + datetime.timedelta(seconds=wait)
        return wait > 0

    def _session_free(self, ticket: Ticket, archive: Archive, pace: Pace) -> bool:
        """Whether the account has a session and a capture left. True only for the one process that may send now, and until
        it has sent: two that ask before either sends would take the last session twice."""
        answer = archive.capacity() if archive.unready is None else None
        now = self.runner.clock.now()
        if isinstance(answer, SlowDown | Unreached):
            self._hold(archive, pace, _hold_for(answer, archive), None)
            told = self.runner.queue.put(ticket.with_(detail=f"could not ask: {answer.message}"))
            self.runner.keep(told)
            return False
        if not isinstance(answer, Capacity):
            free = len(pace.sessions(now)) < SESSIONS
        else:
            at = DecisionContext(archive, now, self.runner.chance)
            if answer.daily_limit is not None and (answer.used_today or 0) >= answer.daily_limit:
                seconds = (at.midnight - now).total_seconds()
                self._hold(
                    archive, pace, HoldRequest(Scope.SUBMIT, seconds, "the daily number of captures is used up"), None
                )
                return False
            free = answer.free_sessions is None or answer.free_sessions > 0
        if not free:
            self.blocked[archive.name, Scope.SUBMIT.value] = now + datetime.timedelta(
                seconds=archive.timing.poll_interval
            )
        return free

    def _work(self, ticket: Ticket, archive: Archive, pace: Pace) -> Ticket | None:
        self.outcome.steps += 1
        wanted = None if ticket.closed else self.runner.wanted(ticket)
        if wanted is None and not ticket.closed:
            # An add puts its ticket before its record: a young ticket without a source is not an orphan yet.
            if self.runner.clock.now() - ticket.created > ORPHAN:
                self.runner.queue.drop(ticket)
            return None
        turn = Decision(ticket) if wanted is None else self._turn(ticket, archive, pace, wanted)
        after = turn.ticket
        self.runner.queue.put(after)
        if turn.held is not None:
            self._hold(archive, pace, turn.held, ticket)
        self._count(after, archive, pace)
        if ticket.state is ArchiveState.SUBMITTED and after.state is not ArchiveState.SUBMITTED:
            pace.close_session(self._name(ticket))
        if after.closed or _word(after) != _word(ticket):
            self.runner.keep(after)
        if after.closed:
            self.outcome.closed.append(after)
            self.runner.queue.drop(after)
        return after

    def _turn(self, ticket: Ticket, archive: Archive, pace: Pace, wanted: ExpectedContent) -> Decision:
        def at() -> DecisionContext:
            return DecisionContext(archive, self.runner.clock.now(), self.runner.chance)

        match request_for(ticket, archive):
            case "status":
                return after_poll(ticket, archive.poll(ticket.job or "", ticket.target), at())
            case "replay" if ticket.memento is not None:
                return after_verification(ticket, archive.verify(ticket.memento, wanted), at())
            case "index":
                return after_look_up(ticket, self._look_up(ticket, archive, at().now), at())
        pace.begin(Scope.SUBMIT.value, archive.timing.submit_interval, at().now)
        return self._submit(ticket, archive, at)

    def _look_up(self, ticket: Ticket, archive: Archive, now: datetime.datetime) -> LookUp:
        since = ticket.since
        if since is None and archive.can_submit:
            since = now - datetime.timedelta(seconds=archive.timing.reuse_within)
        # A page that was redirected is indexed where it was found in the end; both are asked for in turn.
        url = ticket.other_url if ticket.other_url and ticket.lookups % 2 == 0 else ticket.target
        return archive.look_up(url, since)

    def _submit(self, ticket: Ticket, archive: Archive, at: Callable[[], DecisionContext]) -> Decision:
        sent = self.runner.queue.put(sending(ticket, at()))
        answer = archive.submit(sent.target)
        self.strikes[archive.name] = self.strikes.get(archive.name, 0) + 1 if isinstance(answer, Unclear) else 0
        if isinstance(answer, LoginAsked) and archive.unready is None:
            if isinstance(archive.capacity(), LoginAsked):
                return Decision(ticket, HoldRequest(Scope.RUN, 0.0, "the keys are not accepted"))
            return after_overload_login(ticket.with_(submitted=sent.submitted), answer.message, at())
        turn = after_submission(ticket, sent, answer, at())
        if turn.held is None and self.strikes[archive.name] >= MAX_UNCLEAR_SUBMISSIONS and isinstance(answer, Unclear):
            return Decision(
                turn.ticket, HoldRequest(Scope.SUBMIT, archive.timing.backoff, answer.message, doubling=True)
            )
        return turn

    def _hold(self, archive: Archive, pace: Pace, held: HoldRequest, ticket: Ticket | None) -> None:
        if held.scope is Scope.RUN:
            self.outcome.stopped[archive.name] = held.reason
            return
        scope = held.scope.value
        if held.scope is Scope.HOST and ticket is not None:
            scope = self.scopes(ticket, Scope.SUBMIT)[-1]
        hold = pace.hold(scope, held.seconds, held.reason, self.runner.clock.now(), held.doubling)
        self.blocked[archive.name, scope] = hold.until
        if held.scope is not Scope.HOST:
            self.outcome.held[archive.name] = (hold.until, hold.reason)


@contextmanager
def _claims(pace: Pace, names: tuple[str, ...]) -> Iterator[bool]:
    """Whether all of ``names`` are ours, until the end."""
    ours: list[str] = []
    try:
        ours.extend(takewhile(pace.claim, names))
        yield len(ours) == len(names)
    finally:
        for name in ours:
            pace.release(name)


def _word(ticket: Ticket) -> tuple[object, ...]:
    """What of a ticket the library should know at once; when it was asked last is not worth a write."""
    return (ticket.state, ticket.job, ticket.memento, ticket.error, ticket.detail)


def _hold_for(answer: SlowDown | Unreached, archive: Archive) -> HoldRequest:
    if isinstance(answer, SlowDown):
        return HoldRequest(
            Scope.ALL, answer.seconds or archive.timing.slow_down, answer.message, answer.seconds is None
        )
    seconds = archive.timing.refused_hold if answer.refused else archive.timing.backoff
    return HoldRequest(Scope.ALL, seconds, answer.message, doubling=True)
