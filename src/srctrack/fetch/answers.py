"""What a server's answer says: its type, when to come again, and why it does not give the page."""

from __future__ import annotations

import datetime
import email.utils

from srctrack.content_encoding import TooLarge, Undecodable, unpack
from srctrack.errors import FetchError, ReadError
from srctrack.model.capture import Exchange


def header(headers: tuple[tuple[str, str], ...], name: str) -> str | None:
    """The first header of that name (lower case), None when there is none."""
    return next((v for k, v in headers if k.lower() == name), None)


def parse_content_type(value: str | None) -> tuple[str, str | None]:
    """The media type in lower case (empty when not said) and the charset as declared."""
    if not value:
        return "", None
    kind, _, rest = value.partition(";")
    for parameter in rest.split(";"):
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset" and given.strip():
            return kind.strip().lower(), given.strip().strip("\"'")
    return kind.strip().lower(), None


def asked_wait(exchange: Exchange) -> float | None:
    """Seconds the server asks to wait (RFC 9110, 10.2.3), None when it does not say."""
    value = (header(exchange.headers, "retry-after") or "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value), MAX_ASKED)
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None  # malformed: as if the header were not there
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return min(max(0.0, (until - exchange.when).total_seconds()), MAX_ASKED)


MAX_ASKED = 7 * 24 * 3600.0
"""Seconds: a week. A server that asks for more asks not to be visited at all, and the sentence about it stays readable."""


def waits_until(now: datetime.datetime, seconds: float) -> str:
    """The instant ``seconds`` from ``now``, for people: ``14:05 UTC``, with the day where it is another one."""
    until = now + datetime.timedelta(seconds=seconds)
    return f"{until:%H:%M} UTC" if until.date() == now.date() else f"{until:%d %B, %H:%M} UTC".lstrip("0")


def refusal(exchange: Exchange, target: str) -> FetchError | ReadError:
    """The error that an answer without a page stands for."""
    status = exchange.status or 0
    vendor = _bot_wall(exchange)
    if vendor:
        return ReadError(
            "not-an-article",
            target,
            f"the site shows a bot check ({vendor}) instead of the page",
            "save the page in your browser and add the file with --url",
            wall="bot",
        )
    said = f"{status} {exchange.reason}".strip()
    wait = asked_wait(exchange) if status in (429, 503) else None
    if wait:
        said += f" and asked to wait until {waits_until(exchange.when, wait)}"
    hint = _HINTS.get(status, "try again later" if status >= 500 else None)
    return FetchError("http-status", target, f"the server answered {said}", hint, status)


_HINTS = {
    401: "the page needs a login: save it in your browser and add the file with --url",
    402: "the page has to be paid for: save it in your browser and add the file with --url",
    403: "the server refused the request: save the page in your browser and add the file with --url",
    404: "the page does not exist; the Wayback Machine may have a copy",
    410: "the page was removed; the Wayback Machine may have a copy",
    429: "the server received too many requests: try again later",
    451: "the page is blocked for legal reasons in your country",
}


def _bot_wall(exchange: Exchange) -> str | None:
    """Whose challenge an answer is, by the marks the vendors document on it; None when it is none."""
    if exchange.status not in (401, 403, 405, 429, 503):
        return None
    server = (header(exchange.headers, "server") or "").lower()
    if header(exchange.headers, "cf-mitigated") or (
        server.startswith("cloudflare")
        and _says(exchange, b"challenge-platform", b"cf-browser-verification", b"Just a moment")
    ):
        return "Cloudflare"
    if header(exchange.headers, "x-datadome") or _says(exchange, b"captcha-delivery.com"):
        return "DataDome"
    if _says(exchange, b"px-captcha", b"perimeterx"):
        return "HUMAN"
    if server.startswith("akamaighost") or _says(exchange, b"errors.edgesuite.net"):
        return "Akamai"
    if header(exchange.headers, "x-amzn-waf-action"):
        return "AWS WAF"
    if _says(exchange, b"_Incapsula_Resource"):
        return "Imperva"
    return None


def _says(exchange: Exchange, *marks: bytes) -> bool:
    try:
        body = unpack(exchange.body, header(exchange.headers, "content-encoding"), 4 * 1024 * 1024)
    except (TooLarge, Undecodable):
        return False
    return any(m in body for m in marks)
