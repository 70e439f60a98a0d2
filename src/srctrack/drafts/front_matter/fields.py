"""The fields of a front matter: each name with its values and their places in the file."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.model.text import Span


@dataclass(frozen=True, slots=True)
class Value:
    """One value as words, and where the file writes it."""

    words: str
    span: Span


Fields = dict[str, list[Value]]
"""Names in lower case; several values where the field is a list. A mapping in a list gives its address or its key."""

ADDRESS = ("url", "link", "href", "key", "id")
"""Which field of a mapping stands for it, the first that is there: ``sources: [{title: …, url: …}]``."""
