"""What was typed before the command, ready for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from srctrack.cli.console import Console


@dataclass(frozen=True)
class Invocation:
    """The global options of one call."""

    store: Path | None
    config: Path | None
    console: Console

    def find_store(self) -> Path | None:
        """The store to read: --store, SRCTRACK_STORE, or the nearest .srctrack upward; None when there is none."""
        from srctrack.workflows.locating import locate

        return locate(self.store, Path.cwd(), os.environ)

    def store_to_write(self) -> Path:
        """The store to write: as ``find_store``, else a new .srctrack in the working directory."""
        return self.find_store() or Path.cwd() / ".srctrack"
