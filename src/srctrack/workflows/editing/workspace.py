"""The libraries and settings of the drafts that are open in an editor."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from srctrack.model.recent import Memory
from srctrack.model.settings import Settings
from srctrack.store.cache.lru import Stamp, stamps
from srctrack.store.reader import StoreReader
from srctrack.workflows.check.checker import Checker, CheckOptions
from srctrack.workflows.check.run import make_checker
from srctrack.workflows.newsroom.lists import own_lists, own_names
from srctrack.workflows.projects import Project, ProjectFinder

MAX_OPEN = 16
"""Projects kept open at once: an editor's window rarely holds more, and each keeps one file of the library open."""
MAX_SENTENCES = 512
"""Sentences of a project whose words are remembered: those of some five drafts of 1,000 words, at about 10 KB each."""


@dataclass(frozen=True)
class OpenProject:
    """What one draft is checked with. ``store`` is the library's folder; None where there is none."""

    project: Project
    options: CheckOptions
    checker: Checker
    stamps: tuple[Stamp | None, ...]
    memory: Memory = field(default_factory=lambda: Memory(MAX_SENTENCES), repr=False, compare=False)
    """What was computed from single sentences of the drafts."""

    @property
    def store(self) -> Path | None:
        return self.project.library

    @property
    def settings(self) -> Settings:
        return self.project.settings

    @property
    def library(self) -> StoreReader | None:
        return self.checker.library


class Workspace:
    """Opens the project of each draft, and keeps it open. Files are read again after they change. Use from one thread."""

    def __init__(self, projects: ProjectFinder) -> None:
        self._projects = projects
        self._libraries: dict[Path, StoreReader] = {}
        self._open: dict[tuple[str | None, Path | None], OpenProject] = {}

    def close(self) -> None:
        for library in self._libraries.values():
            library.close()
        self._libraries.clear()
        self._open.clear()

    def project(self, path: str) -> OpenProject:
        """The project of the draft at ``path``, which need not exist. Raises UsageError, SettingsError, StoreError."""
        found = self._projects.project(Path(os.path.abspath(path)).parent)
        options = CheckOptions().settled(found.settings)
        state = stamps(_watched(found, options))
        key = (found.settings.path, found.library)
        known = self._open.get(key)
        if known is not None and known.stamps == state and known.project == found:
            return known
        if len(self._open) >= MAX_OPEN:
            self.close()
        checker = make_checker(self._library(found.library), options, options.policy())
        self._open[key] = OpenProject(found, options, checker, state)
        return self._open[key]

    def store_to_write(self, path: str) -> Path:
        """The library that pages for the draft at ``path`` are added to; a new one beside the draft when there is none."""
        return self.project(path).store or Path(os.path.abspath(path)).parent / ".srctrack"

    def _library(self, store: Path | None) -> StoreReader | None:
        if store is None or not store.is_dir():
            return None
        if store not in self._libraries:
            self._libraries[store] = StoreReader.open(store)
        self._libraries[store].index.stale()
        return self._libraries[store]


def _watched(project: Project, options: CheckOptions) -> Sequence[Path]:
    """The files and folders after whose change the project is opened again."""
    settings = project.settings
    paths = [Path(settings.path)] if settings.path else []
    paths += [*own_lists(settings), *own_names(settings)]
    if options.baseline is not None:
        paths.append(options.baseline)
    if project.library is not None:  # every write puts a new file into one of these folders
        paths += [project.library / "sources", project.library / "texts"]
    return paths
