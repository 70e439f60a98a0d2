"""Looking into the library."""

from __future__ import annotations

from pathlib import Path

from srctrack.errors import NoStore, UsageError
from srctrack.model.source import ReadSource, Source
from srctrack.store.library import Library
from srctrack.text.survey import VERSION, survey

SURVEY = f"text-{VERSION}"
"""Names the surveyor in the library's cache."""


def open_library(path: Path | None) -> Library:
    """The library at ``path``. Raises NoStore when there is none."""
    if path is None:
        raise NoStore(
            "no library here or in a folder above", "`srctrack init` makes one; --store DIR names one elsewhere"
        )
    return Library.open(path, survey=survey, survey_version=SURVEY)


def init_library(path: Path, commit: str) -> tuple[Path, bool]:
    """Make a library at ``path``; the path, and whether there was none before."""
    fresh = not path.exists()
    make_library(path, commit).close()
    return path, fresh


def make_library(path: Path, commit: str | None = None) -> Library:
    """The library at ``path``, made when there is none; ``commit`` says what of it git is to hold."""
    return Library.create(path, commit=commit, survey=survey, survey_version=SURVEY)


def list_sources(library: Library, *, tags: tuple[str, ...] = (), outlet: str | None = None) -> list[Source]:
    """The sources in order of key that carry all ``tags`` and are of ``outlet`` (a name or domain)."""
    if outlet is not None:
        found = [s for k in library.keys_for_outlet(outlet) if (s := library.get(k)) is not None]
    else:
        found = list(library.sources())
    return sorted((s for s in found if set(tags) <= set(s.tags)), key=lambda s: s.key)


def read_source(library: Library, word: str) -> ReadSource:
    """The source whose key or URL is ``word``, with its words. Raises UsageError when there is none."""
    source = library.get(word)
    if source is None:
        key = library.key_for_url(word)
        source = library.get(key) if key else None
    if source is None:
        import difflib

        near = difflib.get_close_matches(word, library.keys(), 1, 0.5)
        raise UsageError(
            f"no source “{word}” here", f"did you mean {near[0]}?" if near else "`srctrack list` shows all keys"
        )
    return library.read(source)
