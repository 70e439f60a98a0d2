"""The Wayback Machine: captures through Save Page Now 2, look-ups through its index, raw replay for the proof.

With keys the documented way is used. Without, the page that people use is asked as best it can be, and nothing is promised.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar
from urllib.parse import quote, urlsplit

from srctrack.archive.base import ExpectedContent, Service, ServiceContext
from srctrack.archive.client import Answer, Client
from srctrack.archive.eligible_urls import is_loopback
from srctrack.archive.queue.timing import DAY, Timing
from srctrack.archive.responses import (
    Capacity,
    CapturesFound,
    JobReport,
    LoginAsked,
    LookUp,
    NothingFound,
    NoWord,
    Submission,
    Unclear,
    Verification,
    Working,
)
from srctrack.archive.settings import address, only, seconds
from srctrack.archive.verification.replay import read_back
from srctrack.archive.wayback.cdx_responses import good_rows
from srctrack.archive.wayback.credentials import FoundKeys, find_keys
from srctrack.archive.wayback.spn_responses import read_capacity, read_job, read_submission, timestamp
from srctrack.model.archiving import Memento

NAME = "wayback"
URL = "https://web.archive.org"
AVAILABILITY_URL = "https://archive.org/wayback/available"
ANONYMOUS_INTERVAL = 21.0
"""Seconds between captures without keys: three a minute are allowed (SPN2 documentation of 2025-10)."""
INDEX_SECONDS = 75.0
"""A question to the index may take; 15 to 50 s were measured, some are never answered."""
_AS_PERSON = {"Accept": "text/html,application/xhtml+xml,application/xml"}
_AS_PROGRAM = {"Accept": "application/json"}
T = TypeVar("T", bound=Submission | JobReport | Capacity)
_SET = ("url", "availability_url", "submit_interval", "poll_interval", "lookup_delay", "reuse_within")


class Wayback:
    """One Wayback Machine, at ``url``."""

    name = NAME
    can_submit = True
    local = False

    def __init__(self, url: str, availability_url: str, timing: Timing, keys: FoundKeys | None, client: Client) -> None:
        self.url = self.address = url
        self.timing = timing
        self._availability_url = availability_url
        parts = urlsplit(url)
        self._safe = parts.scheme == "https" or is_loopback(parts.hostname or "")
        self._keys = keys.keys if keys is not None and self._safe else None
        self._has_keys = keys is not None
        self._client = client

    def __repr__(self) -> str:
        return f"Wayback({self.url!r}, keyed={self.keyed})"

    @property
    def keyed(self) -> bool:
        return self._keys is not None

    @property
    def unready(self) -> str | None:
        if self.keyed:
            return None
        if self._has_keys:
            return f"archive.org keys are not sent to {self.url}, which is not encrypted"
        return (
            "archiving is not reliable without archive.org keys; set SRCTRACK_IA_ACCESS_KEY and SRCTRACK_IA_SECRET_KEY"
        )

    def submit(self, url: str) -> Submission:
        form = {"url": url, "skip_first_archive": "1", "js_behavior_timeout": "0"}
        if self.timing.reuse_within:
            form["if_not_archived_within"] = str(int(self.timing.reuse_within))
        answer = self._ask("POST", f"{self.url}/save", form=form, keyed=True)
        if not isinstance(answer, Answer):
            return answer
        return self._scrubbed(read_submission(answer))

    def poll(self, job: str, url: str) -> JobReport:
        answer = self._ask("GET", f"{self.url}/save/status/{quote(job, safe='')}", keyed=True)
        if not isinstance(answer, Answer):
            return answer
        report = self._scrubbed(read_job(answer, self.name, self.url, url))
        wish = self._client.retry_after(answer)
        return Working(report.starts_in, wish) if isinstance(report, Working) and wish else report

    def capacity(self) -> Capacity | LoginAsked | NoWord:
        answer = self._ask("GET", f"{self.url}/save/status/user", keyed=True)
        return self._scrubbed(read_capacity(answer)) if isinstance(answer, Answer) else answer

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        from srctrack.archive.wayback import cdx_waybackpy as waybackpy_index

        def ask(question: str) -> Answer | NoWord:
            return self._ask("GET", question, seconds=INDEX_SECONDS)

        rows = waybackpy_index.cdx_rows(ask, f"{self.url}/cdx/search/cdx", url, since)
        if isinstance(rows, list):
            found = tuple(self._memento(r.timestamp, r.original, r.digest) for r in good_rows(rows))
            return CapturesFound(found) if found else NothingFound()
        if not isinstance(rows, Unclear):
            return rows
        seen = waybackpy_index.available(ask, self._availability_url, url)
        if seen is not None and (since is None or seen[1] >= since):
            return CapturesFound((self._memento(seen[1], url, None),))
        return rows

    def verify(self, memento: Memento, wanted: ExpectedContent) -> Verification:
        base = f"{self.url}/web/"
        return read_back(self._fetch, memento, wanted, lambda when, original: f"{base}{timestamp(when)}id_/{original}")

    def by_hand(self, url: str) -> str:
        return f"{self.url}/save/{url}"

    def _memento(self, when: datetime.datetime, original: str, digest: str | None) -> Memento:
        return Memento(self.name, f"{self.url}/web/{timestamp(when)}/{original}", original, when, digest or None)

    def _fetch(self, url: str) -> Answer | NoWord:
        return self._ask("GET", url)

    def _ask(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        keyed: bool = False,
        seconds: float | None = None,
    ) -> Answer | NoWord:
        """One request; 429 becomes SlowDown. ``keyed`` requests carry the keys, and without keys ask as a person would:
        for JSON the service demands a login."""
        headers = (_AS_PROGRAM if self.keyed else _AS_PERSON) if keyed else {}
        client = self._client
        keys = self._keys if keyed else None
        answer = client.ask(method, url, headers=headers, form=form, keys=keys, seconds=seconds)
        if isinstance(answer, Answer) and answer.status == 429:
            return client.slow_down(answer, url)
        return answer

    def _scrubbed(self, answer: T) -> T:
        """``answer`` with the keys taken out of its words, should the service have sent them back."""
        if self._keys is None:
            return answer
        words = {f.name: getattr(answer, f.name) for f in fields(answer)}
        clean = {name: self._keys.scrub(word) for name, word in words.items() if isinstance(word, str)}
        return replace(answer, **clean)  # type: ignore[arg-type]


def _make(surroundings: ServiceContext) -> Wayback:
    table, environ = surroundings.table, surroundings.environ
    only(table, NAME, _SET)
    keys = find_keys(environ)
    url = address({"url": environ.get("SRCTRACK_WAYBACK_URL") or table.get("url", URL)}, "url", URL)
    elsewhere = AVAILABILITY_URL if url == URL else f"{url}/wayback/available"
    given = environ.get("SRCTRACK_AVAILABILITY_URL") or table.get("availability_url", elsewhere)
    availability = address({"availability_url": given}, "availability_url", elsewhere)
    if not urlsplit(availability).path:
        availability += "/wayback/available"
    pace = Timing()
    timing = replace(
        pace,
        submit_interval=seconds(table, "submit_interval", pace.submit_interval if keys else ANONYMOUS_INTERVAL),
        poll_interval=seconds(table, "poll_interval", pace.poll_interval),
        lookup_delay=seconds(table, "lookup_delay", pace.lookup_delay),
        reuse_within=seconds(table, "reuse_within", 0.0 if keys else DAY),
    )
    if is_loopback(urlsplit(url).hostname or ""):
        # An archive on this machine that refuses connections is not running; no firewall is angry with us.
        timing = replace(timing, refused_hold=timing.poll_interval)
    return Wayback(url, availability, timing, keys, surroundings.client)


WAYBACK = Service(NAME, "the Wayback Machine of the Internet Archive", _make)
