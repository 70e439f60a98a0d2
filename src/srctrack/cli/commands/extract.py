"""``srctrack extract``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FINDINGS, INTERRUPTED
from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import RowForm

EXAMPLES = (
    "srctrack extract page.html --url https://example.org/story",
    "srctrack extract *.html --format jsonl",
)


def extract(
    ctx: typer.Context,
    targets: Annotated[list[str], typer.Argument(metavar="TARGET…", help="URLs, saved pages, or text files.")],
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The address that one saved page came from.")
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Time limit for the whole command."),
    ] = None,
    keep_anyway: Annotated[
        bool, typer.Option("--keep-anyway", help="Also read a page that does not look like an article.")
    ] = False,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """Show what would be read from a page, without saving it."""
    from srctrack.cli.interruption import UntilInterrupted
    from srctrack.cli.output.json_rows import extracted_row
    from srctrack.errors import UsageError
    from srctrack.model.add_result import NotAdded
    from srctrack.workflows.add.targets import typed_target
    from srctrack.workflows.extract import extract as read

    invocation: Invocation = ctx.obj
    console = invocation.console
    if form is RowForm.JSON and len(targets) > 1:
        raise UsageError("--format json takes one TARGET", "--format jsonl takes many, one object a line")
    if url and len(targets) > 1:
        raise UsageError("--url says where one saved file came from", "give one file with it")
    wanted = [typed_target(t, url) for t in targets]
    refused = 0
    outcomes = read(wanted, invocation.settings(), keep_anyway=keep_anyway, timeout=timeout)
    work = UntilInterrupted(console.progress(outcomes, len(wanted), "reading"))
    done = 0
    for one in work:
        done += 1
        refused += isinstance(one, NotAdded)
        if form is RowForm.PRETTY:
            from srctrack.cli.output.source_cards import article_card

            if isinstance(one, NotAdded):
                console.warn(f"not read: {one.target}: {one.message}" + (f"\n  {one.hint}" if one.hint else ""))
            else:
                console.show(article_card(one, console.width))
        else:
            console.show(json.dumps(extracted_row(one), ensure_ascii=False, indent=1 if form is RowForm.JSON else None))
    if work.interrupted:
        console.warn(f"interrupted after {done} of {len(wanted)} pages")
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(FINDINGS if refused else CLEAN)
