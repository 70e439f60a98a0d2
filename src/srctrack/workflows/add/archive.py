"""What archives are asked of pages that were just added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from srctrack.archive.queue.enqueue import skipped_everywhere
from srctrack.archive.settings import ArchiveSettings
from srctrack.model.add_result import Added, NotAdded
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.source import Source

if TYPE_CHECKING:
    from srctrack.store.library import Library
    from srctrack.workflows.archive.session import Archiving


def leave_alone(table: Mapping[str, object], source: Source) -> tuple[ArchiveRecord, ...]:
    """The records of a page that is not to be archived (--no-archive): those it has stay, none is asked for."""
    settings = ArchiveSettings.read(table)
    known = {r.service for r in source.archives}
    return tuple(source.archives) + skipped_everywhere(s for s in settings.services if s not in known)


def finish(
    outcomes: Iterator[Added | NotAdded], archiving: Archiving, library: Library, wait: float, *, at_once: bool
) -> Iterator[Added | NotAdded]:
    """The outcomes of an add, with the archives asked once every page is safe in the library.

    ``at_once`` tells of each page as it comes, and asks the archives afterwards what needs no waiting; else all are told
    after ``wait`` seconds, with what the archives said until then. Archives that promise nothing (no keys) are only asked
    when there is time to wait for them.
    """
    told = []
    for outcome in outcomes:
        if at_once:
            yield outcome
        told.append(outcome)
    keys = [o.source.key for o in told if isinstance(o, Added)]
    from srctrack.archive.queue.runner import QueueRunResult

    interrupted = False
    if keys and (wait > 0 or any(a.unready is None for a in archiving.archives)):
        try:
            for _ in archiving.work(library, keys, QueueRunResult(), wait=wait):
                pass
        except KeyboardInterrupt:
            interrupted = True  # the pages are safe, and are told before the command ends
    if not at_once:
        yield from (_refreshed(o, library) for o in told)
    if interrupted:
        raise KeyboardInterrupt


def _refreshed(outcome: Added | NotAdded, library: Library) -> Added | NotAdded:
    source = library.get(outcome.source.key) if isinstance(outcome, Added) else None
    if source is None or not isinstance(outcome, Added):
        return outcome
    return replace(outcome, source=source, archives=source.archives)
