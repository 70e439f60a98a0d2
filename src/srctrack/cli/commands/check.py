"""``srctrack check``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.exits import CLEAN, FAILED, FINDINGS
from srctrack.cli.invocation import Invocation

EXAMPLES = "Examples:  srctrack check draft.md  ·  srctrack check drafts/ --select N,F --format json  ·  srctrack check - < draft.md"


class FailOn(StrEnum):
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH…", help="Drafts or folders of them; - is standard input.")
    ],
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODES", help="Only these rules, by prefix.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these rules, by prefix.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="The least severity that makes the exit status 1.")
    ] = FailOn.ERROR,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day the draft speaks from (2024-01-02).")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="How to show the findings.")] = "pretty",
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Write them to a file instead.")
    ] = None,
) -> None:
    """Hold drafts against their sources; offline, in a second."""
    from srctrack.cli.checking import Request, codes, run
    from srctrack.model.finding import Severity

    invocation: Invocation = ctx.obj
    request = Request(tuple(paths), codes(select), codes(ignore), date, form, output)
    report = run(request, invocation, sys.stdin)
    if report.failures:
        raise typer.Exit(FAILED)
    level = Severity(fail_on.value).rank
    raise typer.Exit(FINDINGS if any(f.severity.rank >= level for f in report.findings) else CLEAN)
