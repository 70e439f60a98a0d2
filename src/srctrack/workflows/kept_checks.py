"""Checks made before, given again while nothing that a check reads has changed.

Kept in the library's cache, a file for each draft. Nothing is taken from it unless the draft's bytes, every record and text of
the library, the lists, the settings and srctrack itself are what they were: then the check would come out the same.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import srctrack
from srctrack.errors import StoreError
from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, SuppressedFinding
from srctrack.model.text import SourceText
from srctrack.newsroom.outlets import built_in_outlets
from srctrack.store.library import Library
from srctrack.store.shapes import from_listed, to_listed
from srctrack.workflows.check import Checker, Outcome

FOLDER = "checks"


@dataclass(frozen=True)
class Kept:
    """A draft's outcome as it is written down; its sources by key, since their records are at hand."""

    text: str
    words: int
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[SuppressedFinding, ...]


class KeptChecks:
    """The checks kept beside ``library``, as far as they were made in ``state``."""

    def __init__(self, library: Library, state: str) -> None:
        self._library = library
        self._folder = library.layout.cache / FOLDER
        self._state = state
        self._asked: dict[str, str] = {}

    @classmethod
    def of(cls, checker: Checker) -> KeptChecks | None:
        """The checks kept for ``checker``; None where there is no library to keep them in, and for a check that shows whole
        drafts or asks the network."""
        library = checker.library
        if library is None or checker.whole or checker.links is not None or checker.archives is not None:
            return None
        asked = hashlib.sha256()
        outlets = "" if checker.outlets is built_in_outlets() else repr(checker.outlets)
        for part in (
            sys.version,
            _own_state(),
            library.state(),
            os.getcwd(),
            repr(checker.policy),
            repr(checker.date),
            outlets,
            repr(checker.house_names),
        ):
            asked.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return cls(library, asked.hexdigest())

    def look(self, path: str) -> Outcome | None:
        """What came of the draft at ``path``, if that is known."""
        digest = self._digest(path)
        if digest is None:
            return None
        self._asked[path] = digest
        try:
            state, listed = json.loads(zlib.decompress(self._path(path).read_bytes()))
            if state != digest:
                return None
            kept: Kept = from_listed(Kept)(listed)
            sources = {key: self._library.get(key) for key in kept.sources}
        except (OSError, ValueError, TypeError, zlib.error, StoreError):
            return None  # absent, or of another shape: checked anew
        there = {key: source for key, source in sources.items() if source is not None}
        if len(there) < len(sources):
            return None
        checked = CheckedDraft(SourceText(path, kept.text), kept.words, kept.sources)
        return Outcome(checked, kept.findings, kept.suppressed, (), there)

    def filled(self, files: Sequence[str], known: Mapping[str, Outcome], made: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes of ``files`` in order: those known, and between them those ``made`` now, which are kept."""
        others = iter(made)
        for path in files:
            if path in known:
                yield known[path]
            else:
                outcome = next(others)
                self._keep(path, outcome)
                yield outcome

    def _keep(self, path: str, outcome: Outcome) -> None:
        """Keeps it if that can be done, and if the draft is still what it was before it was read."""
        draft = outcome.draft
        before = self._asked.get(path)
        if draft is None or outcome.failures or before is None or self._digest(path) != before:
            return
        kept = Kept(draft.file.text, draft.words, draft.sources, outcome.findings, outcome.suppressed)
        written = json.dumps([before, to_listed(Kept)(kept)], separators=(",", ":")).encode("ascii")
        target = self._path(path)
        beside = target.with_name(f".new-{os.getpid()}-{target.name}")
        with contextlib.suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(zlib.compress(written, 1))
            os.replace(beside, target)

    def _digest(self, path: str) -> str | None:
        """What tells the draft in its surroundings from any other; None when it cannot be read."""
        try:
            content = Path(path).read_bytes()
        except (OSError, ValueError):
            return None
        name = path.encode("utf-8", "surrogatepass")
        return hashlib.sha256(b"\0".join((self._state.encode(), name, content))).hexdigest()

    def _path(self, path: str) -> Path:
        name = hashlib.sha256(os.path.abspath(path).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{name[:32]}.z"


def _own_state() -> str:
    """The state of srctrack's own files: no check outlives the code that made it."""
    state = hashlib.sha256()
    for top in srctrack.__path__:
        for folder, inner, names in os.walk(top):
            inner[:] = sorted(n for n in inner if n != "__pycache__")
            for name in sorted(names):
                s = os.stat(os.path.join(folder, name))
                state.update(f"{folder}/{name} {s.st_size} {s.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return state.hexdigest()
