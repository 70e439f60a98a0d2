"""Pages out of web archives: WARC files, and WACZ packages of them."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from srctrack.content_encoding import TooLarge, Undecodable, unpack
from srctrack.errors import ReadError
from srctrack.extract.charset import decode
from srctrack.extract.content.blocks import pieces
from srctrack.extract.html_tree import parse
from srctrack.model.capture import Capture, Exchange
from srctrack.model.url import same_page

MAX_BYTES = 64 * 1024 * 1024
"""Bytes read of one record, unpacked; no article is larger."""
MAX_UNPACKED = 1024 * 1024 * 1024
"""Bytes of a whole archive, unpacked: about what crawlers put into one file (the WARC guidelines ask for 1 GB)."""
MAX_KEPT = 256 * 1024 * 1024
"""Bytes of pages held at once while the one asked for is chosen."""
MAX_LISTING = 16 * 1024 * 1024
"""Bytes read of a package’s list of pages."""
MAX_REDIRECTS = 10
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_REDIRECTS = frozenset((301, 302, 303, 307, 308))


def capture_from_warc(path: Path, url: str | None) -> Capture:
    """The capture of ``url`` in a WARC file, with the redirects that led to it; without ``url`` the first
    page in the file that is no frame or notice beside longer ones.

    Raises ReadError: ``unreadable`` (not a WARC, damaged, cut off before the page) or ``missing`` (no such page in it).
    """
    with path.open("rb") as stream:
        return _choose(list(_responses(stream, _Budget(str(path)))), url, str(path))


def capture_from_wacz(path: Path, url: str | None) -> Capture:
    """The capture of ``url`` in a WACZ package; without ``url`` the first page of its list of pages."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            wanted = url or _first_page(package, names)
            found: list[tuple[Exchange, bytes]] = []
            budget = _Budget(str(path))
            for name in names:
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                    with package.open(name) as stream:
                        found += _responses(stream, budget)
    except (zipfile.BadZipFile, OSError, RuntimeError) as e:
        raise ReadError("unreadable", str(path), f"{path} is not a WACZ package: {e}") from e
    return _choose(found, wanted, str(path))


def _first_page(package: zipfile.ZipFile, names: list[str]) -> str | None:
    if "pages/pages.jsonl" not in names:
        return None
    with package.open("pages/pages.jsonl") as listing:
        for line in io.BytesIO(listing.read(MAX_LISTING)):
            try:
                page = json.loads(line)
            except ValueError:
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                return str(page["url"])
    return None


class _Budget:
    """What may be unpacked and kept of one file. Past it, ReadError ``too-large``."""

    def __init__(self, target: str) -> None:
        self.target = target
        self._unpacked = self._kept = 0

    def unpack(self, some: bytes) -> bytes:
        self._unpacked += len(some)
        if self._unpacked > MAX_UNPACKED:
            raise ReadError("too-large", self.target, f"{self.target} has more than {MAX_UNPACKED >> 20} MiB, unpacked")
        return some

    def keep(self, content: bytes) -> None:
        self._kept += len(content)
        if self._kept > MAX_KEPT:
            raise ReadError("too-large", self.target, f"{self.target} has more than {MAX_KEPT >> 20} MiB of pages")


class _Bounded:
    """A stream that is held to a budget."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int) -> bytes:
        return self._budget.unpack(self._stream.read(size))


def _responses(stream: IO[bytes], budget: _Budget) -> Iterator[tuple[Exchange, bytes]]:
    """Each page and redirect in a WARC with its content, encodings undone."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen = 0
    try:
        for record in ArchiveIterator(_Bounded(_unpacked(stream), budget)):
            seen += 1
            if record.rec_type == "response" and record.http_headers is not None:
                found = _exchange(record)
            elif record.rec_type == "resource":
                found = _resource(record)
            else:
                continue
            if _is_cut(record):
                continue
            if _is_page(found[0]):
                budget.keep(found[1])
                yield found
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, TypeError, KeyError) as e:
        # warcio meets a record without its lines with AttributeError and the like; all of them are damage here
        if not seen:
            told = f"{budget.target} is not a web archive, or damaged: {e}"
            raise ReadError("unreadable", budget.target, told) from e


def _is_cut(record: Any) -> bool:
    """Whether the file ended before the record that was just read did."""
    return int(getattr(record.raw_stream, "limit", 0) or 0) > 0 and not record.raw_stream.read(1)


def _unpacked(stream: IO[bytes]) -> IO[bytes]:
    """The stream without gzip: whether each record was packed by itself, as the standard asks, or the file as a whole."""
    head = stream.read(2)
    stream.seek(0)
    return _Gunzip(stream) if head == b"\x1f\x8b" else stream  # type: ignore[return-value]


_STEP = 64 * 1024


class _Gunzip:
    """Reads members of gzip one after another. A file that is cut off gives what was whole before the cut, and ends."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._packed = b""
        self._inflater = zlib.decompressobj(31)

    def read(self, size: int) -> bytes:
        while True:
            if not self._packed:
                self._packed = self._stream.read(_STEP)
            if not self._packed:
                return b""
            if self._inflater.eof:
                self._packed = self._packed.lstrip(b"\0")
                self._inflater = zlib.decompressobj(31)
                continue
            try:
                some = self._inflater.decompress(self._packed, size)
            except zlib.error as e:
                raise OSError(f"the file is damaged: {e}") from e
            self._packed = self._inflater.unconsumed_tail or self._inflater.unused_data
            if some:
                return some


def _content(record: Any) -> bytes:
    """The body of a response with its codings undone; warcio knows gzip and deflate, browsers' crawls hold Brotli and zstd."""
    coding = (record.http_headers.get_header("content-encoding") or "").lower()
    if not {"br", "zstd"} & {c.strip() for c in coding.split(",")}:
        return bytes(record.content_stream().read(MAX_BYTES))
    record.http_headers.remove_header("content-encoding")
    content = bytes(record.content_stream().read(MAX_BYTES))
    try:
        return unpack(content, coding, MAX_BYTES)
    except TooLarge as e:
        raise ReadError("too-large", "", f"a page in the archive is larger than {MAX_BYTES >> 20} MiB, unpacked") from e
    except Undecodable as e:
        if b"<" in content[:_LOOKED_AT]:
            return content  # the coding was undone when the record was written
        target = record.rec_headers.get_header("WARC-Target-URI") or ""
        raise ReadError("unreadable", target, f"could not unpack the page {target}: {e}", _COMPRESSION) from e


_LOOKED_AT = 200
_COMPRESSION = "if a coding is not installed: pip install 'srctrack[compression]'"


def _exchange(record: Any) -> tuple[Exchange, bytes]:
    content = _content(record)
    headers = tuple(
        (k, v)
        for k, v in record.http_headers.headers
        if k.lower() not in ("content-encoding", "transfer-encoding", "content-length")
    )
    code = str(record.http_headers.get_statuscode())
    return (
        Exchange(
            record.rec_headers.get_header("WARC-Target-URI") or "",
            "GET",
            (),
            int(code) if code.isdigit() else None,
            record.http_headers.statusline.partition(" ")[2],
            headers,
            content,
            _when(record),
            record.rec_headers.get_header("WARC-IP-Address"),
        ),
        content,
    )


def _resource(record: Any) -> tuple[Exchange, bytes]:
    content = record.content_stream().read(MAX_BYTES)
    kind = record.rec_headers.get_header("Content-Type") or ""
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    return Exchange(target, "GET", (), None, "", (("Content-Type", kind),), content, _when(record)), content


def _when(record: Any) -> datetime.datetime:
    value = record.rec_headers.get_header("WARC-Date") or ""
    try:
        moment = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        return datetime.datetime.fromtimestamp(0, datetime.UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _choose(found: list[tuple[Exchange, bytes]], url: str | None, target: str) -> Capture:
    if not found:
        raise ReadError("unreadable", target, f"{target} is not a web archive, or has no pages")
    start = next((e for e, _ in found if url and same_page(e.url) == same_page(url)), None)
    if start is None and url is None:
        start = _main_page([(e, c) for e, c in found if e.status in (200, None)])
    if start is None:
        raise ReadError("missing", target, f"{target} has no page{f' of {url}' if url else ''}")
    hops = [start]
    while hops[-1].status in _REDIRECTS and len(hops) <= MAX_REDIRECTS:
        after = _following(found, hops[-1])
        if after is None or after in hops:
            raise ReadError(
                "missing", target, f"{target} has only a redirect of {url or start.url}, not the page it leads to"
            )
        hops.append(after)
    content = next(c for e, c in found if e is hops[-1])
    media_type, charset = _kind(hops[-1])
    return Capture(url or start.url, tuple(hops), content, media_type, charset)


MAIN_SHARE = 0.5
"""The share of the longest page's words from which a page can be the one the archive was made for; frames have fewer."""


def _main_page(pages: list[tuple[Exchange, bytes]]) -> Exchange | None:
    """The first page that holds about as many words as any: crawlers write the page they were sent to before its frames."""
    sizes = [_words(content) for _, content in pages]
    return next((e for (e, _), size in zip(pages, sizes, strict=True) if size >= MAIN_SHARE * max(sizes)), None)


def _words(content: bytes) -> int:
    tree = parse(decode(content[:_MEASURED]).text)
    return sum(len(piece.text.split()) for piece in pieces(tree)) if tree is not None else 0


_MEASURED = 2 * 1024 * 1024
"""Bytes of a page looked at to tell its length."""


def _following(pages: list[tuple[Exchange, bytes]], hop: Exchange) -> Exchange | None:
    from urllib.parse import urljoin

    location = next((v for k, v in hop.headers if k.lower() == "location"), None)
    if not location:
        return None
    wanted = urljoin(hop.url, location)
    return next((e for e, _ in pages if e is not hop and e.url == wanted), None) or next(
        (e for e, _ in pages if e is not hop and same_page(e.url) == same_page(wanted) and e.status not in _REDIRECTS),
        None,
    )


def _is_page(exchange: Exchange) -> bool:
    return _kind(exchange)[0] in _PAGE_TYPES or exchange.status in _REDIRECTS


def _kind(exchange: Exchange) -> tuple[str, str | None]:
    value = next((v for k, v in exchange.headers if k.lower() == "content-type"), "")
    kind, _, rest = value.partition(";")
    name, _, charset = rest.strip().partition("=")
    return kind.strip().lower(), charset.strip("\"' ") or None if name.strip().lower() == "charset" else None
