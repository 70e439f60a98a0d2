"""Where findings stand, as formats for machines name places."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import quote

from srctrack.model.report import CheckReport
from srctrack.model.text import Position, SourceText, Span

_UNKNOWN = Position(0, 1, 1)
"""The place told when a draft's text is not at hand: every format wants a line, and the first one always exists."""


def texts_by_path(report: CheckReport) -> dict[str, SourceText]:
    """The drafts' files by the path that findings name."""
    return {d.path: d.file for d in report.drafts}


def positions(text: SourceText | None, span: Span) -> tuple[Position, Position]:
    """Start and end (half-open) of ``span``."""
    if text is None:
        return _UNKNOWN, _UNKNOWN
    return text.position(span.start), text.position(span.end)


def slashed(path: str) -> str:
    """The path as repositories name it: forward slashes, no “./” before it."""
    return str(PurePosixPath(path.replace("\\", "/") if PureWindowsPath(path).drive or "/" not in path else path))


def uri(path: str) -> str:
    """The path as a URI reference (RFC 3986): relative stays relative, what must be is percent-encoded in UTF-8."""
    plain = slashed(path)
    if PureWindowsPath(plain).drive:
        return "file:///" + quote(plain, safe="/:")
    if plain.startswith("/"):
        return "file://" + quote(plain)
    # A colon in the first segment would read as a scheme (RFC 3986, 4.2).
    encoded = quote(plain)
    return f"./{encoded}" if ":" in encoded.split("/", 1)[0] else encoded
