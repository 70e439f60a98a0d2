"""The bytes of a text file and its words, there and back without a change."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from srctrack.errors import DraftError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a file's words were written down: the codec, and the byte order mark before them (often none)."""

    codec: str
    mark: bytes = b""


def decode(path: str, content: bytes) -> tuple[str, Encoding]:
    """The words of ``content`` (UTF-8, or what its byte order mark says) and how they were written.

    The mark itself is no part of the words. Raises DraftError for anything else: guessing among one-byte encodings
    would put offsets and names in doubt.
    """
    encoding = next((Encoding(codec, mark) for mark, codec in _MARKS if content.startswith(mark)), Encoding("utf-8"))
    try:
        text = content[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as e:
        line = content.count(b"\n", 0, e.start) + 1
        raise DraftError(path, f"line {line} is not UTF-8", "save the draft as UTF-8 and check it again") from e
    if "\0" in text:
        raise DraftError(path, "this is not a text file", "`srctrack check --list-drafts` names the drafts of a folder")
    return text, encoding


def encode(text: str, encoding: Encoding) -> bytes:
    """The bytes of ``text`` in ``encoding``: what ``decode`` read, it reads again."""
    return encoding.mark + text.encode(encoding.codec)
