"""``srctrack restore``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import AnyKeys
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack restore",
    "srctrack restore KEY --format json",
)


def restore(
    ctx: typer.Context,
    keys: AnyKeys = None,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Restore missing pages and texts.

    Pages come from the remote store, if there is one, or else from the archives, if the bytes are the same. Texts are
    read from the pages again.
    """
    from srctrack.workflows.library.restore_run import run_restore

    invocation: Invocation = ctx.obj
    console = invocation.console
    outcomes = []
    for one in run_restore(invocation.find_store(), keys or (), invocation.settings()):
        outcomes.append(one)
        if form is Form.PRETTY:
            tell = console.show if one.done else console.warn
            label = one.outcome.value.replace("-", " ")
            tell(
                f"{label:<12}  {one.key}: {one.what}: {one.message}"
                + (f"\n              {one.archived_url}" if one.archived_url else "")
            )
    left = [one for one in outcomes if not one.done]
    if form is Form.JSON:
        rows = [
            {
                "key": one.key,
                "what": one.what,
                "state": one.outcome.value,
                "message": one.message,
                "archived_url": one.archived_url,
            }
            for one in outcomes
        ]
        console.show(json.dumps({"schema": "srctrack.restore/1", "files": rows}, ensure_ascii=False, indent=1))
    elif not outcomes:
        console.show("nothing is missing")
    else:
        console.talk(f"{len(outcomes) - len(left)} restored, {len(left)} still missing")
    raise typer.Exit(FINDINGS if left else CLEAN)
