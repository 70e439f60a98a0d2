"""Every misbehaviour of Save Page Now that is known, as a test that fails when its handling is taken out."""

from __future__ import annotations

import datetime
from pathlib import Path

import httpx
import pytest
from tests.archive_server.desk import URL, Desk
from tests.archive_server.pages import OnIndex, OnReplay, OnSubmit, Page
from tests.archive_server.wire import InProcess

from srctrack.archive.base import ExpectedContent
from srctrack.model.archiving import ArchiveState

S = ArchiveState


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def run(desk: Desk, page: Page, hours: float | None = None) -> ArchiveState:
    desk.enqueue(URL, page)
    desk.run(hours)
    assert not desk.server.broken
    return desk.state()


def test_a_capture_is_verified_by_reading_it_back(desk: Desk) -> None:
    assert run(desk, Page()) is S.VERIFIED
    ticket = desk.ticket()
    assert ticket.memento is not None
    assert ticket.memento.timestamp == desk.server.captures[0].when
    assert ticket.memento.url == f"https://archive.example/web/{desk.server.captures[0].timestamp}/{URL}"
    assert ticket.checked is not None
    assert "identical to the saved copy" in (ticket.detail or "")
    assert not list(desk.queue)
    assert desk.passed < 60


def test_a_reused_capture_is_polled_and_verified(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.REUSED)) is S.VERIFIED


def test_a_process_that_dies_with_the_request_on_its_way_does_not_send_it_twice(desk: Desk) -> None:
    class Gone(BaseException):
        pass

    class Wire(InProcess):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            if request.method == "POST":
                raise Gone
            return answer

    desk.enqueue(URL, Page())
    with pytest.raises(Gone):
        desk.run(archive=desk.archive(Wire(desk.server, desk.clock)))
    assert desk.state() is S.UNKNOWN
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 1)


def test_a_start_hours_away_waits_without_polling(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.DELAYED, starts_in=11 * 3600.0)) is S.VERIFIED
    assert desk.server.seen["status"] - desk.server.seen["capacity"] < 12
    assert desk.submissions() == 1


def test_while_a_start_is_hours_away_others_go_on(desk: Desk) -> None:
    desk.enqueue("https://news.example/late", Page(submit=OnSubmit.DELAYED, starts_in=11 * 3600.0))
    for n in range(6):
        desk.enqueue(f"https://news.example/{n}", Page())
    desk.run(0.1)
    assert [desk.state(f"https://news.example/{n}") for n in range(6)] == [S.VERIFIED] * 6
    assert desk.state("https://news.example/late") is S.SUBMITTED


def test_no_job_id_because_of_an_earlier_capture_is_a_success_to_look_up(desk: Desk) -> None:
    older = desk.clock.now() - datetime.timedelta(minutes=12)
    assert run(desk, Page(submit=OnSubmit.NULL_ID, times=0, older=older)) is S.EXISTING
    assert desk.ticket().memento.timestamp == older  # type: ignore[union-attr]
    assert desk.submissions() == 1


def test_a_refusal_with_status_200_is_a_refusal(desk: Desk) -> None:
    page = Page(submit=OnSubmit.REFUSE_200, times=0, code="error:blocked-url", message="This URL is in the block list.")
    assert run(desk, page) is S.REFUSED
    assert desk.ticket().error == "error:blocked-url"
    assert "https://archive.example/save/" in (desk.ticket().detail or "")


@pytest.mark.parametrize(
    ("message", "hours"),
    [
        ("You have already reached the limit of active Save Page Now sessions.", 1),
        ("Cannot start capture. Please try again later.", 1),
        ("We encountered an internal error.", 1),
        ("Crawling this host is paused for 120 seconds.", 1),
        ("You have reached your daily captures limit of (30,000) webpages.", 24),
        ("You cannot make more than 30,000 captures per day.", 24),
    ],
)
def test_refusals_in_words_alone_are_tried_again(desk: Desk, message: str, hours: int) -> None:
    assert run(desk, Page(submit=OnSubmit.REFUSE_200, code=None, message=message)) is S.VERIFIED
    assert desk.submissions() == 2
    assert (hours == 24) == (desk.passed > 14 * 3600)


def test_a_daily_limit_in_words_is_waited_for_until_midnight(desk: Desk) -> None:
    message = "You have reached your daily captures limit of (30,000) webpages."
    desk.enqueue("https://news.example/a", Page(submit=OnSubmit.REFUSE_200, code=None, message=message))
    desk.clock.sleep(1)
    desk.enqueue("https://news.example/b", Page())
    desk.run()
    midnight = datetime.datetime(2026, 3, 3, tzinfo=datetime.UTC)
    assert [when > midnight for when, _ in desk.server.submissions] == [False, True, True]


def test_no_keys_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    desk = Desk(tmp_path, environ={})
    desk.enqueue(URL, Page(submit=OnSubmit.LOGIN, times=0))
    outcome = desk.run()
    assert desk.state() is S.QUEUED
    assert "logged in" in outcome.stopped["wayback"]
    assert outcome.left == 1


def test_wrong_keys_stop_the_run_and_say_so(desk: Desk) -> None:
    desk.server.keys = ("other", "pair")
    desk.enqueue("https://news.example/a")
    desk.enqueue("https://news.example/b")
    outcome = desk.run()
    assert outcome.stopped == {"wayback": "the keys are not accepted"}
    assert desk.state("https://news.example/a") is S.QUEUED
    assert desk.server.seen["submit"] == 1


def test_a_login_asked_for_in_spite_of_good_keys_is_overload(desk: Desk) -> None:
    desk.server.overloaded_login = 2
    assert run(desk, Page()) is S.VERIFIED
    assert desk.server.seen["submit"] == 3


def test_a_login_asked_for_in_a_status_in_spite_of_good_keys_is_overload(desk: Desk) -> None:
    assert run(desk, Page(login_in_status=2)) is S.VERIFIED
    assert desk.submissions() == 1
    assert desk.passed < 60


def test_a_bad_request_is_not_repeated(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.BAD_REQUEST, times=0)) is S.REFUSED
    assert desk.submissions() == 1


@pytest.mark.parametrize(("told", "waited"), [(None, 60.0), (150.0, 150.0)])
def test_429_as_html_stills_the_whole_client(desk: Desk, told: float | None, waited: float) -> None:
    desk.enqueue("https://news.example/a", Page(submit=OnSubmit.SLOW_DOWN, retry_after=told))
    desk.clock.sleep(1)
    desk.enqueue("https://news.example/b", Page())
    desk.run()
    first, second = [when for when, _, target in desk.server.requests if target == "/save"][:2]
    between = [r for r in desk.server.requests if first < r[0] < second]
    assert (second - first).total_seconds() >= waited
    assert all((when - first).total_seconds() >= waited for when, _, _ in between)
    assert desk.state("https://news.example/a") is S.VERIFIED


def test_429_while_polling_is_no_refusal(desk: Desk) -> None:
    desk.enqueue(URL, Page(index=OnIndex.SLOW_DOWN, index_times=1, submit=OnSubmit.CAPTURED_523))
    desk.run()
    assert desk.state() is S.VERIFIED
    assert desk.submissions() == 1


@pytest.mark.parametrize("how", [OnSubmit.CAPTURED_523, OnSubmit.HANG_CAPTURED, OnSubmit.DROP])
def test_a_capture_behind_a_broken_answer_is_found_and_not_made_twice(desk: Desk, how: OnSubmit) -> None:
    assert run(desk, Page(submit=how)) is S.VERIFIED
    assert desk.submissions() == 1
    assert desk.passed > 120


def test_an_outcome_unknown_is_unknown_and_looked_up_after_minutes(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.CAPTURED_523, index_delay=600.0), hours=0.02) is S.UNKNOWN
    assert desk.server.seen["cdx"] == 0
    desk.run(0.5)
    assert desk.state() is S.VERIFIED


@pytest.mark.parametrize("how", [OnSubmit.UNAVAILABLE, OnSubmit.HANG, OnSubmit.NOT_JSON, OnSubmit.REDIRECT])
def test_a_broken_answer_without_a_capture_is_sent_again_after_the_hour_only(desk: Desk, how: OnSubmit) -> None:
    assert run(desk, Page(submit=how)) is S.VERIFIED
    first, second = [when for when, url in desk.server.submissions]
    assert second - first > datetime.timedelta(hours=1)
    assert desk.server.seen["cdx"] == 5


def test_an_archive_that_never_answers_clearly_ends_with_a_person(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.NOT_JSON, times=0)) is S.UNKNOWN
    assert desk.submissions() == 5
    assert "needs a person: https://archive.example/save/" in (desk.ticket().detail or "")


def test_a_job_pending_for_ever_becomes_a_look_up(desk: Desk) -> None:
    older = desk.clock.now() + datetime.timedelta(seconds=30)
    assert run(desk, Page(forever=True, older=older)) is S.VERIFIED
    assert 600 < desk.passed < 1000
    assert desk.submissions() == 1


def test_a_job_the_archive_forgot_becomes_a_look_up(desk: Desk) -> None:
    desk.enqueue(URL, Page(older=desk.clock.now()), state=S.SUBMITTED, job="spn2-forgotten",
                 submitted=desk.clock.now(), since=desk.clock.now() - datetime.timedelta(minutes=1))  # fmt: skip
    desk.run()
    assert desk.state() is S.VERIFIED
    assert desk.submissions() == 0


def test_a_capture_not_in_the_index_yet_is_not_called_archived(desk: Desk) -> None:
    page = Page(replay_delay=5.5 * 3600, index_delay=5.5 * 3600, older=desk.clock.now() - datetime.timedelta(days=300))
    assert run(desk, page, hours=3) is S.NOT_VISIBLE
    assert not desk.state().archived
    assert "redirects to another capture" in (desk.ticket().detail or "")
    assert desk.ticket().due > desk.clock.now()
    desk.run()
    assert desk.state() is S.VERIFIED
    assert desk.submissions() == 1


def test_an_older_capture_shown_in_its_place_proves_nothing(desk: Desk) -> None:
    older = desk.clock.now() - datetime.timedelta(days=300)
    assert run(desk, Page(replay=OnReplay.ANOTHER, replay_delay=7200.0, older=older), hours=1) is S.NOT_VISIBLE
    desk.run()
    assert desk.state() is S.VERIFIED


def test_a_capture_that_never_shows_ends_with_a_person(desk: Desk) -> None:
    assert run(desk, Page(replay_delay=1e9)) is S.NOT_VISIBLE
    assert "needs a person" in (desk.ticket().detail or "")
    assert 86400 < desk.passed < 2.5 * 86400


def test_a_site_the_archive_does_not_show_is_not_viewable(desk: Desk) -> None:
    assert run(desk, Page(replay=OnReplay.EXCLUDED)) is S.NOT_VIEWABLE
    assert desk.ticket().error == "excluded"


def test_a_look_up_of_an_excluded_site_is_not_viewable(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.EXCLUDED)) is S.NOT_VIEWABLE


@pytest.mark.parametrize("how", [OnReplay.ERROR_PAGE, OnReplay.STATUS_404])
def test_a_capture_of_another_page_is_not_called_archived(desk: Desk, how: OnReplay) -> None:
    desk.wanted[URL] = ExpectedContent(phrases=("in which 31 people were held on Tuesday",))
    assert run(desk, Page(replay=how)) is S.NOT_VIEWABLE
    assert desk.ticket().error == "other-page"


def test_a_page_without_memento_datetime_proves_nothing(desk: Desk) -> None:
    assert run(desk, Page(replay=OnReplay.NO_MEMENTO), hours=1) is S.NOT_VISIBLE


def test_a_replay_that_is_down_is_could_not_ask(desk: Desk) -> None:
    assert run(desk, Page(replay=OnReplay.UNAVAILABLE), hours=1) is S.NOT_VISIBLE
    assert "could not be checked: the archive answered 503" in (desk.ticket().detail or "")
    assert desk.ticket().checked is None


def test_other_bytes_with_the_cited_words_are_the_page(desk: Desk) -> None:
    desk.wanted[URL] = ExpectedContent(
        frozenset({"A" * 32}), quotes=("31 people were held",), phrases=("a raid in which",)
    )
    assert run(desk, Page()) is S.VERIFIED
    assert "same text" in (desk.ticket().detail or "")


def test_most_words_without_a_cited_quotation_are_not_the_page(desk: Desk) -> None:
    desk.wanted[URL] = ExpectedContent(
        frozenset({"A" * 32}), quotes=("32 people were held",), phrases=("a raid in which",)
    )
    assert run(desk, Page()) is S.NOT_VIEWABLE


@pytest.mark.parametrize("media_type", ["application/pdf", "text/html"])
def test_other_bytes_that_cannot_be_compared_are_could_not_tell(desk: Desk, media_type: str) -> None:
    desk.wanted[URL] = ExpectedContent(frozenset({"A" * 32}), phrases=("words",) if "pdf" in media_type else ())
    assert run(desk, Page(media_type=media_type), hours=1) is S.NOT_VISIBLE
    assert "other bytes" in (desk.ticket().detail or "")


def test_a_redirected_page_is_read_back_under_its_final_address(desk: Desk) -> None:
    assert run(desk, Page(final_url="https://news.example/2026/raid")) is S.VERIFIED
    assert desk.ticket().memento.original == "https://news.example/2026/raid"  # type: ignore[union-attr]


def test_a_redirected_page_behind_a_broken_answer_is_found_under_its_final_address(desk: Desk) -> None:
    final = "https://news.example/2026/raid"
    desk.enqueue(URL, Page(submit=OnSubmit.CAPTURED_523, final_url=final), other_url=final)
    desk.run()
    assert (desk.state(), desk.submissions()) == (S.VERIFIED, 1)


def test_a_429_of_the_index_is_not_answered_by_another_question(desk: Desk) -> None:
    desk.enqueue(URL, Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.SLOW_DOWN))
    desk.run(0.06)
    assert (desk.server.seen["cdx"], desk.server.seen["available"]) == (1, 0)
    assert desk.state() is S.UNKNOWN


def test_a_short_answer_with_200_is_not_no_captures(desk: Desk) -> None:
    assert run(desk, Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.SHORT_200, index_times=2)) is S.VERIFIED
    assert desk.submissions() == 1


def test_an_index_that_is_down_is_could_not_ask(desk: Desk) -> None:
    page = Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.UNAVAILABLE)
    assert run(desk, page, hours=3) is S.UNKNOWN
    assert desk.submissions() == 1
    assert "could not be looked up" in (desk.ticket().detail or "")


def test_the_availability_api_speaks_when_the_index_does_not(desk: Desk) -> None:
    page = Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.UNAVAILABLE, availability_delay=0.0)
    assert run(desk, page) is S.VERIFIED


def test_a_revisit_beside_its_200_row_is_a_capture(desk: Desk) -> None:
    older = desk.clock.now() - datetime.timedelta(days=2)
    assert run(desk, Page(submit=OnSubmit.CAPTURED_523, index=OnIndex.REVISIT, older=older), hours=3) is S.VERIFIED


def test_refused_connections_still_everything_for_an_hour(desk: Desk) -> None:
    desk.server.refusing = True
    desk.enqueue()
    outcome = desk.run(0.5)
    assert "refused the connection" in outcome.held["wayback"][1]
    assert outcome.held["wayback"][0] - desk.start >= datetime.timedelta(hours=1)
    assert desk.state() is S.QUEUED
    desk.server.refusing = False
    before = len(desk.server.requests)
    desk.run(0.4)
    assert len(desk.server.requests) == before
    desk.run()
    assert desk.state() is S.VERIFIED


def test_a_service_that_is_down_everywhere_is_left_in_peace(desk: Desk) -> None:
    desk.server.down = True
    for n in range(30):
        desk.enqueue(f"https://news.example/{n}")
    desk.run(1)
    assert {desk.state(f"https://news.example/{n}") for n in range(30)} <= {S.QUEUED, S.UNKNOWN}
    assert sum(target == "/save" for _, _, target in desk.server.requests) < 15
    desk.server.down = False
    desk.run()
    assert {desk.state(f"https://news.example/{n}") for n in range(30)} == {S.VERIFIED}
    assert not desk.server.broken


def test_no_more_captures_at_once_than_the_account_has_sessions(desk: Desk) -> None:
    for n in range(8):
        desk.enqueue(f"https://news.example/{n}", Page(takes=300.0))
    desk.run()
    assert {desk.state(f"https://news.example/{n}") for n in range(8)} == {S.VERIFIED}
    assert desk.server.broken == []


def test_no_more_captures_a_day_than_the_account_has(desk: Desk) -> None:
    desk.server.limits.per_day = 2
    for n in range(4):
        desk.enqueue(f"https://news.example/{n}", Page())
    outcome = desk.run(1)
    assert len(desk.server.submissions) == 2
    assert "daily number" in outcome.held["wayback"][1]
    desk.run()
    assert {desk.state(f"https://news.example/{n}") for n in range(4)} == {S.VERIFIED}


def test_a_capture_young_enough_is_enough_when_the_settings_say_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path, settings={"reuse_within": 7 * 86400})
    older = desk.clock.now() - datetime.timedelta(days=3)
    assert run(desk, Page(older=older)) is S.EXISTING
    assert desk.submissions() == 0


def test_a_young_capture_of_another_page_is_not_enough(tmp_path: Path) -> None:
    desk = Desk(tmp_path, settings={"reuse_within": 7 * 86400})
    older = desk.clock.now() - datetime.timedelta(days=3)
    page = Page(older=older, body=b"<p>In an older text 30 people were held.</p>")
    desk.wanted[URL] = ExpectedContent(phrases=("31 people were held",))
    desk.enqueue(URL, page)
    desk.run(0.02)
    assert desk.submissions() == 1


def test_keyless_is_tried_as_a_person_would(tmp_path: Path) -> None:
    desk = Desk(tmp_path, environ={})
    assert run(desk, Page()) is S.VERIFIED
    assert all("authorization" not in h for h in desk.server.headers)


def test_keyless_without_word_of_the_job_is_looked_up(tmp_path: Path) -> None:
    desk = Desk(tmp_path, environ={})
    desk.enqueue(URL, Page())
    desk.server.pages[URL].login_in_status = 1000
    desk.run()
    assert desk.state() is S.VERIFIED
    assert desk.submissions() == 1
