"""``srctrack list``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from srctrack.cli.completions import tags
from srctrack.cli.console import Console
from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.output.formats import RowForm
from srctrack.errors import UsageError
from srctrack.reports.summary import counted

if TYPE_CHECKING:
    from srctrack.cli.output.json_rows import Row

EXAMPLES = (
    "srctrack list",
    "srctrack list --tag raids --unarchived",
    "srctrack list --since 2024-01-01 --format json",
)


class Sort(StrEnum):
    KEY = "key"
    PUBLISHED = "published"
    ACCESSED = "accessed"


def list_(
    ctx: typer.Context,
    drafts: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DRAFT]…", help="Drafts, or folders of drafts, for --unused and --missing."),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Only sources with this tag.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only sources of this outlet (name or domain).")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Only sources by an author with this name.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Only in this language.")] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Published on this day or before.")
    ] = None,
    unarchived: Annotated[bool, typer.Option("--unarchived", help="Only sources without an archived copy.")] = False,
    walled: Annotated[bool, typer.Option("--walled", help="Only sources partly behind a paywall.")] = False,
    unused: Annotated[bool, typer.Option("--unused", help="Only sources that no DRAFT cites.")] = False,
    missing: Annotated[
        bool, typer.Option("--missing", help="Pages that a DRAFT cites and that are not saved.")
    ] = False,
    sort: Annotated[Sort, typer.Option("--sort", help="Order; dates newest first.")] = Sort.KEY,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """List the sources of the library."""
    from srctrack.cli.options import day_typed
    from srctrack.cli.output.json_rows import source_row
    from srctrack.cli.output.library_cards import listing_card
    from srctrack.workflows.library.open import Order, SourceFilter, list_sources, open_library, records_of
    from srctrack.workflows.references.select import cited_by
    from srctrack.workflows.remote.open import remote_view

    invocation: Invocation = ctx.obj
    console = invocation.console
    wanted = SourceFilter(
        tuple(tag or ()),
        outlet,
        language,
        author,
        day_typed(since, "--since"),
        day_typed(until, "--until"),
        unarchived,
        walled,
    )
    if (unused or missing) != bool(drafts):
        raise UsageError("--unused and --missing need drafts", "srctrack list --unused drafts/")
    with open_library(invocation.find_store()) as library:
        if missing:
            raise typer.Exit(_show_missing(cited_by(tuple(drafts or ()), library).missing, form, console))
        found = list_sources(library, wanted, Order(sort.value))
        if unused:
            cited = set(cited_by(tuple(drafts or ()), library).keys)
            found = [one for one in found if one.key not in cited]
        view = remote_view(library, remote) if (remote := invocation.settings().remote) else None
        pending = view.pending if view else {}

        def rows() -> Iterator[Row]:
            for source in records_of(library, found):
                digests = [s.id for s in source.snapshots]
                state = view.state(source.key, digests) if view else None
                yield source_row(source) | {"remote": state.value if state else None}

        if form is RowForm.JSON:
            # A line a source: an indented document of ten thousand takes Python's slow encoder half a second.
            lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows())
            console.show(f'{{"schema": "srctrack.list/1", "sources": [\n{lines}\n]}}')
        elif form is RowForm.JSONL:
            for row in rows():
                console.show(json.dumps(row, ensure_ascii=False))
        elif not found:
            console.talk("no sources here; `srctrack add URL` adds one" if not len(library) else "no source matches")
        else:
            wide = min(44, max(len(one.key) for one in found))
            console.show("\n".join(listing_card(one, wide, console.width, pending=one.key in pending) for one in found))
        if pending:
            pages = counted(len(pending), "source has a page that is", "sources have pages that are")
            console.talk(f"{pages} not in the remote store yet; `srctrack push` sends them")
        if damaged := library.index.damaged():
            console.warn(f"{len(damaged)} could not be read and are not listed; `srctrack verify` shows which")


def _show_missing(missing: tuple[tuple[str, str], ...], form: RowForm, console: Console) -> int:
    """What is cited and not kept, with the draft that cites it; the exit status."""
    from srctrack.cli.output.text import plain

    if form is RowForm.JSON:
        rows = [{"target": target, "path": path} for target, path in missing]
        console.show(json.dumps({"schema": "srctrack.missing/1", "missing": rows}, ensure_ascii=False, indent=1))
    elif form is RowForm.JSONL:
        for target, path in missing:
            console.show(json.dumps({"target": target, "path": path}, ensure_ascii=False))
    elif missing:
        console.show("\n".join(f"{plain(target)}   {plain(path)}" for target, path in missing))
    return FINDINGS if missing else CLEAN
