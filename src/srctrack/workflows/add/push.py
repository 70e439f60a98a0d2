"""Saving pages that were just added in the remote store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from srctrack.errors import SrctrackError
from srctrack.model.add_result import Added, NotAdded
from srctrack.model.remote import RemoteState
from srctrack.model.settings import Settings
from srctrack.store.library import Library


def pushed(
    outcomes: Iterator[Added | NotAdded], library: Library, settings: Settings | None
) -> Iterator[Added | NotAdded]:
    """The outcomes of an add, each page sent to the remote store where one is set. A page that cannot be sent is pending, and
    the store is not asked again in this run; why is said of the first."""
    if settings is None or settings.remote is None:
        yield from outcomes
        return
    from srctrack.workflows.remote.open import pushed_list, remote_of

    refused: str | None = None
    remote = None
    for outcome in outcomes:
        if not isinstance(outcome, Added) or (newest := outcome.source.newest) is None:
            yield outcome
            continue
        why, path = refused, library.snapshots.find(newest)
        if refused is None and path is not None:
            try:
                remote = remote or remote_of(settings)
                remote.push(path)
                pushed_list(library, remote.url).note(path.name)
            except (SrctrackError, OSError) as error:
                refused = why = error.message if isinstance(error, SrctrackError) else f"could not read {path}"
                yield replace(outcome, remote=RemoteState.PENDING, not_pushed=why)
                continue
        yield replace(outcome, remote=RemoteState.PENDING if why or path is None else RemoteState.SAVED)
