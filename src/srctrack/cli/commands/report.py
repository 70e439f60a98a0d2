"""``srctrack report``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FAILED
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import Date, Ignore, Select

EXAMPLES = (
    "srctrack report draft.md --output report.html",
    "srctrack report drafts/ --output report.html",
)


def report(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="DRAFT…", help="Drafts, or folders of drafts.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="File to write; - for standard output.")],
    select: Select = None,
    ignore: Ignore = None,
    date: Date = None,
) -> None:
    """Write an HTML page that shows a draft beside its sources.

    The page has all findings, every claim, and the words of the sources. It is one file that you can read offline,
    store or send.
    """
    from srctrack.cli.checking import Request, codes, run

    invocation: Invocation = ctx.obj
    file = None if str(output) == "-" else output
    made = run(
        Request(tuple(paths), codes(select), codes(ignore), date, form="html", output=file), invocation, sys.stdin
    )
    raise typer.Exit(FAILED if made.report.failures else CLEAN)
