"""``srctrack rm``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from srctrack.cli.completions import keys
from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation

EXAMPLES = (
    "srctrack rm KEY",
    "srctrack rm KEY --yes --why 'published by mistake'",
)


def rm(
    ctx: typer.Context,
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", autocompletion=keys, help="Keys or URLs of sources.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask for confirmation.")] = False,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, saved with the record.")] = None,
) -> None:
    """Remove sources from the library.

    srctrack notes who removed each record, when and why. Pages and texts are not deleted.
    """
    from srctrack.cli.output.text import plain
    from srctrack.errors import UsageError
    from srctrack.model.source import Source
    from srctrack.workflows.library.lookup import find_source
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.library.remove import rm as workflow

    invocation: Invocation = ctx.obj
    with open_library(invocation.find_store()) as library:
        for key in keys:
            find_source(library, key)
    if not yes and not sys.stdin.isatty():
        raise UsageError("cannot ask for confirmation here", "use --yes to remove without asking")

    def sure(source: Source) -> bool:
        return yes or typer.confirm(f"remove {source.key} ({plain(source.title) or source.url})?", err=True)

    with open_library(invocation.find_store()) as library:
        removed, kept = workflow(library, keys, why, sure)
    for source in removed:
        invocation.console.show(f"removed {source.key}; its text and pages are not deleted")
    raise typer.Exit(FINDINGS if kept else CLEAN)
