"""All citation styles and exchange formats, found in this package."""

from __future__ import annotations

from functools import cache
from pathlib import PurePath

import srctrack.citing.formats
import srctrack.citing.styles
from srctrack.citing.base import CitationStyle, ReferenceFormat
from srctrack.discovery import collect
from srctrack.errors import UsageError

HEAD = 4096
"""Characters of a file that its format is told from."""


@cache
def styles() -> dict[str, CitationStyle]:
    """Every style by name, in order of name."""
    return dict(sorted((s.name, s) for s in collect(srctrack.citing.styles, CitationStyle)))


@cache
def formats() -> dict[str, ReferenceFormat]:
    """Every exchange format by name, in order of name."""
    return dict(sorted((f.name, f) for f in collect(srctrack.citing.formats, ReferenceFormat)))


def writers() -> dict[str, ReferenceFormat]:
    return {n: f for n, f in formats().items() if f.write}


def reference_format(name: str) -> ReferenceFormat:
    """The format of that name. Raises UsageError when there is none."""
    if name not in formats():
        raise UsageError(f"there is no exchange format “{name}”", f"choose from {', '.join(formats())}")
    return formats()[name]


def format_of(path: str, text: str) -> ReferenceFormat:
    """The format of a file's ``text``, told from the ending of ``path`` and its head. Raises UsageError when none knows it."""
    ending, head = PurePath(path).suffix.lower(), text[:HEAD]
    for form in formats().values():
        if form.sniff and form.sniff(ending, head):
            return form
    readable = ", ".join(n for n, f in formats().items() if f.read)
    raise UsageError(f"the format of {path} is unknown", f"say which it is with --format ({readable})")
