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
    pending: Annotated[bool, typer.Option("--pending", help="Only finish copies that were requested already.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Also check the archived copies again.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Retry pages that an archive refused or left to a person.")
    ] = False,
    status: Annotated[
        bool, typer.Option("--status", help="Only show what is known, without using the network.")
    ] = False,
    wait: Annotated[
        float | None,
        typer.Option(
            "--wait", metavar="SECONDS", min=0, help="How long to wait. [default: until nothing is due for 5 minutes]"
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Archive sources that have no archived copy yet.

    Requests copies, waits, and reads each copy back. Only then does srctrack call a page archived. You can stop the
    command at any time; it continues where it was.
    """
    from srctrack.cli.output.archive_status import answer, closed_line, known_lines, summary, troubles
    from srctrack.workflows.archive.run import ArchiveRequest, Which, archive_status, left_alone
    from srctrack.workflows.archive.run import archive as start

    if pending and everything:
        raise UsageError("--pending and --all cannot be used together", "leave one of them out")
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
            console.talk(f"{are} added with --no-archive: not archived; use `srctrack archive KEY` or --all for")
    refused = any(r.state.contract == "failed" for s in run.sources for r in s.archives)
    raise typer.Exit(FINDINGS if refused else CLEAN)
