"""The pages as received, each capture a file of standard WARC/1.1 (ISO 28500:2017).

A file is named by the digest of its page, the instant of its capture and its address, written once and afterwards only added to:
request and response of every hop at once, the readable text and what was read from the page when they are known.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import ipaddress
import json
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from srctrack import __version__
from srctrack.errors import DamagedStore
from srctrack.model.capture import Capture, Exchange
from srctrack.model.source import SnapshotRef
from srctrack.model.url import without_credentials
from srctrack.store.durable import explained, remove, write_once, write_whole
from srctrack.store.ledger import Ledger
from srctrack.store.shapes import instant, read_instant

if TYPE_CHECKING:
    from warcio.statusandheaders import StatusAndHeaders

_SECRET = frozenset({"authorization", "proxy-authorization", "cookie"})
"""Headers of a request that would let a reader of the store act as its writer."""

_FRAMING = frozenset({"transfer-encoding", "content-length", "connection", "keep-alive"})
"""Headers about the connection and no longer true of the body as kept: renamed, as other archivers do, not dropped."""
_RENAMED = "X-Archive-Orig-"


@dataclass(frozen=True, slots=True)
class Member:
    """A record of a WARC file: its type, address, own headers' values of interest, and block without HTTP head."""

    kind: str
    url: str
    content_type: str
    payload: bytes


class Snapshots:
    """The folder of snapshots."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = Ledger(folder)
        self._names: dict[str, list[str]] | None = None

    def path(self, ref: SnapshotRef) -> Path:
        """Where the snapshot is, or would be."""
        page = hashlib.sha256(ref.url.encode("utf-8", "replace")).hexdigest()[
            :6
        ]  # one moment may bring the same bytes twice
        return self.folder / f"{_hex(ref.id)}-{_stamp(ref.captured)}-{page}.warc.gz"

    def find(self, ref: SnapshotRef) -> Path | None:
        """The snapshot's file; any capture of the same bytes serves when its own is missing."""
        path = self.path(ref)
        if path.is_file():
            return path
        others = self.of_digest(ref.id)
        return others[0] if others else None

    def of_digest(self, digest: str) -> tuple[Path, ...]:
        """All captures of the same bytes, the oldest first."""
        if self._names is None:
            self._names = {}
            for path in sorted(self.folder.glob("*.warc.gz")):
                self._names.setdefault(path.name.partition("-")[0], []).append(path.name)
        return tuple(self.folder / name for name in self._names.get(_hex(digest), ()))

    def all(self) -> tuple[Path, ...]:
        return tuple(sorted(self.folder.glob("*.warc.gz")))

    def keep(self, capture: Capture, restored_from: str | None = None) -> SnapshotRef:
        """Writes the capture and says where. Bytes kept before from the same address are not written again.
        ``restored_from`` is the archive's address of bytes that were not received from the publisher this time.
        Raises StoreError; then nothing was written."""
        ref = SnapshotRef(
            id=capture.digest,
            sha1=capture.sha1,
            bytes=len(capture.content),
            media_type=capture.media_type,
            captured=_utc(capture.when),
            text_id="",
            url=without_credentials(capture.final_url),
            status=capture.exchanges[-1].status if capture.exchanges else None,
        )
        for path in self.of_digest(ref.id):
            if ref.url in {m.url for m in members(path) if m.kind in ("response", "resource")}:
                return ref
        path = self.path(ref)
        if write_once(path, _capture_file(capture, ref, restored_from)):
            self.ledger.note(path.name)
            if self._names is not None:
                self._names.setdefault(_hex(ref.id), []).append(path.name)
        return ref

    def drop(self, ref: SnapshotRef) -> None:
        """Removes the snapshot's own file. Raises StoreError."""
        path = self.path(ref)
        remove(path)
        if self._names is not None and path.name in self._names.get(_hex(ref.id), ()):
            self._names[_hex(ref.id)].remove(path.name)

    def add_reading(self, ref: SnapshotRef, text: bytes, language: str | None, record: bytes) -> None:
        """Adds to the snapshot's file what was read from it: the file of its readable text as a ``conversion``, the
        source's record as ``metadata``. What the file held before stays, byte for byte. Raises StoreError."""
        path = self.find(ref)
        if path is None:
            return
        out = io.BytesIO()
        writer = _writer(out)
        when = {"WARC-Date": instant(ref.captured)}
        spoken = {"Content-Language": language} if language else {}
        _write(writer, "conversion", _beside("text", ref.url), text, _TEXT_TYPE, when | spoken)
        _write(writer, "metadata", _beside("source", ref.url), record, _RECORD_TYPE, when)
        with explained(path):
            before = path.read_bytes()
        write_whole(path, before + out.getvalue())

    def read(self, ref: SnapshotRef) -> Capture:
        """The capture as it was, proven against its digest. Raises DamagedStore."""
        path = self.find(ref)
        if path is None:
            raise DamagedStore(
                str(self.path(ref)),
                "the page as received is not here",
                "`srctrack restore` brings it back from an archive",
            )
        return read_capture(path, ref.id)


_TEXT_TYPE = "text/plain; charset=utf-8"
_RECORD_TYPE = "application/vnd.srctrack.source+json"


def members(path: Path) -> Iterator[Member]:
    """The records of a WARC file in order. Raises DamagedStore where it cannot be read on."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                head = record.rec_headers
                yield Member(
                    record.rec_type,
                    head.get_header("WARC-Target-URI") or "",
                    head.get_header("Content-Type") or "",
                    record.raw_stream.read(),
                )
    except DamagedStore:
        raise
    except Exception as wrong:  # warcio, zlib and EOF each raise their own
        raise DamagedStore(str(path), f"it is not a whole WARC file ({wrong})", _WARC_HINT) from wrong


_WARC_HINT = "`srctrack restore` brings the page back from an archive, where one holds the same bytes"


def kept_record(path: Path) -> bytes | None:
    """The newest source record added to a snapshot's file. Raises DamagedStore."""
    found = [m.payload for m in members(path) if m.kind == "metadata" and m.content_type == _RECORD_TYPE]
    return found[-1] if found else None


def kept_text(path: Path, text_id: str) -> bytes | None:
    """The bytes of the text file ``text_id``, where they were added to a snapshot's file. Raises DamagedStore."""
    for member in members(path):
        if member.kind == "conversion" and hashlib.sha256(member.payload).hexdigest() == _hex(text_id):
            return member.payload
    return None


def read_capture(path: Path, digest: str) -> Capture:
    """The capture of a WARC file. Raises DamagedStore when it is not whole or its page has another digest."""
    from warcio.archiveiterator import ArchiveIterator

    requests: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {}
    answers: list[tuple[str, Exchange]] = []
    about: dict[str, Any] = {}
    try:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, no_record_parse=False, check_digests="raise"):
                head = record.rec_headers
                kind, block = record.rec_type, record.raw_stream.read()
                if kind == "request":
                    line = record.http_headers
                    requests[head.get_header("WARC-Concurrent-To") or ""] = (line.protocol, tuple(line.headers))
                elif kind in ("response", "resource"):
                    answers.append((head.get_header("WARC-Record-ID"), _exchange(record, block)))
                elif kind == "metadata" and not about and head.get_header("Content-Type") == "application/json":
                    about = json.loads(block)
    except Exception as wrong:  # warcio, zlib and EOF each raise their own
        raise DamagedStore(str(path), f"it is not a whole WARC file ({wrong})", _WARC_HINT) from wrong
    if not answers:
        raise DamagedStore(str(path), "it holds no page", _WARC_HINT)
    exchanges = tuple(_with_request(exchange, requests.get(name)) for name, exchange in answers)
    content = decoded(exchanges[-1])
    capture = Capture(
        about.get("url") or exchanges[0].url,
        exchanges,
        content,
        about.get("media_type") or _media_type(exchanges[-1]),
        about.get("charset"),
    )
    if capture.digest != digest:
        raise DamagedStore(str(path), "the page does not match its digest", _WARC_HINT)
    return capture


def decoded(exchange: Exchange) -> bytes:
    """The body with its content encodings undone; as it is where that cannot be done here. Raises zlib.error."""
    body = exchange.body
    named = ",".join(v for n, v in exchange.headers if n.lower() == "content-encoding")
    for encoding in reversed([e.strip().lower() for e in named.split(",") if e.strip()]):
        if encoding in ("gzip", "x-gzip"):
            body = _gunzip(body)
        elif encoding == "deflate":
            body = _inflate(body)
        elif encoding == "br":
            import brotli

            body = brotli.decompress(body)
        elif encoding == "zstd":
            import zstandard

            body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
    return body


def _gunzip(body: bytes) -> bytes:
    out = b""
    while body:
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        out += member.decompress(body) + member.flush()
        body = member.unused_data
    return out


def _inflate(body: bytes) -> bytes:
    try:
        return zlib.decompress(body)
    except zlib.error:
        return zlib.decompress(body, -zlib.MAX_WBITS)  # servers that send it without the zlib head of RFC 9110, 8.4.1.2


def _capture_file(capture: Capture, ref: SnapshotRef, restored_from: str | None) -> bytes:
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
        "peers": [e.peer for e in capture.exchanges],
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
        json.dumps(about, sort_keys=True).encode(),
        "application/json",
        of,
    )
    return out.getvalue()


def _beside(what: str, url: str) -> str:
    """An address of its own for what we say of a page: under the page's, a replayer would show it in the page's place."""
    return f"urn:srctrack:{what}:{url}"


_STANDARD = "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


def _write_exchange(writer: Any, exchange: Exchange, capture: Capture) -> str:
    url = without_credentials(exchange.url)
    when = {"WARC-Date": instant(_utc(exchange.when))}
    if exchange.status is None:
        return _write(writer, "resource", url, exchange.body, capture.media_type, when)
    head = _http_head(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1")
    peer = {"WARC-IP-Address": address} if (address := _address(exchange.peer)) else {}
    name = _write(writer, "response", url, exchange.body, "", when | peer, head)
    asked = tuple((n, v) for n, v in exchange.request_headers if n.lower() not in _SECRET)
    line = _http_head(f"{_path(url)} HTTP/1.1", asked, exchange.method)
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


def _http_head(line: str, headers: tuple[tuple[str, str], ...], protocol: str) -> StatusAndHeaders:
    from warcio.statusandheaders import StatusAndHeaders

    kept = [(_RENAMED + n if n.lower() in _FRAMING else n, v) for n, v in headers]
    return StatusAndHeaders(line, kept, protocol=protocol, is_http_request=protocol != "HTTP/1.1")


def _exchange(record: Any, block: bytes) -> Exchange:
    head = record.rec_headers
    when = read_instant(head.get_header("WARC-Date"))
    url = head.get_header("WARC-Target-URI")
    http = record.http_headers
    if http is None:
        kind = head.get_header("Content-Type") or "application/octet-stream"
        return Exchange(url, "GET", (), None, "", (("Content-Type", kind),), block, when)
    code, _, reason = http.statusline.partition(" ")
    headers = tuple((n.removeprefix(_RENAMED), v) for n, v in http.headers)
    return Exchange(url, "GET", (), int(code), reason, headers, block, when, head.get_header("WARC-IP-Address"))


def _with_request(exchange: Exchange, asked: tuple[str, tuple[tuple[str, str], ...]] | None) -> Exchange:
    if asked is None:
        return exchange
    return replace(exchange, method=asked[0], request_headers=asked[1])


def _media_type(exchange: Exchange) -> str:
    named = next((v for n, v in exchange.headers if n.lower() == "content-type"), "application/octet-stream")
    return named.partition(";")[0].strip().lower()


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


def sha1_of(content: bytes) -> str:
    """The base32 SHA-1, as archives give it."""
    return b32encode(hashlib.sha1(content).digest()).decode("ascii")


def _hex(digest: str) -> str:
    return digest.rpartition(":")[2]


def _stamp(when: datetime.datetime) -> str:
    return f"{_utc(when):%Y%m%d%H%M%S%f}"


def _utc(when: datetime.datetime) -> datetime.datetime:
    """The instant in UTC; one without a zone is taken as UTC."""
    return when.replace(tzinfo=datetime.UTC) if when.tzinfo is None else when.astimezone(datetime.UTC)
