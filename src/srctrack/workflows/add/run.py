"""Adding with real parts: the library at a path, a fetcher when one is needed, the archives by the settings."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from srctrack.annotate.annotate import annotate
from srctrack.drafts.registry import read_draft
from srctrack.errors import UsageError
from srctrack.model.add_result import Added, NotAdded, Target
from srctrack.model.settings import Settings
from srctrack.workflows.add.archive import finish, leave_alone
from srctrack.workflows.add.fetch import refusal
from srctrack.workflows.add.pipeline import AddOptions, add
from srctrack.workflows.add.push import pushed
from srctrack.workflows.add.rendered import renderer_with
from srctrack.workflows.add.targets import read_targets
from srctrack.workflows.evidence.import_package import import_package, is_package
from srctrack.workflows.library.open import make_library
from srctrack.workflows.newsroom.lists import names_by_domain

MIN_SECONDS, MAX_SECONDS = 15.0, 40.0
"""An add does not stand still for an archive that hangs: what it did not answer by then is looked up later."""
NOTHING_SET: Mapping[str, object] = MappingProxyType({})


def wanted_targets(words: Sequence[str], url: str | None, listing: Path | None) -> list[Target]:
    """Every page meant by the words typed and by ``--from``. Raises UsageError when there is none."""
    return read_targets(words, url, listing, lambda path: read_draft(path, annotate=annotate))


def run_add(
    targets: Sequence[Target],
    store: Path,
    options: AddOptions,
    *,
    now: Callable[[], datetime.datetime],
    archive: bool,
    wait: float,
    settings: Settings | None = None,
    timeout: float | None = None,
    browser: Path | None = None,
) -> Iterator[Added | NotAdded]:
    """Add ``targets`` to the library at ``store`` (made when there is none), and tell of each what came of it.
    The settings say which outlets and archives there are; ``timeout`` bounds all asking of pages and archives, in seconds. With ``browser``, the program of a Chromium, web pages
    are shown by it and read as it shows them. Raises UsageError for a list of outlets that cannot be read."""
    archives = settings.archive if settings is not None else NOTHING_SET
    refused = [refusal(t) for t in targets]
    if all(r is not None for r in refused):
        yield from (r for r in refused if r is not None)
        return
    options = replace(options, outlets=names_by_domain(settings))
    packages = [t for t in targets if is_package(t)]
    if packages:
        _only_tags(options)
        targets = [t for t in targets if t not in packages]
    with ExitStack() as stack:
        library = stack.enter_context(make_library(store))
        for package in packages:
            if package.file is not None:
                yield from pushed(import_package(package.file, library, options.tags), library, settings)
        if not targets:
            return
        fetcher, renderer = None, None
        if any(t.file is None for t in targets):
            from srctrack.fetch.http import Fetcher
            from srctrack.fetch.policy import FetchSettings

            fetcher = stack.enter_context(Fetcher(FetchSettings(command=timeout)))
            if browser is not None:
                renderer = stack.enter_context(renderer_with(browser))
        if not archive:
            skip = partial(leave_alone, archives)
            outcomes = add(targets, library, options, now=now, fetcher=fetcher, archiver=skip, renderer=renderer)
            yield from pushed(outcomes, library, settings)
            return
        from srctrack.workflows.archive.session import open_archiving

        patience = min(max(wait, MIN_SECONDS), MAX_SECONDS, timeout or MAX_SECONDS)
        wait = min(wait, timeout) if timeout else wait

        archiving = stack.enter_context(open_archiving(archives, store, answer_seconds=patience))
        outcomes = add(
            targets, library, options, now=now, fetcher=fetcher, archiver=archiving.request, renderer=renderer
        )
        outcomes = pushed(outcomes, library, settings)
        yield from finish(outcomes, archiving, library, wait, at_once=len(targets) > 1 and not wait)


def _only_tags(options: AddOptions) -> None:
    """Raises UsageError for options that are about one page, where a package of sources is added."""
    if options.key or options.quotes or options.note:
        raise UsageError(
            "--key, --quote and --note are about one page; a WACZ package brings the sources of another library",
            "add the package without them, or one page of it with --url",
        )
