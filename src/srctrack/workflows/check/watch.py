"""Telling when drafts are saved."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence

from srctrack.errors import DraftError
from srctrack.workflows.draft_files import find_drafts

PAUSE = 0.5
"""Seconds between two looks: soon enough for a person who saves, rare enough to cost nothing."""

Seen = dict[str, tuple[int, int]]
"""Each draft's time of change (nanoseconds) and size (bytes)."""


def saved(paths: Sequence[str], sleep: Callable[[float], None] = time.sleep) -> Iterator[tuple[str, ...]]:
    """The drafts among ``paths`` that were saved, made or removed since the last answer; waits until there is one.

    Goes on for ever; end it by not asking for more. A draft that is being written is told once it has come to rest.
    """
    before = _look(paths)
    while True:
        sleep(PAUSE)
        now = _look(paths)
        if now == before:
            continue
        while True:
            sleep(PAUSE)
            later = _look(paths)
            if later == now:
                break
            now = later
        yield tuple(sorted(p for p in now.keys() | before.keys() if now.get(p) != before.get(p)))
        before = now


def _look(paths: Sequence[str]) -> Seen:
    seen: Seen = {}
    try:
        files = find_drafts(paths).files
    except DraftError:
        files = ()
    for path in files:
        try:
            status = os.stat(path)
        except OSError:
            continue
        seen[path] = (status.st_mtime_ns, status.st_size)
    return seen
