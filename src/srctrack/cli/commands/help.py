"""``srctrack help``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.errors import UsageError

EXAMPLES = (
    "srctrack help",
    "srctrack help check",
)


def help(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(metavar="[COMMAND]", help="Show the help of this command.")] = None,
) -> None:
    """Show the commands, or the help of one command."""
    invocation: Invocation = ctx.obj
    root = ctx.find_root()
    if command is None:
        invocation.console.show(root.get_help())
        return
    found = root.command.get_command(root, command)  # type: ignore[attr-defined]
    if found is None:
        raise UsageError(f"there is no command “{command}”", "`srctrack help` lists them")
    invocation.console.show(found.get_help(found.make_context(command, [], parent=root, resilient_parsing=True)))
