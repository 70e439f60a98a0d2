"""From the words of ``srctrack check`` to its workflow and its report."""

from __future__ import annotations

import datetime
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from srctrack.cli.console import Console
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import day_typed
from srctrack.cli.output.text import plain
from srctrack.errors import UsageError
from srctrack.model.claim import claim_kinds
from srctrack.model.report import CheckReport
from srctrack.reports.base import RenderOptions
from srctrack.reports.registry import load
from srctrack.reports.summary import counted, fixable
from srctrack.workflows.check.checker import CheckOptions
from srctrack.workflows.check.run import Checked, Fixing, check_projects, write_baseline

if TYPE_CHECKING:
    from srctrack.model.finding import Confidence, Severity
    from srctrack.workflows.check.fix import FixedDraft


@dataclass(frozen=True)
class Request:
    """What was typed; None and empty where nothing was."""

    paths: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    date: str | None
    form: str
    output: Path | None
    fail_on: Severity | None = None
    min_confidence: Confidence | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    fixing: Fixing | None = None
    diff: bool = False
    changed_since: str | None = None
    stdin_name: str | None = None
    annotate: Path | None = None
    online: bool = False
    timeout: float | None = None
    require_signed: tuple[str, ...] = ()
    listed: bool = False
    """Whether the paths are a list that nobody typed, in which other files are skipped."""


def run(request: Request, invocation: Invocation, stdin: TextIO) -> Checked:
    """Check, show the report in the form asked for, and hand it back for the exit status."""
    console = invocation.console
    form = load(request.form)
    if request.annotate is not None:
        _refuse_to_annotate(request.paths)
    options = CheckOptions(
        select=request.select,
        ignore=request.ignore,
        date=day_typed(request.date, "--date"),
        whole=form.whole or request.annotate is not None,
        fail_on=request.fail_on,
        min_confidence=request.min_confidence,
        stdin_name=request.stdin_name,
        baseline=request.baseline,
        all_findings=request.write_baseline is not None,
        changed_since=request.changed_since,
        online=request.online,
        timeout=request.timeout,
        require_signed=claim_kinds(request.require_signed),
    )
    try:
        checked = check_projects(
            request.paths,
            invocation.projects(),
            options,
            stdin=stdin.read,
            watching=lambda outcomes, total: console.progress(outcomes, total, "checking"),
            asking=lambda states, total: console.progress(states, total, "checking links"),
            fixing=request.fixing,
            listed=request.listed,
        )
    except KeyboardInterrupt:
        if request.online:
            console.warn("interrupted; the answers so far are saved, run the command again for the rest")
        raise
    for notice in checked.drafts.notices():
        console.talk(notice)
    if request.diff:
        return _show_patches(checked, request, console)
    if request.fixing is not None:
        from srctrack.workflows.check.fix import write_fixes

        write_fixes(checked.fixed)
        _tell_fixes(checked.fixed, console)
        _tell_unfixable(checked.report, console)
    _show(checked.report, request, console)
    _hint_at_many(checked, request, console)
    if request.online:
        _tell_links(checked, console)
    if request.annotate is not None:
        _annotate(request.annotate, checked.report, request.paths, console)
    if request.write_baseline is not None:
        count = write_baseline(request.write_baseline, checked.report)
        console.talk(f"wrote {counted(count, 'finding')} to {request.write_baseline}")
        return replace(checked, fails=False)
    if checked.stale:
        gone = len(checked.stale)
        console.talk(
            f"{counted(gone, 'finding')} in the baseline no longer {'occurs' if gone == 1 else 'occur'}; update it with --write-baseline"
        )
    return checked


MANY_FINDINGS = 50
"""Findings from which on a first check is told how to begin: about two screens of headings."""


def _hint_at_many(checked: Checked, request: Request, console: Console) -> None:
    """Say how to go on where a check of many drafts finds much at once, and nothing limits it yet."""
    report = checked.report
    limited = checked.baselined or request.write_baseline or request.changed_since or request.output
    if request.form != "pretty" or limited or len(report.drafts) < 2 or len(report.findings) < MANY_FINDINGS:
        return
    console.talk(
        "Is this the first check of these drafts? `--write-baseline FILE` records the findings there are now, and "
        "`--baseline FILE` then hides them; `--changed-since REV` reports only lines changed since a commit."
    )


def go_on(request: Request, invocation: Invocation, stdin: TextIO) -> None:
    """Checks the drafts that were saved, again and again, until interrupted."""
    from srctrack.workflows.check.watch import saved

    if "-" in request.paths:
        raise UsageError("--watch cannot be used with standard input", "name the draft's file")
    invocation.console.talk("watching for changes; press Ctrl-C to stop")
    for paths in saved(request.paths):
        there = tuple(p for p in paths if Path(p).exists())
        if there:
            run(replace(request, paths=there), invocation, stdin)
            sys.stdout.flush()


def _show(report: CheckReport, request: Request, console: Console) -> None:
    form = load(request.form)
    to_file = request.output is not None
    if to_file or not form.holds_failures:
        for failure in report.failures:
            console.warn(f"could not check {plain(failure.path)}: {plain(failure.message)}")
    text = form.render(report, RenderOptions(console.width, console.coloured and not to_file, console.verbose))
    if request.output is not None:
        try:
            request.output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"could not write {request.output}: {error.strerror}") from error
        console.talk(f"wrote {request.output}")
    else:
        console.show(text)


def _show_patches(checked: Checked, request: Request, console: Console) -> Checked:
    """The patch of every draft that fixes would change; there being one is what makes the exit status 1."""
    patches = [d.patch for d in checked.fixed if d.changed]
    if patches:
        console.show("".join(patches))
    count = len(patches)
    more = fixable(checked.report)[1] if request.fixing is Fixing.SAFE else 0
    further = f"; --unsafe-fixes would make {counted(more, 'more edit')}" if more else ""
    console.talk(f"{counted(count, 'draft') if count else 'no drafts'} would be changed{further}; nothing was written")
    _tell_unfixable(checked.report, console)
    return replace(checked, fails=bool(patches))


def _tell_links(checked: Checked, console: Console) -> None:
    """How many of the links' pages answered how; and of those that could not tell, which and why."""
    from srctrack.model.link_state import Verdict

    count = Counter(state.verdict for state in checked.links.values())
    said = ", ".join(f"{count[v]} {v.value}" for v in Verdict if count[v])
    console.talk(f"links: {said or 'none to check'}")
    for url, state in checked.links.items():
        if state.verdict is Verdict.MOVED:
            console.talk(f"  moved: {url} is now {state.final_url}")
        elif not state.verdict.tells:
            why = state.detail or f"the server answered {state.status}"
            console.talk(f"  could not check: {url} ({state.verdict.value}: {why})")


def _refuse_to_annotate(paths: tuple[str, ...]) -> None:
    """Raises UsageError, before anything is checked, for paths that cannot be annotated."""
    if len(paths) != 1:
        raise UsageError("--annotate takes one draft", "check the other drafts one at a time")
    if not paths[0].lower().endswith(".docx"):
        raise UsageError(f"--annotate works with Word documents only; {paths[0]} is not one", "save the draft as .docx")


def _annotate(out: Path, report: CheckReport, paths: tuple[str, ...], console: Console) -> None:
    from srctrack.workflows.check.annotate import annotate_draft

    if not report.drafts:
        return
    count = annotate_draft(paths[0], out, report.findings, report.drafts[0].claims, datetime.datetime.now(datetime.UTC))
    console.talk(f"wrote {out} with {counted(count, 'comment')}")


def _tell_fixes(fixed: tuple[FixedDraft, ...], console: Console) -> None:
    for draft in fixed:
        done = Counter(p.finding.code for p in draft.plan.applied)
        if done:
            named = ", ".join(f"{code} ×{n}" if n > 1 else code for code, n in sorted(done.items()))
            console.talk(f"{draft.path}: fixed {named}")
        for finding, why in draft.plan.refused:
            if console.verbose:
                at = finding.span.start
                console.talk(f"{draft.path}: {finding.code} at {at} was not fixed: {why.value}")


def _tell_unfixable(report: CheckReport, console: Console) -> None:
    """Says which drafts with findings cannot be fixed, whatever the fixes are: of a file that cannot be written, none is offered."""
    for draft in report.drafts:
        if not draft.editable and any(f.path == draft.path for f in report.findings):
            console.warn(
                f"{draft.path}: srctrack cannot change this kind of file; make the fixes in the program it comes from"
            )


def codes(words: list[str] | None) -> tuple[str, ...]:
    """The codes of an option given once or more, each with one or more of them (“N,F”)."""
    return tuple(code for word in words or () for code in word.replace(",", " ").split())
