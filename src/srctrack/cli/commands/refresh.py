"""``srctrack refresh``."""

from __future__ import annotations

import datetime
import json
from typing import Annotated

import typer

from srctrack.cli.completions import keys
from srctrack.cli.exit_codes import CLEAN, FINDINGS, INTERRUPTED
from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import RowForm

EXAMPLES = (
    "srctrack refresh KEY",
    "srctrack refresh --all",
    "srctrack refresh --older-than 7d",
)


def refresh(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]…", autocompletion=keys, help="Keys or URLs of sources.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All sources in the library.")] = False,
    older_than: Annotated[
        str | None,
        typer.Option("--older-than", metavar="TIME", help="Only sources last downloaded longer ago: 12h, 7d, 4w."),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, max=64, help="How many pages to fetch at once.")
    ] = 8,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Time limit for the whole command."),
    ] = None,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """Download saved pages again and save what is new.

    Shows what the publishers changed. Earlier copies are not deleted.
    """
    from srctrack.cli.interruption import UntilInterrupted, interrupted
    from srctrack.cli.output.change_cards import ago, refreshed_card, refreshed_row
    from srctrack.model.add_result import NotAdded
    from srctrack.workflows.library.refresh_run import run_refresh

    invocation: Invocation = ctx.obj
    console = invocation.console
    outcomes, total = run_refresh(
        invocation.find_store(),
        keys or (),
        everything=everything,
        older_than=_now() - ago(older_than) if older_than is not None else None,
        jobs=jobs,
        now=_now,
        settings=invocation.settings(),
        timeout=timeout,
    )
    rows, failed = [], 0
    work = UntilInterrupted(console.progress(outcomes, total, "refreshing"))
    done = 0
    for one in work:
        done += 1
        failed += isinstance(one.outcome, NotAdded)
        if form is RowForm.PRETTY:
            (console.warn if isinstance(one.outcome, NotAdded) else console.show)(refreshed_card(one, console.width))
        elif form is RowForm.JSONL:
            console.show(json.dumps(refreshed_row(one), ensure_ascii=False))
        else:
            rows.append(refreshed_row(one))
    if form is RowForm.JSON:
        console.show(json.dumps({"schema": "srctrack.refresh/1", "refreshed": rows}, ensure_ascii=False, indent=1))
    elif form is RowForm.PRETTY and not total:
        console.talk("no source was last downloaded that long ago" if older_than else "no sources here")
    if work.interrupted:
        console.warn(interrupted(done, total, "page"))
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(FINDINGS if failed else CLEAN)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
