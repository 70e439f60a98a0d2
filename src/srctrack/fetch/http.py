"""From an address to a capture, over HTTP: a good citizen that survives the real web."""

from __future__ import annotations

import datetime
import re
import socket
import ssl
import threading
import time
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Mapping
from types import MappingProxyType, TracebackType
from typing import Any
from urllib.parse import urldefrag, urljoin

import httpx

from srctrack.content_encoding import TooLarge, Undecodable, accepted, unpack
from srctrack.errors import FetchError, ReadError
from srctrack.fetch.answers import asked_wait, header, parse_content_type, refusal, waits_until
from srctrack.fetch.bounded import BoundedCalls, Stopped
from srctrack.fetch.client_redirects import client_redirect
from srctrack.fetch.pacing import HostHeld, Pacer
from srctrack.fetch.policy import FetchSettings, check_typed, is_private, literal_address
from srctrack.model.capture import Capture, Exchange
from srctrack.model.url import split, without_credentials

Resolve = Callable[[str, int], list[str]]
"""A host and a port to the addresses it stands for; raises ``socket.gaierror``."""

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TRY_AGAIN = frozenset((429, 500, 502, 503, 504))
_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"


class Fetcher:
    """Fetches pages through one pool of connections; may be shared by threads. Use as a context manager.

    ``transport`` stands in for the network (names are then not resolved unless ``resolve`` is given); ``clock`` gives
    monotonic seconds, ``now`` the instant in UTC.
    """

    def __init__(
        self,
        settings: FetchSettings = FetchSettings(),  # noqa: B008
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
        resolve: Resolve | None = None,
    ) -> None:
        self.settings = settings
        self._clock, self._sleep, self._now = clock, sleep, now
        self._resolve = resolve or (_resolve if transport is None else None)
        self._pacer = Pacer(settings.host_interval, clock, sleep, max_wait=settings.max_wait)
        self._calls = BoundedCalls()
        self._end = None if settings.command is None else time.monotonic() + settings.command
        self._given = transport
        self._transports: dict[str | None, httpx.BaseTransport] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for transport in self._transports.values():
            transport.close()

    def _transport(self, url: httpx.URL) -> httpx.BaseTransport:
        """The pool of connections for ``url``: one for all direct ones, one for each proxy of the environment."""
        if self._given is not None:
            return self._given
        proxy = _proxy_for(url)
        with self._lock:
            if proxy not in self._transports:
                limits = httpx.Limits(max_connections=20, max_keepalive_connections=10)
                self._transports[proxy] = httpx.HTTPTransport(http2=self.settings.http2, limits=limits, proxy=proxy)
            return self._transports[proxy]

    def fetch(self, url: str) -> Capture:
        """The page at ``url`` with every hop that led there. Raises FetchError with one of the contract's codes; ReadError
        ``not-an-article`` when the server answers with a proof-of-humanity wall instead of the page."""
        journey = _Journey(self, check_typed(url))
        seconds, whose = self._time_left()
        try:
            if seconds <= 0:
                raise TimeoutError
            return self._calls.call(journey.run, seconds)
        except (FetchError, ReadError):
            raise
        except TimeoutError:
            raise FetchError(
                "timeout", journey.typed, whose, "run the command again, or with a longer --timeout"
            ) from None
        except Stopped:
            raise FetchError("timeout", journey.typed, "the command was interrupted before the page arrived") from None
        except Exception as e:  # one page's failure is that page's failure
            said = f"could not fetch the page: {type(e).__name__}: {e}".rstrip(": ")
            raise FetchError("connection", journey.typed, said) from e

    def loader(self, page: str) -> Callable[[str, dict[str, str]], Exchange]:
        """What makes the requests of the page at the address ``page`` when a browser shows it: one request each, redirects not
        followed, with the page's cookies, guarded as the page's own. It may be shared by threads, and raises FetchError."""
        journey = _Journey(self, check_typed(page))
        return journey.load

    def stop(self) -> None:
        """Give up every fetch under way; what waits for one gets its FetchError at once."""
        self._calls.stop()

    def _time_left(self) -> tuple[float, str]:
        """Seconds that a page may take, and what is said when they are over."""
        page = self.settings.page
        left = page if self._end is None else self._end - time.monotonic()
        if left < page:
            return left, f"the time limit of the command ({self.settings.command:g} seconds) was reached"
        return page, f"the page was not complete within {page:g} seconds"


class _Journey:
    """One fetch: its hops, its cookies, its credentials."""

    def __init__(self, fetcher: Fetcher, url: str) -> None:
        self.f = fetcher
        self.settings = fetcher.settings
        self.typed = without_credentials(url)
        typed = _address(urldefrag(url).url)
        if typed is None:
            raise self._error("invalid", f"“{self.typed}” is not a web address: its host name cannot be looked up")
        self.credentials = (typed.username, typed.password) if typed.userinfo else None
        self.start = typed.copy_with(username="", password="") if typed.userinfo else typed
        self.cookies = httpx.Cookies()
        self.hops: list[Exchange] = []

    def run(self) -> Capture:
        url = self.start
        for _ in range(self.settings.max_redirects + 1):
            self._guard(url)
            exchange = self._exchange(url)
            self.hops.append(exchange)
            status = exchange.status or 0
            location = _readable(header(exchange.headers, "location"))
            if status in _REDIRECTS and location:
                url = self._next(url, location)
                continue
            capture = self._arrive(exchange)
            sent_on = self._sent_on(url, exchange, capture)
            if sent_on is None:
                return capture
            url = sent_on
        raise self._error(
            "too-many-redirects",
            f"the address led through more than {self.settings.max_redirects} redirects",
            "open it in a browser and add the final address",
        )

    def load(self, url: str, headers: dict[str, str]) -> Exchange:
        """One answer to one request, whatever its status."""
        to = _address(urldefrag(check_typed(url)).url)
        if to is None or to.userinfo:
            raise self._error("refused", f"{without_credentials(url)} is not asked for")
        self._guard(to)
        return self._ask(to, headers)

    # where it may go

    def _next(self, url: httpx.URL, location: str) -> httpx.URL:
        try:
            target = urljoin(str(url), location.strip())
            to = _address(urldefrag(target).url) if split(target) is not None else None
        except ValueError:
            target, to = location, None
        if to is None:
            raise self._error(
                "refused", f"the page redirects to {without_credentials(target)[:200]}, which is not a web address"
            )
        if to.userinfo or (self.credentials and _origin(to) != _origin(self.start)):
            raise self._error(
                "refused", "the page redirects to an address with a user name and password; srctrack does not send them"
            )
        return to

    def _sent_on(self, url: httpx.URL, exchange: Exchange, capture: Capture) -> httpx.URL | None:
        """Where the page itself sends a browser, None when it is the page."""
        asked = client_redirect(_readable(header(exchange.headers, "refresh")), capture.media_type, capture.content)
        to = self._next(url, asked) if asked else None
        return None if to is None or any(hop.url == str(to) for hop in self.hops) else to

    def _guard(self, url: httpx.URL) -> None:
        typed = _origin(url) == _origin(self.start) or (
            _host(url) == _host(self.start) and {_origin(url)[2], _origin(self.start)[2]} <= {80, 443}
        )
        literal = literal_address(_host(url))
        if literal:
            if is_private(literal) and not (typed and literal_address(_host(self.start))):
                raise self._error("refused", f"the address leads into a private network ({literal})")
            return
        if self.f._resolve is None or _proxy_for(url):
            return
        try:
            addresses = self.f._resolve(_host(url), _origin(url)[2])
        except (socket.gaierror, UnicodeError) as e:
            raise self._error(
                "dns", f"could not find the server {_host(url)}", "check the address or your connection"
            ) from e
        for address in addresses:
            if is_private(address):
                raise self._error("refused", f"{_host(url)} is an address in a private network ({address})")

    # one request

    def _exchange(self, url: httpx.URL) -> Exchange:
        for attempt in range(self.settings.retries + 1):
            last = attempt == self.settings.retries
            try:
                self.f._pacer.wait(_host(url))
                exchange = self._ask(url)
            except HostHeld as held:
                until = waits_until(self.f._now(), held.seconds)
                message = f"{_host(url)} asked to wait until {until}"
                raise self._error("http-status", message, "run the command again after that", 429) from None
            except FetchError as e:
                if last or attempt >= 1 or e.code not in ("connection", "timeout"):
                    raise
                self.f._sleep(self.settings.backoff * 2**attempt)
                continue
            if exchange.status not in _TRY_AGAIN or last:
                return exchange
            wait = asked_wait(exchange)
            if wait is None:
                if exchange.status == 429:
                    return exchange
                wait = self.settings.backoff * 2**attempt
            elif wait > self.settings.max_wait:
                self.f._pacer.hold(_host(url), wait)
                return exchange
            self.f._sleep(wait)
        raise AssertionError("unreachable")

    def _ask(self, url: httpx.URL, headers: Mapping[str, str] = MappingProxyType({})) -> Exchange:
        s = self.settings
        request = httpx.Request("GET", url, headers=self._headers(url))
        request.headers.update(headers)
        request.extensions = {
            "timeout": httpx.Timeout(connect=s.connect, read=s.read, write=s.write, pool=s.pool).as_dict()
        }
        self.cookies.set_cookie_header(request)
        if self.credentials:
            request.headers["Authorization"] = "Basic " + b64encode(":".join(self.credentials).encode()).decode("ascii")
        when, started = self.f._now(), self.f._clock()
        try:
            response = self.f._transport(url).handle_request(request)
            response.request = request
            try:
                peer = _peer(response)
                if peer and is_private(peer) and not literal_address(_host(url)) and not _proxy_for(url):
                    raise self._error("refused", f"{_host(url)} is an address in a private network ({peer})")
                body = self._body(response, started)
            finally:
                response.close()
        except httpx.TimeoutException as e:
            raise self._error("timeout", f"{_host(url)} did not answer in time ({type(e).__name__})") from e
        except (httpx.TransportError, httpx.InvalidURL) as e:
            raise self._transport_error(url, e) from e
        self.cookies.extract_cookies(response)
        return Exchange(
            str(request.url),
            "GET",
            tuple(
                (k.decode("ascii"), v.decode("ascii", "replace"))
                for k, v in request.headers.raw
                if k.lower() != b"authorization"
            ),
            response.status_code,
            response.reason_phrase,
            tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw),
            body,
            when,
            peer,
        )

    def _headers(self, url: httpx.URL) -> dict[str, str]:
        return {
            "Host": url.netloc.decode("ascii").rsplit("@", 1)[-1],
            "User-Agent": self.settings.user_agent,
            "Accept": _ACCEPT,
            "Accept-Language": self.settings.accept_language,
            "Accept-Encoding": accepted(),
        }

    def _body(self, response: httpx.Response, started: float) -> bytes:
        s = self.settings
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced) > s.max_bytes:
            raise self._too_large(s.max_bytes)
        parts: list[bytes] = []
        size = 0
        assert isinstance(response.stream, httpx.SyncByteStream)
        for chunk in response.stream:
            size += len(chunk)
            if size > s.max_bytes:
                raise self._too_large(s.max_bytes)
            if self.f._clock() - started > s.total:
                raise self._error("timeout", f"the page was not complete within {s.total:g} seconds")
            parts.append(chunk)
        return b"".join(parts)

    # what came

    def _arrive(self, exchange: Exchange) -> Capture:
        status = exchange.status or 0
        media_type, charset = parse_content_type(header(exchange.headers, "content-type"))
        if status >= 400 or status < 200 or status in (204, 205, 304):
            raise refusal(exchange, self.typed)
        try:
            content = unpack(exchange.body, header(exchange.headers, "content-encoding"), self.settings.max_unpacked)
        except TooLarge as e:
            raise self._too_large(self.settings.max_unpacked, unpacked=True) from e
        except Undecodable as e:
            raise self._error("unreadable", f"the page arrived damaged: {e}") from e
        return Capture(self.typed, tuple(self.hops), content, media_type, charset)

    def _too_large(self, limit: int, unpacked: bool = False) -> FetchError:
        return self._error(
            "too-large", f"the page is larger than {limit // (1024 * 1024)} MiB{' unpacked' if unpacked else ''}"
        )

    def _error(self, code: str, message: str, hint: str | None = None, status: int | None = None) -> FetchError:
        return FetchError(code, self.typed, message, hint, status)

    def _transport_error(self, url: httpx.URL, e: Exception) -> FetchError:
        cause: BaseException | None = e
        while cause is not None:
            if isinstance(cause, ssl.SSLError):
                return self._error(
                    "tls",
                    f"the connection to {_host(url)} is not secure: {cause.reason or cause}",
                    "its certificate may have expired; a browser shows more",
                )
            if isinstance(cause, socket.gaierror):
                return self._error(
                    "dns", f"could not find the server {_host(url)}", "check the address or your connection"
                )
            cause = cause.__cause__ or cause.__context__
        if isinstance(e, (httpx.UnsupportedProtocol, httpx.InvalidURL)):
            return self._error("invalid", f"“{self.typed}” is not a web address")
        if "certificate" in str(e).lower() or "ssl" in str(e).lower():
            return self._error("tls", f"the connection to {_host(url)} is not secure: {e}")
        if isinstance(e, (httpx.RemoteProtocolError, httpx.ReadError)):
            return self._error(
                "connection",
                f"the connection to {_host(url)} ended before the page was complete",
                "try again later, or save the page in your browser and add the file with --url",
            )
        return self._error(
            "connection",
            f"could not connect to {_host(url)}: {_ERRNO.sub('', str(e)).lower() or type(e).__name__}",
            "try again later, or save the page in your browser and add the file with --url",
        )


_ERRNO = re.compile(r"^\[Errno -?\d+\] ")
"""What Python puts before the system's own words."""


def _readable(location: str | None) -> str | None:
    """A header of an address, which many servers send in UTF-8 and not percent-encoded."""
    try:
        return location.encode("latin-1").decode("utf-8") if location else location
    except UnicodeError:
        return location


def _address(text: str) -> httpx.URL | None:
    """``text`` as an address; None where its host has no form for the network. Names that only the older standard of
    internationalised names allows (IDNA 2003: emoji) are taken in its form, as browsers take them."""
    try:
        return httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError):
        pass
    parts = split(text)
    try:
        name = (parts.hostname or "").encode("idna").decode("ascii") if parts else ""
        spelled = re.compile(re.escape(parts.hostname or ""), re.I) if parts else None
        return httpx.URL(spelled.sub(name, text, count=1)) if spelled and name else None
    except (httpx.InvalidURL, UnicodeError):
        return None


def _host(url: httpx.URL) -> str:
    """The host in the form that goes over the network; ``URL.host`` decodes it, which fails for names IDNA 2008 forbids."""
    return url.raw_host.decode("ascii")


def _origin(url: httpx.URL) -> tuple[str, str, int]:
    return url.scheme, _host(url), url.port or (443 if url.scheme == "https" else 80)


def _peer(response: httpx.Response) -> str | None:
    stream: Any = response.extensions.get("network_stream")
    if stream is None:
        return None
    try:
        address = stream.get_extra_info("server_addr")
    except OSError:
        return None
    return str(address[0]) if address else None


def _proxy_for(url: httpx.URL) -> str | None:
    """The environment's proxy for ``url``; None for an address of this machine or network."""
    if literal_address(_host(url)) or urllib.request.proxy_bypass(_host(url)):
        return None
    proxies = urllib.request.getproxies()
    return proxies.get(url.scheme) or proxies.get("all")


def _resolve(host: str, port: int) -> list[str]:
    return list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
