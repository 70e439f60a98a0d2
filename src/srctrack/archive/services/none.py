"""No archive at all, for who wants none: everything is left alone, and said so."""

from __future__ import annotations

import datetime

from srctrack.archive.base import ExpectedContent, Service, ServiceContext
from srctrack.archive.queue.timing import Timing
from srctrack.archive.responses import (
    Capacity,
    JobReport,
    LookUp,
    NothingFound,
    Refused,
    Submission,
    Unclear,
    Verification,
)
from srctrack.model.archiving import Memento


class NoArchive:
    """Keeps nothing, finds nothing."""

    name = "none"
    address = "none"
    timing = Timing()
    can_submit = False
    local = False
    unready = "no archive is configured"

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        return NothingFound()

    def submit(self, url: str) -> Submission:
        return Refused(None, "no archive is configured")

    def poll(self, job: str, url: str) -> JobReport:
        return Refused(None, "no archive is configured")

    def verify(self, memento: Memento, wanted: ExpectedContent) -> Verification:
        return Unclear("no archive is configured")

    def capacity(self) -> Capacity:
        return Capacity()

    def by_hand(self, url: str) -> str:
        return url


def _make(surroundings: ServiceContext) -> NoArchive:
    return NoArchive()


NONE = Service("none", "no archive: copies only in the library", _make)
