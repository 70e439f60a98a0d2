"""``srctrack init``."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = (
    "srctrack init",
    "srctrack init --commit all",
)


class Commit(StrEnum):
    TEXTS = "texts"
    ALL = "all"
    RECORDS = "records"


def init(
    ctx: typer.Context,
    commit: Annotated[
        Commit | None,
        typer.Option("--commit", help="What git stores: records and texts; everything, pages too; or only records."),
    ] = None,
) -> None:
    """Create a library here and choose what git stores."""
    from srctrack.cli.output.text import beside
    from srctrack.settings.read import FILE
    from srctrack.workflows.library.locate import locate_new
    from srctrack.workflows.library.open import init_library, write_sample

    invocation: Invocation = ctx.obj
    path = locate_new(invocation.store, Path.cwd(), os.environ)
    made, holds = init_library(path, commit.value if commit else None)
    console = invocation.console
    settings = path.parent / FILE
    fresh = made and write_sample(settings)
    console.show(f"{'created' if made else 'already here:'} {path}")
    held, left = _GIT[Commit(holds)]
    after = f"git add {path.name}{f' {settings.name}' if fresh else ''}; then `srctrack add URL`, and `srctrack check DRAFT`"
    told = [("in git", held), ("not in git", left)]
    told += [("settings", f"{settings.name}: every setting, commented out")] if fresh else []
    told.append(("next", after))
    console.talk("\n".join(beside(f"  {label:<12}", words, console.width) for label, words in told))


_DERIVED = "cache and queue: rebuilt when needed, or only for this machine"
_GIT = {
    Commit.TEXTS: (
        "sources, texts, journal: every clone can check drafts offline, CI too",
        "snapshots: large; `srctrack restore` downloads those that an archive has, the others exist only on the machine that "
        "added them (`srctrack verify` counts them); " + _DERIVED,
    ),
    Commit.ALL: (
        "everything, including the pages as received: all evidence in every clone, about 20 kB per page",
        _DERIVED,
    ),
    Commit.RECORDS: (
        "sources and journal: small, and no publisher's text in a public repository",
        "texts and snapshots: `srctrack restore` brings back what an archive has, the others exist only on the machine "
        "that added them (`srctrack verify` counts them); " + _DERIVED,
    ),
}
