"""Which files of a folder that git does not hold were once on this machine.

A clone lacks the pages as received because nobody committed them, which is as it should be; the machine that fetched a
page lacks it because somebody lost it. The list stays in the folder itself and goes where the folder goes.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

_NAME = "kept-here.txt"


class Ledger:
    """The list of one folder."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _NAME

    def note(self, name: str) -> None:
        """Adds a name. A line lost to a crash makes a lost file look absent, nothing worse, so nothing is flushed."""
        with contextlib.suppress(OSError), self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(name + "\n")

    def names(self) -> frozenset[str]:
        try:
            return frozenset(self.path.read_text("utf-8", "replace").split("\n"))
        except OSError:
            return frozenset()
