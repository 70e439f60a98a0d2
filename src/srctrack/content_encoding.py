"""Undoing a body's content encoding, never past a limit (a kilobyte can unpack to a gigabyte)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_STEP = 256 * 1024
_FED = 4096
"""Bytes given to gzip at a time: it hands back what follows a member, and a page may be a million members of nothing."""


CUT = "it was cut off before its end"
_ZSTD_FED = 256
"""The same for zstd, of which four bytes can stand for 128 kilobytes."""


class Undecodable(ValueError):
    """The bytes are not in the encoding they are said to be in, or it is one not known here."""


class TooLarge(ValueError):
    """Unpacking went past the limit."""


def accepted() -> str:
    """The ``Accept-Encoding`` of what this installation can undo."""
    return ", ".join(["gzip", "deflate", *(["br"] if _has("brotli") else []), *(["zstd"] if _has("zstandard") else [])])


def _has(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


_NO_CODING = frozenset(("identity", "none", "utf-8", "utf8", "binary", "8bit", "chunked", "text", "iso-8859-1"))
"""Words that servers put into the header by mistake and that name no coding; browsers pass over them."""


def unpack(body: bytes, content_encoding: str | None, limit: int) -> bytes:
    """``body`` with every encoding of the header undone, last applied first. Raises TooLarge, Undecodable."""
    encodings = [e.strip().lower() for e in (content_encoding or "").split(",") if e.strip()]
    for encoding in reversed(encodings):
        if encoding in _NO_CODING or not body:
            continue
        body = _one(body, encoding, limit)
    if len(body) > limit:
        raise TooLarge
    return body


def _one(body: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("gzip", "x-gzip"):
        chunks = _gzip(body)
    elif encoding == "deflate":
        chunks = _deflate(body)
    elif encoding == "br":
        chunks = _brotli(body)
    elif encoding == "zstd":
        chunks = _zstd(body)
    else:
        raise Undecodable(f"the content encoding “{encoding}” is not known")
    out: list[bytes] = []
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge
        out.append(chunk)
    return b"".join(out)


def _inflate(body: bytes, window: int) -> Iterator[bytes]:
    inflater = zlib.decompressobj(window)
    rest = body
    try:
        while rest and not inflater.eof:
            yield inflater.decompress(rest, _STEP)
            rest = inflater.unconsumed_tail
        yield inflater.flush()
        if not inflater.eof:
            raise Undecodable(CUT)
    except zlib.error as e:
        raise Undecodable(str(e)) from e


def _gzip(body: bytes) -> Iterator[bytes]:
    at = 0
    while body[at : at + 2] == b"\x1f\x8b":  # several members may follow one another (RFC 1952, 2.2)
        inflater = zlib.decompressobj(31)
        try:
            while at < len(body) and not inflater.eof:
                some = body[at : at + _FED]
                yield inflater.decompress(some, _STEP)
                at += len(some) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
        except zlib.error as e:
            raise Undecodable(str(e)) from e
        if not inflater.eof:
            raise Undecodable(CUT)
    if at == 0:
        raise Undecodable("not gzip")  # what follows the last member is padding: browsers leave it out too


def _deflate(body: bytes) -> Iterator[bytes]:
    zlib_head = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    try:
        import brotli
    except ImportError as e:
        raise Undecodable("brotli is not installed") from e
    try:
        decoder = brotli.Decompressor()
        yield decoder.process(body, output_buffer_limit=_STEP)
        while not decoder.is_finished():
            chunk = decoder.process(b"", output_buffer_limit=_STEP)
            if not chunk:
                raise Undecodable(CUT)
            yield chunk
    except brotli.error as e:
        raise Undecodable(str(e)) from e


def _zstd(body: bytes) -> Iterator[bytes]:
    try:
        import zstandard
    except ImportError as e:
        raise Undecodable("zstandard is not installed") from e
    try:
        decoder = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
        for at in range(0, len(body), _ZSTD_FED):
            yield decoder.decompress(body[at : at + _ZSTD_FED])
        if not decoder.eof:
            raise Undecodable(CUT)
    except zstandard.ZstdError as e:
        raise Undecodable(str(e)) from e
