"""A page added as a browser shows it: read from the document, kept with its picture, replayed, packed and taken back."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive_server.real_pywb import started, wayback_program
from tests.fetch.browser.pages import WORDS, Site, served
from tests.workflows.evidence.packages import package, validated

from srctrack.cli.run import run
from srctrack.errors import UsageError
from srctrack.model.add_result import Added, AddState, NotAdded, Target
from srctrack.model.source import Origin, Source
from srctrack.store.integrity.verify import verify_store
from srctrack.store.library import Library
from srctrack.store.snapshots.warc_read import shown_record
from srctrack.workflows.add.pipeline import AddOptions
from srctrack.workflows.add.rendered import browser_program
from srctrack.workflows.add.run import run_add
from srctrack.workflows.evidence.import_package import import_package


@pytest.fixture
def site() -> Iterator[Site]:
    with served() as site:
        yield site


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".srctrack"


def browser() -> Path:
    try:
        return browser_program(os.environ.get("SRCTRACK_BROWSER"))
    except UsageError as missing:
        pytest.skip(f"{missing.message}: apt-get install chromium")


def added(site: Site, path: Path, page: str, program: Path | None = None) -> Added | NotAdded:
    now = datetime.datetime.now(datetime.UTC)
    (done,) = run_add(
        [Target(site.url + page)], path, AddOptions(), now=lambda: now, archive=False, wait=0, browser=program
    )
    return done


def source_of(done: Added | NotAdded) -> Source:
    assert isinstance(done, Added), done
    return done.source


def test_a_shell_is_read_as_the_browser_showed_it(site: Site, path: Path) -> None:
    plain = added(site, path, "/shell")
    assert isinstance(plain, NotAdded)
    assert (plain.wall, "srctrack add ADDRESS --render" in str(plain.hint)) == ("empty", True)
    source = source_of(added(site, path, "/shell", browser()))
    assert source.origins["text"].origin is Origin.RENDERED
    with Library.open(path) as library:
        assert source.newest is not None
        assert all(words in library.text(source.newest.text_id).prose.text for words in WORDS)
        capture = library.snapshots.read(source.newest)
        assert b"214 passengers" not in capture.content, "the page as received is the shell"
        warc = library.snapshots.find(source.newest)
        assert warc is not None
        dom = shown_record(warc, "urn:dom:")
        info = json.loads(shown_record(warc, "urn:pageinfo:") or b"")
    assert dom is not None
    assert b"214 passengers" in dom
    assert info["urls"][f"{site.url}/words.json"]["status"] == 200
    assert verify_store(path).whole


def test_the_same_bytes_may_show_other_words(site: Site, path: Path) -> None:
    program = browser()
    first = source_of(added(site, path, "/shell", program))
    again = added(site, path, "/shell", program)
    assert isinstance(again, Added)
    assert (again.state, len(again.source.snapshots)) == (AddState.UNCHANGED, 1)
    with Library.open(path) as library:
        assert len(library.snapshots.all()) == 1
    site.words[1] = "“Two people were hurt”, said Irina Petrova, who leads the office, on the evening of the same day."
    later = added(site, path, "/shell", program)
    assert isinstance(later, Added)
    assert (later.state, [s.id for s in later.source.snapshots]) == (AddState.UPDATED, [first.snapshots[0].id] * 2)
    with Library.open(path) as library:
        texts = [library.text(s.text_id).prose.text for s in later.source.snapshots]
        assert ["Two people were hurt" in text for text in texts] == [False, True]
        assert len({library.snapshots.find(s) for s in later.source.snapshots}) == 2
    assert verify_store(path).whole


def test_a_page_that_was_not_loaded_whole_says_so(site: Site, path: Path) -> None:
    source = source_of(added(site, path, "/flood", browser()))
    assert source.wall is not None
    assert source.wall.value == "partial"


def test_no_browser_is_sent_to_a_wall(site: Site, path: Path) -> None:
    """The program named here shows nothing: were it started, the page would fail for that reason."""
    done = added(site, path, "/login", Path("/bin/false"))
    assert isinstance(done, NotAdded)
    assert done.wall == "login"


def test_a_browser_that_fails_is_said(site: Site, path: Path) -> None:
    done = added(site, path, "/article", Path("/bin/false"))
    assert isinstance(done, NotAdded)
    assert "the browser could not show the page" in done.message
    with Library.open(path) as library:
        assert (library.keys(), library.snapshots.all()) == ([], ())


def test_it_is_packed_valid_and_comes_back_equal(site: Site, path: Path, tmp_path: Path) -> None:
    source = source_of(added(site, path, "/shell", browser()))
    with Library.open(path) as library, Library.create(tmp_path / "other" / ".srctrack") as other:
        packed = package(library, [source], tmp_path / "evidence.wacz")
        (back,) = import_package(packed, other)
        assert source_of(back) == source
        mine, theirs = library.snapshots.find(source.snapshots[0]), other.snapshots.find(source.snapshots[0])
        assert mine is not None
        assert theirs is not None
        assert mine.read_bytes() == theirs.read_bytes()
    assert verify_store(tmp_path / "other" / ".srctrack").whole
    valid, said = validated(packed)
    assert valid, said


def test_pywb_replays_the_page_and_what_it_asked_for(site: Site, path: Path, tmp_path: Path) -> None:
    programs = wayback_program()
    if programs is None:
        pytest.skip("pywb is not installed: pip install pywb into an environment of its own, SRCTRACK_PYWB=its bin")
    source = source_of(added(site, path, "/shell", browser()))
    folder = tmp_path / "pywb"
    folder.mkdir()
    with Library.open(path) as library:
        warc = library.snapshots.find(source.snapshots[0])
        picture = shown_record(warc, "urn:fullPage:") if warc else None
        received = library.snapshots.read(source.snapshots[0]).content
    assert warc is not None
    subprocess.run([programs[1], "init", "shown"], cwd=folder, check=True, capture_output=True, timeout=60)
    subprocess.run([programs[1], "add", "shown", str(warc)], cwd=folder, check=True, capture_output=True, timeout=60)
    year = source.snapshots[0].captured.year
    with started(folder, programs[0]) as address:

        def replayed(url: str) -> bytes:
            with urllib.request.urlopen(f"{address}/shown/{year}id_/{url}", timeout=30) as answer:
                return bytes(answer.read())

        assert replayed(f"{site.url}/shell") == received
        assert json.loads(replayed(f"{site.url}/words.json")) == WORDS
        assert replayed(f"urn:fullPage:{site.url}/shell") == picture


class TestTyped:
    def test_add_and_show(
        self, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        browser()
        monkeypatch.chdir(tmp_path)
        words = [f"{site.url}/shell", "--render", "--no-archive", "--key", "ferry"]
        assert run(["add", *words]) == 0
        assert "as a browser showed it" in " ".join(capsys.readouterr().out.split())
        for name, begins in (("page.png", b"\x89PNG"), ("page.pdf", b"%PDF-")):
            assert run(["show", "ferry", "--screenshot", name]) == 0
            assert (tmp_path / name).read_bytes().startswith(begins)
        assert run(["show", "ferry", "--screenshot", "page.bmp"]) == 2
        assert "a picture is written as .png or .pdf" in capsys.readouterr().err
        assert run(["add", f"{site.url}/article", "--no-archive", "--key", "plain"]) == 0
        assert run(["show", "plain", "--screenshot", "plain.png"]) == 2
        assert "no browser showed plain" in capsys.readouterr().err
        (tmp_path / "saved.html").write_text("<p>Saved.</p>")
        assert run(["add", "saved.html", "--url", site.url, "--render"]) == 2
        assert "--render is for addresses" in capsys.readouterr().err
        assert run(["add", f"{site.url}/shell", "--render", "--browser", "/nowhere/chrome"]) == 2
        assert "there is no browser /nowhere/chrome" in capsys.readouterr().err
