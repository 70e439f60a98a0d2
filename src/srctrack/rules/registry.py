"""All rules, found in this package."""

from __future__ import annotations

from functools import cache

import srctrack.rules
from srctrack.discovery import collect
from srctrack.rules.base import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of code."""
    return tuple(sorted(collect(srctrack.rules, Rule), key=lambda r: r.code))
