"""Finding a source by what a person types."""

from __future__ import annotations

from srctrack.errors import UsageError
from srctrack.model.source import Source
from srctrack.store.library import Library


def find_source(library: Library, word: str) -> Source:
    """The source whose key or address is ``word``. Raises UsageError when there is none."""
    source = library.get(word)
    if source is None:
        key = library.key_for_url(word)
        source = library.get(key) if key else None
    if source is None:
        import difflib

        near = difflib.get_close_matches(word, library.keys(), 1, 0.5)
        raise UsageError(
            f"no source “{word}” here", f"did you mean {near[0]}?" if near else "`srctrack list` shows all keys"
        )
    return source
