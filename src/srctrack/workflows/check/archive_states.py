"""Asking archives about the sources a draft cites, while it is checked with --online: what is archived by now, what is not, and
what could not be asked. Nothing is submitted."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from srctrack.archive.base import Archive, ExpectedContent
from srctrack.archive.eligible_urls import Unsendable, unsendable
from srctrack.archive.queue.runner import QueueRunResult
from srctrack.archive.responses import CapturesFound, Excluded, NothingFound, Shown
from srctrack.errors import StoreError
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source, SourceDocument
from srctrack.store.library import Library
from srctrack.workflows.archive.session import Archiving, keep_record, open_archiving, wanted_in, with_record

BUDGET_SECONDS = 60.0
"""For all archives of one check: an index may take most of a minute, and an editor waits. What is left keeps its last word."""
_UNASKED = (ArchiveState.NOT_ATTEMPTED, ArchiveState.QUEUED, ArchiveState.UNKNOWN)


class ArchiveRefresher:
    """Refreshes the archives' words about sources, each once a run."""

    def __init__(self, library: Library, archiving: Archiving) -> None:
        self._library, self._archiving = library, archiving
        self._until = archiving.clock.now() + datetime.timedelta(seconds=BUDGET_SECONDS)
        self._known: dict[str, Source] = {}

    def refreshed(self, sources: Mapping[str, SourceDocument], cited: Collection[str]) -> dict[str, SourceDocument]:
        """``sources`` by key, those ``cited`` with the newest words of the archives. The library is told as well, where it can
        be written."""
        return {key: self._one(read) if key in cited else read for key, read in sources.items()}

    def _one(self, read: SourceDocument) -> SourceDocument:
        if read.key not in self._known:
            self._known[read.key] = self._refreshed(read.source)
        return replace(read, source=self._known[read.key])

    def _refreshed(self, source: Source) -> Source:
        for archive in self._archiving.archives:
            if any(r.state.archived for r in source.archives) or self._archiving.clock.now() > self._until:
                break
            why = unsendable(source.url)
            if why is not None and not (why is Unsendable.PRIVATE and archive.local):
                continue
            ticket = self._archiving.queue.get(archive.name, source.url)
            if ticket is not None and ticket.state not in (ArchiveState.QUEUED, ArchiveState.NOT_ATTEMPTED):
                for _ in self._archiving.work(self._library, [source.key], QueueRunResult(), submitting=False):
                    pass
                source = self._library.get(source.key) or source
                continue
            record = self._asked(source, archive)
            if record is not None:
                source = self._kept(source, record)
        return source

    def _asked(self, source: Source, archive: Archive) -> ArchiveRecord | None:
        """What ``archive`` says of a page it was not asked to keep; None when that changes nothing."""
        now = self._archiving.clock.now()
        known = next((r for r in source.archives if r.service == archive.name), None)
        if known is not None and known.state not in _UNASKED:
            return None
        before = known or ArchiveRecord(archive.name, ArchiveState.NOT_ATTEMPTED)
        answer = archive.look_up(source.final_url)
        if isinstance(answer, CapturesFound):
            shown = archive.verify(answer.mementos[-1], self._wanted(source))
            if isinstance(shown, Shown):
                detail = f"an earlier capture, verified: {'identical to' if shown.by == 'digest' else 'same text as'} the saved copy"
                state = ArchiveState.EXISTING
                return replace(before, state=state, memento=shown.memento, detail=detail, checked=now, recheck=None)
            detail = f"its newest capture is not the page: {shown.message}"
        elif isinstance(answer, NothingFound | Excluded):
            detail = "it has no copy" if isinstance(answer, NothingFound) else answer.message
        else:
            detail = f"could not be asked: {answer.message}"
            return replace(before, state=ArchiveState.UNKNOWN, detail=detail, recheck=now)
        state = ArchiveState.NOT_ATTEMPTED if before.state is ArchiveState.UNKNOWN else before.state
        return replace(before, state=state, detail=f"{detail} (asked {now:%Y-%m-%d})", checked=now)

    def _wanted(self, source: Source) -> ExpectedContent:
        return wanted_in(self._library, source)

    def _kept(self, source: Source, record: ArchiveRecord) -> Source:
        try:
            keep_record(self._library, source.key, record)
        except StoreError:
            pass  # a library that cannot be written is checked all the same
        return with_record(source, record)


@contextmanager
def archive_refresher(library: Library, archives: Mapping[str, object], store: Path) -> Iterator[ArchiveRefresher]:
    """A refresher over the archives of the settings. Raises UsageError for a mistake in their table."""
    with open_archiving(archives, store) as archiving:
        yield ArchiveRefresher(library, archiving)
