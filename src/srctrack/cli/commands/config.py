"""``srctrack config``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack config",
    "srctrack config --format json",
    "srctrack config --sample > srctrack.toml",
    "srctrack --isolated config",
)


def config(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
    sample: Annotated[
        bool, typer.Option("--sample", help="Print a sample srctrack.toml with every setting explained.")
    ] = False,
) -> None:
    """Show the current settings and where each value came from."""
    from srctrack.cli.output.settings import as_json, as_lines
    from srctrack.settings.sample import sample as sample_file

    invocation: Invocation = ctx.obj
    if sample:
        invocation.console.show(sample_file())
        return
    settings = invocation.settings()
    invocation.console.show((as_json if form is Form.JSON else as_lines)(settings, invocation.environment()))
