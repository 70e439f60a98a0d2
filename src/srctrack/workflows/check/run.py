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
from srctrack.workflows.draft_files import DraftFiles, draft_endings, find_drafts
from srctrack.workflows.newsroom.lists import known_names, known_outlets

if TYPE_CHECKING:
    from srctrack.checking.baseline import Baseline, Entry
    from srctrack.model.link_state import LinkState
    from srctrack.workflows.check.fix import FixedDraft
    from srctrack.workflows.check.links import Watching
    from srctrack.workflows.projects import ProjectFinder

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
    drafts: DraftFiles = field(default_factory=lambda: DraftFiles(()))
    baselined: bool = False
    """Whether a baseline left findings out, or could have."""


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
    listed: bool = False,
) -> Checked:
    """Check the drafts that ``paths`` name (files, folders, “-”) against the library at ``store``, without a network.

    ``store`` None checks each draft against itself alone. ``watching`` wraps the outcomes as they come (a progress bar), ``asking``
    what links' pages answer.
    With ``listed``, ``paths`` is a list from CI: what is not a draft in it is skipped. With ``fixing``, fixes are made in
    words, and the report is of the drafts as they are then (``write_fixes`` writes them).

    Raises UsageError for an unknown code, DraftError when the paths hold no draft at all, StoreError.
    """
    check = _Check(stdin, watching, asking, fixing, listed)
    return check.run(find_drafts(paths, listed=listed), paths, lambda files: [Share(store, options, tuple(files))])


def check_projects(
    paths: Sequence[str],
    projects: ProjectFinder,
    options: CheckOptions,
    *,
    stdin: Callable[[], str],
    watching: Watch | None = None,
    asking: Watching | None = None,
    fixing: Fixing | None = None,
    listed: bool = False,
) -> Checked:
    """Check as ``run_check`` does, each draft with the library and the settings of its own project."""

    def shares(files: Sequence[str]) -> list[Share]:
        parts = projects.parts(files) or [(projects.project(), [])]
        return [Share(project.library, options.settled(project.settings), tuple(some)) for project, some in parts]

    return _Check(stdin, watching, asking, fixing, listed).run(find_drafts(paths, listed=listed), paths, shares)


@dataclass(frozen=True)
class Share:
    """The drafts of a run that have one library and one set of settings."""

    store: Path | None
    options: CheckOptions
    files: tuple[str, ...]


@dataclass
class _Check:
    """One run over all shares, and what they have found so far."""

    stdin: Callable[[], str]
    watching: Watch | None
    asking: Watching | None
    fixing: Fixing | None
    listed: bool
    fixed: list[FixedDraft] = field(default_factory=list)
    told: dict[str, LinkState] = field(default_factory=dict)
    runs: list[CachedRun] = field(default_factory=list)

    def run(self, found: DraftFiles, paths: Sequence[str], parted: Callable[[Sequence[str]], list[Share]]) -> Checked:
        started = perf_counter()
        files = found.files
        shares = parted(files)
        if not files and not self.listed:
            shares[0].options.policy()  # a wrong code or setting is reported before missing drafts
            raise no_drafts(paths)
        outcomes = self._outcomes(shares)
        done = list(self.watching(outcomes, len(files)) if self.watching else outcomes)
        left, stale = _left(done, shares)
        in_order = {path: i for i, path in enumerate(files)}
        places = [in_order[path] for share in shares for path in share.files]
        ordered = [one for _, one in sorted(zip(places, left, strict=True), key=lambda pair: pair[0])]
        rules = dict.fromkeys(rule for run in self.runs for rule in run.rules)
        damage = dict.fromkeys(_damaged(Path(path), told) for run in self.runs for path, told in run.damage)
        report = replace(
            report_of(ordered, tuple(rules), sum(run.stored for run in self.runs), damage),
            seconds=perf_counter() - started,
            without_library=sum(len(share.files) for share in shares if share.store is None),
        )
        fails = any(
            share.options.wanted().fails(f)
            for share in shares
            for f in report.findings
            if len(shares) == 1 or f.path in share.files
        )
        baselined = any(share.options.baseline is not None for share in shares)
        return Checked(report, fails, tuple(self.fixed), tuple(stale), self.told, found, baselined)

    def _outcomes(self, shares: Sequence[Share]) -> Iterator[DraftResult]:
        for share in shares:
            with ExitStack() as stack:
                yield from self._share(share, stack)

    def _share(self, share: Share, stack: ExitStack) -> Iterator[DraftResult]:
        """The outcomes of one share, from the cache where nothing has changed."""
        files, options = share.files, share.options
        library = _library(share.store, options, stack)
        cache = CachedChecks.of(library, options) if files and self.fixing is None else None
        known = cache.known(files) if cache else {}
        run = cache.run() if cache and len(known) == len(files) else None
        if run is not None:
            self.runs.append(run)
            yield from (known[path] for path in files)
            return
        left = [path for path in files if path not in known]
        checker = make_checker(library, options, options.policy())
        making = _making(left, options, checker, share.store, stack, self.stdin, self.fixing, self.fixed, self.asking)
        run = _run(making.rules, library)
        self.runs.append(run)
        yield from cache.filled(files, known, making.outcomes, run) if cache else making.outcomes
        self.told.update(making.told)


@dataclass(frozen=True)
class RunningCheck:
    """Checks under way: the outcomes as they come, by which rules; what links' pages said by then."""

    outcomes: Iterable[DraftResult]
    rules: tuple[RuleDescription, ...]
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
    fixed: list[FixedDraft],
    asking: Watching | None,
) -> RunningCheck:
    from srctrack.rules.registry import all_rules

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
    return RunningCheck(outcomes, rules, told)


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


def _fixed(checker: Checker, path: str, fixing: Fixing, fixed: list[FixedDraft], since: str | None) -> DraftResult:
    if path == "-":
        raise UsageError("--fix needs a file, not standard input", "give the draft's file name")
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


def _left(outcomes: list[DraftResult], shares: Sequence[Share]) -> tuple[list[DraftResult], list[Entry]]:
    """``outcomes``, in order of ``shares``, without what a baseline names and what is on unchanged lines; and the entries
    of baselines that no finding answers to."""
    stale: list[Entry] = []
    owners = [share.options for share in shares for _ in share.files]
    for path in dict.fromkeys(options.baseline for options in owners if options.baseline is not None):
        mine = [i for i, options in enumerate(owners) if options.baseline == path]
        hushed, gone = without_baseline([outcomes[i] for i in mine], path)
        stale += gone
        for i, outcome in zip(mine, hushed, strict=True):
            outcomes[i] = outcome
    return [
        _on_changed_lines(o, options.changed_since) if options.changed_since is not None else o
        for o, options in zip(outcomes, owners, strict=True)
    ], stale


def without_baseline(outcomes: list[DraftResult], path: Path) -> tuple[list[DraftResult], list[Entry]]:
    """``outcomes`` with the findings that the baseline at ``path`` names suppressed; and its entries that no finding
    answers to. Raises UsageError where it cannot be read."""
    baseline = read_baseline(path)
    folder = path.resolve().parent
    named = {f.path: _beside(f.path, folder) for o in outcomes for f in o.findings}
    everything = [replace(f, path=named[f.path]) for o in outcomes for f in o.findings]
    _, silenced, stale = baseline.apply(everything)
    hushed = Counter((s.finding.fingerprint, s.finding.path) for s in silenced)
    return [_hush(o, hushed, named) for o in outcomes], stale


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
        raise UsageError(f"there is no baseline file {path}", "write one with --write-baseline") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"could not read the baseline file {path}: {error}") from error


def write_baseline(path: Path, report: CheckReport) -> int:
    """Writes the report's findings down as the baseline at ``path``; how many they are."""
    folder = path.resolve().parent
    from srctrack.checking.baseline import Baseline

    baseline = Baseline.of(replace(f, path=_beside(f.path, folder)) for f in report.findings)
    try:
        path.write_text(baseline.write(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"could not write the baseline file {path}: {error.strerror}") from error
    return len(baseline.entries)


def _beside(path: str, folder: Path) -> str:
    return path if path == "-" else os.path.relpath(path, folder).replace(os.sep, "/")


def _damaged(path: Path, told: str) -> RuleFailure:
    shown = os.path.relpath(path)
    reason = told.removeprefix(f"could not read {path}: ")
    return RuleFailure(shown, "damaged-store", f"{reason}; `srctrack verify` lists all damage")


def no_drafts(paths: Sequence[str]) -> DraftError:
    """The error of a command that was given no draft."""
    return DraftError(", ".join(paths), "no drafts found", f"drafts are {' '.join(draft_endings())} files")


def _library(store: Path | None, options: CheckOptions, stack: ExitStack) -> StoreReader | None:
    if store is None:
        return None
    if options.online:  # what archives say is written down
        from srctrack.workflows.library.open import open_library

        return stack.enter_context(open_library(store))
    return stack.enter_context(StoreReader.open(store))


def make_checker(library: StoreReader | None, options: CheckOptions, policy: Policy) -> Checker:
    """What drafts are checked with, by the settings of ``options``. Raises UsageError for a list that cannot be read."""
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
    _Worker.checker = make_checker(_library(store, options, ExitStack()), options, options.policy())


def _check_in_worker(path: str) -> DraftResult:
    return _Worker.checker.check(path)
