"""Refreshing with real parts: the library at a path, and the network."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from srctrack.model.settings import Settings
from srctrack.workflows.add.pipeline import AddOptions
from srctrack.workflows.library.open import open_library
from srctrack.workflows.library.refresh import Refreshed, refresh, wanted_sources
from srctrack.workflows.newsroom.lists import names_by_domain


def run_refresh(
    store: Path | None,
    words: Sequence[str],
    *,
    everything: bool,
    older_than: datetime.datetime | None,
    jobs: int,
    now: Callable[[], datetime.datetime],
    settings: Settings | None = None,
    timeout: float | None = None,
) -> tuple[Iterator[Refreshed], int]:
    """The outcomes as they come, and how many there will be. The settings say which outlets there are; ``timeout``
    bounds all asking of pages, in seconds. Raises NoStore, UsageError."""
    library = open_library(store)
    sources = wanted_sources(library, words, everything=everything, older_than=older_than)

    def outcomes() -> Iterator[Refreshed]:
        from srctrack.fetch.http import Fetcher
        from srctrack.fetch.policy import FetchSettings

        with library, Fetcher(FetchSettings(command=timeout)) as fetcher:
            options = AddOptions(jobs=jobs, outlets=names_by_domain(settings))
            yield from refresh(sources, library, options, now=now, fetcher=fetcher, settings=settings)

    return outcomes(), len(sources)
