"""The chain of custody: who did what to the library when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """What was done."""

    CAPTURED = "captured"
    KEPT = "kept"
    """A record was written."""
    DROPPED = "dropped"
    """A capture was no page of anybody's."""
    REMOVED = "removed"
    REPAIRED = "repaired"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``digests`` are of what was written, by what it is (``record``, ``snapshot``, ``text``). ``record`` holds
    a source's first record whole: should two branches put two sources under one key, it tells them apart again."""

    at: datetime.datetime
    who: str
    act: Act
    key: str | None
    url: str | None
    software: str
    digests: Mapping[str, str] = field(default_factory=dict)
    why: str | None = None
    record: str | None = None
    previous: tuple[str, ...] = ()
    hash: str = ""
