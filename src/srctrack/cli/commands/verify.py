"""``srctrack verify``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack verify",
    "srctrack verify --repair",
    "srctrack verify --remote",
    "srctrack verify --format json",
)


def verify(
    ctx: typer.Context,
    repair: Annotated[
        bool, typer.Option("--repair", help="Fix what can be fixed from the files here; change nothing else.")
    ] = False,
    remote: Annotated[
        bool, typer.Option("--remote", help="Also read every page in the remote store and compare it.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Check the library for damage.

    Reads every file, checksum, reference and journal entry, and says exactly what is wrong. --repair fixes what it
    can.
    """
    from srctrack.cli.output.library_cards import store_card, store_row
    from srctrack.workflows.library.verify import verify as workflow

    invocation: Invocation = ctx.obj
    report = workflow(invocation.find_store(), repair=repair, remote=invocation.settings() if remote else None)
    if form is Form.JSON:
        invocation.console.show(json.dumps(store_row(report), ensure_ascii=False, indent=1))
    else:
        invocation.console.show(
            store_card(report, invocation.console.width, repair=repair, verbose=invocation.console.verbose)
        )
    raise typer.Exit(CLEAN if report.whole else FINDINGS)
