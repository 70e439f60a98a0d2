"""``srctrack check``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.completions import report_formats
from srctrack.cli.exit_codes import CLEAN, FAILED, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import Date, Ignore, Select

EXAMPLES = (
    "srctrack check draft.md",
    "srctrack check drafts/ --select N,F --format json",
    "srctrack check - < draft.md",
    "git diff --name-only -z main | srctrack check --files-from -",
)


class FailOn(StrEnum):
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class MinConfidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH]…", help="Drafts, or folders of drafts; - for standard input.")
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option(
            "--fail-on", help="Lowest severity that makes the command exit with 1. [default: as set, or error]"
        ),
    ] = None,
    min_confidence: Annotated[
        MinConfidence | None,
        typer.Option("--min-confidence", help="Lowest confidence to report. [default: as set, or low]"),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even if there are findings.")] = False,
    date: Date = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=report_formats,
            help="pretty, concise, statistics, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown or html.",
        ),
    ] = "pretty",
    statistics: Annotated[bool, typer.Option("--statistics", help="Show how often each rule found something.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the report to this file.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Apply safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool,
        typer.Option("--unsafe-fixes", help="With --fix or --diff: also fixes that may change meaning; review each."),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.")] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Ignore the findings listed in this file.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Save all current findings to this file.")
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option("--changed-since", metavar="REV", help="Only findings on lines changed since this commit."),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option("--files-from", metavar="FILE", help="Check the drafts in this list; skip other files."),
    ] = None,
    skip_other_files: Annotated[
        bool, typer.Option("--skip-other-files", help="Skip every PATH that is not a draft.")
    ] = False,
    list_drafts: Annotated[bool, typer.Option("--list-drafts", help="Only list which files are drafts.")] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="Like --list-drafts, with the library and settings of each.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Keep running; check each draft again when it is saved.")
    ] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Check that linked pages still exist (uses the network).")
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="With --online: time limit for checking links."),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option("--annotate", metavar="OUT.docx", help="Write a copy of a Word draft with findings as comments."),
    ] = None,
    require_signed: Annotated[
        list[str] | None,
        typer.Option(
            "--require-signed", metavar="KINDS", help="Claims of these kinds must be signed (figures,quotes; all)."
        ),
    ] = None,
    stdin_name: Annotated[
        str | None, typer.Option("--stdin-name", metavar="NAME", help="File name to use for standard input.")
    ] = None,
) -> None:
    """Check drafts against their saved sources, offline.

    Checks names, figures, dates, quotations and links, and shows the source's words beside the draft's.
    """
    from srctrack.cli.checking import Request, codes, go_on, run
    from srctrack.cli.draft_listing import show_drafts, wanted_paths
    from srctrack.model.finding import Confidence, Severity
    from srctrack.workflows.check.run import Fixing

    invocation: Invocation = ctx.obj
    wanted = wanted_paths(paths or (), files_from, sys.stdin, listing=list_drafts or show_files)
    listed = skip_other_files or files_from is not None
    if list_drafts or show_files:
        show_drafts(wanted, invocation, listed=listed, projects=show_files)
        raise typer.Exit(CLEAN)
    request = Request(
        paths=wanted,
        listed=listed,
        select=codes(select),
        ignore=codes(ignore),
        date=date,
        form="statistics" if statistics and form == "pretty" else form,
        output=output,
        fail_on=Severity(fail_on.value) if fail_on else None,
        baseline=baseline,
        write_baseline=write_baseline,
        fixing=(Fixing.UNSAFE if unsafe_fixes else Fixing.SAFE) if fix or diff else None,
        diff=diff,
        changed_since=changed_since,
        stdin_name=stdin_name,
        annotate=annotate,
        online=online,
        timeout=timeout,
        min_confidence=Confidence(min_confidence.value) if min_confidence else None,
        require_signed=codes(require_signed),
    )
    checked = run(request, invocation, sys.stdin)
    if watch:
        go_on(request, invocation, sys.stdin)
    if checked.report.failures:
        raise typer.Exit(FAILED)
    raise typer.Exit(FINDINGS if checked.fails and not exit_zero else CLEAN)
