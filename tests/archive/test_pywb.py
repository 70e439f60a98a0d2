"""Against a real pywb on loopback: what it recorded is read back byte for byte, by its own protocol and as a Memento archive."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.archive_server.real_pywb import SITE, STORY, running, site, wayback_program

from srctrack.archive.base import Archive, ExpectedContent, ServiceContext
from srctrack.archive.client import Client
from srctrack.archive.clock import SystemClock
from srctrack.archive.queue.rate_limit import Pace
from srctrack.archive.queue.runner import Runner
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.registry import service
from srctrack.archive.responses import NothingFound, OtherPage, Shown
from srctrack.archive.verification.content import sha1
from srctrack.model.archiving import ArchiveState

PROGRAMS = wayback_program()
pytestmark = pytest.mark.skipif(
    PROGRAMS is None,
    reason="pywb is not installed: pip install pywb into an environment of its own, SRCTRACK_PYWB=its bin",
)
COLLECTION = "kept"


@dataclass
class Recorder:
    pywb: str
    site: str
    client: Client

    def archive(self, name: str, table: Mapping[str, object]) -> Archive:
        return service(name).make(ServiceContext(table, {}, self.client))

    @property
    def own(self) -> Archive:
        return self.archive("pywb", {"url": self.pywb, "collection": COLLECTION})

    def memento(self, **table: object) -> Archive:
        return self.archive("memento", table)


@pytest.fixture(scope="module")
def recorder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    assert PROGRAMS is not None
    folder = tmp_path_factory.mktemp("pywb")
    with site() as origin, running(folder, PROGRAMS, COLLECTION) as pywb, Client() as client:
        yield Recorder(pywb, origin, client)


def work(archive: Archive, folder: Path, ticket: Ticket, wanted: ExpectedContent) -> Ticket:
    """The ticket after a run of at most half a minute."""
    kept: list[Ticket] = []
    queue = Queue(folder / "queue")
    queue.put(ticket)
    runner = Runner({archive.name: archive}, queue, lambda a: Pace(None), SystemClock(), lambda t: wanted, kept.append)
    runner.run(lambda t: True, SystemClock().now() + datetime.timedelta(seconds=30))
    return kept[-1]


def ticket(archive: Archive, url: str) -> Ticket:
    now = SystemClock().now()
    return Ticket(archive.name, "key", url, now, now)


@pytest.mark.parametrize("path", ["/story", "/packed", "/report.pdf"])
def test_what_it_recorded_is_verified_by_its_bytes(recorder: Recorder, tmp_path: Path, path: str) -> None:
    archive, url = recorder.own, recorder.site + path
    page = STORY if path == "/packed" else SITE[path][1]
    done = work(archive, tmp_path, ticket(archive, url), ExpectedContent(frozenset({sha1(page)})))
    assert (done.state, done.detail) == (ArchiveState.VERIFIED, "verified: identical to the saved copy")
    assert done.memento is not None
    when = done.memento.timestamp.strftime("%Y%m%d%H%M%S")
    with httpx.stream("GET", f"{recorder.pywb}/{COLLECTION}/{when}id_/{url}") as raw:
        assert b"".join(raw.iter_raw()) == SITE[path][1]


def test_a_page_that_is_gone_is_refused_as_that(recorder: Recorder, tmp_path: Path) -> None:
    archive = recorder.own
    done = work(archive, tmp_path, ticket(archive, recorder.site + "/gone"), ExpectedContent(frozenset({"A" * 32})))
    assert (done.state, done.error) == (ArchiveState.REFUSED, "error:not-found")


def test_a_page_that_moved_is_recorded_where_it_is(recorder: Recorder, tmp_path: Path) -> None:
    archive = recorder.own
    moved = ticket(archive, recorder.site + "/moved").with_(other_url=recorder.site + "/story")
    done = work(archive, tmp_path, moved, ExpectedContent(frozenset({sha1(STORY)})))
    assert done.state is ArchiveState.VERIFIED
    assert done.memento is not None
    assert done.memento.original == recorder.site + "/story"


def test_what_it_never_recorded_is_not_found(recorder: Recorder) -> None:
    assert recorder.own.look_up(recorder.site + "/never") == NothingFound()


def test_another_page_s_capture_is_not_taken_for_this_one(recorder: Recorder, tmp_path: Path) -> None:
    """pywb shows pages that only look alike, such as the same address with another query."""
    archive = recorder.own
    done = work(archive, tmp_path, ticket(archive, recorder.site + "/story"), ExpectedContent(frozenset({sha1(STORY)})))
    assert done.memento is not None
    assert archive.look_up(recorder.site + "/story?_=123456") == NothingFound()
    assert isinstance(archive.verify(done.memento, ExpectedContent(phrases=("words that are not there",))), OtherPage)


def test_it_is_read_as_any_memento_archive(recorder: Recorder, tmp_path: Path) -> None:
    own, url = recorder.own, recorder.site + "/story"
    work(own, tmp_path, ticket(own, url), ExpectedContent(frozenset({sha1(STORY)})))
    read = recorder.memento(timemap=f"{recorder.pywb}/{COLLECTION}/timemap/link")
    done = work(read, tmp_path / "read", ticket(read, url), ExpectedContent(frozenset({sha1(STORY)})))
    assert done.state is ArchiveState.EXISTING
    none = work(read, tmp_path / "none", ticket(read, recorder.site + "/never"), ExpectedContent(frozenset({"A" * 32})))
    assert none.state is ArchiveState.NOT_ATTEMPTED
    assert "has no copy" in (none.detail or "")


def test_its_timegate_names_the_newest(recorder: Recorder, tmp_path: Path) -> None:
    own, url = recorder.own, recorder.site + "/story"
    work(own, tmp_path, ticket(own, url), ExpectedContent(frozenset({sha1(STORY)})))
    read = recorder.memento(timegate=f"{recorder.pywb}/{COLLECTION}")
    found = read.look_up(url)
    newest = found.mementos[-1]  # type: ignore[union-attr]
    assert isinstance(read.verify(newest, ExpectedContent(frozenset({sha1(STORY)}))), Shown)
