"""From the words of ``srctrack add`` to its workflow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from srctrack.cli.invocation import Invocation
from srctrack.errors import UsageError
from srctrack.model.adding import Added, NotAdded
from srctrack.workflows.add import AddOptions, add
from srctrack.workflows.targets import read_targets


@dataclass(frozen=True)
class Request:
    """What was typed."""

    words: tuple[str, ...]
    url: str | None
    listing: Path | None
    quotes: tuple[str, ...]
    key: str | None
    tags: tuple[str, ...]
    note: str | None
    archive: bool
    wait: float
    jobs: int


def run(request: Request, invocation: Invocation) -> tuple[Iterator[Added | NotAdded], int]:
    """The outcomes as they come, and how many there will be."""
    from srctrack.drafts.registry import read_draft
    from srctrack.text.survey import survey

    targets = read_targets(request.words, request.url, request.listing, lambda path: read_draft(path, survey=survey))
    if request.key and len(targets) != 1:
        raise UsageError("--key names one source", f"{len(targets)} pages were given")
    return _outcomes(request, invocation, targets), len(targets)


def _outcomes(request: Request, invocation: Invocation, targets: list) -> Iterator[Added | NotAdded]:  # type: ignore[type-arg]
    from srctrack.newsroom.outlets import names_by_domain
    from srctrack.store.library import Library
    from srctrack.text.survey import survey

    options = AddOptions(
        quotes=request.quotes,
        key=request.key,
        tags=request.tags,
        note=request.note,
        jobs=request.jobs,
        outlets=names_by_domain(),
    )
    with ExitStack() as stack:
        library = stack.enter_context(Library.create(invocation.store_to_write(), survey=survey))
        fetcher = None
        if any(t.file is None for t in targets):
            from srctrack.fetch.http import Fetcher

            fetcher = stack.enter_context(Fetcher())
        archiver = None
        if request.archive:
            from srctrack.workflows.archiving import make_archiver

            archiver = make_archiver(library.path, request.wait)
        yield from add(targets, library, options, now=_now, fetcher=fetcher, archiver=archiver)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
