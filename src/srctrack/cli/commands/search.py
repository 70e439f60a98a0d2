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
        list[str], typer.Argument(metavar="WORDS…", help="All must stand in a source; “…” keeps words together.")
    ],
    where: Annotated[
        Where, typer.Option("--in", help="Anywhere (title, outlet, author, tags, note, text), or only in these.")
    ] = Where.ANYWHERE,
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
    unarchived: Annotated[bool, typer.Option("--unarchived", help="Only those no archive is known to hold.")] = False,
    walled: Annotated[bool, typer.Option("--walled", help="Only those of which a paywall hid a part.")] = False,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=1000, help="How many to show at most.")] = 20,
    form: Annotated[RowForm, typer.Option("--format", help="How to show them.")] = RowForm.PRETTY,
) -> None:
    """Find sources by words.

    In title, outlet, author, tags, note and text; --in quotations or --in figures looks there alone. A word stands for
    its other forms, and for a name in Latin or Cyrillic letters; “…” for the words as they are.
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
        console.talk("no source holds these words")
