"""``srctrack link``."""

from __future__ import annotations

from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.model.reference import LinkForm

EXAMPLES = (
    "srctrack link draft.md --diff",
    "srctrack link draft.md --form footnote",
    "srctrack link draft.md --undo",
)


def link(
    ctx: typer.Context,
    drafts: Annotated[list[str], typer.Argument(metavar="DRAFT…", help="Markdown or HTML drafts.")],
    form: Annotated[
        LinkForm, typer.Option("--form", help="A second link, a footnote, or data- attributes (Robust Links).")
    ] = LinkForm.BESIDE,
    swap_dead: Annotated[
        bool,
        typer.Option("--swap-dead", help="Point links to pages that are gone (tagged dead) to the copy."),
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Remove the links that were added.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the changes without writing them.")] = False,
) -> None:
    """Add archived copies next to the links of a draft.

    Running it twice changes nothing, and --undo removes them.
    """
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.references.link import link as workflow
    from srctrack.workflows.references.link import unlink, write_linked

    invocation: Invocation = ctx.obj
    console = invocation.console
    with open_library(invocation.find_store(drafts)) as library:
        made = [unlink(d, library) if undo else workflow(d, library, form, swap_dead=swap_dead) for d in drafts]
    for draft in made:
        if diff:
            console.show(draft.patch) if draft.patch else None
        for left in draft.left:
            console.warn(f"{draft.path}: {left.url} was not changed: {left.why}")
        for url in draft.unarchived:
            console.warn(f"{draft.path}: no archived copy of {url} is known; `srctrack archive` requests one")
    if not diff:
        write_linked(made)
        changed = sum(d.before != d.after for d in made)
        console.talk(f"{changed} changed, {len(made) - changed} unchanged")
