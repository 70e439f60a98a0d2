"""``add`` and ``archive`` from the words typed to the answer, over real HTTP on loopback, with the machine's own clock."""

from __future__ import annotations

import datetime
import gzip
import json
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.archive_server.archive import KEYS, FaultyArchive
from tests.archive_server.pages import OnIndex, OnReplay, OnSubmit, Page
from tests.archive_server.wire import served

from srctrack.cli.run import run

URL = "https://news.example/raid"
PAGE = """<html><head><title>Police hold 31 people</title></head><body><article><h1>Police hold 31 people</h1>
<p>Police in the city held 31 people on Tuesday, the regional ministry said in a statement published in the evening.</p>
<p>“We checked everyone who was standing there,” the officer told the newspaper, adding that it had lasted four hours.</p>
<p>Another paragraph follows with more words about the matter, so that the page is long enough to be an article.</p>
</article></body></html>"""
POLL_INTERVAL = 0.05
PATIENCE = 5.0
"""Seconds in which a job that takes none must be done, however slow the machine."""
PACE = f"[archive.wayback]\nsubmit_interval = 0.02\npoll_interval = {POLL_INTERVAL}\nlookup_delay = 0.1\n"

Typed = Callable[..., tuple[int, Any]]


@pytest.fixture
def server() -> FaultyArchive:
    archive = FaultyArchive(lambda: datetime.datetime.now(datetime.UTC))
    archive.pages[URL] = Page(body=PAGE.encode(), takes=0.1)
    archive.limits.per_minute = archive.limits.lookups_per_minute = 1000
    return archive


@pytest.fixture
def typed(
    server: FaultyArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Typed]:
    """Runs a command in an empty folder with a quick pace; its exit status and the JSON it printed."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "srctrack.toml").write_text(PACE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in ("IA_ACCESS_KEY_ID", "IA_SECRET_ACCESS_KEY", "SRCTRACK_STORE", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SRCTRACK_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("SRCTRACK_IA_ACCESS_KEY", KEYS[0])
    monkeypatch.setenv("SRCTRACK_IA_SECRET_KEY", KEYS[1])

    def command(*words: str) -> tuple[int, Any]:
        capsys.readouterr()
        status = run([*words, "--format", "json"])
        return status, json.loads(capsys.readouterr().out)

    with served(server, hang_seconds=0.2) as address:
        monkeypatch.setenv("SRCTRACK_WAYBACK_URL", address)
        monkeypatch.setenv("SRCTRACK_AVAILABILITY_URL", f"{address}/wayback/available")
        yield command


ADD = ("add", "page.html", "--url", URL)


def row(answer: Any) -> dict[str, Any]:
    return dict((answer.get("added") or answer["sources"])[0]["archives"][0])


def test_add_with_time_to_wait_ends_saved(typed: Typed, server: FaultyArchive) -> None:
    status, answer = typed(*ADD, "--wait", "10")
    told = row(answer)
    assert (status, told["state"]) == (0, "saved")
    assert told["url"].endswith(f"/web/{server.captures[0].timestamp}/{URL}")
    assert told["timestamp"] == server.captures[0].timestamp


def test_add_without_time_submits_and_archive_finishes(typed: Typed, server: FaultyArchive) -> None:
    server.pages[URL] = Page(body=PAGE.encode(), takes=2.0)  # longer than an add takes on a slow machine
    told = row(typed(*ADD)[1])
    assert told["state"] == "pending"
    assert told["job"] in server.jobs
    assert told["detail"].startswith("submitted: ")
    assert row(typed("archive", "--status")[1])["state"] == "pending"
    assert server.seen["submit"] == 1
    status, answer = typed("archive", "--wait", "10")
    assert (status, row(answer)["state"]) == (0, "saved")
    assert server.seen["submit"] == 1
    assert row(typed("archive", "--status")[1])["state"] == "saved"


def test_no_keys_is_pending_and_said_so(typed: Typed, server: FaultyArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SRCTRACK_IA_ACCESS_KEY")
    status, answer = typed(*ADD)
    assert (status, row(answer)["state"]) == (0, "pending")
    assert "not reliable without archive.org keys" in row(answer)["detail"]
    assert not server.requests


def test_no_archive_is_skipped(typed: Typed, server: FaultyArchive) -> None:
    assert row(typed(*ADD, "--no-archive")[1])["state"] == "skipped"
    assert row(typed("archive", "--wait", "10")[1])["state"] == "skipped", "it is left alone unless it is named"
    assert not server.requests
    assert row(typed("archive", URL, "--wait", "10")[1])["state"] == "saved"


@pytest.mark.parametrize("how", [OnSubmit.CAPTURED_523, OnSubmit.HANG_CAPTURED, OnSubmit.DROP])
def test_a_capture_behind_a_broken_answer_is_found(typed: Typed, server: FaultyArchive, how: OnSubmit) -> None:
    server.pages[URL].submit = how
    assert row(typed(*ADD, "--wait", "10")[1])["state"] == "saved"
    assert server.seen["submit"] == 1


def test_an_archive_that_is_down_never_stops_an_add(typed: Typed, server: FaultyArchive) -> None:
    server.down = True
    status, answer = typed(*ADD, "--wait", "0.5")
    assert (status, row(answer)["state"]) == (0, "pending")
    assert answer["added"][0]["state"] == "added"


def test_an_archive_that_cannot_be_reached_never_stops_an_add(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SRCTRACK_WAYBACK_URL", "http://127.0.0.1:9")
    status, answer = typed(*ADD, "--wait", "0.5")
    assert (status, row(answer)["state"]) == (0, "pending")
    assert "could not ask" in row(answer)["detail"]


def test_a_refusal_is_failed_with_its_code(typed: Typed, server: FaultyArchive) -> None:
    server.pages[URL] = Page(submit=OnSubmit.REFUSE_200, times=1, code="error:blocked", message="blocked")
    told = row(typed(*ADD, "--wait", "10")[1])
    assert (told["state"], told["error"]) == ("failed", "error:blocked")
    status, answer = typed("archive", "--wait", "5")
    assert (status, row(answer)["state"]) == (1, "failed")
    assert server.seen["submit"] == 1
    server.pages[URL] = Page(body=PAGE.encode(), takes=0.1)
    assert row(typed("archive", "--retry-failed", "--wait", "10")[1])["state"] == "saved"


def test_a_capture_of_a_wall_is_not_saved(typed: Typed, server: FaultyArchive) -> None:
    server.pages[URL].replay = OnReplay.ERROR_PAGE
    told = row(typed(*ADD, "--wait", "10")[1])
    assert (told["state"], told["error"]) == ("failed", "other-page")


def test_not_visible_yet_is_pending(typed: Typed, server: FaultyArchive) -> None:
    server.pages[URL].replay_delay = 3600
    told = row(typed(*ADD, "--wait", "1")[1])
    assert told["state"] == "pending"
    assert told["detail"].startswith("not-visible: ")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8000/a", "http://192.168.1.7/a", "https://intranet/a", "https://wiki.corp/a", "https://perma.cc/AB12-CD34"]
)  # fmt: skip
def test_what_must_not_leave_is_skipped(typed: Typed, server: FaultyArchive, url: str) -> None:
    status, answer = typed("add", "page.html", "--url", url, "--wait", "2")
    assert (status, row(answer)["state"]) == (0, "skipped")
    assert row(typed("archive", "--wait", "2")[1])["state"] == "skipped"
    assert not server.requests


def test_a_store_from_another_machine_goes_on_where_it_stopped(
    typed: Typed, server: FaultyArchive, tmp_path: Path
) -> None:
    typed(*ADD)
    for ticket in (tmp_path / ".srctrack" / "queue").iterdir():
        ticket.unlink()
    assert row(typed("archive", "--wait", "10")[1])["state"] == "saved"
    assert server.seen["submit"] == 1


def test_all_reads_back_again_what_is_archived(typed: Typed, server: FaultyArchive) -> None:
    typed(*ADD, "--wait", "10")
    before = server.seen["replay"]
    assert row(typed("archive", "--all", "--wait", "10")[1])["state"] == "saved"
    assert server.seen["replay"] == before + 1
    server.pages[URL].replay = OnReplay.EXCLUDED
    assert row(typed("archive", "--all", "--wait", "10")[1])["error"] == "excluded"
    assert server.seen["submit"] == 1


def test_a_page_that_became_another_is_asked_for_again_and_its_older_copy_stays(
    typed: Typed, server: FaultyArchive, tmp_path: Path
) -> None:
    older = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=30)
    server.pages[URL].older = older.replace(microsecond=0)
    server.pages[URL].submit, server.pages[URL].times = OnSubmit.NULL_ID, 0
    typed(*ADD, "--no-archive")
    draft = tmp_path / "d.md"
    draft.write_text(f"Held, [the News]({URL}) reports.\n", encoding="utf-8")
    monthly = (
        "[archive.wayback]\nreuse_within = 3000000\nsubmit_interval = 0.02\npoll_interval = 0.05\nlookup_delay = 0.1\n"
    )
    (tmp_path / "srctrack.toml").write_text(monthly, encoding="utf-8")
    first = row(typed("archive", URL, "--wait", "10")[1])
    assert (first["state"], first["timestamp"]) == ("saved", older.strftime("%Y%m%d%H%M%S"))
    (tmp_path / "srctrack.toml").write_text(PACE, encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE.replace("31", "32"), encoding="utf-8")
    server.pages[URL] = Page(submit=OnSubmit.REFUSE_200, times=0, code="error:blocked", body=PAGE.encode())
    assert row(typed(*ADD, "--wait", "5")[1])["timestamp"] == first["timestamp"]
    assert server.seen["submit"] == 1
    server.pages[URL] = Page(body=PAGE.replace("31", "32").encode(), takes=0.1)
    (tmp_path / "page.html").write_text(PAGE.replace("31", "32") + "\n", encoding="utf-8")
    server.pages[URL].body += b"\n"
    told = row(typed(*ADD, "--wait", "10")[1])
    assert (told["state"], told["timestamp"] > first["timestamp"]) == ("saved", True)


def check(typed: Typed, tmp_path: Path, *words: str) -> list[dict[str, Any]]:
    draft = tmp_path / "draft.md"
    draft.write_text(f"The police held 31 people, [the News]({URL}) reports.\n", encoding="utf-8")
    found = typed("check", "draft.md", "--select", "L602", *words)[1]["findings"]
    return [dict(one) for one in found]


def test_check_reads_what_is_stored_and_asks_nobody(typed: Typed, server: FaultyArchive, tmp_path: Path) -> None:
    typed(*ADD, "--no-archive")
    (found,) = check(typed, tmp_path)
    assert "`srctrack archive KEY` requests a copy" in found["message"]
    assert not server.requests
    typed("archive", URL, "--wait", "10")
    asked = len(server.requests)
    assert check(typed, tmp_path) == []
    assert len(server.requests) == asked


@pytest.fixture
def no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking for the linked pages themselves is another matter, and would leave loopback."""
    from srctrack.workflows.check.links import LinkChecker

    monkeypatch.setattr(LinkChecker, "states", lambda self, urls: {})


@pytest.mark.usefixtures("no_pages")
def test_check_online_tells_unarchived_from_could_not_ask(typed: Typed, server: FaultyArchive, tmp_path: Path) -> None:
    typed(*ADD, "--no-archive")
    (none,) = check(typed, tmp_path, "--online")
    assert "the archive has no copy" in none["message"]
    server.pages[URL].index = OnIndex.UNAVAILABLE
    (unknown,) = check(typed, tmp_path, "--online")
    assert "could not be asked" in unknown["message"]
    assert server.seen["submit"] == 0


@pytest.mark.usefixtures("no_pages")
def test_check_online_finds_a_copy_made_by_others(typed: Typed, server: FaultyArchive, tmp_path: Path) -> None:
    typed(*ADD, "--no-archive")
    server.pages[URL].older = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)
    assert check(typed, tmp_path, "--online") == []
    assert row(typed("archive", "--status")[1])["state"] == "saved"
    assert server.seen["submit"] == 0


@pytest.mark.usefixtures("no_pages")
def test_check_online_finishes_what_was_asked_for_and_submits_nothing(
    typed: Typed, server: FaultyArchive, tmp_path: Path
) -> None:
    server.pages[URL].takes = 0.0
    typed(*ADD)
    until = time.monotonic() + PATIENCE
    while (told := check(typed, tmp_path, "--online")) and time.monotonic() < until:
        time.sleep(
            POLL_INTERVAL
        )  # a job is not asked about again before its interval has passed, and says so till then
    assert told == []
    assert server.seen["submit"] == 1


def test_no_key_is_shown_or_written_anywhere(
    typed: Typed,
    server: FaultyArchive,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.pages[URL].submit, server.pages[URL].times = OnSubmit.REFUSE_200, 0
    server.pages[URL].code = f"error:blocked-{KEYS[1]}"
    server.pages[URL].message = f"keys LOW {KEYS[0]}:{KEYS[1]} of {KEYS[0]} with {KEYS[1]} are blocked"
    typed(*ADD, "--wait", "5")
    run(["--store", ".srctrack", "-v", "archive", "--retry-failed", "--wait", "1"])
    run(["archive", "--status"])
    run(["show", URL])
    said = "".join(capsys.readouterr()) + caplog.text
    assert "blocked" in said
    written = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert len(written) > 5
    for key in KEYS:
        assert key not in said
        for path in written:
            content = path.read_bytes()
            assert key.encode() not in content, path
            if path.suffix == ".gz":
                assert key.encode() not in gzip.decompress(content), path
    assert any(KEYS[1] in h.get("authorization", "") for h in server.headers)
    assert all(
        "authorization" not in h
        for (_, _, t), h in zip(server.requests, server.headers, strict=True)
        if "/save" not in t
    )
