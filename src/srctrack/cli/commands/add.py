"""``srctrack add``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from srctrack.cli.completions import tags
from srctrack.cli.exit_codes import CLEAN, FAILED, FINDINGS, INTERRUPTED
from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import RowForm

if TYPE_CHECKING:
    from srctrack.model.add_result import Added, NotAdded

EXAMPLES = (
    "srctrack add https://example.org/story",
    "srctrack add saved.html --url https://example.org/story",
    "srctrack add --from draft.md",
    "srctrack add https://example.org/app --render",
)


def add(
    ctx: typer.Context,
    targets: Annotated[list[str] | None, typer.Argument(metavar="[TARGET]…", help="URLs or saved pages.")] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="The address that one saved page came from.")
    ] = None,
    listing: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            help="Add many: a list of URLs (- for standard input), a draft's links, or a .jsonl manifest.",
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option("--quote", metavar="TEXT", help="Save this quotation; it must be on the page. Can be repeated."),
    ] = None,
    key: Annotated[str | None, typer.Option("--key", metavar="KEY", help="The key to save it under.")] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Give it this tag. Can be repeated."),
    ] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Your own note.")] = None,
    archive: Annotated[bool, typer.Option("--archive/--no-archive", help="Ask the archives for a copy.")] = True,
    wait: Annotated[
        float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long to wait for an archive.")
    ] = 0,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", metavar="N", min=1, max=64, help="How many pages to fetch at once. [default: the setting, or 8]"
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Time limit for the whole command."),
    ] = None,
    keep_anyway: Annotated[
        bool, typer.Option("--keep-anyway", help="Also add a page that does not look like an article.")
    ] = False,
    render: Annotated[
        bool, typer.Option("--render", help="Open each page in a browser, and read and save what it shows.")
    ] = False,
    browser: Annotated[
        str | None, typer.Option("--browser", metavar="PATH", help="Chromium for --render. [default: from PATH]")
    ] = None,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """Save pages in the library and ask the archives for copies.

    srctrack downloads each page, saves it as it came, and reads its text, title, authors, outlet and date. Then it
    queues the page for the archives. A page that cannot be fetched does not stop the rest.
    """
    from srctrack.cli.adding import Request, run
    from srctrack.cli.interruption import UntilInterrupted, interrupted
    from srctrack.cli.output.json_rows import ADD, added_row, not_added_row
    from srctrack.cli.output.source_cards import added_card, not_added_card
    from srctrack.model.add_result import Added, AddState

    invocation: Invocation = ctx.obj
    console = invocation.console
    request = Request(
        tuple(targets or ()),
        url,
        listing,
        tuple(quote or ()),
        key,
        tuple(tag or ()),
        note,
        archive,
        wait,
        jobs,
        keep_anyway,
        timeout,
        render or browser is not None,
        browser,
    )
    added: list[Added] = []
    failed: list[NotAdded] = []

    outcomes, total = run(request, invocation)
    incomplete = False
    work = UntilInterrupted(console.progress(outcomes, total, "adding"))
    for one in work:
        if isinstance(one, Added):
            added.append(one)
            incomplete = incomplete or bool(one.missing_quotes)
        else:
            failed.append(one)
        if form is RowForm.PRETTY:
            if isinstance(one, Added):
                console.show(added_card(one, console.width))
            else:
                console.warn(not_added_card(one))
        elif form is RowForm.JSONL:
            row = added_row(one) if isinstance(one, Added) else not_added_row(one)
            console.show(json.dumps(row, ensure_ascii=False))
    if form is RowForm.JSON:
        answer = {
            "schema": ADD,
            "added": [added_row(a) for a in added],
            "failed": [not_added_row(f) for f in failed],
        }
        console.show(json.dumps(answer, ensure_ascii=False, indent=1))
    elif form is RowForm.PRETTY and total > 1:
        states = [a.state for a in added]
        told = [f"{states.count(s)} {s.value}" for s in AddState if states.count(s)]
        console.talk(", ".join(told + [f"{len(failed)} not added"] * bool(failed)))
    if work.interrupted:
        console.warn(interrupted(len(added) + len(failed), total, "page"))
        raise typer.Exit(INTERRUPTED)
    raise typer.Exit(_status(added, failed, incomplete))


def _status(added: list[Added], failed: list[NotAdded], incomplete: bool) -> int:
    """Words that name no page at all are a mistake of usage; a page that could not be had is a refusal."""
    if failed and not added and all(f.error in ("invalid", "missing") for f in failed):
        return FAILED
    return FINDINGS if failed or incomplete else CLEAN
