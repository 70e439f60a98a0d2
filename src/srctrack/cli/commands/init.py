"""``srctrack init``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from srctrack.cli.invocation import Invocation

EXAMPLES = "Examples:  srctrack init  ·  srctrack init --commit all"


class Commit(StrEnum):
    TEXTS = "texts"
    ALL = "all"
    RECORDS = "records"


def init(
    ctx: typer.Context,
    commit: Annotated[
        Commit,
        typer.Option("--commit", help="What git is to hold: records and texts; all, with snapshots; or records alone."),
    ] = Commit.TEXTS,
) -> None:
    """Make a library here, and say what of it to commit."""
    from srctrack.workflows.library import init_library

    invocation: Invocation = ctx.obj
    explicit = invocation.store
    path, made = init_library(explicit or Path.cwd() / ".srctrack", commit.value)
    console = invocation.console
    console.show(f"{'made' if made else 'already here:'} {path}")
    kept = {
        Commit.TEXTS: "git holds records and texts; snapshots stay on this machine (the archive holds the page)",
        Commit.ALL: "git holds everything, with the pages as received",
        Commit.RECORDS: "git holds the records alone; `srctrack restore` brings texts and snapshots back",
    }
    console.talk(f"  {kept[commit]}\n  git add {path.name}; then `srctrack add URL`, and `srctrack check DRAFT`")
