"""Any archive that speaks RFC 7089 (Memento): only read. Its TimeMap, or else its TimeGate, tells what it holds."""

from __future__ import annotations

import datetime
import re
from email.utils import format_datetime
from urllib.parse import urljoin

from srctrack.archive.base import ExpectedContent, Service, ServiceContext
from srctrack.archive.client import Answer, Client
from srctrack.archive.queue.timing import Timing
from srctrack.archive.responses import (
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
from srctrack.archive.settings import address, only
from srctrack.archive.verification.replay import read_back
from srctrack.archive.wayback.cdx_responses import (
    in_memento_path,
    memento_datetime,
    read_timemap,
    timemap_pages,
)
from srctrack.errors import UsageError
from srctrack.model.archiving import Memento

NAME = "memento"
_SET = ("timemap", "timegate")
_ONLY_READ = "this archive takes no requests"
_TIMESTAMP_IN_PATH = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")


class MementoArchive:
    """An archive with a TimeMap and a TimeGate, either of which may be missing; a page’s address is put after them."""

    name = NAME
    timing = Timing(submit_interval=0.0, lookup_delay=30.0)
    can_submit = False
    unready = _ONLY_READ
    local = False

    def __init__(self, timemap: str | None, timegate: str | None, client: Client) -> None:
        self.address = timemap or timegate or NAME
        self._timemap, self._timegate = timemap, timegate
        self._client = client

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        found = self._from_timemap(url) if self._timemap else self._from_timegate(url)
        if not isinstance(found, list):
            return found
        young = tuple(m for m in found if since is None or m.timestamp >= since)
        return CapturesFound(young) if young else NothingFound()

    def _from_timemap(self, url: str) -> list[Memento] | NoWord:
        """All mementos; of a TimeMap in pages, those of the last one, which are the newest (RFC 7089, section 5)."""
        question = f"{self._timemap}/{url}"
        text = self._timemap_at(question)
        if not isinstance(text, str):
            return text
        found = read_timemap(text, self.name, question, url)
        pages = [page for page in timemap_pages(text, question) if page != question]
        if found == [] and pages:
            text = self._timemap_at(pages[-1])
            if not isinstance(text, str):
                return text
            found = read_timemap(text, self.name, pages[-1], url)
        return Unclear("the TimeMap’s answer could not be read") if found is None else found

    def _timemap_at(self, question: str) -> str | NoWord:
        answer = self._ask(question)
        if not isinstance(answer, Answer):
            return answer
        if answer.status == 404:
            return ""
        return answer.text if answer.status == 200 else Unclear(f"the TimeMap answered {answer.status}")

    def _from_timegate(self, url: str) -> list[Memento] | NoWord:
        """The newest memento, by asking for now; the answer names it (RFC 7089, section 4)."""
        now = format_datetime(self._client.clock.now(), usegmt=True)
        answer = self._ask(f"{self._timegate}/{url}", {"Accept-Datetime": now})
        if not isinstance(answer, Answer):
            return answer
        if answer.status == 404:
            return []
        place = answer.header("location") or answer.header("content-location") or ""
        in_path = in_memento_path(place)
        when = memento_datetime(answer.headers) or (in_path[0] if in_path else None)
        if not place or when is None:
            return Unclear(f"the TimeGate answered {answer.status} without naming a memento")
        return [Memento(self.name, urljoin(f"{self._timegate}/", place), url, when)]

    def submit(self, url: str) -> Submission:
        return Refused(None, _ONLY_READ)

    def poll(self, job: str, url: str) -> JobReport:
        return Refused(None, _ONLY_READ)

    def verify(self, memento: Memento, wanted: ExpectedContent) -> Verification:
        raw = _TIMESTAMP_IN_PATH.sub(r"/\1id_/", memento.url, count=1)
        return read_back(self._ask, memento, wanted, lambda when, original: raw)

    def capacity(self) -> Capacity:
        return Capacity()

    def by_hand(self, url: str) -> str:
        return f"{self._timegate or self._timemap}/{url}"

    def _ask(self, url: str, headers: dict[str, str] | None = None) -> Answer | NoWord:
        answer = self._client.ask("GET", url, headers=headers)
        if isinstance(answer, Answer) and answer.status == 429:
            return self._client.slow_down(answer, url)
        return answer


def _make(surroundings: ServiceContext) -> MementoArchive:
    table = surroundings.table
    only(table, NAME, _SET)
    if not any(name in table for name in _SET):
        raise UsageError(
            "archive.memento has neither a timemap nor a timegate",
            'such as timemap = "https://arquivo.pt/wayback/timemap/link"',
        )
    timemap, timegate = (address(table, name, "") if name in table else None for name in _SET)
    return MementoArchive(timemap, timegate, surroundings.client)


MEMENTO = Service(NAME, "any archive that supports RFC 7089; takes no requests", _make)
