"""Reading a capture back from its WARC file, every digest proven."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from srctrack.errors import DamagedStore
from srctrack.model.capture import Capture, Exchange
from srctrack.store.records.dataclass_json import read_instant
from srctrack.store.snapshots.warc_write import RECORD_TYPE, RENAMED

_WARC_HINT = "`srctrack restore` downloads the page from an archive, if one has the same bytes"


@dataclass(frozen=True, slots=True)
class Member:
    """A record of a WARC file: its type, address, own headers' values of interest, and block without HTTP head."""

    kind: str
    url: str
    content_type: str
    payload: bytes


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
        raise DamagedStore(str(path), f"it is not a complete WARC file ({wrong})", _WARC_HINT) from wrong


def kept_record(path: Path) -> bytes | None:
    """The newest source record added to a snapshot's file. Raises DamagedStore."""
    found = [m.payload for m in members(path) if m.kind == "metadata" and m.content_type == RECORD_TYPE]
    return found[-1] if found else None


def kept_text(path: Path, text_id: str) -> bytes | None:
    """The bytes of the text file ``text_id``, where they were added to a snapshot's file. Raises DamagedStore."""
    for member in members(path):
        if member.kind == "conversion" and hashlib.sha256(member.payload).hexdigest() == text_id.rpartition(":")[2]:
            return member.payload
    return None


def shown_record(path: Path, kind: str) -> bytes | None:
    """The newest record of what a browser showed, by how its address begins (``urn:fullPage:``). Raises DamagedStore."""
    found = [m.payload for m in members(path) if m.kind == "resource" and m.url.startswith(kind)]
    return found[-1] if found else None


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
                elif kind in ("response", "resource") and not about:  # after it: what a browser asked for and showed
                    answers.append((head.get_header("WARC-Record-ID"), _exchange(record, block)))
                elif kind == "metadata" and not about and head.get_header("Content-Type") == "application/json":
                    about = json.loads(block)
    except Exception as wrong:  # warcio, zlib and EOF each raise their own
        raise DamagedStore(str(path), f"it is not a complete WARC file ({wrong})", _WARC_HINT) from wrong
    if not answers:
        raise DamagedStore(str(path), "it has no page", _WARC_HINT)
    exchanges = tuple(_with_request(exchange, requests.get(name)) for name, exchange in answers)
    hops = about.get("hops", ())
    if len(hops) == len(exchanges):
        exchanges = tuple(_as_received(hop, one.body) for hop, one in zip(hops, exchanges, strict=True))
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


def _as_received(hop: dict[str, Any], body: bytes) -> Exchange:
    """A hop to the letter, where the file says it beside the lines of its HTTP."""
    asked, headers = ([(str(n), str(v)) for n, v in hop[side]] for side in ("request_headers", "headers"))
    when = read_instant(hop["when"])
    return Exchange(
        hop["url"], hop["method"], tuple(asked), hop["status"], hop["reason"], tuple(headers), body, when, hop["peer"]
    )


def decoded(exchange: Exchange) -> bytes:
    """The body with its content encodings undone; as it is where its bytes are not so encoded, whatever is said."""
    try:
        return _decoded(exchange)
    except Exception:  # zlib, brotli and zstandard each raise their own; the digest tells whether it is the page
        return exchange.body


def _decoded(exchange: Exchange) -> bytes:
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


def _exchange(record: Any, block: bytes) -> Exchange:
    head = record.rec_headers
    when = read_instant(head.get_header("WARC-Date"))
    url = head.get_header("WARC-Target-URI")
    http = record.http_headers
    if http is None:
        kind = head.get_header("Content-Type") or "application/octet-stream"
        return Exchange(url, "GET", (), None, "", (("Content-Type", kind),), block, when)
    code, _, reason = http.statusline.partition(" ")
    headers = tuple((n.removeprefix(RENAMED), v) for n, v in http.headers)
    return Exchange(url, "GET", (), int(code), reason, headers, block, when, head.get_header("WARC-IP-Address"))


def _with_request(exchange: Exchange, asked: tuple[str, tuple[tuple[str, str], ...]] | None) -> Exchange:
    if asked is None:
        return exchange
    return replace(exchange, method=asked[0], request_headers=asked[1])


def _media_type(exchange: Exchange) -> str:
    named = next((v for n, v in exchange.headers if n.lower() == "content-type"), "application/octet-stream")
    return named.partition(";")[0].strip().lower()
