"""``srctrack names``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.reports.summary import counted

EXAMPLES = (
    "srctrack names drafts/",
    "srctrack names drafts/ --min-count 5 >> srctrack-names.txt",
)


class Form(StrEnum):
    LIST = "list"
    JSON = "json"


def names(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Drafts, or folders of drafts.")],
    least: Annotated[
        int,
        typer.Option("--min-count", metavar="N", min=1, help="How often a name with only one form must appear."),
    ] = 3,
    form: Annotated[Form, typer.Option("--format", help="Lines for srctrack-names.txt, or JSON.")] = Form.LIST,
) -> None:
    """Suggest a list of preferred names from your drafts and sources.

    Counts the forms of each name in your drafts and saved sources, and prints lines for srctrack-names.txt.
    """
    from srctrack.workflows.newsroom.propose_names import propose_names

    invocation: Invocation = ctx.obj
    found = propose_names(paths, invocation.settings(paths), invocation.find_store(paths), least)
    if form is Form.JSON:
        rows = [
            {
                "preferred": n.preferred,
                "count": n.count,
                "variants": [{"form": form_, "count": count} for form_, count in n.variants],
            }
            for n in found.names
        ]
        answer = {"schema": "srctrack.names/1", "drafts": found.drafts, "sources": found.sources, "names": rows}
        invocation.console.show(json.dumps(answer, ensure_ascii=False, indent=1))
        return
    if found.names:
        invocation.console.show(found.listing())
    settled = f", {found.settled} already on the list" if found.settled else ""
    told = counted(len(found.names), "name")
    invocation.console.talk(
        f"{told} proposed from {counted(found.drafts, 'draft')}{settled}; check them before you save the list"
    )
