"""From the words of ``srctrack add`` to its workflow."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from srctrack.cli.invocation import Invocation
from srctrack.errors import UsageError
from srctrack.model.add_result import Added, NotAdded
from srctrack.workflows.add.pipeline import AddOptions
from srctrack.workflows.add.rendered import browser_program
from srctrack.workflows.add.run import run_add, wanted_targets
from srctrack.workflows.add.targets import is_draft

JOBS = 8
"""Pages fetched at once when nobody says otherwise: no host gets more than one of them at a time."""


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
    jobs: int | None
    keep_anyway: bool = False
    timeout: float | None = None
    render: bool = False
    browser: str | None = None


def run(request: Request, invocation: Invocation) -> tuple[Iterator[Added | NotAdded], int]:
    """The outcomes as they come, and how many there will be."""
    targets = wanted_targets(request.words, request.url, request.listing)
    if request.key and len(targets) != 1:
        raise UsageError("--key names one source", f"{len(targets)} pages were given")
    browser = None
    if request.render:
        if any(t.file is not None for t in targets):
            raise UsageError("--render is for addresses", "a saved page is read as it was saved")
        browser = browser_program(request.browser)
    near = [str(request.listing)] if request.listing and is_draft(request.listing) else []
    settings = invocation.settings(near)
    tags = tuple(dict.fromkeys((*settings.tags, *request.tags)))
    jobs = request.jobs or settings.jobs or JOBS
    options = AddOptions(request.quotes, request.key, tags, request.note, jobs, keep_anyway=request.keep_anyway)
    store = invocation.store_to_write(near)
    return run_add(
        targets,
        store,
        options,
        now=_now,
        archive=request.archive,
        wait=request.wait,
        settings=settings,
        timeout=request.timeout,
        browser=browser,
    ), len(targets)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
