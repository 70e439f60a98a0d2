"""Pages that a browser saved: MHTML, SingleFile, and “complete” HTML, with where and when they were saved."""

from __future__ import annotations

import datetime
import email
import email.policy
import email.utils
import re
from dataclasses import dataclass
from email.message import EmailMessage

from srctrack.errors import ReadError

_SINGLE_FILE = re.compile(
    rb"<!--\s{0,9}Page saved with SingleFile\s+url:\s{0,9}(\S{4,2000})\s+saved date:\s{0,9}([^\n>]{10,80})", re.I
)
_SAVED_FROM = re.compile(rb"<!--\s{0,9}saved from url=\(\d{4}\)(\S{4,2000})\s{0,9}-->", re.I)
_MONOLITH = re.compile(rb"<!--\s{0,9}Saved from (\S{4,2000}) at (\S{10,40}) using monolith", re.I)
_WAYBACK = re.compile(rb"""__wm\.wombat\(\s*["'](\S{4,2000}?)["']\s*,\s*["'](\d{14})["']""")
_JS_DATE = re.compile(r"^\w{3}\s+(\w{3})\s+(\d{1,2})\s+(\d{4})\s+(\d{2}):(\d{2}):(\d{2})\s+GMT([+-]\d{4})")
_HEAD = 16 * 1024


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as saved: its bytes, their type and charset, and what the save says of where and when (None when it does not)."""

    content: bytes
    media_type: str
    charset: str | None = None
    url: str | None = None
    when: datetime.datetime | None = None


def from_html(content: bytes) -> SavedPage:
    """A page saved as one HTML file: by SingleFile, monolith, a browser's “save as”, or from the Wayback Machine."""
    head = content[:_HEAD]
    m = _SINGLE_FILE.search(head)
    if m:
        return SavedPage(
            content, "text/html", None, _address(m.group(1)), _js_date(m.group(2).decode("utf-8", "replace"))
        )
    m = _MONOLITH.search(head)
    if m:
        return SavedPage(
            content, "text/html", None, _address(m.group(1)), _iso_date(m.group(2).decode("ascii", "replace"))
        )
    m = _WAYBACK.search(head)
    if m:
        digits = m.group(2).decode("ascii")
        when = _iso_date(f"{digits[:8]}T{digits[8:]}")
        return SavedPage(content, "text/html", None, _address(m.group(1)), when)
    m = _SAVED_FROM.search(head)
    return SavedPage(content, "text/html", None, _address(m.group(1)) if m else None)


def from_mhtml(content: bytes, target: str) -> SavedPage:
    """The page in an MHTML save (RFC 2557): its root part. Raises ReadError ``unreadable`` when there is none."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    start = message.get_param("start") if message.is_multipart() else None
    parts = [
        p
        for p in message.walk()
        if isinstance(p, EmailMessage) and p.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    root = next((p for p in parts if start and p.get("Content-ID", "").strip() == start), parts[0] if parts else None)
    if root is None:
        raise ReadError("unreadable", target, f"{target} is not a saved page: it has no HTML")
    payload = root.get_payload(decode=True)
    address = message.get("Snapshot-Content-Location") or root.get("Content-Location")
    return SavedPage(
        payload if isinstance(payload, bytes) else b"",
        "text/html",
        root.get_content_charset(),
        _address(address.encode()) if address else None,
        _mail_date(message.get("Date")),
    )


def _address(raw: bytes) -> str | None:
    address = raw.decode("utf-8", "replace").strip()
    return address if address.startswith(("http://", "https://")) else None


def _mail_date(value: str | None) -> datetime.datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(value) if value else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _iso_date(text: str) -> datetime.datetime | None:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _js_date(text: str) -> datetime.datetime | None:
    """A date as JavaScript writes it (``Tue Jan 02 2024 09:30:00 GMT+0300 (…)``)."""
    m = _JS_DATE.match(text.strip())
    if not m:
        return None
    try:
        return datetime.datetime.strptime(" ".join(m.groups()), "%b %d %Y %H %M %S %z")
    except ValueError:
        return None
