from __future__ import annotations

import datetime
import gzip
import zlib
from typing import Any

import httpx
import pytest

from srctrack.errors import FetchError, ReadError
from srctrack.fetch.answers import parse_content_type
from srctrack.fetch.http import Fetcher
from srctrack.fetch.policy import FetchSettings

QUICK = FetchSettings(host_interval=0, backoff=0, retries=2)


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def fetcher(**settings: Any) -> Fetcher:
    return Fetcher(FetchSettings(**{"host_interval": 0, "backoff": 0, **settings}))


def answering(*responses: httpx.Response) -> httpx.MockTransport:
    left = list(responses)
    return httpx.MockTransport(lambda _: left.pop(0) if len(left) > 1 else left[0])


def code_of(url: str, fetching: Fetcher) -> str:
    with fetching, pytest.raises(FetchError) as caught:
        fetching.fetch(url)
    return caught.value.code


def test_a_page_is_kept_as_received(site: Any) -> None:
    site.add("/a", "<p>Привет".encode())
    with fetcher() as f:
        capture = f.fetch(site.url + "/a#part")
    assert capture.content == "<p>Привет".encode()
    assert (capture.media_type, capture.charset) == ("text/html", "utf-8")
    assert capture.final_url == site.url + "/a"
    [exchange] = capture.exchanges
    assert (exchange.status, exchange.method, exchange.peer) == (200, "GET", "127.0.0.1")
    assert exchange.when.tzinfo is not None


def test_every_hop_is_kept_and_cookies_go_along_within_one_fetch(site: Any) -> None:
    site.add("/old", status=301, Location="/middle", Set_Cookie="seen=1; Path=/")
    site.add("/middle", status=302, Location="/new")
    site.add("/new", b"<p>here")
    with fetcher() as f:
        capture = f.fetch(site.url + "/old")
        assert [(e.url.removeprefix(site.url), e.status) for e in capture.exchanges] == [
            ("/old", 301),
            ("/middle", 302),
            ("/new", 200),
        ]
        assert site.asked[-1][1]["Cookie"] == "seen=1"
        f.fetch(site.url + "/new")
        assert "Cookie" not in site.asked[-1][1]


def test_the_body_on_the_wire_and_the_body_unpacked_are_both_kept(site: Any) -> None:
    packed = gzip.compress(b"<p>words" * 50)
    site.add("/z", packed, Content_Encoding="gzip")
    with fetcher() as f:
        capture = f.fetch(site.url + "/z")
    assert capture.exchanges[0].body == packed
    assert capture.content == b"<p>words" * 50


def test_a_bomb_is_too_large_although_small_on_the_wire(site: Any) -> None:
    site.add("/bomb", zlib.compress(b"\0" * 3_000_000, 9), Content_Encoding="deflate")
    assert code_of(site.url + "/bomb", fetcher(max_unpacked=1_000_000)) == "too-large"


def test_a_page_larger_than_the_cap_is_refused_with_and_without_an_announced_length(site: Any) -> None:
    site.add("/big", b"x" * 5000)
    assert code_of(site.url + "/big", fetcher(max_bytes=1000)) == "too-large"
    endless = httpx.Response(200, content=(b"x" * 600 for _ in range(10)))
    assert (
        code_of("https://example.org/", Fetcher(FetchSettings(max_bytes=1000), transport=answering(endless)))
        == "too-large"
    )


def test_a_circle_of_redirects_ends(site: Any) -> None:
    site.add("/round", status=302, Location="/round")
    assert code_of(site.url + "/round", fetcher(max_redirects=3)) == "too-many-redirects"
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://10.1.2.3/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(target: str) -> None:
    moved = httpx.Response(302, headers={"Location": target})
    assert code_of("https://example.org/", Fetcher(QUICK, transport=answering(moved))) == "refused"


def test_a_redirect_to_another_port_of_the_loopback_is_refused(site: Any) -> None:
    site.add("/away", status=302, Location="http://127.0.0.1:9/")
    assert code_of(site.url + "/away", fetcher()) == "refused"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/x", "javascript:alert(1)", "data:text/html,x"]
)
def test_a_redirect_to_something_not_of_the_web_is_refused(target: str) -> None:
    moved = httpx.Response(302, headers={"Location": target})
    assert code_of("https://example.org/", Fetcher(QUICK, transport=answering(moved))) == "refused"


def test_a_name_that_stands_for_a_private_address_is_refused() -> None:
    page = httpx.Response(200, text="inside")
    inside = Fetcher(QUICK, transport=answering(page), resolve=lambda host, port: ["93.184.216.34", "192.168.1.1"])
    assert code_of("https://intranet.example/", inside) == "refused"
    outside = Fetcher(QUICK, transport=answering(page), resolve=lambda host, port: ["93.184.216.34"])
    with outside:
        assert outside.fetch("https://example.org/").content == b"inside"


def test_localhost_by_name_is_refused(site: Any) -> None:
    assert code_of(site.url.replace("127.0.0.1", "localhost"), fetcher()) == "refused"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("file:///etc/passwd", "refused"),
        ("ftp://example.org/", "refused"),
        ("not an address", "invalid"),
        ("http://", "invalid"),
        ("http://a b/", "invalid"),
        ("example.org", "invalid"),
    ],
)
def test_what_is_no_web_address_is_said(typed: str, code: str) -> None:
    assert code_of(typed, fetcher()) == code


def test_a_password_is_sent_to_its_host_only_and_never_kept(site: Any) -> None:
    site.add("/in", b"<p>inside")
    with fetcher() as f:
        capture = f.fetch(site.url.replace("http://", "http://ann:secret@") + "/in")
    assert site.asked[0][1]["Authorization"].startswith("Basic ")
    kept = repr(capture)
    assert "secret" not in kept
    assert "uthorization" not in kept
    moved = httpx.Response(302, headers={"Location": "https://elsewhere.example/"})
    assert code_of("https://ann:secret@example.org/", Fetcher(QUICK, transport=answering(moved))) == "refused"


def test_a_busy_server_is_asked_again_when_it_said_to() -> None:
    clock = Clock()
    busy = httpx.Response(503, headers={"Retry-After": "7"})
    with Fetcher(
        QUICK, transport=answering(busy, httpx.Response(200, text="ready")), clock=clock, sleep=clock.sleep
    ) as f:
        assert f.fetch("https://example.org/").content == b"ready"
    assert clock.slept == [7.0]


def test_a_server_that_asks_for_too_long_a_wait_is_not_waited_for() -> None:
    clock = Clock()
    busy = httpx.Response(429, headers={"Retry-After": "3600"})
    assert (
        code_of("https://example.org/", Fetcher(QUICK, transport=answering(busy), clock=clock, sleep=clock.sleep))
        == "http-status"
    )
    assert clock.slept == []


def test_a_date_in_retry_after_is_read() -> None:
    clock = Clock()
    now = datetime.datetime(2024, 1, 2, 9, 30, tzinfo=datetime.UTC)
    busy = httpx.Response(503, headers={"Retry-After": "Tue, 02 Jan 2024 09:30:12 GMT"})
    with Fetcher(
        QUICK, transport=answering(busy, httpx.Response(200)), clock=clock, sleep=clock.sleep, now=lambda: now
    ) as f:
        f.fetch("https://example.org/")
    assert clock.slept == [12.0]


def test_requests_to_one_host_are_paced_and_to_another_are_not() -> None:
    clock = Clock()
    with Fetcher(
        FetchSettings(host_interval=2), transport=answering(httpx.Response(200)), clock=clock, sleep=clock.sleep
    ) as f:
        f.fetch("https://a.example/1")
        f.fetch("https://b.example/1")
        assert clock.slept == []
        f.fetch("https://a.example/2")
    assert clock.slept == [2.0]


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (httpx.ConnectTimeout("slow"), "timeout"),
        (httpx.ReadTimeout("slow"), "timeout"),
        (httpx.ConnectError("refused"), "connection"),
        (httpx.RemoteProtocolError("cut off"), "connection"),
        (httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed"), "tls"),
    ],
)
def test_what_went_wrong_on_the_way_is_told_apart(failure: Exception, code: str) -> None:
    def fail(_: httpx.Request) -> httpx.Response:
        raise failure

    assert code_of("https://example.org/", Fetcher(QUICK, transport=httpx.MockTransport(fail))) == code


@pytest.mark.parametrize("status", [401, 402, 403, 404, 410, 451, 500])
def test_a_refusal_is_an_http_status(status: int) -> None:
    with Fetcher(QUICK, transport=answering(httpx.Response(status))) as f, pytest.raises(FetchError) as caught:
        f.fetch("https://example.org/")
    assert (caught.value.code, caught.value.status) == ("http-status", status)


def test_a_challenge_is_said_to_be_one() -> None:
    wall = httpx.Response(403, headers={"cf-mitigated": "challenge"}, text="Just a moment…")
    with Fetcher(QUICK, transport=answering(wall)) as f, pytest.raises(ReadError) as caught:
        f.fetch("https://example.org/")
    assert (caught.value.code, caught.value.wall) == ("not-an-article", "bot")
    assert "Cloudflare" in caught.value.message


def test_a_damaged_encoding_is_unreadable(site: Any) -> None:
    site.add("/broken", b"not gzip at all", Content_Encoding="gzip")
    assert code_of(site.url + "/broken", fetcher()) == "unreadable"


@pytest.mark.parametrize(
    ("header", "read"),
    [
        ('Text/HTML; Charset="Windows-1251"', ("text/html", "Windows-1251")),
        ("application/pdf", ("application/pdf", None)),
        (None, ("", None)),
        ("text/html;a=b; charset=", ("text/html", None)),
    ],
)
def test_a_content_type_is_read(header: str | None, read: tuple[str, str | None]) -> None:
    assert parse_content_type(header) == read


def test_a_page_that_trickles_in_is_given_up_after_the_whole_time() -> None:
    clock = Clock()

    def trickle():
        for _ in range(100):
            clock.sleep(1)
            yield b"x"

    slow = Fetcher(
        FetchSettings(total=10, retries=0, host_interval=0),
        transport=answering(httpx.Response(200, content=trickle())),
        clock=clock,
        sleep=clock.sleep,
    )
    assert code_of("https://example.org/", slow) == "timeout"
    assert len(clock.slept) <= 12


def test_a_name_nobody_knows_is_said() -> None:
    import socket

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert (
        code_of("https://nowhere.invalid/", Fetcher(QUICK, transport=answering(httpx.Response(200)), resolve=unknown))
        == "dns"
    )


def test_a_lost_connection_is_tried_once_more() -> None:
    tries: list[int] = []

    def flaky(_: httpx.Request) -> httpx.Response:
        tries.append(1)
        if len(tries) == 1:
            raise httpx.ConnectError("reset")
        return httpx.Response(200, text="here")

    with Fetcher(QUICK, transport=httpx.MockTransport(flaky)) as f:
        assert f.fetch("https://example.org/").content == b"here"
    assert len(tries) == 2
