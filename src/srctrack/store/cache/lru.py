"""What was read last, given again while the files it came from stay as they are."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
Stamp = tuple[int, int, int]


class LruCache(Generic[T]):
    """The ``most`` values kept last, each with the state of the files it was made from."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, tuple[object, T]] = {}

    def get(self, key: Hashable, state: object) -> T | None:
        """The value kept under ``key``, if the state then was ``state``."""
        kept = self._kept.get(key)
        return kept[1] if kept is not None and kept[0] == state else None

    def keep(self, key: Hashable, state: object, value: T) -> T:
        """``value``, kept under ``key``; the one kept longest ago makes room."""
        self._kept.pop(key, None)
        if len(self._kept) >= self._most:
            del self._kept[next(iter(self._kept))]
        self._kept[key] = (state, value)
        return value


def stamps(paths: Iterable[Path]) -> tuple[Stamp | None, ...]:
    """When each file was written, its size and its inode; None for one that is not there."""
    return tuple(_stamp(path) for path in paths)


def _stamp(path: Path) -> Stamp | None:
    try:
        s = os.stat(path)
    except (OSError, ValueError):
        return None
    return s.st_mtime_ns, s.st_size, s.st_ino
