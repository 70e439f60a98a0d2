"""Checking with real parts: the library at a path, the outlets known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from srctrack.model.report import CheckReport
from srctrack.workflows.check import CheckOptions, check
from srctrack.workflows.newsroom import known_outlets


def check_here(
    paths: Sequence[str],
    store: Path | None,
    options: CheckOptions,
    *,
    stdin: Callable[[], str],
    watching: Callable[[Iterable[str], int], Iterable[str]] | None = None,
) -> CheckReport:
    """Check the drafts that ``paths`` name against the library at ``store`` (none: against themselves alone)."""
    with ExitStack() as stack:
        library = None
        if store is not None:
            from srctrack.workflows.library import open_library

            library = stack.enter_context(open_library(store))
        return check(paths, library, options, stdin=stdin, outlets=known_outlets(), watching=watching)
