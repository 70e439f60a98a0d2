"""The picture of a page as a browser showed it."""

from __future__ import annotations

import datetime
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.store.snapshots.warc_read import shown_record
from srctrack.store.snapshots.warc_rendering import PAPER, PICTURE

_KINDS = {".png": PICTURE, ".pdf": PAPER}


def write_picture(library: Library, source: Source, path: Path) -> datetime.datetime:
    """Write the newest picture of the source to ``path``, as its ending says; when the page was captured. Raises UsageError
    where there is none or it cannot be written, DamagedStore for a capture that cannot be read."""
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise UsageError(f"a picture is written as .png or .pdf, not “{path.suffix}”")
    for ref in reversed(source.snapshots):
        warc = library.snapshots.find(ref)
        content = shown_record(warc, kind) if warc is not None else None
        if content is None:
            continue
        try:
            path.write_bytes(content)
        except OSError as error:
            raise UsageError(f"could not write {path}: {error.strerror}") from error
        return ref.captured
    raise UsageError(f"no browser showed {source.key}", f"srctrack add {source.url} --render")
