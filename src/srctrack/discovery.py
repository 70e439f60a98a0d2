"""Finding the things of a package by their type, so that adding one is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def collect(package: ModuleType, kind: type[T]) -> list[T]:
    """Every object of type ``kind`` bound at the head of a module of ``package``, in order of module name.

    A module is asked only for objects it defines itself as a public name; the same object found twice counts once.
    """
    found: dict[int, T] = {}
    for entry in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        module = importlib.import_module(f"{package.__name__}.{entry.name}")
        for name, value in vars(module).items():
            if not name.startswith("_") and isinstance(value, kind):
                found.setdefault(id(value), value)
    return list(found.values())
