"""All archives, found in this package."""

from __future__ import annotations

from functools import cache

import srctrack.archive.services
from srctrack.archive.base import Service
from srctrack.discovery import collect
from srctrack.errors import UsageError


@cache
def all_services() -> tuple[Service, ...]:
    return tuple(sorted(collect(srctrack.archive.services, Service), key=lambda s: s.name))


def service(name: str) -> Service:
    """The service of that name; UsageError names those there are."""
    for known in all_services():
        if known.name == name:
            return known
    names = ", ".join(s.name for s in all_services())
    raise UsageError(f"there is no archive “{name}”", f"choose from {names}")
