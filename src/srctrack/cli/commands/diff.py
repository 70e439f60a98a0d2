"""``srctrack diff``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.options import OneKey
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack diff KEY",
    "srctrack diff KEY --from 2024-01-02 --to 2024-01-05",
    "srctrack diff KEY --from 1",
)


def diff(
    ctx: typer.Context,
    key: OneKey,
    earlier: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="SNAPSHOT", help="Earlier copy: day, digest or number. [default: the one before]"
        ),
    ] = None,
    later: Annotated[
        str | None, typer.Option("--to", metavar="SNAPSHOT", help="Later copy, in the same way. [default: the newest]")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Show what the publisher changed between two saved copies.

    Headline, figures, names and quotations first, then the words.
    """
    from srctrack.cli.output.change_cards import change_card, change_row
    from srctrack.workflows.library.diff import diff as workflow
    from srctrack.workflows.library.open import open_library

    invocation: Invocation = ctx.obj
    with open_library(invocation.find_store()) as library:
        found = workflow(library, key, earlier, later)
    if form is Form.JSON:
        row = {"schema": "srctrack.diff/1", **change_row(found)}
        invocation.console.show(json.dumps(row, ensure_ascii=False, indent=1))
    else:
        invocation.console.show(change_card(found, invocation.console.width))
