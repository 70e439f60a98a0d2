"""``srctrack list``."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = "Examples:  srctrack list  ·  srctrack list --tag raids --format json"


class Form(StrEnum):
    PRETTY = "pretty"
    JSON = "json"
    JSONL = "jsonl"


def list_(
    ctx: typer.Context,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Only sources with this tag.")] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", help="Only sources of this outlet (name or domain).")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How to show them.")] = Form.PRETTY,
) -> None:
    """List the sources of the library."""
    from srctrack.cli.answers import source_row
    from srctrack.cli.cards import long_date, plain
    from srctrack.workflows.library import list_sources, open_library

    invocation: Invocation = ctx.obj
    with open_library(invocation.find_store()) as library:
        found = list_sources(library, tags=tuple(tag or ()), outlet=outlet)
    if form is Form.JSON:
        answer = {"schema": "srctrack.list/1", "sources": [source_row(s) for s in found]}
        invocation.console.show(json.dumps(answer, ensure_ascii=False, indent=1))
    elif form is Form.JSONL:
        for source in found:
            invocation.console.show(json.dumps(source_row(source), ensure_ascii=False))
    elif not found:
        invocation.console.talk("no sources here; `srctrack add URL` adds one")
    else:
        wide = min(44, max(len(s.key) for s in found))
        for s in found:
            about = " · ".join(p for p in (plain(s.outlet.name or s.outlet.domain), long_date(s.published)) if p)
            invocation.console.show(
                f"{s.key:<{wide}}  {plain(s.title) or '(no title)'}\n{'':<{wide}}  {about or s.url}"
            )
