"""``srctrack schema``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = (
    "srctrack schema",
    "srctrack schema check > check.schema.json",
)


def schema(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Which output. [default: list the names]")
    ] = None,
) -> None:
    """Print the JSON Schema of a command's output."""
    from srctrack.workflows import schema as workflow

    invocation: Invocation = ctx.obj
    invocation.console.show(workflow.schema(name))
