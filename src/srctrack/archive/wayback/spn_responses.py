"""Reading what Save Page Now 2 says: pure functions from an answer to its meaning.

Shapes are those of the “SPN2 Public API Docs” and of answers measured by other clients in 2025 and 2026. An HTTP 200 proves
nothing: refusals come with it as well.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from typing import Any

from srctrack.archive.client import Answer
from srctrack.archive.responses import (
    Accepted,
    AlreadyKept,
    Capacity,
    LoginAsked,
    Refused,
    Saved,
    Unclear,
    Working,
)
from srctrack.archive.wayback.status_codes import DAILY_LIMIT, HOST_PAUSED
from srctrack.model.archiving import Memento

_TIMESTAMP = re.compile(r"\d{14}")
_JOB_IN_PAGE = re.compile(r"""spn\.watchJob\(\s*["']([\w.:-]{1,120})["']""")
_REFUSAL_IN_PAGE = re.compile(r"<h2[^>]{0,200}>([^<]{0,300})</h2>\s{0,200}<p[^>]{0,200}>([^<]{0,600})", re.I)
_DELAY = re.compile(r"capture will (?:start|begin) in\b([^.]{0,120})", re.I)
_SPAN = re.compile(r"(\d{1,6})\s{0,3}(d|h|m|s)", re.I)
_IN_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}

_SPOKEN_CODES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"daily (?:not-logged-in )?captures limit|cannot make more than [\d,]+ captures per day", re.I), DAILY_LIMIT.code),
    (re.compile(r"already reached the limit", re.I), "error:user-session-limit"),
    (re.compile(r"crawling this host is paused", re.I), HOST_PAUSED.code),
    (re.compile(r"has been already captured \d+ times today|captured [\d,]+ times today", re.I), "error:too-many-daily-captures"),
    (re.compile(r"cannot start capture", re.I), "error:celery"),
    (re.compile(r"internal error", re.I), "error:internal-server-error"),
)  # fmt: skip
"""Refusals that come as words alone, and the code whose treatment they need (collected by wayback-machine-spn-scripts)."""
_LOGIN = re.compile(r"need to be logged in|please log ?in", re.I)


def instant(timestamp: str) -> datetime.datetime | None:
    """The instant of a 14-digit timestamp, in UTC; None when it is none."""
    try:
        return datetime.datetime.strptime(timestamp, "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC)
    except ValueError:
        return None


def timestamp(when: datetime.datetime) -> str:
    """The 14 digits of an instant."""
    return when.astimezone(datetime.UTC).strftime("%Y%m%d%H%M%S")


def read_json(answer: Answer) -> Any:
    """The answer's JSON, or None when it is not JSON."""
    try:
        return json.loads(answer.body)
    except (ValueError, UnicodeDecodeError, RecursionError):
        return None


def read_submission(answer: Answer) -> Accepted | AlreadyKept | Refused | LoginAsked | Unclear:
    """What ``POST /save`` said. 429 is the caller’s business; anything that may hide a capture made is Unclear."""
    if answer.status == 401:
        return LoginAsked(_message(read_json(answer)) or "the archive asks for a login")
    if answer.status == 400:
        return Refused("error:bad-request", _message(read_json(answer)) or "the archive answered 400")
    if answer.status != 200:
        return Unclear(f"the archive answered {answer.status}")
    said = read_json(answer)
    if not isinstance(said, dict):
        return _read_page(answer)
    message = _message(said)
    job = said.get("job_id")
    if isinstance(job, str) and job:
        return Accepted(job, delay_in(message), reused=_same_snapshot(message))
    if "job_id" in said and _same_snapshot(message):
        return AlreadyKept(message)
    return _refusal(said) or Unclear("the archive’s answer names no job")


def read_job(answer: Answer, service: str, base: str, url: str) -> Working | Saved | Refused | LoginAsked | Unclear:
    """What ``/save/status`` said of the job for ``url``; ``base`` is where captures are read back."""
    if answer.status == 401:
        return LoginAsked(_message(read_json(answer)) or "the archive asks for a login")
    if answer.status != 200:
        return Unclear(f"the archive answered {answer.status}")
    said = read_json(answer)
    if not isinstance(said, dict):
        return Unclear("the archive’s answer about the job is not JSON")
    status = said.get("status")
    if status == "pending":
        return Working(delay_in(_message(said)))
    if status == "success":
        when = said.get("timestamp")
        made = instant(when) if isinstance(when, str) and _TIMESTAMP.fullmatch(when) else None
        if made is None:
            return Unclear("the archive says it saved the page, without a timestamp")
        original = said.get("original_url")
        original = original if isinstance(original, str) and original else url
        return Saved(Memento(service, f"{base}/web/{when}/{original}", original, made))
    return _refusal(said) or Unclear("the archive’s answer about the job says nothing known")


def read_capacity(answer: Answer) -> Capacity | LoginAsked | Unclear:
    """What ``/save/status/user`` said."""
    if answer.status == 401:
        return LoginAsked(_message(read_json(answer)) or "the archive asks for a login")
    said = read_json(answer) if answer.status == 200 else None
    if not isinstance(said, dict):
        return Unclear(f"the archive answered {answer.status} about the account")
    return Capacity(_count(said, "available"), _count(said, "daily_captures"), _count(said, "daily_captures_limit"))


def delay_in(message: str) -> float:
    """The seconds of “capture will start in ~1 hour, 20 minutes, 5 seconds”; 0 when nothing is said."""
    told = _DELAY.search(message)
    return float(sum(int(n) * _IN_SECONDS[unit.lower()] for n, unit in _SPAN.findall(told[1]))) if told else 0.0


def _refusal(said: dict[str, Any]) -> Refused | LoginAsked | None:
    """A refusal, by its code where it has one, else by its words."""
    code, message = said.get("status_ext"), _message(said)
    if isinstance(code, str) and code:
        return Refused(code, message or code)
    if _LOGIN.search(message):
        return LoginAsked(message)
    spoken = _spoken_code(message)
    if spoken or said.get("status") == "error":
        return Refused(spoken, message or "the archive gave no reason")
    return None


def _read_page(answer: Answer) -> Accepted | Refused | LoginAsked | Unclear:
    """The HTML page shown to who is not logged in: it holds the job’s id, or a heading and a sentence."""
    page = answer.text
    job = _JOB_IN_PAGE.search(page)
    if job:
        return Accepted(job[1], delay_in(html.unescape(page[max(0, job.start() - 2000) : job.end() + 2000])))
    told = _REFUSAL_IN_PAGE.search(page)
    if told is None:
        return Unclear("the archive answered with a page that says nothing about the capture")
    message = " ".join(html.unescape(f"{told[1]}: {told[2]}").split())
    if _LOGIN.search(message):
        return LoginAsked(message)
    spoken = _spoken_code(message)
    return Refused(spoken, message) if spoken else Unclear(message)


def _spoken_code(message: str) -> str | None:
    return next((code for pattern, code in _SPOKEN_CODES if pattern.search(message)), None)


def _same_snapshot(message: str) -> bool:
    return "same snapshot" in message.lower()


def _message(said: Any) -> str:
    message = said.get("message") if isinstance(said, dict) else None
    return " ".join(message.split()) if isinstance(message, str) else ""


def _count(said: dict[str, Any], name: str) -> int | None:
    value = said.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
