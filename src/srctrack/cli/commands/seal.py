"""``srctrack seal``."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.reports.summary import counted

EXAMPLES = (
    "srctrack seal",
    "srctrack seal --authority https://freetsa.org/tsr",
)


def seal(
    ctx: typer.Context,
    authority: Annotated[
        str | None,
        typer.Option("--authority", metavar="URL", help="The time-stamping authority. [default: as set]"),
    ] = None,
) -> None:
    """Get a trusted timestamp for the custody journal.

    A time-stamping authority (RFC 3161) signs the state of the journal and the time. That proves that everything in
    the journal existed at that time and has not changed since. `srctrack verify` checks it offline. Only a digest of
    the journal is sent.
    """
    from srctrack.cli.exit_codes import FINDINGS
    from srctrack.workflows.evidence.seal import NotSealed, authority_of
    from srctrack.workflows.evidence.seal import seal as workflow
    from srctrack.workflows.library.open import open_library

    invocation: Invocation = ctx.obj
    console = invocation.console
    asked = authority_of(invocation.settings(), authority)
    with open_library(invocation.find_store()) as library:
        try:
            done = workflow(library, asked, datetime.datetime.now(datetime.UTC))
        except NotSealed as error:
            console.warn(f"{error.message}\n  {error.hint}")
            raise typer.Exit(FINDINGS) from None
    if done.time is None:
        console.show("every journal entry has a trusted timestamp already")
        return
    entries = counted(done.entries, "journal entry", "journal entries")
    console.show(f"sealed {done.time.at:%Y-%m-%d %H:%M:%S} UTC by {done.time.authority}: {entries}")
    console.talk(f"  seals/{done.name}; root certificate sha256 {done.time.root_digest}")
