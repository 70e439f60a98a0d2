"""What a fetch answers when the other side would keep it waiting, and where pages send a browser themselves."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from srctrack.errors import FetchError
from srctrack.fetch.bounded import BoundedCalls, Stopped
from srctrack.fetch.client_redirects import client_redirect
from srctrack.fetch.http import Fetcher
from srctrack.fetch.policy import FetchSettings


def fetcher(**settings: Any) -> Fetcher:
    return Fetcher(FetchSettings(**{"host_interval": 0, "backoff": 0, **settings}))


def refused(url: str, fetching: Fetcher) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetching.fetch(url)
    return caught.value


def drip(part: bytes) -> Any:
    """A page whose answer begins with ``part`` and never ends."""

    def answer(handler: Any) -> Any:
        try:
            handler.wfile.write(part)
            while True:
                handler.wfile.write(b"a")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return 200, {}, b""

    return answer


@pytest.mark.parametrize("part", [b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_an_answer_that_never_ends_is_a_timeout(site: Any, part: bytes) -> None:
    site.pages["/drip"] = drip(part)
    started = time.monotonic()
    with fetcher(page=0.5, total=0.4) as f:
        assert refused(site.url + "/drip", f).code == "timeout"
    assert time.monotonic() - started < 5


def test_the_time_of_the_command_bounds_all_pages(site: Any) -> None:
    site.pages["/drip"] = drip(b"HTTP/1.1 200 OK\r\nX-A: ")
    with fetcher(command=0.3) as f:
        assert "time limit of the command" in refused(site.url + "/drip", f).message
        started = time.monotonic()
        assert refused(site.url + "/other", f).code == "timeout"
        assert time.monotonic() - started < 0.2


def test_a_host_that_asks_to_wait_for_an_hour_is_left_alone_at_once(site: Any) -> None:
    site.add("/busy", status=429, Retry_After="3600")
    site.add("/b", b"<p>here")
    with fetcher() as f:
        assert "asked to wait until" in refused(site.url + "/busy", f).message
        started = time.monotonic()
        other = refused(site.url + "/b", f)
        assert time.monotonic() - started < 1
    assert (other.code, other.status) == ("http-status", 429)
    assert "asked to wait until" in other.message
    assert [path for path, _ in site.asked] == ["/busy"]


@pytest.mark.parametrize("value", ["soon", "-5", "²", "1e9", "Tue, 99 Foo 2025 25:61:61 GMT", ""])
def test_a_malformed_retry_after_is_passed_over(site: Any, value: str) -> None:
    site.pages["/busy"] = lambda _: (429, {"Retry-After": value.encode().decode("latin-1")}, b"")
    site.add("/b", b"<p>here")
    with fetcher() as f:
        assert refused(site.url + "/busy", f).status == 429
        assert f.fetch(site.url + "/b").content == b"<p>here"


@pytest.mark.parametrize("location", ["data:text/html,hi", "http://[::1", "javascript:alert(1)"])
def test_a_redirect_to_no_page_is_refused_with_a_sentence(site: Any, location: str) -> None:
    site.add("/r", status=302, Location=location)
    with fetcher() as f:
        error = refused(site.url + "/r", f)
    assert error.code in ("refused", "invalid")
    assert "redirects to" in error.message


def test_a_name_that_newer_rules_forbid_is_looked_up_like_browsers_do() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise FetchError("dns", host, f"asked for {host}")

    for url in ("http://xn--i-7iq.example/", "http://i❤.example/"):
        with Fetcher(FetchSettings(), resolve=nowhere) as f:
            assert "xn--i-7iq.example" in refused(url, f).message


def test_an_unforeseen_error_is_a_refusal_of_its_page() -> None:
    def broken(host: str, port: int) -> list[str]:
        raise ZeroDivisionError("no such thing")

    with Fetcher(FetchSettings(), resolve=broken) as f:
        assert "ZeroDivisionError" in refused("http://a.example/", f).message


def test_stopping_gives_up_what_is_under_way() -> None:
    calls = BoundedCalls()
    threading.Timer(0.1, calls.stop).start()
    with pytest.raises(Stopped):
        calls.call(lambda: time.sleep(30), 20)
    with pytest.raises(Stopped):
        calls.call(lambda: 1, 20)


@pytest.mark.parametrize(
    ("header", "content", "target"),
    [
        ("0;url=/b", "", "/b"),
        ("0; URL='https://a.example/b c'", "", "https://a.example/b c"),
        ("300; url=/b", "", None),
        ("5", "", None),
        (None, '<meta http-equiv="refresh" content="0; url=/b?x=1&amp;y=2">', "/b?x=1&y=2"),
        (None, "<META content='1;URL=/b' http-equiv=REFRESH>", "/b"),
        (None, '<meta http-equiv="refresh" content="600">', None),
        (None, '<noscript><meta http-equiv="refresh" content="0; url=/no-script"></noscript>', None),
        (None, '<!-- <meta http-equiv="refresh" content="0; url=/b"> -->', None),
        (None, '<meta name="refresh" content="0; url=/b">', None),
    ],
)
def test_where_a_page_sends_a_browser(header: str | None, content: str, target: str | None) -> None:
    assert client_redirect(header, "text/html", content.encode()) == target


def test_a_page_that_sends_a_browser_on_is_followed(site: Any) -> None:
    site.add("/a", b'<meta http-equiv="refresh" content="0; url=/b">')
    site.add("/b", b"<p>here", Refresh="0; url=/a")
    with fetcher() as f:
        capture = f.fetch(site.url + "/a")
    assert capture.content == b"<p>here"
    assert [e.url.removeprefix(site.url) for e in capture.exchanges] == ["/a", "/b"]


def test_a_connection_that_breaks_off_is_said_to(site: Any) -> None:
    site.add("/short", b"<p>half of it", Content_Length="900")
    with fetcher(retries=0, read=1, page=5) as f:
        error = refused(site.url + "/short", f)
    assert error.code == "connection"
    assert "ended before the page was complete" in error.message
