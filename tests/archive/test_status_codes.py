"""The 39 codes of Save Page Now, each told by a job and by a refusal with status 200: what is done after it.

The table here is written down a second time on purpose: a slip in one of the two is found.
"""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from tests.archive_server.desk import URL, Desk
from tests.archive_server.pages import OnSubmit, Page

from srctrack.archive.wayback.status_codes import TABLE, CodeClass, meaning
from srctrack.model.archiving import ArchiveState

S = ArchiveState

PERMANENT = """bad-request blocked blocked-url filesize-limit ftp-access-denied http-version-not-supported invalid-url-syntax
    invalid-host-resolution method-not-allowed no-access not-found not-implemented too-many-redirects unauthorized""".split()
RETRY = """bad-gateway browsing-timeout capture-location-error cannot-fetch celery gateway-timeout internal-server-error
    job-failed network-authentication-required no-browsers-available protocol-error proxy-error read-timeout
    service-unavailable""".split()
TWICE = "invalid-server-response no-captures soft-time-limit-exceeded".split()
PAUSE_HOST = "bandwidth-limit-exceeded too-many-requests".split()
HOST_UNTIL_MIDNIGHT = ["max-daily-bandwidth-host"]
ALL_UNTIL_MIDNIGHT = "max-daily-bandwidth max-daily-bandwidth-from-ip".split()
ALL_SHORTLY = ["user-session-limit"]
STOP = ["blocked-client-ip"]
TOMORROW = ["too-many-daily-captures"]
EVERY = (
    PERMANENT + RETRY + TWICE + PAUSE_HOST + HOST_UNTIL_MIDNIGHT + ALL_UNTIL_MIDNIGHT + ALL_SHORTLY + STOP + TOMORROW
)

MIDNIGHT = datetime.datetime(2026, 3, 3, tzinfo=datetime.UTC)
OTHER_HOST = "https://other.example/story"
SAME_HOST = "https://news.example/second"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(params=["job", "refusal"])
def how(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def failing(how: str, code: str | None, times: int) -> Page:
    """A page whose first ``times`` captures (0: all) fail with ``code``, in the job or at once with status 200."""
    told = f"error:{code}" if code else None
    if how == "job":
        return Page(code=told, without_code=code is None, failures=times, message="What the archive says.")
    return Page(submit=OnSubmit.REFUSE_200, times=times, code=told, message="What the archive says.")


def test_the_table_has_39_codes_and_these() -> None:
    assert len(EVERY) == len(set(EVERY)) == 39
    assert {f"error:{code}" for code in EVERY} == set(TABLE)


@pytest.mark.parametrize("code", PERMANENT)
def test_permanent_is_told_once_and_left(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 0))
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.REFUSED, 1)
    ticket = desk.ticket()
    assert ticket.error == f"error:{code}"
    assert "What the archive says." in (ticket.detail or "")
    assert ("the page is gone" in (ticket.detail or "")) == (code == "not-found")


def test_too_many_redirects_is_tried_once_with_the_final_address(desk: Desk, how: str) -> None:
    final = "https://news.example/2026/raid"
    desk.enqueue(URL, failing(how, "too-many-redirects", 0), other_url=final)
    desk.server.pages[final] = Page()
    desk.run()
    assert desk.state() is S.VERIFIED
    assert [url for _, url in desk.server.submissions] == [URL, final]


@pytest.mark.parametrize("code", [*RETRY, *TWICE])
def test_a_passing_fault_is_tried_again_later(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 1))
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 2)
    first, second = [when for when, _ in desk.server.submissions]
    assert (second - first).total_seconds() >= 30
    assert desk.ticket().error is None


@pytest.mark.parametrize(
    ("code", "tries"), [*((c, 5) for c in RETRY), *((c, 3) for c in TWICE), ("brand-new", 2), (None, 2)]
)
def test_a_fault_that_does_not_pass_ends_with_a_person(desk: Desk, how: str, code: str | None, tries: int) -> None:
    desk.enqueue(URL, failing(how, code, 0))
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.REFUSED, tries)
    assert "needs a person: https://archive.example/save/" in (desk.ticket().detail or "")
    waits = [when for when, _ in desk.server.submissions]
    gaps = [(b - a).total_seconds() for a, b in pairwise(waits)]
    assert all(later > sooner for sooner, later in pairwise(gaps))


def test_a_fault_behind_which_a_capture_was_made_is_found(desk: Desk) -> None:
    """The archive's browser may crash after a good capture."""
    page = failing("job", "proxy-error", 0)
    page.older = desk.clock.now() + datetime.timedelta(seconds=20)
    desk.enqueue(URL, page)
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 1)


def test_after_the_last_try_the_capture_is_looked_up_once_more(desk: Desk) -> None:
    page = failing("job", "proxy-error", 0)
    page.older = desk.clock.now() + datetime.timedelta(seconds=700)
    desk.enqueue(URL, page)
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 5)


@pytest.mark.parametrize("code", PAUSE_HOST)
def test_a_host_that_has_had_enough_waits_and_others_do_not(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 1))
    desk.clock.sleep(1)
    if how == "refusal":
        desk.enqueue(SAME_HOST)
    desk.enqueue(OTHER_HOST)
    desk.run()
    assert {desk.state(u) for u in (URL, OTHER_HOST)} == {S.VERIFIED}
    sent = {url: when for when, url in reversed(desk.server.submissions)}
    if how == "refusal":
        assert (sent[SAME_HOST] - sent[URL]).total_seconds() >= 60
    assert (sent[OTHER_HOST] - sent[URL]).total_seconds() < 30


@pytest.mark.parametrize("code", HOST_UNTIL_MIDNIGHT)
def test_a_host_whose_day_is_used_up_waits_until_midnight(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 1))
    desk.run(0.02)
    desk.enqueue(SAME_HOST)
    desk.enqueue(OTHER_HOST)
    desk.run()
    assert {desk.state(u) for u in (URL, SAME_HOST, OTHER_HOST)} == {S.VERIFIED}
    late = [url for when, url in desk.server.submissions if when > MIDNIGHT]
    assert sorted(late) == sorted([URL, SAME_HOST])


@pytest.mark.parametrize("code", ALL_UNTIL_MIDNIGHT)
def test_an_account_whose_day_is_used_up_waits_until_midnight(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 1))
    desk.run(0.02)
    desk.enqueue(OTHER_HOST)
    outcome = desk.run(1)
    assert outcome.held["wayback"][0] > MIDNIGHT
    assert {desk.state(u) for u in (URL, OTHER_HOST)} == {S.QUEUED}
    desk.run()
    assert {desk.state(u) for u in (URL, OTHER_HOST)} == {S.VERIFIED}
    assert len([when for when, _ in desk.server.submissions if when < MIDNIGHT]) == 1


@pytest.mark.parametrize("code", ALL_SHORTLY)
def test_a_session_limit_is_waited_out_shortly(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 1))
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 2)
    assert desk.passed < 120


@pytest.mark.parametrize("code", STOP)
def test_what_only_a_person_can_put_right_stops_the_run(desk: Desk, how: str, code: str) -> None:
    desk.enqueue(URL, failing(how, code, 0))
    desk.run(0.02)
    desk.enqueue(OTHER_HOST)
    outcome = desk.run()
    assert "network address" in outcome.stopped["wayback"]
    assert outcome.left == 2
    assert desk.state() is S.QUEUED


@pytest.mark.parametrize("code", TOMORROW)
def test_a_page_archived_often_enough_today_is_looked_up(desk: Desk, how: str, code: str) -> None:
    page = failing(how, code, 0)
    page.older = desk.clock.now() - datetime.timedelta(hours=3)
    desk.enqueue(URL, page)
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.EXISTING, 1)


@pytest.mark.parametrize("code", TOMORROW)
def test_and_sent_tomorrow_when_today_s_capture_is_not_found(desk: Desk, how: str, code: str) -> None:
    page = failing(how, code, 1)
    page.older = desk.clock.now() - datetime.timedelta(days=30)
    desk.enqueue(URL, page)
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 2)
    assert desk.server.submissions[1][0] > MIDNIGHT


def test_an_unknown_code_is_shown_as_the_archive_said_it() -> None:
    assert meaning("error:brand-new").kind is CodeClass.RETRY
    assert "error:brand-new" in meaning("error:brand-new").meaning
    assert meaning(None).kind is CodeClass.RETRY
