"""What a page in a browser asks for: each request is made here, guarded and bounded like a fetch, recorded, and handed over."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from srctrack.content_encoding import TooLarge, Undecodable, unpack
from srctrack.errors import FetchError, ReadError
from srctrack.fetch.answers import header
from srctrack.fetch.browser.limits import RenderLimits
from srctrack.fetch.browser.pipe import BrowserGone, Event, Pipe
from srctrack.model.capture import Capture, Exchange

Load = Callable[[str, dict[str, str]], Exchange]
"""One request to an address, with some headers of the browser's; raises FetchError."""

AT_ONCE = 6
"""Requests at a time: what browsers make of one host."""
_NOT_LOADED = frozenset({"Media", "WebSocket", "EventSource", "Ping", "CSPViolationReport", "Prefetch", "TextTrack"})
_PASSED_ON = frozenset({"accept", "origin", "referer"})
"""Headers of the browser that servers need to answer a page's own requests; cookies are kept by the fetch."""
_NOT_HANDED_OVER = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})


class Loads:
    """The requests of one load. The page itself is answered with the capture: it is not fetched a second time."""

    def __init__(self, pipe: Pipe, capture: Capture, load: Load, limits: RenderLimits) -> None:
        self._pipe, self._capture, self._load, self._limits = pipe, capture, load, limits
        self._pool = ThreadPoolExecutor(AT_ONCE)
        self._lock = threading.Lock()
        self._size = self._count = self._under_way = 0
        self._last = time.monotonic()
        self._page_given = False
        self.exchanges: list[Exchange] = []
        self.refused: list[tuple[str, str]] = []
        self.cut: str | None = None

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def is_quiet(self) -> bool:
        """Whether nothing was under way for a while."""
        with self._lock:
            return self._under_way == 0 and time.monotonic() - self._last >= self._limits.quiet

    def asked(self, event: Event) -> None:
        """A request that the browser holds back until it is answered (Fetch.requestPaused)."""
        url, number = str(event["request"]["url"]), str(event["requestId"])
        if not self._page_given and url.partition("#")[0] == self._capture.final_url.partition("#")[0]:
            self._page_given = True
            self._give(number, self._capture.exchanges[-1], self._capture.content)
            return
        why = self._why_not(event, url)
        if why is not None:
            self._refuse(number, url, why)
            return
        with self._lock:
            self._under_way += 1
        headers = {n: v for n, v in event["request"].get("headers", {}).items() if n.lower() in _PASSED_ON}
        self._pool.submit(self._answer, number, url, headers)

    def _why_not(self, event: Event, url: str) -> str | None:
        kind, method = event.get("resourceType", ""), event["request"].get("method", "GET")
        if not url.startswith(("http://", "https://")):
            return "not an address of the web"
        if self._page_given and kind == "Document" and event.get("frameId") == self.main_frame:
            return "the page went on to another address"
        if kind in _NOT_LOADED or method != "GET":
            return f"{method} {kind}".strip() + " is not loaded"
        self._count += 1
        if self._count > self._limits.requests:
            self.cut = f"it made more than {self._limits.requests} requests"
            return "too many requests"
        if self._size > self._limits.loaded:
            self.cut = f"it loaded more than {self._limits.loaded >> 20} MiB"
            return "too many bytes"
        return None

    main_frame = ""

    def _answer(self, number: str, url: str, headers: dict[str, str]) -> None:
        try:
            exchange = self._load(url, headers)
            content = unpack(exchange.body, header(exchange.headers, "content-encoding"), self._limits.one)
            with self._lock:
                self.exchanges.append(exchange)
                self._size += len(exchange.body)
            self._give(number, exchange, content)
        except (FetchError, ReadError) as error:
            self._refuse(number, url, error.message)
        except (TooLarge, Undecodable) as error:
            self._refuse(number, url, f"could not be unpacked: {error or 'too large'}")
        except BrowserGone:
            pass  # the page is over
        except Exception as error:  # one request's failure is that request's
            self._refuse(number, url, f"{type(error).__name__}: {error}")
        finally:
            with self._lock:
                self._under_way -= 1
                self._last = time.monotonic()

    def _give(self, number: str, exchange: Exchange, content: bytes) -> None:
        headers = [{"name": n, "value": v} for n, v in exchange.headers if n.lower() not in _NOT_HANDED_OVER]
        answer: dict[str, Any] = {
            "requestId": number,
            "responseCode": exchange.status or 200,
            "responseHeaders": headers,
        }
        self._pipe.send("Fetch.fulfillRequest", **answer, body=base64.b64encode(content).decode("ascii"))

    def _refuse(self, number: str, url: str, why: str) -> None:
        with self._lock:
            if len(self.refused) < self._limits.requests:
                self.refused.append((url, why))
        try:
            self._pipe.send("Fetch.failRequest", requestId=number, errorReason="BlockedByClient")
        except BrowserGone:
            pass
