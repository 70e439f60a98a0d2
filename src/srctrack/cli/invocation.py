"""What was typed before the command, ready for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.cli.console import Console

if TYPE_CHECKING:
    from srctrack.model.settings import Settings
    from srctrack.workflows.projects import Project, ProjectFinder

READ_FROM_ENVIRONMENT = (
    "SRCTRACK_STORE",
    "SRCTRACK_WAYBACK_URL",
    "SRCTRACK_AVAILABILITY_URL",
    "SRCTRACK_IA_ACCESS_KEY",
    "SRCTRACK_IA_SECRET_KEY",
    "NO_COLOR",
)


@dataclass(frozen=True)
class Invocation:
    """The global options of one call."""

    store: Path | None
    config: Path | None
    console: Console
    isolated: bool = False

    def projects(self) -> ProjectFinder:
        """What finds the library and the settings of a draft."""
        from srctrack.workflows.projects import ProjectFinder

        return ProjectFinder(Path.cwd(), os.environ, store=self.store, config=self.config, isolated=self.isolated)

    def project(self, near: Sequence[str] = ()) -> Project:
        """The project of the files ``near`` (of the working directory without any). Raises SettingsError."""
        from srctrack.workflows.projects import folder_of

        return self.projects().project(folder_of(near))

    def settings(self, near: Sequence[str] = ()) -> Settings:
        """The settings of the project of the files ``near``. Raises SettingsError."""
        return self.project(near).settings

    def environment(self) -> dict[str, str]:
        """The environment variables that srctrack reads, where they are set. Values are for use, never for show."""
        return {name: os.environ[name] for name in READ_FROM_ENVIRONMENT if name in os.environ}

    def find_store(self, near: Sequence[str] = ()) -> Path | None:
        """The library of the project of the files ``near``; None when there is none."""
        return self.project(near).library

    def store_to_write(self, near: Sequence[str] = ()) -> Path:
        """The library to write: as ``find_store``, else a new .srctrack in the working directory."""
        return self.find_store(near) or Path.cwd() / ".srctrack"
