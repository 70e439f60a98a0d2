"""Adding a line to the newsroom's list of names."""

from __future__ import annotations

from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.settings import Settings
from srctrack.newsroom.names import FILE_NAME, parse_names
from srctrack.workflows.newsroom.lists import own_names


def add_name(line: str, settings: Settings, beside: Path) -> Path:
    """Write ``line`` at the end of the newsroom's first list of names; the list's path. A line that is there is not repeated.

    Without a list one is made: beside the settings file, else in the folder ``beside``. Raises UsageError for a line that is
    not a line of a list, and for a list that cannot be read or written.
    """
    try:
        parse_names(line)
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    lists = own_names(settings)
    path = lists[0] if lists else Path(settings.folder or beside, FILE_NAME)
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if line in before.splitlines():
            return path
        break_ = "" if not before or before.endswith("\n") else "\n"
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{break_}{line}\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"could not write {path}: {error}") from error
    return path
