"""Ctrl-C in the middle of many: what is done is shown before the command ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class UntilInterrupted(Generic[T]):
    """Iterates over ``work`` and ends early, with ``interrupted`` set, on Ctrl-C."""

    def __init__(self, work: Iterable[T]) -> None:
        self._work = work
        self.interrupted = False

    def __iter__(self) -> Iterator[T]:
        try:
            yield from self._work
        except KeyboardInterrupt:
            self.interrupted = True


def interrupted(done: int, total: int, what: str) -> str:
    """What is said after Ctrl-C."""
    return f"interrupted after {done} of {total} {what}s; these are saved, run the command again for the rest"
