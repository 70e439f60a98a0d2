"""``srctrack server``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = ("srctrack server", "srctrack --store shared/.srctrack server --timeout 30")


def server(
    ctx: typer.Context,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Time limit for one action that uses the network."),
    ] = 120,
) -> None:
    """Run the language server, on standard input and output.

    An editor starts it. It checks open drafts while you write, and never changes a file by itself. It uses the
    network only when you choose an action such as “Add”. It needs the extra packages of `srctrack[lsp]`.
    """
    from srctrack.errors import UsageError

    try:
        from srctrack.lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("srctrack"):
            raise
        raise UsageError("the language server needs extra packages", "pip install 'srctrack[lsp]'") from error
    from srctrack.workflows.editing.workspace import Workspace

    invocation: Invocation = ctx.obj
    serve(Workspace(invocation.projects()), timeout)
