"""Writing a draft back: its own encoding and line ends, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from srctrack.drafts.decoding import decode, encode
from srctrack.errors import DraftError


def write_draft(path: str, before: str, after: str) -> None:
    """Puts ``after`` in the place of ``before`` in the file at ``path``, in the encoding it had, with the rights it had.

    Raises DraftError, the file untouched, when it no longer holds ``before`` or cannot be written.
    """
    place = Path(path).resolve()
    try:
        content = place.read_bytes()
        text, encoding = decode(path, content)
        if text != before:
            raise DraftError(path, "it was changed while it was checked", "nothing was written; check it again")
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(encode(after, encoding))
                file.flush()
                os.fsync(file.fileno())
            os.chmod(beside, place.stat().st_mode & 0o7777)
            os.replace(beside, place)
        except BaseException:
            os.unlink(beside)
            raise
    except OSError as error:
        raise DraftError(path, f"it could not be written ({error.strerror})") from error
