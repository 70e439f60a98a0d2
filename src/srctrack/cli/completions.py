"""What the shell offers at a Tab: formats, styles, keys, tags and codes.

Each function takes the words typed so far and returns what begins with them; a library that cannot be read offers nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.errors import SrctrackError

if TYPE_CHECKING:
    from srctrack.model.listing import Listing


def report_formats(incomplete: str) -> list[str]:
    from srctrack.reports.registry import formats

    return _beginning(incomplete, formats())


def export_formats(incomplete: str) -> list[str]:
    from srctrack.workflows.references.known import export_format_names

    return _beginning(incomplete, export_format_names())


def import_formats(incomplete: str) -> list[str]:
    from srctrack.workflows.references.known import import_format_names

    return _beginning(incomplete, import_format_names())


def styles(incomplete: str) -> list[str]:
    from srctrack.workflows.references.known import style_names

    return _beginning(incomplete, style_names())


def codes(incomplete: str) -> list[str]:
    """Codes and names of rules; of a list with commas, the last word is completed."""
    from srctrack.workflows.rules import list_rules

    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{word}" for r in list_rules() for word in (r.code, r.name) if word.startswith(last)]


def keys(incomplete: str) -> list[str]:
    return _beginning(incomplete, (one.key for one in _listings()))


def tags(incomplete: str) -> list[str]:
    return _beginning(incomplete, {tag for one in _listings() for tag in one.tags})


def _listings() -> list[Listing]:
    from srctrack.workflows.library.open import list_sources, open_library
    from srctrack.workflows.projects import ProjectFinder

    try:
        with open_library(ProjectFinder(Path.cwd(), os.environ).project().library) as library:
            return list_sources(library)
    except (SrctrackError, OSError):
        return []


def _beginning(words: str, offered: Iterable[str]) -> list[str]:
    return sorted(word for word in offered if word.startswith(words))
