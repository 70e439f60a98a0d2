"""``srctrack edit``."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from srctrack.cli.completions import tags
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import OneKey
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack edit KEY --title 'Ferry line closed' --tag ferry",
    "srctrack edit KEY --published 2024-01-02",
)


def edit(
    ctx: typer.Context,
    key: OneKey,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="The headline.")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="The outlet's name.")] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", metavar="NAME", help="An author. Can be repeated; '' removes all.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day of publication.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Two letters: en, ru.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Your own note; '' removes it.")] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Add a tag.")
    ] = None,
    untag: Annotated[
        list[str] | None, typer.Option("--untag", metavar="TAG", autocompletion=tags, help="Remove a tag.")
    ] = None,
    rename: Annotated[
        str | None,
        typer.Option("--key", metavar="NEW", help="A new key. Drafts that cite the old one are not changed."),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Correct what is recorded about a source.

    What you enter here overrides what is read from the page, now and after every refresh.
    """
    from srctrack.cli.options import day_typed
    from srctrack.cli.output.json_rows import source_row
    from srctrack.cli.output.source_cards import source_card
    from srctrack.workflows.library.edit import Changes
    from srctrack.workflows.library.edit import edit as workflow
    from srctrack.workflows.library.open import open_library

    invocation: Invocation = ctx.obj
    changes = Changes(
        title,
        outlet,
        tuple(author) if author is not None else None,
        day_typed(published, "--published"),
        language,
        note,
        tuple(tag or ()),
        tuple(untag or ()),
        rename,
    )
    with open_library(invocation.find_store()) as library:
        before, after = workflow(library, key, changes)
    if form is Form.JSON:
        row = {"schema": "srctrack.show/1", **source_row(after)}
        invocation.console.show(json.dumps(row, ensure_ascii=False, indent=1))
        return
    invocation.console.show(source_card(after, invocation.console.width))
    if before == after:
        invocation.console.talk("nothing was changed")
