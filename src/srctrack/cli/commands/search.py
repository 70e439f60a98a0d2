"""``srctrack search``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from srctrack.cli.completions import tags
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import day_typed
from srctrack.cli.output.formats import RowForm

EXAMPLES = (
    "srctrack search ferry Solheim",
    "srctrack search '\"over its switch\"' --in quotations",
    "srctrack search '3,000' --in figures",
)


class Where(StrEnum):
    ANYWHERE = "anywhere"
    QUOTATIONS = "quotations"
    FIGURES = "figures"


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help="Words that must all be in a source; “…” for a phrase.")
    ],
    where: Annotated[Where, typer.Option("--in", help="Where to search.")] = Where.ANYWHERE,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Only sources with this tag.")
    ] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only sources of this outlet (name or domain).")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Published on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Published on this day or before.")
    ] = None,
    unarchived: Annotated[bool, typer.Option("--unarchived", help="Only sources without an archived copy.")] = False,
    walled: Annotated[bool, typer.Option("--walled", help="Only sources partly behind a paywall.")] = False,
    limit: Annotated[
        int, typer.Option("--limit", metavar="N", min=1, max=1000, help="Maximum number of results.")
    ] = 20,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """Find sources by words.

    Searches title, outlet, author, tags, note and text, or only quotations or figures. A word also finds its other
    forms, and a name in Latin or Cyrillic letters. “…” finds exactly these words.
    """
    from srctrack.cli.output.library_cards import hit_card, hit_row
    from srctrack.workflows.library.open import SourceFilter, open_library
    from srctrack.workflows.library.search import SearchField
    from srctrack.workflows.library.search import search as workflow

    invocation: Invocation = ctx.obj
    console = invocation.console
    wanted = SourceFilter(
        tags=tuple(tag or ()),
        outlet=outlet,
        since=day_typed(since, "--since"),
        until=day_typed(until, "--until"),
        unarchived=unarchived,
        walled=walled,
    )
    chosen = None if wanted == SourceFilter() else wanted
    with open_library(invocation.find_store()) as library:
        hits = workflow(library, " ".join(words), SearchField(where.value), limit, chosen)
    if form is RowForm.JSON:
        answer = {"schema": "srctrack.search/1", "hits": [hit_row(h) for h in hits]}
        console.show(json.dumps(answer, ensure_ascii=False, indent=1))
    elif form is RowForm.JSONL:
        for hit in hits:
            console.show(json.dumps(hit_row(hit), ensure_ascii=False))
    elif hits:
        console.show("\n".join(hit_card(h, console.width) for h in hits))
    else:
        console.talk("no matches")
