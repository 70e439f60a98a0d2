"""``srctrack push``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import AnyKeys
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack push",
    "srctrack push KEY",
    "srctrack push --again --timeout 600",
)


def push(
    ctx: typer.Context,
    keys: AnyKeys = None,
    again: Annotated[
        bool, typer.Option("--again", help="Ask the remote store also for pages that are known to be there.")
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Begin no more pages after this time."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.PRETTY,
) -> None:
    """Save pages in the remote store.

    Sends the pages as received that are on this machine to the store that [store] remote in srctrack.toml names. What is
    there is never written again. Credentials come from the environment.
    """
    from srctrack.model.remote import RemoteState
    from srctrack.reports.summary import counted
    from srctrack.workflows.library.lookup import find_source
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.remote.open import remote_of
    from srctrack.workflows.remote.push import push as workflow

    invocation: Invocation = ctx.obj
    console = invocation.console
    remote = remote_of(invocation.settings())
    with open_library(invocation.find_store()) as library:
        wanted = {find_source(library, word).key for word in keys} if keys else None
        outcomes = list(workflow(library, remote, wanted, again=again, seconds=timeout))
    left = [one for one in outcomes if one.state is RemoteState.PENDING]
    if form is Form.JSON:
        rows = [{"key": o.key, "file": o.name, "state": o.state.value, "message": o.why} for o in outcomes]
        answer = {"schema": "srctrack.push/1", "remote": remote.url, "files": rows}
        console.show(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        for one in left:
            console.warn(f"pending     {one.key}: {one.why}")
        if outcomes:
            saved = len(outcomes) - len(left)
            console.show(f"{counted(saved, 'page')} in {remote.url}, {len(left)} pending")
        else:
            console.show("nothing is pending")
    raise typer.Exit(FINDINGS if left else CLEAN)
