"""Taking a source out of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.workflows.library.lookup import find_source


def rm(
    library: Library, words: Sequence[str], why: str | None, sure: Callable[[Source], bool]
) -> tuple[list[Source], list[Source]]:
    """Removes the sources named by key or address, each after ``sure`` said yes to it; those removed, and those kept.
    Raises UsageError for one that is not here, before anything is removed."""
    found = list({s.key: s for s in (find_source(library, word) for word in words)}.values())
    removed: list[Source] = []
    kept: list[Source] = []
    for source in found:
        if not sure(source):
            kept.append(source)
            continue
        library.remove(source.key, why)
        removed.append(source)
    return removed, kept
