"""Checking with real parts: the library at a path, the outlets known, one process or several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from srctrack.drafts.registry import draft_files
from srctrack.errors import DraftError
from srctrack.model.report import CheckReport, RuleFailure
from srctrack.workflows.check import Checker, CheckOptions, Outcome, report_of
from srctrack.workflows.newsroom import known_outlets

WORTH_A_PROCESS = 24
"""Drafts a process must have to do before another is started: starting one costs about as much as checking these."""

Watch = Callable[[Iterable[Outcome], int], Iterable[Outcome]]


def check_here(
    paths: Sequence[str],
    store: Path | None,
    options: CheckOptions,
    *,
    stdin: Callable[[], str],
    watching: Watch | None = None,
) -> CheckReport:
    """Check the drafts that ``paths`` name (files, folders, “-”) against the library at ``store`` (none: against
    themselves alone), without any network. ``watching`` wraps the outcomes as they come (a progress bar).

    Raises UsageError for an unknown code, DraftError when the paths hold no draft at all, StoreError.
    """
    started = perf_counter()
    rules = options.rules()
    files = draft_files(paths)
    if not files:
        raise DraftError(", ".join(paths), "no drafts here", "drafts are .md, .txt, .html and .docx files")
    with ExitStack() as stack:
        checker = _checker(store, options, stack)
        workers = min(os.cpu_count() or 1, len(files) // WORTH_A_PROCESS)
        if workers > 1 and "-" not in files and not options.whole:
            outcomes = _side_by_side(files, store, options, workers)
        else:
            outcomes = (checker.check(path, stdin() if path == "-" else None) for path in files)
        done = list(watching(outcomes, len(files)) if watching else outcomes)
        damage: tuple[RuleFailure, ...] = ()
        stored = 0
        if checker.library is not None:
            stored = len(checker.library)
            damage = tuple(_damaged(path, told) for path, told in checker.library.damage())
    return replace(report_of(done, rules, stored, damage), seconds=perf_counter() - started)


def _damaged(path: Path, told: str) -> RuleFailure:
    shown = os.path.relpath(path)
    reason = told.removeprefix(f"could not read {path}: ")
    return RuleFailure(shown, "damaged-store", f"{reason}; `srctrack verify` lists all damage")


def _checker(store: Path | None, options: CheckOptions, stack: ExitStack) -> Checker:
    library = None
    if store is not None:
        from srctrack.workflows.library import open_library

        library = stack.enter_context(open_library(store))
    return Checker(options.rules(), library, known_outlets(), (), options.date, options.whole)


def _side_by_side(files: Sequence[str], store: Path | None, options: CheckOptions, workers: int) -> Iterator[Outcome]:
    """The outcomes in order of ``files``, from ``workers`` processes, each with a library of its own."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(store, options)) as pool:
        yield from pool.map(_check_in_worker, files, chunksize=max(1, min(16, len(files) // (4 * workers))))


_mine: Checker | None = None
"""The checker of a worker process; None in every other."""


def _start_worker(store: Path | None, options: CheckOptions) -> None:
    global _mine  # a process pool hands its workers no other place to keep what they share between calls
    _mine = _checker(store, options, ExitStack())


def _check_in_worker(path: str) -> Outcome:
    assert _mine is not None
    return _mine.check(path)
