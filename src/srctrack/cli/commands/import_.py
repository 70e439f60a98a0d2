"""``srctrack import``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.completions import import_formats, tags
from srctrack.cli.exit_codes import CLEAN, FINDINGS
from srctrack.cli.invocation import Invocation

EXAMPLES = (
    "srctrack import library.bib",
    "srctrack import export.rdf --tag zotero",
    "srctrack import bookmarks.html",
)


def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="CSL-JSON, BibTeX, RIS, CSV, Zotero RDF or JSON, browser bookmarks, a list of URLs."
        ),
    ],
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            autocompletion=import_formats,
            help="The files' format, if it cannot be detected.",
        ),
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="TAG", autocompletion=tags, help="Give each source this tag.")
    ] = None,
) -> None:
    """Import references from reference managers and browsers.

    Only the references are imported. `srctrack refresh --all` downloads the pages.
    """
    from srctrack.workflows.library.open import make_library
    from srctrack.workflows.references.import_ import ImportState, import_references, read_references

    invocation: Invocation = ctx.obj
    console = invocation.console
    parts = [(f, read_references(f, form)) for f in files]
    read = [r for _, part in parts for r in part.references]
    counts = dict.fromkeys(ImportState, 0)
    with make_library(invocation.store_to_write()) as library:
        outcomes = import_references(read, library, tags=tuple(tag or ()), now=_now)
        for done in console.progress(outcomes, len(read), "importing"):
            counts[done.state] += 1
            was = f"   (was {done.was})" if done.was else ""
            console.show(f"{done.state.value:<9}  {done.source.key}{was}")
    remarks = [(f, remark) for f, part in parts for remark in part.remarks]
    for file, remark in remarks:
        console.warn(f"{file}:{remark.line}: {remark.said}")
    console.talk(", ".join(f"{n} {state.value}" for state, n in counts.items()))
    if counts[ImportState.ADDED]:
        console.talk("  only the references were imported; `srctrack refresh --all` downloads the pages")
    raise typer.Exit(FINDINGS if any(remark.lost for _, remark in remarks) else CLEAN)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
