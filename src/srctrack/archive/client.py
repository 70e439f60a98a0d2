"""The one place where archives meet the network: bounded requests over httpx, redirects not followed, keys kept to
one host, every failure an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpx

from srctrack import __version__
from srctrack.archive.clock import Clock, SystemClock
from srctrack.archive.responses import SlowDown, Unclear, Unreached
from srctrack.archive.wayback.credentials import Keys

CONNECT_SECONDS = 10.0
"""To open a connection; SPN2 allows its own captures the same."""
ANSWER_SECONDS = 40.0
"""To answer; the archive's own Go client gives up after 40."""
BODY_LIMIT = 64 * 2**20
"""Bytes read of an answer; a page read back beyond it cannot be compared."""
USER_AGENT = f"srctrack/{__version__} (+https://pypi.org/project/srctrack/)"


_ERRNO = re.compile(r"^\[Errno -?\d+\] ")


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer, whole. ``body`` has its content encoding undone, ``raw`` is as sent; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    raw: bytes = field(repr=False, default=b"")

    def header(self, name: str) -> str | None:
        return self.headers.get(name.lower())

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")


NoAnswer = Unreached | Unclear


class Client:
    """Requests to archives. ``transport`` is for tests. Close it, or use it as a context."""

    def __init__(
        self,
        clock: Clock | None = None,
        transport: httpx.BaseTransport | None = None,
        answer_seconds: float = ANSWER_SECONDS,
    ) -> None:
        self.clock = clock or SystemClock()
        self._http = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(answer_seconds, connect=min(CONNECT_SECONDS, answer_seconds)),
            follow_redirects=False,
            headers={"User-Agent": USER_AGENT},
            trust_env=transport is None,
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def ask(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        keys: Keys | None = None,
        seconds: float | None = None,
    ) -> Answer | NoAnswer:
        """One request, at most ``seconds`` of silence (the client's own limit when None). ``keys`` are sent to this URL's host
        only; nothing is followed, so they go nowhere else."""
        sent = dict(headers or {})
        if keys is not None:
            sent["Authorization"] = keys.authorization
        timeout = httpx.USE_CLIENT_DEFAULT if seconds is None else httpx.Timeout(seconds, connect=CONNECT_SECONDS)
        try:
            with self._http.stream(method, url, headers=sent, data=form, content=content, timeout=timeout) as response:
                return _read(response)
        except httpx.ConnectTimeout:
            return Unreached(f"{_host(url)} did not accept the connection in time")
        except httpx.ConnectError as error:
            return Unreached(_connect_words(url, error), refused=_refused(error))
        except httpx.TimeoutException:
            return Unclear(f"{_host(url)} did not answer in time")
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            return Unclear(f"{_host(url)} ended the connection too early ({type(error).__name__})")

    def retry_after(self, answer: Answer) -> float | None:
        """Seconds of the Retry-After header, told as a number or a date; None without a usable one."""
        value = (answer.header("retry-after") or "").strip()
        if value.isdigit():
            return float(value)
        try:
            return max(0.0, (parsedate_to_datetime(value) - self.clock.now()).total_seconds())
        except (ValueError, TypeError):
            return None

    def slow_down(self, answer: Answer, url: str) -> SlowDown:
        return SlowDown(self.retry_after(answer), f"{_host(url)} asks to slow down (429)")


def _read(response: httpx.Response) -> Answer | Unclear:
    raw = bytearray()
    for piece in response.iter_raw():
        raw += piece
        if len(raw) > BODY_LIMIT:
            return Unclear(f"the answer is larger than {BODY_LIMIT // 2**20} MB")
    headers = {name.lower(): value for name, value in response.headers.items()}
    decoded = httpx.Response(response.status_code, headers=response.headers, content=bytes(raw))
    return Answer(response.status_code, headers, decoded.content, bytes(raw))


def _host(url: str) -> str:
    return httpx.URL(url).host


def _refused(error: httpx.ConnectError) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ConnectionRefusedError) or getattr(cause, "errno", None) in (111, 61, 10061):
            return True
        cause = cause.__cause__ or cause.__context__
    return "refused" in str(error).lower()


def _connect_words(url: str, error: httpx.ConnectError) -> str:
    if _refused(error):
        return f"{_host(url)} refused the connection"
    return f"{_host(url)} could not be reached ({_ERRNO.sub('', str(error)).lower() or type(error).__name__})"
