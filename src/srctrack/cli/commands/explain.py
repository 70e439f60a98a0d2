"""``srctrack explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.completions import codes
from srctrack.cli.invocation import Invocation

EXAMPLES = (
    "srctrack explain N101",
    "srctrack explain altered-quote",
)


def explain(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", autocompletion=codes, help="A rule's code or name.")],
) -> None:
    """Show the manual page of one rule."""
    from srctrack.reports.base import RenderOptions
    from srctrack.reports.typeset import typeset
    from srctrack.workflows.rules import explain_rule

    invocation: Invocation = ctx.obj
    look = RenderOptions(invocation.console.width, invocation.console.coloured)
    rule = explain_rule(code)
    head = f"{rule.code} {rule.name} · {rule.severity} · fix: {rule.fix}"
    invocation.console.show(f"{head}\n\n{typeset(rule.manual, look)}\n")
