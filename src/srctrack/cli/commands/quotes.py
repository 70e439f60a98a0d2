"""``srctrack quotes``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.options import AnyKeys
from srctrack.cli.output.formats import RowForm

EXAMPLES = (
    "srctrack quotes",
    "srctrack quotes KEY --speaker Lindholm",
    "srctrack quotes --saved --format json",
)


def quotes(
    ctx: typer.Context,
    keys: AnyKeys = None,
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Only speakers with this word in their name.")
    ] = None,
    kept: Annotated[bool, typer.Option("--saved", help="Only quotations saved with `add --quote`.")] = False,
    links: Annotated[
        bool, typer.Option("--links", help="Show a link that jumps to the words, and an archived one.")
    ] = False,
    form: Annotated[RowForm, typer.Option("--format", help="Output format.")] = RowForm.PRETTY,
) -> None:
    """List quotations, with links that jump to their words."""
    from srctrack.cli.output.quotation_cards import quote_lines, quote_row
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.library.quotations import quotes as workflow

    invocation: Invocation = ctx.obj
    console = invocation.console
    with open_library(invocation.find_store()) as library:
        found = [q for q in workflow(library, keys or (), speaker) if q.kept or not kept]
    if form is RowForm.JSON:
        answer = {"schema": "srctrack.quotes/1", "quotes": [quote_row(q) for q in found]}
        console.show(json.dumps(answer, ensure_ascii=False, indent=1))
    elif form is RowForm.JSONL:
        for one in found:
            console.show(json.dumps(quote_row(one), ensure_ascii=False))
    elif found:
        console.show("\n".join(quote_lines(found, console.width, links=links)))
    else:
        console.talk("no quotations found" + (f" by “{speaker}”" if speaker else ""))
