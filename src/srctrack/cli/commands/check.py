"""``srctrack check``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FAILED, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import Date, Ignore, Select

EXAMPLES = (
    "srctrack check draft.md",
    "srctrack check drafts/ --select N,F --format json",
    "srctrack check - < draft.md",
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
        list[str], typer.Argument(metavar="PATH…", help="Drafts or folders of them; - is standard input.")
    ],
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Annotated[
        FailOn | None,
        typer.Option("--fail-on", help="The least severity that makes the exit status 1; else as set, or error."),
    ] = None,
    min_confidence: Annotated[
        MinConfidence | None,
        typer.Option(
            "--min-confidence", help="Lowest confidence of the findings that are reported. [default: as set, or low]"
        ),
    ] = None,
    date: Date = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="pretty, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown or html.",
        ),
    ] = "pretty",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write the report to a file instead.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the edits that are safe.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Make the offered edits too; look at each afterwards.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="FILE", help="Leave aside the findings written down in it.")
    ] = None,
    write_baseline: Annotated[
        Path | None, typer.Option("--write-baseline", metavar="FILE", help="Write down all findings there are now.")
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            "--changed-since", metavar="REV", help="Only findings on lines changed since this commit, tag or branch."
        ),
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on, and check each draft again when it is saved.")] = False,
    online: Annotated[
        bool, typer.Option("--online", help="Ask for every linked page whether it is still there.")
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="With --online: how long all asking may take."),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate", metavar="OUT.docx", help="Write a copy of the Word draft with each finding as a comment."
        ),
    ] = None,
    require_signed: Annotated[
        list[str] | None,
        typer.Option(
            "--require-signed", metavar="KINDS", help="Claims of these kinds must be signed (figures,quotes; all)."
        ),
    ] = None,
    stdin_name: Annotated[
        str | None, typer.Option("--stdin-name", metavar="NAME", help="The file name that standard input stands for.")
    ] = None,
) -> None:
    """Hold drafts against their sources; offline, in a second.

    Names, figures, dates, quotations and links, with the source's own words beside the draft's.
    """
    from srctrack.cli.checking import Request, codes, go_on, run
    from srctrack.model.finding import Confidence, Severity
    from srctrack.workflows.check.run import Fixing

    invocation: Invocation = ctx.obj
    fixing = Fixing.UNSAFE if unsafe_fixes else Fixing.SAFE if fix or diff else None
    request = Request(
        tuple(paths),
        codes(select),
        codes(ignore),
        date,
        form,
        output,
        Severity(fail_on.value) if fail_on else None,
        Confidence(min_confidence.value) if min_confidence else None,
        baseline,
        write_baseline,
        fixing,
        diff,
        changed_since,
        stdin_name,
        annotate,
        online,
        timeout,
        codes(require_signed),
    )
    checked = run(request, invocation, sys.stdin)
    if watch:
        go_on(request, invocation, sys.stdin)
    if checked.report.failures:
        raise typer.Exit(FAILED)
    raise typer.Exit(FINDINGS if checked.fails else CLEAN)
