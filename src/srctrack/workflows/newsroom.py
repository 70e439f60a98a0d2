"""The outlets a newsroom knows."""

from __future__ import annotations

from collections.abc import Mapping

from srctrack.model.evidence import KnownOutlet
from srctrack.newsroom.outlets import built_in_outlets


def known_outlets() -> tuple[KnownOutlet, ...]:
    """Every outlet known without a library."""
    return built_in_outlets()


def names_by_domain() -> Mapping[str, str]:
    """The known outlets' names by registered domain; the first listed wins where two share one."""
    out: dict[str, str] = {}
    for outlet in known_outlets():
        for domain in outlet.domains:
            out.setdefault(domain, outlet.name)
    return out
