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
from typing import TYPE_CHECKING, Any

import srctrack
from srctrack.model.finding import Finding
from srctrack.model.report import CheckedDraft, RuleInfo, SuppressedFinding
from srctrack.model.text import SourceText
from srctrack.store.shapes import from_listed, to_listed
from srctrack.store.shelf import Shelf
from srctrack.workflows.check import CheckOptions, Outcome
from srctrack.workflows.newsroom import lists_state

if TYPE_CHECKING:
    from srctrack.model.source import Source

FOLDER = "checks"
_RULES = "rules.z"


@dataclass(frozen=True)
class Kept:
    """A draft's outcome as it is written down; its sources by key, since their records are at hand."""

    text: str
    words: int
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[SuppressedFinding, ...]


class _Stored(Mapping[str, "Source"]):
    """Sources by key, read when they are asked for: most reports name their keys alone."""

    def __init__(self, library: Shelf, keys: Sequence[str]) -> None:
        self._library, self._keys = library, dict.fromkeys(keys)

    def __getitem__(self, key: str) -> Source:
        source = self._library.get(key) if key in self._keys else None
        if source is None:
            raise KeyError(key)
        return source

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class KeptChecks:
    """The checks kept beside ``library``, as far as they were made in ``state``."""

    def __init__(self, library: Shelf, state: str) -> None:
        self._library = library
        self._folder = library.layout.cache / FOLDER
        self._state = state
        self._asked: dict[str, str] = {}

    @classmethod
    def of(cls, library: Shelf, options: CheckOptions) -> KeptChecks:
        """The checks kept for what ``options`` ask. Raises DamagedStore, and UsageError for a list that is not there."""
        asked = hashlib.sha256()
        for part in (
            sys.version,
            _own_state(),
            library.state(),
            os.getcwd(),
            repr(options.unsettled()),
            repr(options.date),
            lists_state(options.settings),
        ):
            asked.update(part.encode("utf-8", "surrogatepass") + b"\0")
        return cls(library, asked.hexdigest())

    def rules(self) -> tuple[RuleInfo, ...] | None:
        """The rules that run, if a check in this state has kept them."""
        try:
            state, listed = _read(self._folder / _RULES)
            return tuple(from_listed(RuleInfo)(r) for r in listed) if state == self._state else None
        except (OSError, ValueError, TypeError, RecursionError, zlib.error):
            return None

    def keep_rules(self, rules: Sequence[RuleInfo]) -> None:
        _write(self._folder / _RULES, [self._state, [to_listed(RuleInfo)(r) for r in rules]])

    def look(self, path: str) -> Outcome | None:
        """What came of the draft at ``path``, if that is known."""
        digest = self._digest(path)
        if digest is None:
            return None
        self._asked[path] = digest
        try:
            state, listed = _read(self._path(path))
            if state != digest:
                return None
            kept: Kept = from_listed(Kept)(listed)
        except (OSError, ValueError, TypeError, RecursionError, zlib.error):
            return None  # absent, or of another shape: checked anew
        checked = CheckedDraft(SourceText(path, kept.text), kept.words, kept.sources)
        return Outcome(checked, kept.findings, kept.suppressed, (), _Stored(self._library, kept.sources))

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
        _write(self._path(path), [before, to_listed(Kept)(kept)])

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


def _read(path: Path) -> Any:
    return json.loads(zlib.decompress(path.read_bytes()))


def _write(path: Path, content: object) -> None:
    """Keeps ``content`` if that can be done; a library that is read-only here does without."""
    written = json.dumps(content, separators=(",", ":")).encode("ascii")
    beside = path.with_name(f".new-{os.getpid()}-{path.name}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(written, 1))
        os.replace(beside, path)


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
