"""Which drafts a command means, and showing them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from srctrack.cli.invocation import Invocation
from srctrack.cli.output.text import plain
from srctrack.errors import UsageError
from srctrack.workflows.draft_files import find_drafts, paths_from


def wanted_paths(typed: Sequence[str], files_from: str | None, stdin: TextIO, *, listing: bool) -> tuple[str, ...]:
    """The paths typed, then those of the list ``files_from`` (“-” is standard input); with ``listing`` the working
    directory when there are none. Raises UsageError."""
    paths = list(typed)
    if files_from is not None:
        try:
            text = stdin.read() if files_from == "-" else Path(files_from).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise UsageError(f"--files-from: could not read {files_from}: {why}") from None
        paths += paths_from(text)
    elif not paths and listing:
        paths = ["."]
    elif not paths:
        raise UsageError("no draft was given", "give the file of a draft, or a folder with drafts")
    return tuple(paths)


def show_drafts(paths: Sequence[str], invocation: Invocation, *, listed: bool, projects: bool) -> None:
    """Print each draft, with ``projects`` its library and settings too; what was skipped goes to standard error."""
    console = invocation.console
    found = find_drafts(paths, listed=listed)
    if not projects:
        console.show("".join(f"{plain(path)}\n" for path in found.files)) if found.files else None
    else:
        for project, files in invocation.projects().parts(found.files):
            library = os.path.relpath(project.library) if project.library else "none"
            settings = os.path.relpath(project.settings.path) if project.settings.path else "none"
            console.show(f"library {plain(library)}, settings {plain(settings)}")
            console.show("".join(f"  {plain(path)}\n" for path in files))
    for notice in found.notices():
        console.talk(notice)
