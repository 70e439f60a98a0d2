"""Writing a capture as WARC/1.1 (ISO 28500:2017), so that any replayer shows it."""

from __future__ import annotations

import datetime
import io
import ipaddress
import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from srctrack import __version__
from srctrack.model.capture import Capture, Exchange
from srctrack.model.rendering import Rendering
from srctrack.model.source import SnapshotRef
from srctrack.model.url import without_credentials
from srctrack.patterns import pattern
from srctrack.store.records.dataclass_json import instant
from srctrack.store.snapshots.warc_rendering import resources_of

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
"""Headers of a request that would let a reader of the store act as its writer."""

_FRAMING = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers about the connection and no longer true of the body as kept: renamed, as other archivers do, not dropped."""
RENAMED = "X-Archive-Orig-"

TEXT_TYPE = "text/plain; charset=utf-8"
RECORD_TYPE = "application/vnd.srctrack.source+json"
_STANDARD = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def capture_file(
    capture: Capture, ref: SnapshotRef, restored_from: str | None, rendering: Rendering | None = None
) -> bytes:
    """The bytes of a capture's file: request and response of every hop, a metadata record that says what was kept, and after
    it what a browser made of the page."""
    out = io.BytesIO()
    writer = _writer(out)
    info = writer.create_warcinfo_record(
        None, {"software": f"srctrack/{__version__}", "format": "WARC File Format 1.1", "conformsTo": _STANDARD}
    )
    writer.write_record(info)
    last = ""
    for exchange in capture.exchanges:
        last = _write_exchange(writer, exchange, capture)
    about = {
        "url": without_credentials(capture.url),
        "digest": ref.id,
        "sha1": ref.sha1,
        "bytes": ref.bytes,
        "media_type": capture.media_type,
        "charset": capture.charset,
        "hops": [_as_received(e) for e in capture.exchanges],
        "captured": instant(ref.captured),
        "software": f"srctrack/{__version__}",
    }
    if restored_from is not None:
        about["restored_from"] = restored_from
    of = {"WARC-Date": instant(ref.captured), "WARC-Refers-To": last}
    _write(
        writer,
        "metadata",
        _beside("capture", ref.url),
        json.dumps(about, sort_keys=True).encode("ascii"),
        "application/json",
        of,
    )
    if rendering is not None:
        _write_rendering(writer, rendering, capture)
    return out.getvalue()


def _write_rendering(writer: Any, rendering: Rendering, capture: Capture) -> None:
    for exchange in rendering.exchanges:
        _write_exchange(writer, exchange, capture)
    when = {"WARC-Date": instant(in_utc(rendering.when))}
    for shown in resources_of(rendering, in_ascii):
        _write(writer, "resource", shown.url, shown.content, shown.media_type, when)


def reading_members(ref: SnapshotRef, text: bytes, language: str | None, record: bytes) -> bytes:
    """What is added to a capture's file once it was read: the file of its readable text, and the source's record."""
    out = io.BytesIO()
    writer = _writer(out)
    when = {"WARC-Date": instant(ref.captured)}
    spoken = {"Content-Language": language} if language else {}
    _write(writer, "conversion", _beside("text", ref.url), text, TEXT_TYPE, when | spoken)
    _write(writer, "metadata", _beside("source", ref.url), record, RECORD_TYPE, when)
    return out.getvalue()


def _beside(what: str, url: str) -> str:
    """An address of its own for what we say of a page: under the page's, a replayer would show it in the page's place."""
    return f"urn:srctrack:{what}:{in_ascii(url)}"


def _as_received(exchange: Exchange) -> dict[str, Any]:
    """A hop to the letter. What servers send does not always fit the lines of HTTP/1.1 that a WARC holds."""
    return {
        "url": without_credentials(exchange.url),
        "method": exchange.method,
        "request_headers": _harmless(exchange.request_headers),
        "status": exchange.status,
        "reason": exchange.reason,
        "headers": list(exchange.headers),
        "when": instant(in_utc(exchange.when)),
        "peer": exchange.peer,
    }


def _harmless(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(n, v) for n, v in headers if n.lower() not in _SECRET]


def in_ascii(url: str) -> str:
    """The address as a WARC and a request line can hold it: host in IDNA, other letters percent-encoded in UTF-8."""
    parts = urlsplit(url)
    host = parts.netloc
    try:
        host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else host
    except UnicodeError:
        pass
    whole = urlunsplit(parts._replace(netloc=host))
    return quote(whole, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")


def _write_exchange(writer: Any, exchange: Exchange, capture: Capture) -> str:
    url = in_ascii(without_credentials(exchange.url))
    when = {"WARC-Date": instant(in_utc(exchange.when))}
    if exchange.status is None:
        return _write(writer, "resource", url, exchange.body, capture.media_type, when)
    head = _http_head(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1")
    peer = {"WARC-IP-Address": address} if (address := _address(exchange.peer)) else {}
    name = _write(writer, "response", url, exchange.body, "", when | peer, head)
    line = _http_head(f"{exchange.method} {_path(url)} HTTP/1.1", _harmless(exchange.request_headers), exchange.method)
    _write(writer, "request", url, b"", "", when | {"WARC-Concurrent-To": name}, line)
    return name


def _writer(out: io.BytesIO) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True, warc_version="WARC/1.1")


def _write(
    writer: Any,
    kind: str,
    url: str,
    block: bytes,
    content_type: str,
    headers: dict[str, str],
    http: StatusAndHeaders | None = None,
) -> str:
    record = writer.create_warc_record(
        url,
        kind,
        payload=io.BytesIO(block),
        length=len(block),
        warc_content_type=content_type,
        warc_headers_dict=dict(headers),
        http_headers=http,
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID"))


def _http_head(line: str, headers: Iterable[tuple[str, str]], protocol: str) -> StatusAndHeaders:
    """The head of a request or response; what no such head may hold is made harmless, see ``_as_received``."""
    from warcio.statusandheaders import StatusAndHeaders

    kept = [(RENAMED + n if n.lower() in _FRAMING else _NOT_TOKEN.sub("-", n) or "-", _one_line(v)) for n, v in headers]
    return StatusAndHeaders(_one_line(line), kept, protocol=protocol, is_http_request=protocol != "HTTP/1.1")


_NOT_TOKEN = pattern(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]")
"""What a field name may not hold (RFC 9110, 5.6.2); HTTP/2's own begin with a colon."""


def _one_line(words: str) -> str:
    return re.sub(r"[\r\n\x00]+", " ", words.encode("utf-8", "replace").decode("utf-8"))


def _address(peer: str | None) -> str | None:
    """The peer's IP address, where it is one, as WARC-IP-Address wants it."""
    if not peer:
        return None
    for candidate in (peer, peer.rpartition(":")[0].strip("[]"), peer.partition(" ")[0]):
        try:
            return str(ipaddress.ip_address(candidate))
        except ValueError:
            continue
    return None


def _path(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def in_utc(when: datetime.datetime) -> datetime.datetime:
    """The instant in UTC; one without a zone is taken as UTC."""
    return when.replace(tzinfo=datetime.UTC) if when.tzinfo is None else when.astimezone(datetime.UTC)
