"""``srctrack config``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = "Examples:  srctrack config  ·  srctrack config --format json  ·  srctrack --isolated config"


def config(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="pretty or json.")] = "pretty",
) -> None:
    """Show the settings in force, and where each value came from."""
    from srctrack.cli.settings_shown import as_json, as_lines
    from srctrack.errors import UsageError

    invocation: Invocation = ctx.obj
    if form not in ("pretty", "json"):
        raise UsageError(f"--format: “{form}” is not a form of config", "there are: pretty, json")
    settings = invocation.settings()
    invocation.console.show((as_json if form == "json" else as_lines)(settings, invocation.environment()))
