"""The Python interface of srctrack. Only what this module names is public; everything else may change at any time.

Examples are in ``docs/api.md``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

from srctrack.errors import SrctrackError
from srctrack.model.add_result import Added, ManualMetadata, NotAdded, Target
from srctrack.model.annotations import Annotations
from srctrack.model.finding import Confidence, Finding, Severity
from srctrack.model.prose import Prose
from srctrack.model.report import CheckReport
from srctrack.model.settings import Settings
from srctrack.model.source import Source
from srctrack.store.library import Library

__all__ = [
    "Added",
    "Annotations",
    "CheckReport",
    "Confidence",
    "Finding",
    "Library",
    "ManualMetadata",
    "NotAdded",
    "Severity",
    "Source",
    "SrctrackError",
    "add",
    "annotate",
    "check",
    "open_library",
]

PathLike = str | Path


def check(
    paths: PathLike | Iterable[PathLike],
    *,
    store: PathLike | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    date: datetime.date | None = None,
    settings: Settings | None = None,
) -> CheckReport:
    """Check drafts, or folders of drafts, and return the report. Nothing is fetched.

    ``store`` is the library's folder (``.srctrack``); without it the drafts are checked against themselves alone.
    ``select`` and ``ignore`` take codes, prefixes of codes or rule names. ``date`` is the day the drafts speak from.

    Raises ``UsageError`` for an unknown code, ``DraftError`` where there is no draft, ``StoreError`` for a library that
    cannot be read; all are ``SrctrackError``. A draft that cannot be read is a failure of the report.
    """
    from srctrack.workflows.check.checker import CheckOptions
    from srctrack.workflows.check.run import run_check

    options = CheckOptions(select=tuple(select), ignore=tuple(ignore), date=date, settings=settings or Settings())
    return run_check(_paths(paths), _path(store), options, stdin=_no_stdin).report


def annotate(text: str, *, date: datetime.date | None = None, language: str | None = None) -> Annotations:
    """Return the sentences, quotations, figures, names, dates and attributions of ``text``.

    Spans are half-open ranges of code points of ``text``. ``date`` is the day the text speaks from, for dates without a
    year. ``language`` is a two-letter code; without it the language is detected.
    """
    from srctrack.annotate.annotate import annotate as annotate_prose

    return annotate_prose(Prose(text, language=language), date)


def open_library(path: PathLike, *, create: bool = False) -> Library:
    """Open the library at ``path``, for use in a ``with`` statement; with ``create``, make it when there is none.

    Raises ``NoStore`` when there is none, ``StoreError`` when it cannot be read.
    """
    if create:
        return Library.create(Path(path))
    from srctrack.workflows.library.open import open_library as open_existing

    return open_existing(Path(path))


def add(
    url: str | None = None,
    *,
    store: PathLike,
    file: PathLike | None = None,
    metadata: ManualMetadata | None = None,
    archive: bool = False,
    settings: Settings | None = None,
) -> Added | NotAdded:
    """Save one page in the library at ``store``, which is made when there is none.

    The page is fetched from ``url``, or read from ``file`` that was saved from it. ``metadata`` replaces what is read
    from the page. With ``archive``, archives are asked for a copy. A page that cannot be fetched or read is a ``NotAdded``
    with the reason, never an exception.
    """
    from srctrack.workflows.add.pipeline import AddOptions
    from srctrack.workflows.add.run import run_add

    target = Target(url, _path(file), metadata or ManualMetadata())
    [result] = run_add([target], Path(store), AddOptions(), now=_now, archive=archive, wait=0.0, settings=settings)
    return result


def _paths(paths: PathLike | Iterable[PathLike]) -> list[str]:
    return [str(paths)] if isinstance(paths, str | Path) else [str(path) for path in paths]


def _path(path: PathLike | None) -> Path | None:
    return None if path is None else Path(path)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _no_stdin() -> str:
    return ""
