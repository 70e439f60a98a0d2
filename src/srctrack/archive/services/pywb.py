"""A pywb of one’s own: it records what it is asked for, and shows it byte for byte."""

from __future__ import annotations

import datetime
from dataclasses import replace
from urllib.parse import quote, urlsplit

from srctrack.archive.base import ExpectedContent, Service, ServiceContext
from srctrack.archive.client import Answer, Client
from srctrack.archive.eligible_urls import is_private
from srctrack.archive.queue.timing import Timing
from srctrack.archive.responses import (
    AlreadyKept,
    Capacity,
    CapturesFound,
    JobReport,
    LookUp,
    NothingFound,
    NoWord,
    Refused,
    Submission,
    Unclear,
    Verification,
)
from srctrack.archive.settings import address, only, seconds, word
from srctrack.archive.verification.replay import read_back
from srctrack.archive.wayback.cdx_responses import good_rows, read_cdx_lines
from srctrack.archive.wayback.spn_responses import timestamp
from srctrack.model.archiving import Memento
from srctrack.model.url import same_page

NAME = "pywb"
URL = "http://127.0.0.1:8080"
COLLECTION = "srctrack"
PACE = Timing(
    submit_interval=0.5,
    poll_interval=1.0,
    lookup_delay=2.0,
    lookup_interval=0.05,
    replay_interval=0.0,
    refused_hold=5.0,
)
"""One’s own machine: a recording is in its index within 1.5 seconds (pywb 2.10)."""
_SET = ("url", "collection", "submit_interval", "lookup_delay", "reuse_within")
_CODES = {
    400: "error:bad-request",
    401: "error:unauthorized",
    403: "error:no-access",
    404: "error:not-found",
    405: "error:method-not-allowed",
    410: "error:not-found",
    429: "error:too-many-requests",
    501: "error:not-implemented",
    502: "error:bad-gateway",
    503: "error:service-unavailable",
    504: "error:gateway-timeout",
}
"""What a status of the recorded page comes to, in the Wayback Machine’s words."""


class Pywb:
    """The collection of that name at ``url``. ``local``: it stands in a private network, so that private pages may be sent."""

    name = NAME
    can_submit = True
    unready = None

    def __init__(self, url: str, collection: str, timing: Timing, client: Client) -> None:
        self.url, self.collection, self.timing, self._client = url, collection, timing, client
        self.address = f"{url}/{collection}"
        self.local = is_private(urlsplit(url).hostname or "")

    def submit(self, url: str) -> Submission:
        answer = self._client.ask("GET", f"{self.address}/record/id_/{url}")
        if not isinstance(answer, Answer):
            return answer
        if answer.status == 200:
            return AlreadyKept("recorded")
        if 300 <= answer.status < 400:
            return Refused("error:too-many-redirects", f"the page redirects ({answer.status})")
        return Refused(_CODES.get(answer.status), f"the page answered {answer.status}")

    def poll(self, job: str, url: str) -> JobReport:
        return Unclear("pywb has no jobs")

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        start = f"&from={timestamp(since)}" if since else ""
        # Without allowFuzzy=0 it answers for pages that only look alike.
        answer = self._client.ask(
            "GET", f"{self.address}/cdx?url={quote(url, safe='')}&output=json&allowFuzzy=0{start}"
        )
        if not isinstance(answer, Answer):
            return answer
        rows = read_cdx_lines(answer.body) if answer.status == 200 else None
        if rows is None:
            return Unclear(f"the index answered {answer.status} with something that is not an index")
        mine = [r for r in good_rows(rows) if same_page(r.original) == same_page(url)]
        found = tuple(
            Memento(
                self.name, f"{self.address}/{timestamp(r.timestamp)}/{r.original}", r.original, r.timestamp, r.digest
            )
            for r in sorted(mine, key=lambda r: r.timestamp)
        )
        return CapturesFound(found) if found else NothingFound()

    def verify(self, memento: Memento, wanted: ExpectedContent) -> Verification:
        def raw(when: datetime.datetime, original: str) -> str:
            return f"{self.address}/{timestamp(when)}id_/{original}"

        return read_back(self._ask, memento, wanted, raw)

    def capacity(self) -> Capacity:
        return Capacity()

    def by_hand(self, url: str) -> str:
        return f"{self.address}/record/{url}"

    def _ask(self, url: str) -> Answer | NoWord:
        return self._client.ask("GET", url)


def _make(surroundings: ServiceContext) -> Pywb:
    table = surroundings.table
    only(table, NAME, _SET)
    timing = replace(
        PACE,
        submit_interval=seconds(table, "submit_interval", PACE.submit_interval),
        lookup_delay=seconds(table, "lookup_delay", PACE.lookup_delay),
        reuse_within=seconds(table, "reuse_within", 0.0),
    )
    return Pywb(address(table, "url", URL), word(table, "collection", COLLECTION), timing, surroundings.client)


PYWB = Service(NAME, "a pywb of your own, which records and shows", _make)
