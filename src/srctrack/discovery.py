"""Find the objects of a package by their type: to add one, add a file."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def collect(package: ModuleType, kind: type[T]) -> list[T]:
    """Return every public object of type ``kind`` in the modules of ``package`` and its sub-packages, in order of module name.

    An object that several modules name counts once.
    """
    found: dict[int, T] = {}
    modules = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    for entry in sorted(modules, key=lambda m: m.name):
        module = importlib.import_module(entry.name)
        for name, value in vars(module).items():
            if not name.startswith("_") and isinstance(value, kind):
                found.setdefault(id(value), value)
    return list(found.values())
