"""Fetching kept pages again, and telling what their publishers changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srctrack.errors import DamagedStore, UsageError
from srctrack.model.add_result import Added, AddState, NotAdded, Target
from srctrack.model.settings import Settings
from srctrack.model.source import Source
from srctrack.model.url import same_page
from srctrack.store.library import Library
from srctrack.workflows.add.pipeline import AddOptions, add
from srctrack.workflows.add.push import pushed
from srctrack.workflows.library.diff import PageDiff, compare
from srctrack.workflows.library.lookup import find_source

if TYPE_CHECKING:
    from srctrack.fetch.http import Fetcher


@dataclass(frozen=True)
class Refreshed:
    """A page fetched again. ``diff`` is set when its words changed; other bytes with the same words (an advertisement, a
    counter) are kept and have none."""

    source: Source
    outcome: Added | NotAdded
    diff: PageDiff | None = None


def wanted_sources(
    library: Library, words: Sequence[str], *, everything: bool, older_than: datetime.datetime | None
) -> list[Source]:
    """The sources named by key or address, or all; of these the ones last seen before ``older_than``. Raises UsageError
    where nothing says which, or one is not here."""
    if words:
        found = list({s.key: s for s in (find_source(library, w) for w in words)}.values())
    elif everything or older_than is not None:
        found = list(library.readable_sources())
    else:
        raise UsageError("which sources?", "name them, or --all, or --older-than 7d")
    return [s for s in found if older_than is None or s.accessed < older_than]


def refresh(
    sources: Sequence[Source],
    library: Library,
    options: AddOptions,
    *,
    now: Callable[[], datetime.datetime],
    fetcher: Fetcher,
    settings: Settings | None = None,
) -> Iterator[Refreshed]:
    """Fetches each source's page again and keeps what is new of it; the record keeps what was given by hand. Snapshots
    kept before are never touched. The settings say whether there is a remote store. Outcomes come as pages arrive; one page's failure never stops the others."""
    by_key = {s.key: s for s in sources}
    by_page = {same_page(u): s for s in sources for u in reversed(s.urls)}
    outcomes = add([Target(s.url) for s in sources], library, options, now=now, fetcher=fetcher)
    for outcome in pushed(outcomes, library, settings):
        if isinstance(outcome, NotAdded):
            source = by_page[same_page(outcome.target)]
        else:
            source = by_key.get(outcome.source.key) or by_page[same_page(outcome.source.url)]
        yield Refreshed(source, outcome, _changed(library, source, outcome))


def _changed(library: Library, before: Source, outcome: Added | NotAdded) -> PageDiff | None:
    if isinstance(outcome, NotAdded) or outcome.state is not AddState.UPDATED:
        return None
    after = outcome.source
    first, last = before.newest, after.newest
    if first is None or last is None or not first.text_id or first.text_id == last.text_id:
        return None
    try:
        return compare(library, after, first, last)
    except DamagedStore:
        return None  # the earlier text is not on this machine; `diff` says so when asked
