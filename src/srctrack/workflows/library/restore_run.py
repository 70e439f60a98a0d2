"""Restoring with real parts: the library at a path, the archives by the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from srctrack.model.settings import Settings
from srctrack.workflows.library.lookup import find_source
from srctrack.workflows.library.open import open_library
from srctrack.workflows.library.restore import Restored, restore
from srctrack.workflows.newsroom.lists import names_by_domain
from srctrack.workflows.remote.restore import from_remote


def run_restore(store: Path | None, words: Sequence[str], settings: Settings) -> Iterator[Restored]:
    """What came of every file the sources named (without words: all) lack. The settings say which archives and outlets there are. Raises NoStore, UsageError."""
    from srctrack.archive.client import Client
    from srctrack.extract.article import read_capture
    from srctrack.workflows.archive.session import open_archiving

    with open_library(store) as library:
        sources = [find_source(library, w) for w in words] if words else list(library.readable_sources())
        with open_archiving(settings.archive, library.path) as archiving, Client() as client:
            read = partial(read_capture, outlets=names_by_domain(settings))
            ask, remote = partial(client.ask, "GET"), from_remote(settings)
            yield from restore(sources, library, archiving.archives, ask, read, remote)
