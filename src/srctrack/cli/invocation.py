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

READ_FROM_ENVIRONMENT = (
    "SRCTRACK_STORE",
    "SRCTRACK_WAYBACK_URL",
    "SRCTRACK_AVAILABILITY_URL",
    "SRCTRACK_IA_ACCESS_KEY",
    "SRCTRACK_IA_SECRET_KEY",
    "NO_COLOR",
)


def _above(paths: Sequence[str]) -> Path:
    """The nearest folder that holds all of ``paths``; the working directory when there are none."""
    places = [Path(p).resolve() for p in paths if p != "-"]
    folders = [p if p.is_dir() else p.parent for p in places]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


@dataclass(frozen=True)
class Invocation:
    """The global options of one call."""

    store: Path | None
    config: Path | None
    console: Console
    isolated: bool = False

    def settings(self, near: Sequence[str] = ()) -> Settings:
        """The settings in force: those of --config, else of the file nearest upward from the paths ``near`` (from the
        working directory when there are none); with --isolated the defaults. Raises SettingsError."""
        from srctrack.model.settings import Settings
        from srctrack.settings.read import find_settings, read_settings

        if self.isolated:
            return Settings()
        found = self.config or find_settings(_above(near))
        return read_settings(found) if found else Settings()

    def environment(self) -> dict[str, str]:
        """The environment variables that srctrack reads, where they are set. Values are for use, never for show."""
        return {name: os.environ[name] for name in READ_FROM_ENVIRONMENT if name in os.environ}

    def find_store(self) -> Path | None:
        """The store to read: --store, SRCTRACK_STORE, the settings, or the nearest .srctrack upward; None when there is
        none."""
        from srctrack.workflows.library.locate import locate

        settled = self.store
        if settled is None and not os.environ.get("SRCTRACK_STORE"):
            settings = self.settings()
            settled = Path(settings.folder, settings.store) if settings.store else None
        return locate(settled, Path.cwd(), os.environ)

    def store_to_write(self) -> Path:
        """The store to write: as ``find_store``, else a new .srctrack in the working directory."""
        return self.find_store() or Path.cwd() / ".srctrack"
