"""Which snapshots are known to be in a remote store.

A list of file names in the cache, one for each address. It is derived: when it is lost, `push` asks the store again. A name
is added after the store has the object, so a run that is ended between the two leaves a page pending, never lost.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from srctrack.errors import StoreError
from srctrack.store.files.atomic_write import append_line, make_folder


class PushedList:
    """The list of one store's snapshots at one address."""

    def __init__(self, cache: Path, url: str) -> None:
        self.path = cache / "pushed" / f"{hashlib.sha256(url.encode('utf-8')).hexdigest()[:16]}.txt"

    def note(self, name: str) -> None:
        """Adds a name. Where it cannot be written, the page stays pending."""
        try:
            make_folder(self.path.parent)
            append_line(self.path, name, flush=False)
        except StoreError:
            pass

    def names(self) -> frozenset[str]:
        """Whole lines only: the last line of a run that was ended may be cut short."""
        try:
            lines = self.path.read_text("utf-8", "replace").split("\n")
        except OSError:
            return frozenset()
        return frozenset(lines[:-1])
