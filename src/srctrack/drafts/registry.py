"""Reading drafts: which format a file is of, and the draft it holds."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import srctrack.drafts
from srctrack.discovery import collect
from srctrack.drafts.base import DraftFormat
from srctrack.errors import DraftError
from srctrack.model.annotations import Annotations
from srctrack.model.draft import Draft
from srctrack.model.prose import Prose
from srctrack.patterns import pattern

STDIN = "-"
_NAMED_DAY = pattern(r"(\d{4}-\d{2}-\d{2})[-_. ]")


@cache
def all_formats() -> tuple[DraftFormat, ...]:
    """Every format of draft, in order of module name."""
    return tuple(collect(srctrack.drafts, DraftFormat))


@cache
def draft_endings() -> tuple[str, ...]:
    """The endings of the files that are drafts, lower case with the dot, in order. The one list there is."""
    return tuple(sorted({ending for kind in all_formats() for ending in kind.endings}))


def format_of(path: str) -> DraftFormat:
    """The format a path's ending names (Markdown for standard input). Raises DraftError for any other ending."""
    ending = Path(path).suffix.lower() if path != STDIN else ".md"
    for kind in all_formats():
        if ending in kind.endings:
            return kind
    named = (
        f"srctrack does not read {ending} files" if ending else "the file name has no ending, so the format is unknown"
    )
    raise DraftError(path, named, f"it reads {' '.join(draft_endings())}")


def read_draft(
    path: str,
    *,
    stdin: str | None = None,
    given_date: datetime.date | None = None,
    annotate: Callable[[Prose, datetime.date | None], Annotations],
    as_path: str | None = None,
) -> Draft:
    """The draft at ``path`` (``-``: the words of ``stdin``), annotated by ``annotate``, which gets its prose and the day
    it speaks from.

    ``as_path`` names the file that standard input stands for: its ending says the format. Raises DraftError, with a
    sentence, for a file that is missing, a folder, unreadable, of no known format, or no text.
    """
    name = (as_path or STDIN) if path == STDIN else path
    format_of(name)  # a name of no known ending is told before its file is looked for
    content = (stdin or "").encode("utf-8", "surrogatepass") if path == STDIN else _bytes(path)
    return draft_of(name, content, given_date=given_date, annotate=annotate, editable=path != STDIN)


def draft_of(
    path: str,
    content: bytes,
    *,
    given_date: datetime.date | None = None,
    annotate: Callable[[Prose, datetime.date | None], Annotations],
    editable: bool = True,
) -> Draft:
    """The draft whose file, at ``path``, holds ``content``; the file itself is not looked at."""
    reading = format_of(path).read(path, content)
    front = reading.front_matter
    if front.date is None:
        front = replace(front, date=_day_of_name(path))
    return Draft(
        file=reading.file,
        prose=reading.prose,
        offsets=reading.offsets,
        annotations=annotate(reading.prose, given_date or front.date),
        links=reading.links,
        citations=reading.citations,
        suppressions=reading.suppressions,
        front_matter=front,
        dangling=reading.dangling,
        site_links=reading.site_links,
        editable=reading.editable and editable,
        spaces_show=reading.spaces_show,
        given_date=given_date,
    )


def _day_of_name(path: str) -> datetime.date | None:
    """The day that a file's name begins with, as Jekyll's posts do (``2024-01-02-raids.md``)."""
    m = _NAMED_DAY.match(Path(path).name)
    try:
        return datetime.date.fromisoformat(m[1]) if m else None
    except ValueError:
        return None


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise DraftError(path, "there is no such file") from None
    except IsADirectoryError:
        raise DraftError(path, "this is a folder") from None
    except PermissionError:
        raise DraftError(path, "permission denied") from None
    except (OSError, ValueError) as e:
        raise DraftError(path, f"it could not be read ({e.strerror or e if isinstance(e, OSError) else e})") from None
