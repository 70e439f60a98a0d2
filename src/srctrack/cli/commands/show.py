"""``srctrack show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation
from srctrack.cli.options import OneKey
from srctrack.cli.output.formats import Form

EXAMPLES = (
    "srctrack show fontanka-2024-01-02-raids",
    "srctrack show KEY --text",
    "srctrack show KEY --screenshot page.png",
)


def show(
    ctx: typer.Context,
    key: OneKey,
    text: Annotated[bool, typer.Option("--text", help="Also show the article's text as it was read.")] = False,
    history: Annotated[
        bool, typer.Option("--history", help="Also show the chain of custody: every capture and change, and by whom.")
    ] = False,
    screenshot: Annotated[
        Path | None,
        typer.Option(
            "--screenshot", metavar="FILE", help="Save the picture of a page added with --render: .png, or .pdf."
        ),
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="Output format.")] = Form.PRETTY,
) -> None:
    """Show one source: its fields and where each came from."""
    from srctrack.cli.output.json_rows import source_row
    from srctrack.cli.output.library_cards import entry_line, entry_row
    from srctrack.cli.output.source_cards import source_card
    from srctrack.cli.output.text import plain_lines
    from srctrack.workflows.library.lookup import find_source
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.library.picture import write_picture

    invocation: Invocation = ctx.obj
    with open_library(invocation.find_store()) as library:
        source = find_source(library, key)
        words = library.read(source).prose.text if text else ""
        entries = library.history(source) if history else ()
        if screenshot is not None:
            when = write_picture(library, source, screenshot)
            invocation.console.show(f"{source.key} as a browser showed it on {when:%Y-%m-%d %H:%M} UTC: {screenshot}")
            return
    if form is Form.JSON:
        row = {"schema": "srctrack.show/1", **source_row(source)}
        if text:
            row["text"] = words
        if history:
            row["history"] = [entry_row(e) for e in entries]
        invocation.console.show(json.dumps(row, ensure_ascii=False, indent=1))
        return
    width = invocation.console.width
    parts = [source_card(source, width), *(entry_line(e, width) for e in entries)]
    invocation.console.show("\n".join(parts) + (f"\n\n{plain_lines(words)}" if text else ""))
