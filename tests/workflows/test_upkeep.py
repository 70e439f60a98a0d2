"""Pages fetched again, compared, and brought back: against a publisher and an archive that live in this file."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from srctrack.archive.client import Answer, NoAnswer
from srctrack.archive.responses import CapturesFound, LookUp, Unreached
from srctrack.cli.output.change_cards import change_card, change_row
from srctrack.extract.article import read_capture
from srctrack.fetch.http import Fetcher
from srctrack.model.add_result import Added, AddState, NotAdded, Target
from srctrack.model.archiving import Memento
from srctrack.model.source import Origin, Source
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.workflows.add.pipeline import AddOptions, add
from srctrack.workflows.library.diff import diff
from srctrack.workflows.library.refresh import Refreshed, refresh, wanted_sources
from srctrack.workflows.library.restore import Restored, Restoring, restore

URL = "https://beacon.example/ferry"
OTHER = "https://beacon.example/quay"
DAY = datetime.timedelta(days=1)
START = datetime.datetime(2024, 3, 4, 9, 0, tzinfo=datetime.UTC)


def page(figure: str, quote: str, title: str = "Divers at the wreck of the ferry") -> bytes:
    body = (
        f"<p>Divers brought {figure} crates up from the wreck of the ferry on Sunday, the harbour office said in the evening.</p>"
        f"<p>“{quote},” said Marit Solbakk, who has led the company since spring and was at the quay all day.</p>"
        "<p>The line opened in 1911 and has run since then every day of the year but two, in fog and in storms.</p>"
    )
    return f"<html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


class Publisher:
    """A site whose pages can be changed, and a day that passes with each visit."""

    def __init__(self) -> None:
        self.pages = {
            URL: page("47", "We will never close the line"),
            OTHER: page("12", "Nobody knows what comes next"),
        }
        self.moved: dict[str, str] = {}
        self.today = START

    def answer(self, request: httpx.Request) -> httpx.Response:
        if str(request.url) in self.moved:
            return httpx.Response(302, stream=httpx.ByteStream(b""), headers={"location": self.moved[str(request.url)]})
        content = self.pages.get(str(request.url))
        if content is None:
            return httpx.Response(404, stream=httpx.ByteStream(b"gone"))
        return httpx.Response(
            200, stream=httpx.ByteStream(content), headers={"content-type": "text/html; charset=utf-8"}
        )

    def now(self) -> datetime.datetime:
        return self.today

    def fetcher(self) -> Fetcher:
        return Fetcher(transport=httpx.MockTransport(self.answer), now=self.now, sleep=lambda seconds: None)


@pytest.fixture
def publisher() -> Publisher:
    return Publisher()


@pytest.fixture
def library(tmp_path: Path, publisher: Publisher) -> Iterator[Library]:
    with Library.create(tmp_path / ".srctrack") as library, publisher.fetcher() as fetcher:
        outcomes = list(
            add([Target(URL), Target(OTHER)], library, AddOptions(jobs=1), now=publisher.now, fetcher=fetcher)
        )
        assert all(isinstance(o, Added) for o in outcomes), outcomes
        yield library


def source(library: Library, url: str = URL) -> Source:
    key = library.key_for_url(url)
    assert key is not None
    found = library.get(key)
    assert found is not None
    return found


def refreshed(library: Library, publisher: Publisher, *urls: str) -> list[Refreshed]:
    publisher.today += DAY
    with publisher.fetcher() as fetcher:
        sources = [source(library, u) for u in urls or (URL, OTHER)]
        return list(refresh(sources, library, AddOptions(jobs=4), now=publisher.now, fetcher=fetcher))


def test_a_page_that_says_the_same_is_unchanged(library: Library, publisher: Publisher) -> None:
    outcomes = refreshed(library, publisher)
    assert [o.outcome.state for o in outcomes if isinstance(o.outcome, Added)] == [AddState.UNCHANGED] * 2
    assert all(o.diff is None for o in outcomes)
    assert source(library).accessed == START + DAY
    assert len(source(library).snapshots) == 1


def test_a_changed_page_gains_a_snapshot_and_its_change_is_told(library: Library, publisher: Publisher) -> None:
    publisher.pages[URL] = page("74", "We may well close the line", "Divers leave the wreck of the ferry")
    (outcome,) = [o for o in refreshed(library, publisher) if o.source.url == URL]
    assert outcome.diff is not None
    assert outcome.diff.headline is not None
    assert outcome.diff.headline.after == "Divers leave the wreck of the ferry"
    assert [[f.text for f in c.figures_after] for c in outcome.diff.change.sentences if c.figures_after] == [["74"]]
    assert [q.text for q in outcome.diff.change.quotes_gone] == ["We will never close the line"]
    assert len(source(library).snapshots) == 2
    (earlier,) = library.read(source(library)).earlier
    assert "47 crates" in earlier.text


def test_words_that_the_page_strikes_out_are_shown_as_its_own_corrections(
    library: Library, publisher: Publisher
) -> None:
    publisher.pages[URL] = page("<s>47</s> 74", "We will never close the line")
    (outcome,) = [o for o in refreshed(library, publisher) if o.source.url == URL]
    assert outcome.diff is not None
    assert [(s.words, s.beside[:31]) for s in outcome.diff.struck] == [("47", "Divers brought 74 crates up fro")]
    assert "struck out “47” in: Divers brought 74 crates" in change_card(outcome.diff, 200)
    assert change_row(outcome.diff)["struck_out"][0]["text"] == "47"
    assert diff(library, source(library).key, "-1", "-1").struck == outcome.diff.struck


def test_redirects_to_a_page_already_saved_are_saved_too(library: Library, publisher: Publisher) -> None:
    short = "https://beacon.example/s/1"
    publisher.moved[short] = URL
    key = source(library).key
    for _ in range(2):  # the second time nothing is new
        publisher.today += DAY
        with publisher.fetcher() as fetcher:
            (added,) = add([Target(short)], library, AddOptions(jobs=1), now=publisher.now, fetcher=fetcher)
        assert isinstance(added, Added)
        assert (added.source.key, added.state) == (key, AddState.UNCHANGED)
        assert len(source(library).snapshots) == 2
    assert library.key_for_url(short) == key
    assert [e.url for e in library.snapshots.read(source(library).snapshots[-1]).exchanges] == [short, URL]
    assert verify_store(library.layout.root).whole


def test_a_page_that_lost_its_words_and_its_date_is_left_for_a_person(library: Library, publisher: Publisher) -> None:
    words = " ".join(
        f"In week {n} the harbour office counted the crates again and found the same number." for n in range(20)
    )
    dated = b'<meta property="article:published_time" content="2024-03-02T08:00:00Z">'
    whole = page("47", "We will never close the line").replace(b"<title>", dated + b"<title>")
    publisher.pages[URL] = whole.replace(b"</article>", f"<p>{words}</p></article>".encode())
    refreshed(library, publisher)
    publisher.pages[URL] = page("47", "We will never close the line")[:330] + b"</p></article></body></html>"
    (outcome,) = refreshed(library, publisher, URL)
    assert isinstance(outcome.outcome, NotAdded)
    assert outcome.outcome.wall == "unsure"
    assert len(source(library).snapshots) == 2


def test_what_a_page_no_longer_says_of_itself_stays_as_it_was_read(library: Library, publisher: Publisher) -> None:
    bare = publisher.pages[URL]
    said = b'<meta property="og:site_name" content="The Beacon"><meta property="article:published_time" content="2024-03-02">'
    publisher.pages[URL] = bare.replace(b"<head>", b"<head>" + said)
    refreshed(library, publisher, URL)
    publisher.pages[URL] = bare.replace(b"47 crates", b"74 crates")
    refreshed(library, publisher, URL)
    now = source(library)
    assert (now.outlet.name, now.outlet.domain) == ("The Beacon", "beacon.example")
    assert now.published == datetime.date(2024, 3, 2)
    assert now.origins["published"].origin is Origin.OPEN_GRAPH
    assert len(now.snapshots) == 3


def test_other_bytes_with_the_same_words_are_kept_and_no_change(library: Library, publisher: Publisher) -> None:
    publisher.pages[URL] = publisher.pages[URL].replace(b"<article>", b"<!-- served by 7 --><article>")
    (outcome,) = refreshed(library, publisher, URL)
    assert isinstance(outcome.outcome, Added)
    assert outcome.outcome.state is AddState.UPDATED
    assert outcome.diff is None
    assert len(source(library).snapshots) == 2
    assert not diff(library, source(library).key)


def test_a_page_put_back_to_what_it_was_is_told(library: Library, publisher: Publisher) -> None:
    first = publisher.pages[URL]
    publisher.pages[URL] = page("74", "We may well close the line")
    refreshed(library, publisher, URL)
    publisher.pages[URL] = first
    (outcome,) = refreshed(library, publisher, URL)
    assert outcome.diff is not None
    assert len(source(library).snapshots) == 3
    newest = source(library).newest
    assert newest is not None
    assert newest.id == source(library).snapshots[0].id
    assert verify_store(library.path).whole


def test_a_page_that_is_gone_fails_alone_and_loses_nothing(library: Library, publisher: Publisher) -> None:
    del publisher.pages[URL]
    before = source(library)
    outcomes = {o.source.url: o.outcome for o in refreshed(library, publisher)}
    assert isinstance(outcomes[URL], NotAdded)
    assert isinstance(outcomes[OTHER], Added)
    assert source(library) == before


def test_only_what_was_not_seen_lately_is_chosen(library: Library, publisher: Publisher) -> None:
    refreshed(library, publisher, URL)
    chosen = wanted_sources(library, (), everything=False, older_than=START + DAY / 2)
    assert [s.url for s in chosen] == [OTHER]


def test_snapshots_are_named_by_day_and_number(library: Library, publisher: Publisher) -> None:
    for number in ("48", "49"):
        publisher.pages[URL] = page(number, "We will never close the line")
        refreshed(library, publisher, URL)
    key = source(library).key
    assert "47" in diff(library, key, "1", "3").before.text
    assert "48" in diff(library, key).before.text
    assert "48" in diff(library, key, "2024-03-05").before.text
    assert "48" in diff(library, key, None, "2024-03-05").after.text


class Archive:
    """An archive that holds what it was given; ``asked`` are the addresses read back."""

    name = "shelf"

    def __init__(self, held: dict[str, bytes], reachable: bool = True) -> None:
        self.held = held
        self.reachable = reachable
        self.asked: list[str] = []

    def look_up(self, url: str, since: datetime.datetime | None = None) -> LookUp:
        if not self.reachable:
            return Unreached("shelf.example refuses connections", refused=True)
        return CapturesFound((Memento(self.name, f"https://shelf.example/web/20240304090000/{url}", url, START),))

    def ask(self, url: str) -> Answer | NoAnswer:
        self.asked.append(url)
        content = self.held.get(url.partition("id_/")[2])
        if content is None:
            return Answer(404, {}, b"")
        return Answer(200, {"content-type": "text/html; charset=utf-8"}, content)


def brought_back(library: Library, archive: Archive) -> list[Restored]:
    return list(restore(list(library.sources()), library, [archive], archive.ask, read_capture))  # type: ignore[list-item]


def test_a_clone_of_records_alone_is_made_whole_by_an_archive(library: Library, publisher: Publisher) -> None:
    read = library.read(source(library))
    shutil.rmtree(library.path / "snapshots")
    shutil.rmtree(library.path / "texts")
    with Library.open(library.path) as clone:
        archive = Archive(dict(publisher.pages))
        outcomes = brought_back(clone, archive)
        assert [(o.what, o.outcome) for o in outcomes] == [
            ("snapshot", Restoring.RESTORED),
            ("text", Restoring.RESTORED),
        ] * 2
        assert all("id_/" in url for url in archive.asked), "the bytes as captured were asked for"
        assert clone.read(source(clone)).prose == read.prose
        assert clone.snapshots.read(source(clone).snapshots[0]).content == publisher.pages[URL]
    report = verify_store(library.path)
    assert report.whole
    assert report.troubles == ()


def test_other_bytes_are_not_taken_for_ours(library: Library, publisher: Publisher) -> None:
    shutil.rmtree(library.path / "snapshots")
    with Library.open(library.path) as clone:
        outcomes = brought_back(clone, Archive({URL: page("48", "x"), OTHER: publisher.pages[OTHER]}))
        told = {o.key: o.outcome for o in outcomes}
        assert told[source(clone).key] is Restoring.OTHER_BYTES
        assert told[source(clone, OTHER).key] is Restoring.RESTORED
        assert clone.snapshots.find(source(clone).snapshots[0]) is None


def test_an_archive_out_of_reach_is_not_an_archive_without_the_page(library: Library) -> None:
    shutil.rmtree(library.path / "snapshots")
    with Library.open(library.path) as clone:
        outcomes = brought_back(clone, Archive({}, reachable=False))
        assert {o.outcome for o in outcomes} == {Restoring.NOT_ASKED}


def test_what_is_here_is_not_touched(library: Library) -> None:
    archive = Archive({})
    assert brought_back(library, archive) == []
    assert archive.asked == []
