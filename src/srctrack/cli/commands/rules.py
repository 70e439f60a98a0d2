"""``srctrack rules``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack rules",
    "srctrack rules --format json",
)


def rules(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """List every rule.

    Code, name, severity and what it flags.
    """
    from srctrack.cli.output.text import beside
    from srctrack.workflows.rules import list_rules

    invocation: Invocation = ctx.obj
    listed = list_rules()
    if form is Form.JSON:
        import json

        rows = [
            {"code": r.code, "name": r.name, "severity": r.severity.value, "fix": r.fix, "summary": r.summary}
            for r in listed
        ]
        invocation.console.show(json.dumps({"schema": "srctrack.rules/1", "rules": rows}, ensure_ascii=False, indent=1))
        return
    wide = max((len(r.name) for r in listed), default=0)
    width = invocation.console.width
    invocation.console.show(
        "\n".join(beside(f"{r.code}  {r.name:<{wide}}  {r.severity:<7}  ", r.summary, width) for r in listed)
    )
