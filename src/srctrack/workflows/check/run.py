"""Checking with real parts: the library at a path, the outlets known, one process or several."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from srctrack.checking.policy import Policy
from srctrack.errors import DraftError, UsageError
from srctrack.model.finding import Finding
from srctrack.model.report import CheckReport, RuleDescription, RuleFailure, SuppressedFinding
from srctrack.store.cache.check_results import CachedRun
from srctrack.store.reader import StoreReader
from srctrack.workflows.check.cache import CachedChecks
from srctrack.workflows.check.checker import Checker, CheckOptions, DraftResult, report_of
from srctrack.workflows.newsroom.lists import known_names, known_outlets

if TYPE_CHECKING:
    from srctrack.checking.baseline import Baseline, Entry
    from srctrack.model.link_state import LinkState
    from srctrack.workflows.check.fix import FixedDraft
    from srctrack.workflows.check.links import Watching

WORTH_A_PROCESS = 24
"""Drafts a process must have to do before another is started: starting one costs about as much as checking these."""

Watch = Callable[[Iterable[DraftResult], int], Iterable[DraftResult]]


@dataclass(frozen=True)
class Checked:
    """A check as it came out, with what only the command needs: whether it fails, the drafts fixed (empty without
    --fix or --diff), entries of the baseline that nothing answers to, and with --online what the links' pages said."""

    report: CheckReport
    fails: bool
    fixed: tuple[FixedDraft, ...] = ()
    stale: tuple[Entry, ...] = ()
    links: Mapping[str, LinkState] = field(default_factory=dict)


class Fixing(StrEnum):
    """Which fixes are made."""

    SAFE = "safe"
    UNSAFE = "unsafe"


def run_check(
    paths: Sequence[str],
    store: Path | None,
    options: CheckOptions,
    *,
    stdin: Callable[[], str],
    watching: Watch | None = None,
    asking: Watching | None = None,
    fixing: Fixing | None = None,
) -> Checked:
    """Check the drafts that ``paths`` name (files, folders, “-”) against the library at ``store`` (none: against
    themselves alone), without any network. ``watching`` wraps the outcomes as they come (a progress bar), ``asking``
    what links' pages answer; with
    ``fixing`` fixes are made in words, and the report is of the drafts as they are then (``write_fixes`` writes them).

    Raises UsageError for an unknown code, DraftError when the paths hold no draft at all, StoreError.
    """
    started = perf_counter()
    files = drafts_at(paths)
    with ExitStack() as stack:
        library = _library(store, options, stack) if files else None
        kept = CachedChecks.of(library, options) if files and fixing is None else None
        known = kept.known(files) if kept else {}
        run = kept.run() if kept and len(known) == len(files) else None
        if run is not None:
            making = RunningCheck([known[path] for path in files], run.rules)
        else:
            policy = options.policy()
            if not files:
                raise DraftError(", ".join(paths), "no drafts here", "drafts are .md, .txt, .html and .docx files")
            left = [path for path in files if path not in known]
            making = _making(left, options, _checker(library, options, policy), store, stack, stdin, fixing, asking)
            run = _run(making.rules, library)
            if kept:
                making = replace(making, outcomes=kept.filled(files, known, making.outcomes, run))
        done = list(watching(making.outcomes, len(files)) if watching else making.outcomes)
    done, stale = _left(done, options)
    damage = tuple(_damaged(Path(path), told) for path, told in run.damage)
    report = replace(report_of(done, run.rules, run.stored, damage), seconds=perf_counter() - started)
    fails = any(map(options.wanted().fails, report.findings))
    return Checked(report, fails, tuple(making.fixed), tuple(stale), dict(making.told))


@dataclass(frozen=True)
class RunningCheck:
    """Checks under way: the outcomes as they come, by which rules; what fixes made and links said by then."""

    outcomes: Iterable[DraftResult]
    rules: tuple[RuleDescription, ...]
    fixed: list[FixedDraft] = field(default_factory=list)
    told: Mapping[str, LinkState] = field(default_factory=dict)


def _run(rules: tuple[RuleDescription, ...], library: StoreReader | None) -> CachedRun:
    """What every check of this call has in common."""
    if library is None:
        return CachedRun(rules, 0, ())
    return CachedRun(rules, len(library), tuple((str(path), told) for path, told in library.damage()))


def _making(
    files: Sequence[str],
    options: CheckOptions,
    checker: Checker,
    store: Path | None,
    stack: ExitStack,
    stdin: Callable[[], str],
    fixing: Fixing | None,
    asking: Watching | None,
) -> RunningCheck:
    from srctrack.rules.registry import all_rules

    fixed: list[FixedDraft] = []
    told: Mapping[str, LinkState] = {}
    if options.online:
        checker, told = _asking(checker, options, store, stack, asking if len(files) == 1 else None)
    workers = min(os.cpu_count() or 1, len(files) // WORTH_A_PROCESS)
    outcomes: Iterable[DraftResult]
    if fixing is not None:
        outcomes = (_fixed(checker, path, fixing, fixed, options.changed_since) for path in files)
    elif workers > 1 and "-" not in files and not options.whole and not options.online:
        outcomes = _side_by_side(files, store, options, workers)
    else:
        outcomes = (checker.check(path, stdin() if path == "-" else None) for path in files)
    rules = tuple(r.info for r in checker.policy.running(all_rules()))
    return RunningCheck(outcomes, rules, fixed, told)


def _asking(
    checker: Checker, options: CheckOptions, store: Path | None, stack: ExitStack, watching: Watching | None
) -> tuple[Checker, Mapping[str, LinkState]]:
    """``checker`` with a line to links' pages and archives, and where it writes down what pages said."""
    from srctrack.store.library import Library
    from srctrack.workflows.check.links import link_checker

    asking = stack.enter_context(link_checker(store, timeout=options.timeout, watching=watching))
    checker = replace(checker, links=asking.states)
    if isinstance(checker.library, Library):
        from srctrack.workflows.check.archive_states import archive_refresher

        archives = options.settings.archive
        fresh = stack.enter_context(archive_refresher(checker.library, archives, checker.library.path))
        checker = replace(checker, archives=fresh.refreshed)
    return checker, asking.told


def drafts_at(paths: Sequence[str]) -> list[str]:
    """The drafts that ``paths`` name; of a folder in a git repository, those that git does not ignore
    (all of them where it ignores the very folder that was named)."""
    out: dict[str, None] = {}
    for path in _unfolded(paths):
        if path == "-" or not Path(path).is_dir():
            out[path] = None
            continue
        from srctrack.drafts.registry import draft_files
        from srctrack.workflows.check.git_changes import tracked_drafts

        found = draft_files([path])
        tracked = tracked_drafts(path)
        if tracked is not None:
            kept = {os.path.normpath(t) for t in tracked}
            found = [f for f in found if os.path.normpath(f) in kept] or found
        out.update(dict.fromkeys(found))
    return list(out)


def _unfolded(paths: Sequence[str]) -> Iterator[str]:
    """``paths`` with patterns that no shell unfolded (``drafts/**/*.md``) turned into what they fit."""
    for path in paths:
        if path == "-" or not any(c in path for c in "*?[") or os.path.exists(path):
            yield path
            continue
        from glob import glob

        yield from sorted(glob(path, recursive=True)) or [path]


def _fixed(checker: Checker, path: str, fixing: Fixing, fixed: list[FixedDraft], since: str | None) -> DraftResult:
    if path == "-":
        raise UsageError("standard input cannot be fixed in place", "give the file's name, or leave --fix out")
    draft = checker.read(path)
    if isinstance(draft, DraftResult):
        return draft
    outcome = checker.judge(draft)
    if not draft.editable:
        return outcome
    only = _on_changed_lines(outcome, since).findings if since is not None else None
    from srctrack.workflows.check.fix import fix_draft

    done, outcome = fix_draft(draft, outcome, checker, fixing is Fixing.UNSAFE, only)
    fixed.append(done)
    return outcome


def _left(outcomes: list[DraftResult], options: CheckOptions) -> tuple[list[DraftResult], list[Entry]]:
    """``outcomes`` less what the baseline leaves, and less what stands on unchanged lines."""
    stale: list[Entry] = []
    if options.baseline is not None:
        baseline = read_baseline(options.baseline)
        folder = options.baseline.resolve().parent
        named = {f.path: _beside(f.path, folder) for o in outcomes for f in o.findings}
        everything = [replace(f, path=named[f.path]) for o in outcomes for f in o.findings]
        _, silenced, stale = baseline.apply(everything)
        hushed = Counter((s.finding.fingerprint, s.finding.path) for s in silenced)
        outcomes = [_hush(o, hushed, named) for o in outcomes]
    if options.changed_since is not None:
        outcomes = [_on_changed_lines(o, options.changed_since) for o in outcomes]
    return outcomes, stale


def _hush(outcome: DraftResult, hushed: Counter[tuple[str, str]], named: dict[str, str]) -> DraftResult:
    told: list[Finding] = []
    silenced: list[SuppressedFinding] = []
    for f in outcome.findings:
        key = (f.fingerprint, named[f.path])
        if hushed[key] > 0:
            hushed[key] -= 1
            silenced.append(SuppressedFinding(f, "baseline"))
        else:
            told.append(f)
    return replace(outcome, findings=tuple(told), suppressed=(*outcome.suppressed, *silenced))


def _on_changed_lines(outcome: DraftResult, revision: str) -> DraftResult:
    if outcome.draft is None or outcome.draft.path == "-":
        return outcome
    from srctrack.workflows.check.git_changes import changed_lines, part_by_change

    lines = changed_lines(outcome.draft.path, revision)
    told, silenced = part_by_change(outcome.draft, outcome.findings, lines)
    return replace(outcome, findings=tuple(told), suppressed=(*outcome.suppressed, *silenced))


def read_baseline(path: Path) -> Baseline:
    """The baseline at ``path``. Raises UsageError when there is none or it cannot be read."""
    from srctrack.checking.baseline import Baseline

    try:
        return Baseline.read(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        raise UsageError(f"there is no baseline {path}", "write one with --write-baseline") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"could not read the baseline {path}: {error}") from error


def write_baseline(path: Path, report: CheckReport) -> int:
    """Writes the report's findings down as the baseline at ``path``; how many they are."""
    folder = path.resolve().parent
    from srctrack.checking.baseline import Baseline

    baseline = Baseline.of(replace(f, path=_beside(f.path, folder)) for f in report.findings)
    try:
        path.write_text(baseline.write(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"could not write the baseline {path}: {error.strerror}") from error
    return len(baseline.entries)


def _beside(path: str, folder: Path) -> str:
    return path if path == "-" else os.path.relpath(path, folder).replace(os.sep, "/")


def _damaged(path: Path, told: str) -> RuleFailure:
    shown = os.path.relpath(path)
    reason = told.removeprefix(f"could not read {path}: ")
    return RuleFailure(shown, "damaged-store", f"{reason}; `srctrack verify` lists all damage")


def _library(store: Path | None, options: CheckOptions, stack: ExitStack) -> StoreReader | None:
    if store is None:
        return None
    if options.online:  # what archives say is written down
        from srctrack.workflows.library.open import open_library

        return stack.enter_context(open_library(store))
    return stack.enter_context(StoreReader.open(store))


def _checker(library: StoreReader | None, options: CheckOptions, policy: Policy) -> Checker:
    return Checker(
        policy,
        library,
        known_outlets(options.settings),
        known_names(options.settings),
        options.settings.own,
        options.date,
        options.whole,
        options.stdin_name,
        options.require_signed,
    )


def _side_by_side(
    files: Sequence[str], store: Path | None, options: CheckOptions, workers: int
) -> Iterator[DraftResult]:
    """The outcomes in order of ``files``, from ``workers`` processes, each with a library of its own."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(store, options)) as pool:
        yield from pool.map(_check_in_worker, files, chunksize=max(1, min(16, len(files) // (4 * workers))))


class _Worker:
    """The checker of a worker process. A process pool offers its workers no other place to keep what they share."""

    checker: Checker


def _start_worker(store: Path | None, options: CheckOptions) -> None:
    _Worker.checker = _checker(_library(store, options, ExitStack()), options, options.policy())


def _check_in_worker(path: str) -> DraftResult:
    return _Worker.checker.check(path)
