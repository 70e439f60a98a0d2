"""The libraries and settings of the drafts that are open in an editor."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.model.claim import claim_kinds
from srctrack.model.evidence import HouseName, KnownOutlets
from srctrack.model.settings import Settings
from srctrack.store.reader import StoreReader
from srctrack.workflows.check.checker import Checker, CheckOptions
from srctrack.workflows.newsroom.lists import known_names, known_outlets, own_lists, own_names
from srctrack.workflows.projects import ProjectFinder

MAX_OPEN = 16
"""Projects kept open at once: an editor's window rarely holds more, and each keeps one file of the library open."""

Stamps = tuple[tuple[str, int, int] | None, ...]
"""Time of change and size of files and folders, None for those that are not there."""


@dataclass(frozen=True)
class OpenProject:
    """What one draft is checked with. ``store`` is the library's folder; None where there is none."""

    store: Path | None
    settings: Settings
    checker: Checker
    stamps: Stamps

    @property
    def library(self) -> StoreReader | None:
        return self.checker.library


@dataclass(frozen=True)
class _Lists:
    """The newsroom's lists, as read when their files had these stamps."""

    stamps: Stamps
    outlets: KnownOutlets
    names: Sequence[HouseName]


class Workspace:
    """Finds and opens the project of each draft. Files are read again after they change. Use from one thread.

    ``store`` and ``config`` are the options of the command line; with ``isolated`` no settings are read.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        start: Path,
        store: Path | None = None,
        config: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self.start = start
        self._finder = ProjectFinder(start, environ, store=store, config=config, isolated=isolated)
        self._libraries: dict[Path, StoreReader] = {}
        self._lists: dict[tuple[object, ...], _Lists] = {}
        self._projects: dict[tuple[object, ...], OpenProject] = {}

    def close(self) -> None:
        for library in self._libraries.values():
            library.close()
        self._libraries.clear()
        self._projects.clear()

    def project(self, path: str) -> OpenProject:
        """The project of the draft at ``path``, which need not exist. Raises UsageError, SettingsError, StoreError."""
        folder = Path(os.path.abspath(path)).parent
        found = self._finder.project(folder)
        settings = found.settings
        store = found.library if found.library is not None and found.library.is_dir() else None
        key = (settings.path, settings.names, settings.outlets, store)
        stamps = self._stamps(settings, store)
        known = self._projects.get(key)
        if known is not None and known.stamps == stamps:
            return known
        if len(self._projects) >= MAX_OPEN:
            self.close()
        library = self._library(store)
        lists = self._read_lists(settings)
        policy = CheckOptions(settings=settings).policy()
        signed = claim_kinds(settings.require_signed)
        checker = Checker(policy, library, lists.outlets, lists.names, settings.own, require_signed=signed)
        self._projects[key] = OpenProject(store, settings, checker, stamps)
        return self._projects[key]

    def store_to_write(self, path: str) -> Path:
        """The library that pages for the draft at ``path`` are added to; a new one beside the draft when there is none."""
        project = self.project(path)
        return project.store or Path(os.path.abspath(path)).parent / ".srctrack"

    def _library(self, store: Path | None) -> StoreReader | None:
        if store is None:
            return None
        if store not in self._libraries:
            self._libraries[store] = StoreReader.open(store)
        self._libraries[store].index.stale()
        return self._libraries[store]

    def _read_lists(self, settings: Settings) -> _Lists:
        key = (settings.path, settings.names, settings.outlets)
        stamps = _stamps([*own_lists(settings), *own_names(settings)])
        known = self._lists.get(key)
        if known is None or known.stamps != stamps:
            known = self._lists[key] = _Lists(stamps, known_outlets(settings), known_names(settings))
        return known

    def _stamps(self, settings: Settings, store: Path | None) -> Stamps:
        paths = [Path(settings.path)] if settings.path else []
        paths += [*own_lists(settings), *own_names(settings)]
        if store is not None:
            paths += [store / "sources", store / "texts"]  # every write puts a new file into the folder
        return _stamps(paths)


def _stamps(paths: Sequence[Path]) -> Stamps:
    return tuple(_stamp(path) for path in paths)


def _stamp(path: Path) -> tuple[str, int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return str(path), status.st_mtime_ns, status.st_size
