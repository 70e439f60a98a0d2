"""``srctrack cite``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.completions import keys, styles, tags
from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.model.reference import MarkupFormat
from srctrack.reports.summary import counted

EXAMPLES = (
    "srctrack cite KEY --style apa",
    "srctrack cite KEY --style wikipedia --copy",
    "srctrack cite --draft draft.md --style harvard",
)


def cite(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]…", autocompletion=keys, help="Keys or URLs of sources.")
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            "--style",
            metavar="STYLE",
            autocompletion=styles,
            help="chicago-notes, chicago-author-date, apa, mla, ap, harvard, ieee, markdown, footnote, html, wikipedia, or a .csl file.",
        ),
    ] = None,
    locale: Annotated[
        str, typer.Option("--locale", metavar="CODE", help="The language of months and terms.")
    ] = "en-US",
    dress: Annotated[MarkupFormat, typer.Option("--as", help="How to write italics and links.")] = MarkupFormat.TEXT,
    tag: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Also cite the sources with this tag."),
    ] = None,
    draft: Annotated[
        Path | None,
        typer.Option("--draft", metavar="DRAFT", help="Add or update the reference list at the end of this draft."),
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="Also copy them to the clipboard.")] = False,
) -> None:
    """Write references to sources, with their archived copies."""
    from srctrack.cli.output.text import plain_lines
    from srctrack.errors import UsageError
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.references.cite import (
        DEFAULT_STYLE,
        Manner,
        list_references,
        write_list,
        write_references,
    )
    from srctrack.workflows.references.select import cited_references

    invocation: Invocation = ctx.obj
    if not (keys or tag or draft):
        raise UsageError("nothing to cite", "`srctrack cite KEY…`, --tag TAG, or --draft DRAFT")
    with open_library(invocation.find_store([str(draft)] if draft else ())) as library:
        if draft is not None:
            listed = list_references(str(draft), library, Manner(style, locale) if style else None)
            write_list(listed)
            for target in listed.missing:
                invocation.console.warn(f"cited but not saved: {target}")
            invocation.console.talk(f"{draft}: {counted(listed.listed, 'reference')} listed")
            raise typer.Exit(FINDINGS if listed.missing else CLEAN)
        found = cited_references(library, tuple(keys or ()), tuple(tag or ()))
    written = "\n".join(write_references(found, Manner(style or DEFAULT_STYLE, locale, dress)))
    invocation.console.show(plain_lines(written))
    if copy:
        from srctrack.cli.output.clipboard import copy as to_clipboard

        to_clipboard(written)
