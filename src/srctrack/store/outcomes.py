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

from srctrack.model.finding import Finding
from srctrack.model.report import RuleInfo, SuppressedFinding
from srctrack.store.durable import UNFINISHED
from srctrack.store.shapes import from_listed, to_listed


@dataclass(frozen=True)
class KeptOutcome:
    """What came of one draft: its words as read, how many they are, the keys of its sources, and what was found."""

    text: str
    words: int
    sources: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[SuppressedFinding, ...]


class Outcomes:
    """The outcomes in ``folder`` that were made in ``state``."""

    def __init__(self, folder: Path, state: str) -> None:
        self._folder = folder
        self._state = state

    def of(self, name: str, content: bytes) -> KeptOutcome | None:
        """What came of the draft ``name`` when its file held ``content``, if that is known."""
        kept: KeptOutcome | None = _read(self._path(name), self._digest(name, content), KeptOutcome)
        return kept

    def keep(self, name: str, content: bytes, outcome: KeptOutcome) -> None:
        _write(self._path(name), self._digest(name, content), KeptOutcome, outcome)

    def rules(self) -> tuple[RuleInfo, ...] | None:
        """The rules that ran, if they are known."""
        kept: tuple[RuleInfo, ...] | None = _read(self._folder / "rules.z", self._state, tuple[RuleInfo, ...])
        return kept

    def keep_rules(self, rules: tuple[RuleInfo, ...]) -> None:
        _write(self._folder / "rules.z", self._state, tuple[RuleInfo, ...], rules)

    def _digest(self, name: str, content: bytes) -> str:
        parts = (self._state.encode(), name.encode("utf-8", "surrogatepass"), content)
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _path(self, name: str) -> Path:
        absolute = os.path.abspath(name).encode("utf-8", "surrogatepass")
        return self._folder / f"{hashlib.sha256(absolute).hexdigest()[:32]}.z"


def _read(path: Path, state: str, shape: Any) -> Any:
    try:
        made_in, listed = json.loads(zlib.decompress(path.read_bytes()))
        return from_listed(shape)(listed) if made_in == state else None
    except (OSError, ValueError, TypeError, zlib.error):
        return None  # absent, damaged or of another shape


def _write(path: Path, state: str, shape: Any, value: Any) -> None:
    written = json.dumps([state, to_listed(shape)(value)], separators=(",", ":")).encode("ascii")
    beside = path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")
    with contextlib.suppress(OSError):  # a store that is read-only here
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(zlib.compress(written, 1))
        os.replace(beside, path)
