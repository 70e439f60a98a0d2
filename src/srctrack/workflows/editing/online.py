"""What an editor asks the network for, always at a person's request: saving a page, archiving it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from srctrack.model.add_result import Added, ManualMetadata, NotAdded, Target
from srctrack.model.settings import Settings
from srctrack.workflows.add.pipeline import AddOptions
from srctrack.workflows.add.run import run_add
from srctrack.workflows.archive.run import ArchiveRequest, archive

ARCHIVE_SECONDS = 60.0
"""How long an action waits for an archive: most captures of the Wayback Machine end within a minute."""


def add_page(url: str, store: Path, settings: Settings, timeout: float) -> Iterator[str]:
    """Add the page at ``url``, and yield each thing that came of it as a sentence. ``timeout`` bounds all asking, in
    seconds. Raises UsageError, StoreError."""
    target = Target(url, None, ManualMetadata())
    options = AddOptions(tags=settings.tags)
    for one in run_add([target], store, options, now=_now, archive=True, wait=0, settings=settings, timeout=timeout):
        yield _added(one)


def archive_source(key: str, store: Path, settings: Settings, timeout: float) -> Iterator[str]:
    """Ask the archives for a copy of the source ``key``, and yield each answer as a sentence. Raises UsageError, StoreError."""
    request = ArchiveRequest((key,), wait=min(timeout, ARCHIVE_SECONDS))
    with archive(store, request, settings.archive) as run:
        closed = 0
        for one in run.closed():
            closed += 1
            detail = f": {one.record.detail}" if one.record.detail else ""
            yield f"{one.key}: {one.record.service}: {one.record.state.value}{detail}"
        if not closed:
            yield f"{key}: the archives have not answered yet. Run `srctrack archive --pending` to ask again."


def _added(one: Added | NotAdded) -> str:
    if isinstance(one, NotAdded):
        return f"{one.target} was not added: {one.message}" + (f". {one.hint}" if one.hint else "")
    asked = ", ".join(f"{record.service} {record.state.contract}" for record in one.archives)
    return f"{one.state.value.capitalize()} {one.source.key}" + (f" ({asked})" if asked else "")


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
