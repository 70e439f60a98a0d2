"""What was worked out of a text or its survey, remembered while that is in use: for the rules that share it, and for the drafts
after this one that cite the same source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """The newest ``most`` values, each by what it was made of, told apart by identity: hashing a survey costs more than reading
    it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[int, tuple[object, T]] = {}

    def of(self, whole: object, make: Callable[[], T]) -> T:
        """The value made of ``whole``; ``make`` makes it when it is not remembered."""
        kept = self._kept.get(id(whole))
        if kept is not None and kept[0] is whole:
            return kept[1]
        made = make()
        if len(self._kept) >= self._most:
            del self._kept[next(iter(self._kept))]
        self._kept[id(whole)] = (whole, made)
        return made
