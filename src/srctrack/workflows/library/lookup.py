"""Finding a source by what a person types."""

from __future__ import annotations

from srctrack.errors import UsageError
from srctrack.model.source import Source
from srctrack.store.library import Library

MAX_NEAR = 3
"""Keys named to somebody who typed a part of one."""


def find_source(library: Library, word: str) -> Source:
    """The source whose key or address is ``word``. Raises UsageError when there is none."""
    source = library.get(word)
    if source is None:
        key = library.key_for_url(word)
        source = library.get(key) if key else None
    if source is None:
        import difflib

        keys = sorted(library.keys())
        near = [k for k in keys if word.lower() in k] or difflib.get_close_matches(word, keys, 1, 0.5)
        raise UsageError(
            f"no source named “{word}”",
            f"did you mean {' or '.join(near[:MAX_NEAR])}?" if near else "`srctrack list` shows all keys",
        )
    return source
