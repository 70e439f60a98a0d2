"""Which library, which settings and which newsroom's lists apply to a draft."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from srctrack.model.settings import SetAt, SetBy, Settings
from srctrack.newsroom.names import FILE_NAME as NAMES_FILE
from srctrack.newsroom.outlets import FILE_NAME as OUTLETS_FILE
from srctrack.settings.read import find_settings, read_settings
from srctrack.store.locate import FOLDER, VARIABLE


@dataclass(frozen=True)
class Project:
    """What applies to the files of one folder. ``library`` is None when there is none."""

    library: Path | None
    settings: Settings


@dataclass(frozen=True)
class ProjectFinder:
    """Finds the project of a folder: the nearest library and settings above it, else above ``start``.

    ``start`` is the working directory. ``store`` (--store), then ``SRCTRACK_STORE``, win over any library found; ``config``
    (--config) wins over any settings found. With ``isolated`` no settings and no lists are read.
    """

    start: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    store: Path | None = None
    config: Path | None = None
    isolated: bool = False

    def project(self, folder: Path | None = None) -> Project:
        """The project of ``folder``, of the working directory when it is None. Raises SettingsError, UsageError."""
        return self._project(self._above(folder))

    def parts(self, paths: Sequence[str]) -> list[tuple[Project, list[str]]]:
        """``paths`` of files, grouped by project, each group in order. “-” belongs to the working directory."""
        by_folder: dict[Path | None, Project] = {}
        groups: list[tuple[Project, list[str]]] = []
        for path in paths:
            folder = None if path == "-" else Path(os.path.abspath(path)).parent
            if folder not in by_folder:
                found = self.project(folder)
                by_folder[folder] = next((project for project, _ in groups if project == found), found)
            project = by_folder[folder]
            group = next((files for one, files in groups if one is project), None)
            if group is None:
                groups.append((project, [path]))
            else:
                group.append(path)
        return groups

    def _above(self, folder: Path | None) -> list[Path]:
        """The folders to look in, nearest first: those above ``folder``, then those above the working directory."""
        start = Path(os.path.abspath(self.start))
        first = start if folder is None else Path(os.path.abspath(folder))
        return list(dict.fromkeys([first, *first.parents, start, *start.parents]))

    def _project(self, folders: Sequence[Path]) -> Project:
        settings = self._settings(folders)
        return Project(self._library(folders, settings), settings)

    def _settings(self, folders: Sequence[Path]) -> Settings:
        if self.isolated:
            return Settings()
        found = self.config or find_settings(folders)
        settings = read_settings(found) if found else Settings()
        names = None if settings.names else _nearest(folders, NAMES_FILE)
        if names is not None:
            settings = replace(settings, names=(names,), origins=_found(settings, "newsroom.names", names))
        outlets = None if settings.outlets else _nearest(folders, OUTLETS_FILE)
        if outlets is not None:
            settings = replace(settings, outlets=(outlets,), origins=_found(settings, "newsroom.outlets", outlets))
        return settings

    def _library(self, folders: Sequence[Path], settings: Settings) -> Path | None:
        if self.store is not None:
            return self.store
        if named := self.environ.get(VARIABLE):
            return self.start / named
        settled = Path(settings.folder, settings.store) if settings.store else None
        for folder in folders:
            if (folder / FOLDER).is_dir():
                return folder / FOLDER
            if settled is not None and folder == Path(settings.folder):
                return settled
        return settled


def _nearest(folders: Iterable[Path], name: str) -> str | None:
    return next((str(folder / name) for folder in folders if (folder / name).is_file()), None)


def _found(settings: Settings, name: str, place: str) -> Mapping[str, SetAt]:
    return {**settings.origins, name: SetAt(SetBy.FOUND, place)}


def folder_of(paths: Iterable[str]) -> Path | None:
    """The nearest folder that holds all of ``paths``; None when they name no place."""
    places = list(_places(paths))
    return Path(os.path.commonpath(places)) if places else None


def _places(paths: Iterable[str]) -> Iterator[Path]:
    for path in paths:
        if path != "-":
            place = Path(os.path.abspath(path))
            yield place if place.is_dir() else place.parent
