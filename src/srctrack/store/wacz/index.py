"""The CDXJ index of WARC files: where in which file the capture of an address is."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from srctrack.errors import DamagedStore
from srctrack.store.wacz.search_key import search_key

_REPLAYED = frozenset({"response", "resource", "revisit"})
"""Records that a replayer shows; requests, texts and metadata are found beside them."""


def index_lines(path: Path, name: str) -> Iterator[str]:
    """A line for each capture in the file at ``path``, which the package calls ``name``. Raises DamagedStore."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        content = path.read_bytes()
        with path.open("rb") as stream:
            records = ArchiveIterator(stream)
            for record in records:
                kind, fields = record.rec_type, _fields(record)
                record.raw_stream.read()
                start, size = records.get_record_offset(), records.get_record_length()
                if kind in _REPLAYED:
                    digest = "sha256:" + hashlib.sha256(content[start : start + size]).hexdigest()
                    place = {"length": str(size), "offset": str(start), "filename": name, "recordDigest": digest}
                    yield _line(record.rec_headers.get_header("WARC-Date"), fields | place)
    except Exception as wrong:  # warcio, zlib and EOF each raise their own
        raise DamagedStore(str(path), f"it is not a complete WARC file ({wrong})") from wrong


def _fields(record: Any) -> dict[str, str]:
    head, http = record.rec_headers, record.http_headers
    kind = (http or head).get_header("Content-Type") or ""
    fields = {
        "url": head.get_header("WARC-Target-URI") or "",
        "mime": kind.partition(";")[0].strip(),
        "status": http.get_statuscode() if http is not None else "200",
        "digest": head.get_header("WARC-Payload-Digest") or head.get_header("WARC-Block-Digest") or "",
    }
    return {name: value for name, value in fields.items() if value}


def _line(when: str, fields: dict[str, str]) -> str:
    instant = datetime.datetime.fromisoformat(when).astimezone(datetime.UTC)
    return f"{search_key(fields['url'])} {instant:%Y%m%d%H%M%S} {json.dumps(fields, ensure_ascii=True)}"
