"""``srctrack export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.completions import export_formats, tags
from srctrack.cli.exit_codes import FINDINGS
from srctrack.cli.invocation import Invocation
from srctrack.cli.options import AnyKeys
from srctrack.reports.summary import counted

EXAMPLES = (
    "srctrack export --format bibtex --output sources.bib",
    "srctrack export --draft draft.md --format ris",
    "srctrack export --draft draft.md --for-pandoc --output refs.json",
    "srctrack export --draft draft.md --format wacz --output evidence.wacz",
)

SHOWN = 3
"""Keys named for one thing that is lost; all of them with -v."""


def export(
    ctx: typer.Context,
    keys: AnyKeys = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=export_formats,
            help="csl-json, bibtex, biblatex, ris, csv, jsonl, zotero-rdf, or wacz for the pages themselves.",
        ),
    ] = "csl-json",
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Only sources with this tag.")
    ] = None,
    draft: Annotated[
        list[Path] | None, typer.Option("--draft", metavar="DRAFT", help="Only sources that this draft cites.")
    ] = None,
    for_pandoc: Annotated[
        bool, typer.Option("--for-pandoc", help="CSL-JSON of the [@keys] of the drafts, for pandoc --citeproc.")
    ] = False,
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write to this file.")] = None,
) -> None:
    """Write references, or the pages as a web archive.

    The command says what a format cannot store. A WACZ package contains the pages, an index
    and the hash of every file. ReplayWeb.page shows it, and `srctrack add` adds it to another library.
    """
    from srctrack.errors import UsageError
    from srctrack.workflows.library.open import open_library
    from srctrack.workflows.references.export import export as workflow
    from srctrack.workflows.references.export import export_for_pandoc
    from srctrack.workflows.references.known import PACKAGE
    from srctrack.workflows.references.select import references

    invocation: Invocation = ctx.obj
    console = invocation.console
    drafts = [str(d) for d in draft or ()]
    unknown: tuple[str, ...] = ()
    if form == PACKAGE:
        from srctrack.cli.packing import export_wacz

        raise typer.Exit(export_wacz(invocation, keys or (), tag or (), drafts, output, for_pandoc=for_pandoc))
    with open_library(invocation.find_store(drafts)) as library:
        if for_pandoc:
            if not drafts:
                raise UsageError("--for-pandoc needs a draft", "srctrack export --draft draft.md --for-pandoc")
            made, unknown = export_for_pandoc(drafts, library)
        else:
            made = workflow(references(library, tuple(keys or ()), tuple(tag or ()), drafts), form)
    if output is None:
        console.show(made.text)
    else:
        try:
            output.write_text(made.text, encoding="utf-8")
        except OSError as error:
            raise UsageError(f"could not write {output}: {error.strerror}") from error
        console.talk(f"wrote {counted(made.count, 'reference')} to {output}")
    for what, of in made.lost_of.items():
        named = ", ".join(of if console.verbose else of[:SHOWN]) + (
            "" if console.verbose or len(of) <= SHOWN else ", …"
        )
        console.warn(f"{form} cannot store {what}; left out for {len(of)} of {made.count} references ({named})")
    for key in unknown:
        console.warn(f"[@{key}] is not a source in this library")
    if unknown:
        raise typer.Exit(FINDINGS)
