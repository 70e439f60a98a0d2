"""Reading answers: every shape that was measured, and nothing that comes over a wire may crash the reader."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srctrack.archive.client import Answer
from srctrack.archive.responses import (
    Accepted,
    AlreadyKept,
    Capacity,
    Excluded,
    LoginAsked,
    Refused,
    Saved,
    SlowDown,
    Unclear,
    Working,
)
from srctrack.archive.wayback.cdx_responses import (
    closest_available,
    good_rows,
    in_memento_path,
    memento_datetime,
    read_cdx_json,
    read_cdx_lines,
    read_timemap,
    timemap_pages,
)
from srctrack.archive.wayback.cdx_waybackpy import available, cdx_rows
from srctrack.archive.wayback.spn_responses import delay_in, read_capacity, read_job, read_submission

URL = "https://news.example/raid"
WHEN = datetime.datetime(2024, 1, 2, 9, 30, tzinfo=datetime.UTC)
DIGEST = "A" * 32


def said(status: int, body: Any, **headers: str) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(status, {k.lower().replace("_", "-"): v for k, v in headers.items()}, text.encode())


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (said(200, {"url": URL, "job_id": "spn2-1"}), Accepted("spn2-1")),
        (said(200, {"job_id": "spn2-1", "message": "The same snapshot had been made 12 minutes ago."}), Accepted("spn2-1", 0.0, True)),
        (said(200, {"job_id": "spn2-1", "message": "The capture will start in ~1 hour, 20 minutes, 5 seconds because"}), Accepted("spn2-1", 4805.0)),
        (said(200, {"job_id": "spn2-1", "message": "Your capture will begin in 45s."}), Accepted("spn2-1", 45.0)),
        (said(200, {"job_id": None, "message": "The same snapshot had been made 3 days ago."}), AlreadyKept("The same snapshot had been made 3 days ago.")),
        (said(200, {"status": "error", "status_ext": "error:blocked-url", "message": "No."}), Refused("error:blocked-url", "No.")),
        (said(200, {"message": "You need to be logged in to use Save Page Now."}), LoginAsked("You need to be logged in to use Save Page Now.")),
        (said(401, {"message": "You need to be logged in."}), LoginAsked("You need to be logged in.")),
        (said(400, {"message": "Bad."}), Refused("error:bad-request", "Bad.")),
        (said(200, '<script>spn.watchJob("spn2-abc", "/_static/",6000);</script>'), Accepted("spn2-abc")),
    ],
)  # fmt: skip
def test_submissions(answer: Answer, meaning: object) -> None:
    assert read_submission(answer) == meaning


@pytest.mark.parametrize("status", [302, 404, 502, 503, 504, 520, 523])
def test_a_status_that_may_hide_a_capture_is_unclear(status: int) -> None:
    assert isinstance(read_submission(said(status, {"job_id": "spn2-1"})), Unclear)


@pytest.mark.parametrize(
    "body", ["", "<html>Welcome</html>", "[]", "null", '{"job_id": 7}', '{"status": "error"', "\ufffd"]
)
def test_a_200_that_names_no_job_is_unclear(body: str) -> None:
    assert isinstance(read_submission(said(200, body)), Unclear)


def test_the_heading_and_sentence_of_a_page_are_a_refusal() -> None:
    page = "<h2>Sorry</h2>\n<p>You have already reached the limit of active sessions.</p>"
    answer = read_submission(said(200, page))
    assert isinstance(answer, Refused)
    assert answer.code == "error:user-session-limit"


def test_jobs() -> None:
    def read(body: Any, status: int = 200) -> object:
        return read_job(said(status, body), "wayback", "https://archive.example", URL)

    assert read({"status": "pending", "job_id": "x", "resources": []}) == Working()
    saved = read({"status": "success", "timestamp": "20240102093000", "original_url": "https://news.example/2024/raid"})
    assert isinstance(saved, Saved)
    assert saved.memento.url == "https://archive.example/web/20240102093000/https://news.example/2024/raid"
    assert saved.memento.timestamp == WHEN
    assert read({"status": "error", "status_ext": "error:not-found", "message": "404"}) == Refused(
        "error:not-found", "404"
    )
    assert read({"status": "error", "message": "odd"}) == Refused(None, "odd")
    assert isinstance(read({"status": "success"}), Unclear)
    assert isinstance(read({"status": "success", "timestamp": "2024"}), Unclear)
    assert isinstance(read({"message": "You need to be logged in."}, 401), LoginAsked)
    assert isinstance(read("<html>", 502), Unclear)


def test_capacity() -> None:
    full = {"processing": 0, "available": 3, "daily_captures": 49, "daily_captures_limit": 30000}
    assert read_capacity(said(200, full)) == Capacity(3, 49, 30000)
    assert read_capacity(said(200, {"processing": 0, "available": 3})) == Capacity(3)
    assert isinstance(read_capacity(said(502, "")), Unclear)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["status", "status_ext", "job_id", "message", "timestamp", "original_url", "available"]), inner, max_size=4
    ),
    max_leaves=8,
)  # fmt: skip


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([200, 400, 401, 404, 503]), ANYTHING.map(json.dumps) | st.text(max_size=80))
def test_no_answer_breaks_a_reader(status: int, body: str) -> None:
    answer = said(status, body)
    read_submission(answer)
    read_job(answer, "wayback", "https://archive.example", URL)
    read_capacity(answer)
    read_cdx_json(answer.body)
    read_cdx_lines(answer.body)
    read_timemap(body, "memento", "https://archive.example/", URL)
    closest_available(body)
    delay_in(body)


def row(when: str, status: str, digest: str = DIGEST, media: str = "text/html") -> list[str]:
    return ["example,news)/raid", when, URL, media, status, digest, "512"]


HEAD = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


def lines(*rows: list[str]) -> str:
    return "\n".join(" ".join(r) for r in rows) + "\n"


def test_an_index_in_json_and_in_lines_says_the_same() -> None:
    rows = [row("20240102093000", "200"), row("20240105093000", "-", media="warc/revisit")]
    in_json = read_cdx_json(json.dumps([HEAD, *rows]).encode())
    in_lines = cdx_rows(lambda q: said(200, lines(*rows)), "https://archive.example/cdx/search/cdx", URL, None)
    also = cdx_rows(lambda q: said(200, [HEAD, *rows]), "https://archive.example/cdx/search/cdx", URL, None)
    assert in_json == in_lines == also
    assert read_cdx_json(b"[]") == []


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (said(503, "down"), Unclear),
        (said(429, ""), Unclear),
        (said(200, "Temporarily offline"), Unclear),
        (said(200, "<html>" + "x" * 80 + "</html>"), Unclear),
        (said(404, ""), Unclear),
        (SlowDown(None, "slow"), SlowDown),
        (said(403, "org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots"), Excluded),
        (said(200, "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"), Excluded),
    ],
)
def test_only_a_proved_answer_of_the_index_reaches_waybackpy(answer: Any, kind: type) -> None:
    assert isinstance(cdx_rows(lambda q: answer, "https://archive.example/cdx/search/cdx", URL, None), kind)


def test_an_empty_index_is_none_only_with_200() -> None:
    assert cdx_rows(lambda q: said(200, ""), "https://archive.example/cdx/search/cdx", URL, None) == []


def test_the_question_to_the_index_is_whole() -> None:
    asked: list[str] = []

    def ask(question: str) -> Answer:
        asked.append(question)
        return said(200, "")

    cdx_rows(ask, "https://archive.example/cdx/search/cdx", "https://news.example/a?b=c&d=é", WHEN)
    (question,) = asked
    assert question.startswith("https://archive.example/cdx/search/cdx?")
    assert "from=20240102093000" in question
    assert "url=https%3A%2F%2Fnews.example%2Fa%3Fb%3Dc%26d%3D%C3%A9" in question


def test_a_revisit_counts_beside_a_good_row_of_its_digest_only() -> None:
    revisit, good, other = (
        row("20240105093000", "-"),
        row("20240102093000", "200"),
        row("20240103093000", "404", "B" * 32),
    )
    rows = read_cdx_json(json.dumps([HEAD, good, other, revisit]).encode()) or []
    assert [r.status for r in good_rows(rows)] == [200, None]
    alone = read_cdx_json(json.dumps([HEAD, other, revisit]).encode()) or []
    assert good_rows(alone) == []
    assert [r.status for r in good_rows(alone, frozenset({DIGEST}))] == [None]


def test_availability_is_read_for_positive_evidence_only() -> None:
    closest = {
        "status": "200",
        "available": True,
        "url": f"http://web.archive.org/web/20240102093000/{URL}",
        "timestamp": "20240102093000",
    }
    body = {"archived_snapshots": {"closest": closest}}
    endpoint = "https://archive.example/wayback/available"
    assert available(lambda q: said(200, body), endpoint, URL) == (
        f"https://web.archive.org/web/20240102093000/{URL}",
        WHEN,
    )
    for spoilt in ({**closest, "status": "404"}, {**closest, "available": False}, {**closest, "timestamp": "?"}):
        assert available(lambda q, s=spoilt: said(200, {"archived_snapshots": {"closest": s}}), endpoint, URL) is None
    for nothing in (said(200, {"archived_snapshots": {}}), said(429, ""), said(200, "<html>"), SlowDown(None, "slow")):
        assert available(lambda q, n=nothing: n, endpoint, URL) is None


TIMEMAP = """\
<https://news.example/raid>; rel="original",
<https://archive.example/timemap/link/https://news.example/raid>; rel="self"; type="application/link-format"; from="Tue, 02 Jan 2024 09:30:00 GMT",
<https://archive.example/https://news.example/raid>; rel="timegate",
</web/20240105093000/https://news.example/raid?a=1,2;3>; rel="last memento"; datetime="Fri, 05 Jan 2024 09:30:00 GMT",
</web/20240102093000/https://news.example/raid>; rel="first memento"; datetime="Tue, 02 Jan 2024 09:30:00 GMT"
"""


def test_a_timemap_is_read_with_commas_in_dates_and_addresses() -> None:
    found = read_timemap(TIMEMAP, "memento", "https://archive.example/timemap/link/x", URL)
    assert found is not None
    assert [m.url for m in found] == [
        "https://archive.example/web/20240102093000/https://news.example/raid",
        "https://archive.example/web/20240105093000/https://news.example/raid?a=1,2;3",
    ]
    assert found[0].timestamp == WHEN


def test_a_timemap_in_pages_names_them() -> None:
    index = '</timemap/1/x>; rel="timemap"; type="application/link-format", </timemap/2/x>; rel="timemap"'
    assert timemap_pages(index, "https://archive.example/timemap/x") == [
        "https://archive.example/timemap/1/x",
        "https://archive.example/timemap/2/x",
    ]
    assert read_timemap("<html>Not found</html", "memento", "https://archive.example/", URL) is None


def test_memento_headers_and_paths() -> None:
    assert memento_datetime({"memento-datetime": "Tue, 02 Jan 2024 09:30:00 GMT"}) == WHEN
    assert memento_datetime({}) is None
    assert memento_datetime({"memento-datetime": "yesterday"}) is None
    assert in_memento_path(f"https://archive.example/web/20240102093000id_/{URL}") == (WHEN, URL)
    assert in_memento_path(f"https://archive.example/{URL}") is None
