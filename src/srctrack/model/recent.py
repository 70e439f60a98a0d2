"""Values of a pure function, kept for the arguments it was asked with last."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most ``most`` values. A key holds everything that its value depends on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Hashable, Value] = {}

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value under ``key``, made by ``make`` if it is not kept. The one asked for longest ago makes room."""
        if key in self._values:
            value = self._values.pop(key)
        else:
            value = make()
            if len(self._values) >= self._most:
                del self._values[next(iter(self._values))]
        self._values[key] = value
        return value

    def __len__(self) -> int:
        return len(self._values)


class Memory:
    """The recent values of several functions, at most ``most`` of each."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._recent: dict[object, Recent[Any]] = {}

    def of(self, function: object) -> Recent[Any]:
        """Return the recent values of ``function``."""
        return self._recent.setdefault(function, Recent(self._most))
