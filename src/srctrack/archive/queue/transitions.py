"""From a ticket and an archive’s answer to the next ticket: pure functions, the whole of what is decided.

QUEUED ──submit──▶ UNKNOWN (noted before the request) ──▶ SUBMITTED (job) ──poll──▶ NOT_VISIBLE (capture) ──verify──▶ VERIFIED
   ▲                  │ look up: nothing, five times           │ pending too long          │ never shown: a person
   └──────────────────┘◀───────────────────────────────────────┘                           └▶ NOT_VIEWABLE (excluded, another page)
"""

from __future__ import annotations

import datetime

from srctrack.archive.queue.decisions import CLOCK_SKEW, Decision, DecisionContext, HoldRequest, Scope
from srctrack.archive.queue.tickets import Ticket
from srctrack.archive.queue.timing import DAY, MINUTE
from srctrack.archive.responses import (
    Accepted,
    AlreadyKept,
    CapturesFound,
    Excluded,
    JobReport,
    LoginAsked,
    LookUp,
    NothingFound,
    NotShownYet,
    OtherPage,
    Refused,
    Saved,
    Shown,
    SlowDown,
    Submission,
    Unclear,
    Unreached,
    Verification,
    Working,
)
from srctrack.archive.wayback.status_codes import CodeClass, Pause, StatusCode, meaning
from srctrack.model.archiving import ArchiveState

AT_IT = "the archive is working on it; `srctrack archive` reads the copy back"
OTHER_PAGE = "other-page"
"""Our own word for a capture that holds something else than the page we hold."""
EXCLUDED = "excluded"
"""Our own word for a capture that the archive does not show."""


def sending(ticket: Ticket, at: DecisionContext) -> Ticket:
    """The ticket as it is noted before the request is sent: an outcome unknown, to be looked up."""
    return ticket.with_(
        state=ArchiveState.UNKNOWN,
        submitted=at.now,
        since=ticket.since or at.now - CLOCK_SKEW,
        job=None,
        starts=None,
        memento=None,
        saved=None,
        lookups=0,
        checks=0,
        due=at.after(at.archive.timing.lookup_delay),
        detail="requested; the answer is not known",
    )


def after_submission(before: Ticket, sent: Ticket, answer: Submission, at: DecisionContext) -> Decision:
    """``before`` is the ticket as it was queued, ``sent`` as it was noted when the request went out."""
    match answer:
        case Accepted(job, starts_in):
            starts = at.after(starts_in)
            detail = f"starts in {_minutes(starts_in)}" if starts_in >= MINUTE else AT_IT
            due = at.after(max(starts_in, at.archive.timing.poll_interval))
            state = ArchiveState.SUBMITTED
            return Decision(sent.with_(state=state, job=job, starts=starts, due=due, detail=detail))
        case AlreadyKept(message):
            since = at.now - datetime.timedelta(seconds=max(DAY, at.archive.timing.reuse_within))
            detail = f"the archive has a capture already, not found in its index yet ({message})"
            return Decision(_kept_somewhere(sent.with_(since=since, detail=detail), at))
        case Saved(memento):
            return Decision(_saved(sent.with_(memento=memento), at))
        case Refused(code, message):
            return after_refusal(sent, meaning(code), message, at)
        case LoginAsked(message):
            return Decision(before, HoldRequest(Scope.RUN, 0.0, message))
        case SlowDown() | Unreached():
            return _not_asked(before, answer, at)
        case Unclear(message):
            return Decision(sent.with_(error=None, detail=f"{message}; the capture may exist, and will be looked up"))


def after_overload_login(before: Ticket, message: str, at: DecisionContext) -> Decision:
    """The archive asked for a login though the keys are good: it does so when it is overloaded."""
    return _again_later(before, "login-asked", message, at)


def after_poll(ticket: Ticket, answer: JobReport, at: DecisionContext) -> Decision:
    timing = at.archive.timing
    next_poll = at.after(timing.poll_interval)
    match answer:
        case Working(starts_in, poll_in):
            if starts_in:
                starts = at.after(starts_in)
                return Decision(ticket.with_(starts=starts, due=starts, detail=f"starts in {_minutes(starts_in)}"))
            since = ticket.starts or ticket.submitted or ticket.created
            if (at.now - since).total_seconds() > timing.pending_limit:
                detail = "the job has been pending for too long; the capture is looked up instead"
                return Decision(_lost(ticket, at.now, detail))
            due = at.after(max(poll_in or 0.0, timing.poll_interval))
            return Decision(ticket.with_(due=due, detail=AT_IT))
        case Saved(memento):
            return Decision(_saved(ticket.with_(memento=memento), at))
        case Refused(code, message):
            return after_refusal(ticket, meaning(code), message, at)
        case LoginAsked(message) if at.archive.unready is not None:
            detail = f"the job cannot be asked about ({message}); the capture is looked up instead"
            return Decision(_lost(ticket, at.after(timing.lookup_delay), detail))
        case SlowDown() | Unreached():
            return _not_asked(ticket, answer, at)
        case LoginAsked(message) | Unclear(message):
            # Asked for a login in spite of keys, the archive is overloaded.
            since = ticket.starts or ticket.submitted or ticket.created
            if (at.now - since).total_seconds() > timing.pending_limit:
                return Decision(_lost(ticket, at.now, message))
            return Decision(ticket.with_(due=next_poll, detail=message))


def after_refusal(ticket: Ticket, code: StatusCode, message: str, at: DecisionContext) -> Decision:
    """What the class of the code asks for; ``message`` is the archive’s own sentence."""
    said = _sentence(code.meaning, message)
    match code.kind:
        case CodeClass.PERMANENT:
            if code.other_url and ticket.other_url and not ticket.redirected:
                return Decision(_queued(ticket, at.now, said).with_(redirected=True))
            note = "the page is gone" if code.dead else at.person(ticket)
            return Decision(_closed(ticket, ArchiveState.REFUSED, at, error=code.code, detail=f"{said}; {note}"))
        case CodeClass.RETRY:
            return _again_later(ticket, code.code, said, at, code.retries)
        case CodeClass.PAUSE_HOST:
            if code.pause is Pause.MIDNIGHT:
                held = HoldRequest(Scope.HOST, (at.midnight - at.now).total_seconds(), said)
                return Decision(_queued(ticket, at.midnight, said).with_(error=code.code), held)
            again = _again_later(ticket, code.code, said, at)
            seconds = max(at.archive.timing.slow_down, (again.ticket.due - at.now).total_seconds())
            return Decision(again.ticket, HoldRequest(Scope.HOST, seconds, said))
        case CodeClass.TOMORROW:
            today = at.now.replace(hour=0, minute=0, second=0, microsecond=0)
            changed = ticket.with_(since=today, error=code.code, detail=f"{said}; that capture is looked up")
            return Decision(_kept_somewhere(changed, at))
        case CodeClass.PAUSE_ACCOUNT:
            midnight = code.pause is Pause.MIDNIGHT
            seconds = (at.midnight - at.now).total_seconds() if midnight else 2 * at.archive.timing.poll_interval
            return Decision(
                _queued(ticket, at.now, said).with_(error=code.code), HoldRequest(Scope.SUBMIT, seconds, said)
            )
        case CodeClass.STOP:
            return Decision(_queued(ticket, at.now, said).with_(error=code.code), HoldRequest(Scope.RUN, 0.0, said))


def after_look_up(ticket: Ticket, answer: LookUp, at: DecisionContext) -> Decision:
    timing = at.archive.timing
    asked = ticket.with_(checked=at.now)
    match answer:
        case CapturesFound(mementos):
            return Decision(_saved(asked.with_(memento=mementos[-1]), at))
        case Excluded(message):
            return Decision(_closed(asked, ArchiveState.NOT_VIEWABLE, at, error=EXCLUDED, detail=message))
        case NothingFound():
            return Decision(_found_nothing(asked.with_(lookups=ticket.lookups + 1), at))
        case SlowDown() | Unreached():
            return _not_asked(ticket, answer, at)
        case Unclear(message):
            checks = ticket.checks + 1
            if ticket.state is ArchiveState.QUEUED and checks >= timing.lookups:
                return Decision(ticket.with_(lookups=1, checks=0, due=at.now))
            detail = f"could not be looked up: {message}"
            if _out_of_patience(ticket, at):
                detail = f"{detail}; {at.person(ticket)}"
                return Decision(_closed(ticket, ticket.state, at, error=ticket.error, detail=detail))
            return Decision(ticket.with_(checks=checks, due=at.after(timing.lookup_wait(checks - 1)), detail=detail))


def after_verification(ticket: Ticket, answer: Verification, at: DecisionContext) -> Decision:
    timing = at.archive.timing
    asked = ticket.with_(checked=at.now)
    match answer:
        case Shown(memento, by):
            ours = ticket.submitted is not None and memento.timestamp >= ticket.submitted - CLOCK_SKEW
            state = ArchiveState.VERIFIED if ours else ArchiveState.EXISTING
            proof = "identical to the saved copy" if by == "digest" else "same text as the saved copy"
            detail = f"verified: {proof}" if ours else f"an earlier capture, verified: {proof}"
            return Decision(_closed(asked.with_(memento=memento), state, at, error=None, detail=detail))
        case Excluded(message):
            if ticket.submitted is None:
                return Decision(_not_reusable(asked, message, at))
            return Decision(_closed(asked, ArchiveState.NOT_VIEWABLE, at, error=EXCLUDED, detail=message))
        case OtherPage(message):
            if ticket.submitted is None:
                return Decision(_not_reusable(asked, message, at))
            detail = f"{message}; {at.person(ticket)}"
            return Decision(_closed(asked, ArchiveState.NOT_VIEWABLE, at, error=OTHER_PAGE, detail=detail))
        case SlowDown() | Unreached():
            return _not_asked(ticket, answer, at)
        case NotShownYet(message) | Unclear(message):
            if isinstance(answer, Unclear):
                message, asked = f"could not be checked: {message}", ticket
            if ticket.submitted is None:
                return Decision(_not_reusable(asked, message, at))
            if _out_of_patience(ticket, at):
                detail = f"{message}; {at.person(ticket)}"
                return Decision(_closed(asked, ArchiveState.NOT_VISIBLE, at, error=ticket.error, detail=detail))
            due = at.after(timing.lookup_wait(ticket.checks))
            return Decision(asked.with_(checks=ticket.checks + 1, due=due, detail=message))


def _found_nothing(ticket: Ticket, at: DecisionContext) -> Ticket:
    timing = at.archive.timing
    if ticket.state is ArchiveState.QUEUED:
        if at.archive.can_submit:
            return ticket.with_(due=at.now)
        detail = f"{at.archive.name} has no copy, and takes no requests"
        return _closed(ticket, ArchiveState.NOT_ATTEMPTED, at, error=None, detail=detail)
    if ticket.lookups < timing.lookups:
        detail = ticket.detail or "not in the archive’s index yet"
        return ticket.with_(due=at.after(timing.lookup_wait(ticket.lookups)), detail=detail)
    counted = ticket.with_(tries=ticket.tries + 1)
    if counted.tries >= timing.tries:
        state = ArchiveState.REFUSED if ticket.error and ticket.state is ArchiveState.UNKNOWN else ticket.state
        detail = f"{ticket.detail or 'the archive gave no clear answer'}; {at.person(ticket)}"
        return _closed(counted, state, at, error=ticket.error, detail=detail)
    due = at.midnight if ticket.state is ArchiveState.NOT_VISIBLE else at.now
    return _queued(counted, due, "no capture was found; requested again").with_(lookups=1)


def _saved(ticket: Ticket, at: DecisionContext) -> Ticket:
    """A capture is said to exist: read it back at once."""
    detail = "the archive has it; not verified yet"
    return ticket.with_(
        state=ArchiveState.NOT_VISIBLE, saved=ticket.saved or at.now, due=at.now, checks=0, detail=detail
    )


def _kept_somewhere(ticket: Ticket, at: DecisionContext) -> Ticket:
    """A capture exists, and is not named: look it up at once."""
    return ticket.with_(state=ArchiveState.NOT_VISIBLE, memento=None, saved=at.now, due=at.now, lookups=0, checks=0)


def _not_reusable(ticket: Ticket, message: str, at: DecisionContext) -> Ticket:
    """An existing capture is not good enough: ask for one of our own."""
    if not at.archive.can_submit:
        detail = f"{at.archive.name} has no copy of the page as it is saved here: {message}"
        return _closed(ticket.with_(memento=None), ArchiveState.NOT_ATTEMPTED, at, error=None, detail=detail)
    return _queued(ticket, at.now, message).with_(lookups=1)


def _lost(ticket: Ticket, due: datetime.datetime, detail: str) -> Ticket:
    """The job tells nothing more: its outcome is unknown, and looked up."""
    return ticket.with_(state=ArchiveState.UNKNOWN, due=due, lookups=0, error=None, detail=detail)


def _queued(ticket: Ticket, due: datetime.datetime, detail: str) -> Ticket:
    return ticket.with_(
        state=ArchiveState.QUEUED,
        due=due,
        job=None,
        starts=None,
        memento=None,
        saved=None,
        lookups=0,
        checks=0,
        detail=detail,
    )


def _again_later(ticket: Ticket, code: str, said: str, at: DecisionContext, retries: int | None = None) -> Decision:
    """Once more, later; after the last try the capture is looked up once, and then a person is needed."""
    code_tries = ticket.code_tries + 1 if ticket.error == code else 1
    tries = ticket.tries + 1
    counted = ticket.with_(tries=tries, code_tries=code_tries, error=code)
    if tries >= at.archive.timing.tries or (retries is not None and code_tries > retries):
        last_look = counted.with_(state=ArchiveState.UNKNOWN, tries=at.archive.timing.tries, detail=said, checks=0)
        due = at.after(at.archive.timing.lookup_delay)
        return Decision(last_look.with_(job=None, lookups=at.archive.timing.lookups - 1, due=due))
    return Decision(_queued(counted, at.backoff(tries), f"{said}; tried again later"))


def _closed(ticket: Ticket, state: ArchiveState, at: DecisionContext, *, error: str | None, detail: str) -> Ticket:
    return ticket.with_(state=state, closed=True, due=at.now, error=error, detail=detail)


def _not_asked(ticket: Ticket, answer: SlowDown | Unreached, at: DecisionContext) -> Decision:
    """The request was not taken: the ticket stays as it is, and the archive is left in peace."""
    timing = at.archive.timing
    if isinstance(answer, SlowDown):
        told = answer.seconds is not None
        held = HoldRequest(
            Scope.ALL, timing.slow_down if answer.seconds is None else answer.seconds, answer.message, not told
        )
    elif answer.refused:
        held = HoldRequest(Scope.ALL, timing.refused_hold, answer.message, doubling=True)
    else:
        held = HoldRequest(Scope.ALL, timing.backoff, answer.message, doubling=True)
    return Decision(ticket.with_(due=max(ticket.due, at.now), detail=f"could not ask: {answer.message}"), held)


def _out_of_patience(ticket: Ticket, at: DecisionContext) -> bool:
    began = ticket.saved or ticket.submitted or ticket.created
    return (at.now - began).total_seconds() > at.archive.timing.patience


def _sentence(meant: str, message: str) -> str:
    short = " ".join(message.split())[:200]
    return f"{meant} (“{short}”)" if short and short != meant else meant


def _minutes(seconds: float) -> str:
    minutes = max(1, round(seconds / MINUTE))
    return f"{minutes} min" if minutes < 120 else f"{round(minutes / 60)} h"
