"""Keys, targets, pace, tickets, settings, words: the parts the queue stands on."""

from __future__ import annotations

import copy
import datetime
import os
import pickle
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.archive_server.wire import START, JumpingClock

from srctrack.archive.base import ExpectedContent, ServiceContext
from srctrack.archive.client import Answer, Client
from srctrack.archive.eligible_urls import Unsendable, unsendable
from srctrack.archive.queue.rate_limit import Pace, pace_file
from srctrack.archive.queue.tickets import Queue, Ticket
from srctrack.archive.registry import all_services, service
from srctrack.archive.settings import ArchiveSettings
from srctrack.archive.verification.content import same_words, visible_words
from srctrack.archive.verification.expected import STRETCHES, stretches
from srctrack.archive.wayback.credentials import Keys, find_keys
from srctrack.errors import UsageError
from srctrack.model.archiving import ArchiveState, Memento

ACCESS, SECRET = "the-access-key", "the-secret-key"


def after(seconds: float) -> datetime.datetime:
    return START + datetime.timedelta(seconds=seconds)


# Keys


def test_keys_come_from_the_first_complete_pair() -> None:
    both = {"SRCTRACK_IA_ACCESS_KEY": "a", "IA_ACCESS_KEY_ID": ACCESS, "IA_SECRET_ACCESS_KEY": SECRET}
    found = find_keys(both)
    assert found is not None
    assert found.keys == Keys(ACCESS, SECRET)
    assert find_keys({**both, "SRCTRACK_IA_SECRET_KEY": "b"}).keys == Keys("a", "b")  # type: ignore[union-attr]
    assert find_keys({}) is None


@pytest.mark.parametrize("place", [".config/internetarchive/ia.ini", ".config/ia.ini", ".ia"])
def test_keys_come_from_the_ia_tool_s_file(tmp_path: Path, place: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"[s3]\naccess = {ACCESS}\nsecret = {SECRET}\n[cookies]\nlogged-in-user = x%40y\n", encoding="utf-8"
    )
    assert find_keys({"HOME": str(tmp_path)}).keys == Keys(ACCESS, SECRET)  # type: ignore[union-attr]


@pytest.mark.parametrize("content", ["", "[s3]\naccess = a\n", "no section", "[s3]\naccess =\nsecret =\n", "\x00\xff"])
def test_a_file_without_keys_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / ".ia").write_bytes(content.encode("latin-1"))
    assert find_keys({"HOME": str(tmp_path)}) is None


def test_keys_never_show() -> None:
    keys = Keys(ACCESS, SECRET)
    for shown in (repr(keys), str(keys), f"{keys}", repr([keys]), repr(vars) + repr(find_keys({"IA_ACCESS_KEY_ID": ACCESS, "IA_SECRET_ACCESS_KEY": SECRET}))):  # fmt: skip
        assert ACCESS not in shown
        assert SECRET not in shown
    with pytest.raises(TypeError):
        pickle.dumps(keys)
    with pytest.raises(TypeError):
        copy.copy(keys)
    assert keys.scrub(f"LOW {ACCESS}:{SECRET} and {SECRET}") == "[key] and [key]"


def test_keys_are_not_sent_over_an_open_line() -> None:
    environ = {"IA_ACCESS_KEY_ID": ACCESS, "IA_SECRET_ACCESS_KEY": SECRET}
    with Client() as client:
        for url, reason in (
            ("http://wayback.newsroom.example", "not encrypted"),
            ("https://wayback.newsroom.example", None),
            ("http://127.0.0.1:8080", None),
        ):
            archive = service("wayback").make(ServiceContext({"url": url}, environ, client))
            assert (archive.unready is None) == (reason is None)
            assert reason is None or reason in (archive.unready or "")
            assert SECRET not in repr(archive)


# Targets


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.fontanka.example/2024/01/02/", None),
        ("https://xn--80ak6aa92e.example/", None),
        ("https://8.8.8.8/a", None),
        ("http://localhost/a", Unsendable.PRIVATE),
        ("http://127.0.0.1/a", Unsendable.PRIVATE),
        ("http://[::1]/a", Unsendable.PRIVATE),
        ("http://10.1.2.3/a", Unsendable.PRIVATE),
        ("http://169.254.169.254/latest/meta-data", Unsendable.PRIVATE),
        ("http://[::ffff:192.168.0.1]/", Unsendable.PRIVATE),
        ("http://[fd00::1]/", Unsendable.PRIVATE),
        ("http://2130706433/", Unsendable.PRIVATE),
        ("http://0x7f.1/", Unsendable.PRIVATE),
        ("http://printer/", Unsendable.PRIVATE),
        ("http://nas.local/", Unsendable.PRIVATE),
        ("http://wiki.corp./", Unsendable.PRIVATE),
        ("https://user:secret@news.example/", Unsendable.CREDENTIALS),
        ("ftp://news.example/", Unsendable.NOT_WEB),
        ("https://web.archive.org/web/2024/https://news.example/", Unsendable.ARCHIVE),
        ("https://archive.ph/AbCdE", Unsendable.ARCHIVE),
        ("https://perma.cc/AB12-CD34", Unsendable.ARCHIVE),
    ],
)
def test_what_may_be_sent(url: str, why: Unsendable | None) -> None:
    assert unsendable(url) is why


# Pace


def test_a_lane_is_taken_once_an_interval_by_all_processes(tmp_path: Path) -> None:
    one, two = Pace(tmp_path / "pace"), Pace(tmp_path / "pace")
    assert one.take("submit", 9.0, START)[0] == 0
    assert two.take("submit", 9.0, after(1))[0] == 8
    assert two.take("index", 2.5, after(1))[0] == 0
    assert two.take("submit", 9.0, after(9))[0] == 0
    one.close()
    two.close()


def test_a_hold_stills_every_process_and_doubles_when_it_follows_closely(tmp_path: Path) -> None:
    one, two = Pace(tmp_path / "pace"), Pace(tmp_path / "pace")
    one.hold("all", 60, "429", START, doubling=True)
    wait, holds = two.take("submit", 9.0, after(10), ("all", "host:news.example"))
    assert (wait, set(holds), holds["all"].reason) == (50, {"all"}, "429")
    assert two.take("submit", 9.0, after(60), ("all",))[0] == 0
    assert two.hold("all", 60, "429", after(70), doubling=True).until == after(190)
    assert two.hold("all", 60, "429", after(9000), doubling=True).until == after(9060)
    one.close()
    two.close()


def test_a_clock_set_back_closes_nothing_for_long(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "pace")
    pace.take("submit", 9.0, after(86400))
    assert pace.take("submit", 9.0, START)[0] == 9
    pace.close()


def test_a_claim_of_a_process_that_is_gone_is_void(tmp_path: Path) -> None:
    pace = Pace(tmp_path / "pace")
    assert pace.claim("ticket")
    with sqlite3.connect(tmp_path / "pace") as db:
        db.execute("UPDATE claim SET pid = ?", (os.getppid(),))
    assert not pace.claim("ticket")
    with sqlite3.connect(tmp_path / "pace") as db:
        db.execute("UPDATE claim SET pid = 2147483646")
    assert pace.claim("ticket") == (os.name == "posix")
    pace.close()


def test_a_damaged_or_unwritable_pace_still_paces(tmp_path: Path) -> None:
    (tmp_path / "pace").write_bytes(b"not a database, by far" * 100)
    pace = Pace(tmp_path / "pace")
    assert pace.take("submit", 9.0, START)[0] == 0
    assert pace.take("submit", 9.0, START)[0] == 9
    pace.close()
    (tmp_path / "file").write_text("in the way")
    nowhere = Pace(tmp_path / "file" / "pace")
    assert nowhere.take("submit", 9.0, START)[0] == 0
    assert nowhere.take("submit", 9.0, START)[0] == 9


def test_each_archive_has_a_pace_of_its_own() -> None:
    home = {"HOME": "/home/writer"}
    assert pace_file(home, "https://a.example") != pace_file(home, "https://b.example")
    assert pace_file(home, "http://127.0.0.1:81") != pace_file(home, "http://127.0.0.1:82")
    assert pace_file({}, "https://a.example") is None


# Tickets

INSTANTS = st.integers(0, 4 * 10**9).map(lambda seconds: datetime.datetime.fromtimestamp(seconds, datetime.UTC))
TICKETS = st.builds(
    Ticket,
    service=st.sampled_from(["wayback", "pywb", "my archive/1"]),
    key=st.text(max_size=20),
    url=st.text(min_size=1, max_size=60).map(lambda t: f"https://news.example/{t}"),
    created=INSTANTS,
    due=INSTANTS,
    state=st.sampled_from(ArchiveState),
    submitted=st.none() | INSTANTS,
    job=st.none() | st.text(max_size=20),
    memento=st.none()
    | st.builds(Memento, st.just("wayback"), st.text(), st.text(), INSTANTS, st.none() | st.just("A")),
    tries=st.integers(0, 9),
    detail=st.none() | st.text(max_size=40),
    closed=st.booleans(),
)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(TICKETS)
def test_a_ticket_is_read_as_it_was_put(tmp_path_factory: pytest.TempPathFactory, ticket: Ticket) -> None:
    queue = Queue(tmp_path_factory.mktemp("queue"))
    queue.put(ticket)
    assert queue.get(ticket.service, ticket.url) == ticket
    assert list(queue) == [ticket]
    queue.drop(ticket)
    assert list(queue) == []


def test_a_ticket_that_cannot_be_written_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue(tmp_path)
    before = queue.put(Ticket("wayback", "a", "https://news.example/a", START, START))

    def full(*paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        queue.put(before.with_(state=ArchiveState.SUBMITTED))
    assert list(queue) == [before]


def test_two_spellings_of_an_address_are_one_ticket(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    queue.put(Ticket("wayback", "a", "https://www.news.example/raid/?utm_source=x", START, START))
    assert queue.get("wayback", "http://news.example/raid") is not None
    assert queue.get("pywb", "http://news.example/raid") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"ticket": 99}', b'{"ticket": 1}', b"\xff\xfe", b'{"ticket": 1, "due": 7}']
)
def test_a_damaged_ticket_is_passed_over_and_kept(tmp_path: Path, content: bytes) -> None:
    queue = Queue(tmp_path)
    good = queue.put(Ticket("wayback", "a", "https://news.example/a", START, START))
    (tmp_path / "wayback-damaged.json").write_bytes(content)
    assert list(queue) == [good]
    assert [p.name for p in queue.damaged] == ["wayback-damaged.json"]
    assert (tmp_path / "wayback-damaged.json").exists()


# Settings and services


def test_every_service_is_found_by_its_file() -> None:
    assert [s.name for s in all_services()] == ["memento", "none", "pywb", "wayback"]
    with pytest.raises(UsageError, match="there is no archive “attic”"):
        service("attic")


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"services": "wayback"}, "list of names"),
        ({"speed": 3}, "no setting archive.speed"),
        ({"wayback": {"uri": "x"}}, "no setting archive.wayback.uri"),
        ({"wayback": {"url": "web.archive.org"}}, "web address"),
        ({"wayback": {"poll_interval": "6"}}, "number of seconds"),
        ({"wayback": {"poll_interval": -1}}, "number of seconds"),
        ({"services": ["memento"]}, "neither a timemap nor a timegate"),
        ({"services": ["pywb"], "pywb": {"collection": "a/b"}}, "is a word"),
    ],
)
def test_a_mistake_in_the_settings_is_told(table: dict[str, object], words: str) -> None:
    def read() -> None:
        settings = ArchiveSettings.read(table)
        with Client() as client:
            for name in settings.services:
                service(name).make(ServiceContext(settings.table(name), {}, client))

    with pytest.raises(UsageError, match=words):
        read()


def test_retry_after_is_read_as_seconds_and_as_a_date() -> None:
    with Client(JumpingClock()) as client:
        told = {
            "120": 120.0,
            "Mon, 02 Mar 2026 09:01:30 GMT": 90.0,
            "Mon, 02 Mar 2020 09:00:00 GMT": 0.0,
            "soon": None,
            "": None,
        }
        for value, seconds in told.items():
            assert client.retry_after(Answer(429, {"retry-after": value}, b"")) == seconds


# Words


def test_words_are_compared_without_case_marks_and_spacing() -> None:
    page = "<p>“We  checked&nbsp;<b>every</b>one,” the officer <i>said</i>.</p><script>var a = 'nobody';</script>"
    words = visible_words(page.encode(), "text/html; charset=utf-8") or ""
    assert same_words(words, ExpectedContent(quotes=("we checked everyone",)))
    assert not same_words(words, ExpectedContent(quotes=("nobody",)))
    assert not same_words(words, ExpectedContent(quotes=("checked every",)))
    assert same_words(words, ExpectedContent()) is None


def test_most_stretches_are_enough_and_half_are_not() -> None:
    page = " ".join(f"sentence number {n} is here" for n in range(8))
    there, gone = tuple(f"number {n} is here" for n in range(8)), ("was never there", "and neither was this")
    assert same_words(page, ExpectedContent(phrases=there + gone))
    assert not same_words(page, ExpectedContent(phrases=there[:3] + gone))


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_a_page_is_decoded_as_it_declares(charset: str) -> None:
    body = f'<meta charset="{charset}"><p>Полиция задержала 31 человека</p>'.encode(charset)
    assert "Полиция задержала" in (visible_words(body, "text/html") or "")
    assert "Полиция задержала" in (visible_words(body, f"text/html; charset={charset}") or "")


def test_what_is_no_text_has_no_words() -> None:
    assert visible_words(b"%PDF-1.4", "application/pdf") is None


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_stretches_stand_in_their_own_text(text: str) -> None:
    found = stretches(text)
    assert len(found) <= STRETCHES
    assert not found or same_words(text, ExpectedContent(phrases=found))


def test_a_stretch_is_taken_around_a_figure() -> None:
    words = " ".join(f"word{chr(97 + n)}" for n in range(20))
    (found,) = stretches(f"{words} 3000 {words}")
    assert "3000" in found.split()
