"""``srctrack archive``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import AnyKeys
from srctrack.cli.output.formats import Form
from srctrack.errors import UsageError

EXAMPLES = (
    "srctrack archive",
    "srctrack archive --status",
    "srctrack archive fontanka-2024-01-02-raids --wait 120",
)


def archive(
    ctx: typer.Context,
    words: AnyKeys = None,
    pending: Annotated[bool, typer.Option("--pending", help="Only finish what was asked for already.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Read archived copies back again, too.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try again where an archive refused or asked for a person.")
    ] = False,
    status: Annotated[bool, typer.Option("--status", help="Only show what is known; ask nobody.")] = False,
    wait: Annotated[
        float | None,
        typer.Option(
            "--wait", metavar="SECONDS", min=0, help="Stop after so long; else once nothing is due for five minutes."
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to show it.")] = Form.PRETTY,
) -> None:
    """Archive what is not archived yet, or finish it.

    Submits, waits, and reads each copy back: only then is a page called archived. May be stopped at any moment and
    goes on where it was.
    """
    from srctrack.cli.output.archive_status import answer, closed_line, known_lines, summary, troubles
    from srctrack.workflows.archive.run import ArchiveRequest, Which, archive_status, left_alone
    from srctrack.workflows.archive.run import archive as start

    if pending and everything:
        raise UsageError("--pending and --all exclude each other")
    invocation: Invocation = ctx.obj
    console = invocation.console
    chosen = tuple(words or ())
    if status:
        sources = archive_status(invocation.find_store(), chosen)
        if form is Form.JSON:
            console.show(json.dumps(answer(sources, None), ensure_ascii=False, indent=1))
        else:
            console.show("\n".join(known_lines(sources, console.width)) or "no sources here")
            console.talk(summary(sources))
        return
    which = Which.ALL if everything else Which.PENDING if pending else Which.UNARCHIVED
    request = ArchiveRequest(chosen, which, retry_failed, wait)
    with start(invocation.find_store(), request, invocation.settings().archive) as run:
        for closed in console.progress(run.closed(), run.total, "archiving"):
            if form is Form.PRETTY:
                console.show(closed_line(closed, console.width))
    for trouble in troubles(run):
        console.warn(trouble)
    if form is Form.JSON:
        console.show(json.dumps(answer(run.sources, run), ensure_ascii=False, indent=1))
    else:
        console.talk(summary(run.sources))
        if count := left_alone(run.sources, request):
            are = "1 page that was" if count == 1 else f"{count} pages that were"
            console.talk(f"{are} added with --no-archive: left alone; `srctrack archive KEY` or --all archives")
    refused = any(r.state.contract == "failed" for s in run.sources for r in s.archives)
    raise typer.Exit(FINDINGS if refused else CLEAN)
