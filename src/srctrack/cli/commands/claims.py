"""``srctrack claims``."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.options import Date, day_typed
from srctrack.cli.output.formats import RowForm

EXAMPLES = (
    "srctrack claims draft.md",
    "srctrack claims draft.md --format json",
)


def claims(
    ctx: typer.Context,
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A draft; - is standard input.")],
    date: Date = None,
    form: Annotated[RowForm, typer.Option("--format", help="How to show them.")] = RowForm.PRETTY,
) -> None:
    """Show each claim of a draft beside what its sources say.

    Every figure and quotation, with what each source has in its place: the same, fitting, differing, absent, or not
    to be told.
    """
    from srctrack.cli.output.claim_table import claim_row, claims_answer, claims_table
    from srctrack.workflows.claims import claims as workflow

    invocation: Invocation = ctx.obj
    console = invocation.console
    found = workflow(
        draft, invocation.find_store(), invocation.settings([draft]), day_typed(date, "--date"), sys.stdin.read
    )
    if form is RowForm.JSON:
        console.show(json.dumps(claims_answer(found), ensure_ascii=False, indent=1))
    elif form is RowForm.JSONL:
        for claim in found.claims:
            console.show(json.dumps(claim_row(found, claim), ensure_ascii=False))
    else:
        if not found.sources:
            console.talk("the draft cites no source that is kept here")
        console.show(claims_table(found, console.width))
