"""What came of checks made before, kept in the cache a file for each draft.

An outcome is given back only for the very bytes of the draft and the very state of everything else that it was made from;
what that state is made of is for the caller to say. One that is damaged, of another shape or cannot be written is as good
as none: the check is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srctrack.model.claim import NONE_COUNTED, ClaimCount
from srctrack.model.finding import Finding
from srctrack.model.report import RuleDescription, SuppressedFinding
from srctrack.store.files.atomic_write import UNFINISHED
from srctrack.store.records.dataclass_json import array_decoder, array_encoder


@dataclass(frozen=True)
class CachedResult:
    """What came of one draft: its words as read, how many they are, the keys of its sources, what was found; and, by path,
    the stamps of the kept texts that it was held against (nanoseconds, bytes, inode)."""

    text: str
    words: int
    sources: tuple[str, ...]
    texts: tuple[tuple[str, int, int, int], ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[SuppressedFinding, ...]
    figures: ClaimCount = NONE_COUNTED
    quotations: ClaimCount = NONE_COUNTED
    editable: bool = True


@dataclass(frozen=True)
class CachedRun:
    """What all checks of one state have in common: the rules that ran, how many sources there are, and which records could
    not be read, with why."""

    rules: tuple[RuleDescription, ...]
    stored: int
    damage: tuple[tuple[str, str], ...]


class CheckCache:
    """The outcomes in ``folder`` that were made in ``state``."""

    def __init__(self, folder: Path, state: str) -> None:
        self._folder = folder
        self._state = state

    def of(self, name: str, content: bytes) -> CachedResult | None:
        """What came of the draft ``name`` when its file held ``content``, if that is known."""
        kept: CachedResult | None = _read(self._path(name), self._digest(name, content), CachedResult)
        return kept

    def keep(self, name: str, content: bytes, outcome: CachedResult) -> None:
        _write(self._path(name), self._digest(name, content), CachedResult, outcome)

    def run(self) -> CachedRun | None:
        """What the checks have in common, if it is known."""
        kept: CachedRun | None = _read(self._folder / "run.z", self._state, CachedRun)
        return kept

    def keep_run(self, run: CachedRun) -> None:
        _write(self._folder / "run.z", self._state, CachedRun, run)

    def _digest(self, name: str, content: bytes) -> str:
        parts = (self._state.encode(), name.encode("utf-8", "surrogatepass"), content)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _path(self, name: str) -> Path:
        absolute = os.path.abspath(name).encode("utf-8", "surrogatepass")
        return self._folder / f"{hashlib.sha256(absolute).hexdigest()[:32]}.z"


def _read(path: Path, state: str, shape: Any) -> Any:
    try:
        made_in, listed = json.loads(zlib.decompress(path.read_bytes()))
        return array_decoder(shape)(listed) if made_in == state else None
    except (OSError, ValueError, TypeError, zlib.error):
        return None  # absent, damaged or of another shape


def _write(path: Path, state: str, shape: Any, value: Any) -> None:
    written = json.dumps([state, array_encoder(shape)(value)], separators=(",", ":")).encode("ascii")
    beside = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    with contextlib.suppress(OSError):  # a store that is read-only here
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(written, 1))
        os.replace(beside, path)
