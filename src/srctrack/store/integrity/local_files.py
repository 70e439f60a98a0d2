"""Which files of a folder that git does not hold were once on this machine.

A clone lacks the pages as received because nobody committed them, which is as it should be; the machine that fetched a
page lacks it because somebody lost it. The list stays in the folder itself and goes where the folder goes.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

_NAME = "kept-here.txt"


class LocalFileList:
    """The list of one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME

    def note(self, name: str) -> None:
        """Adds a name. A line lost to a crash makes a lost file look absent, nothing worse, so nothing is flushed."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with contextlib.suppress(OSError):
            at = os.open(self.path, flags, 0o666)
            try:
                os.write(at, (name + "\n").encode("utf-8"))
            finally:
                os.close(at)

    def names(self) -> frozenset[str]:
        try:
            return frozenset(self.path.read_text("utf-8", "replace").split("\n"))
        except OSError:
            return frozenset()
