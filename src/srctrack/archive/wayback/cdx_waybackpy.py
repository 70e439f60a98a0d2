"""waybackpy, behind its guard: it makes the questions for the Wayback Machine’s index and availability API and reads the
answers, and never speaks to the network itself.

Left alone, waybackpy 3.0.6 waits without a limit and reads a 429 or 503 with a short body as “no captures”. So its requests
are made by our own client, and an answer reaches it only once it is proved to be one: status 200, and rows or nothing at all.
Importing it brings ``requests`` (a fifth of a second), so this module imports it where it is used.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from srctrack.archive.client import Answer
from srctrack.archive.responses import Excluded, SlowDown, Unclear, Unreached
from srctrack.archive.wayback.cdx_responses import Row, cdx_row, closest_available, excluded, read_cdx_json
from srctrack.archive.wayback.spn_responses import read_json, timestamp

Asked = Answer | SlowDown | Unreached | Unclear
Ask = Callable[[str], Asked]
"""One bounded GET of a URL; 429 comes back as SlowDown."""

NEWEST = "-50"
"""Rows asked for, from the end: enough to find a 200 beside its revisits."""
_CDX_LINE = re.compile(r"\S+ \d{14} \S+ \S+ (?:\d{3}|-) \S+ (?:\d+|-)")


@dataclass(frozen=True, slots=True)
class _NotProved(Exception):
    """The answer is not one that waybackpy may read."""

    answer: Excluded | SlowDown | Unreached | Unclear


def cdx_rows(
    ask: Ask, endpoint: str, url: str, since: datetime.datetime | None
) -> list[Row] | Excluded | SlowDown | Unreached | Unclear:
    """The rows of the index for ``url``, oldest first; an empty list only when the index said so with status 200."""
    from waybackpy import WaybackMachineCDXServerAPI
    from waybackpy.cdx_utils import full_url

    class Guarded(WaybackMachineCDXServerAPI):
        def cdx_api_manager(self, payload: dict[str, str], headers: dict[str, str]) -> Generator[str, None, None]:
            yield _proved_lines(ask(full_url(self.endpoint, {**payload, "limit": self.limit})))

    index = Guarded(url, start_timestamp=timestamp(since) if since else None, limit=NEWEST)
    index.endpoint = endpoint
    try:
        rows = [cdx_row(vars(snapshot)) for snapshot in index.snapshots()]
    except _NotProved as refused:
        return refused.answer
    if any(row is None for row in rows):
        return Unclear("the index named a capture without an instant")
    return sorted((row for row in rows if row is not None), key=lambda r: r.timestamp)


def available(ask: Ask, endpoint: str, url: str) -> tuple[str, datetime.datetime] | None:
    """The link and instant of the newest capture the availability API tells of. None says nothing: it forgets often."""
    from waybackpy import WaybackMachineAvailabilityAPI
    from waybackpy.cdx_utils import full_url

    class Guarded(WaybackMachineAvailabilityAPI):
        def setup_json(self) -> dict[str, Any] | None:
            answer = ask(full_url(self.endpoint, self.payload))
            said = read_json(answer) if isinstance(answer, Answer) and answer.status == 200 else None
            self.json = said if closest_available(said) else None
            return self.json

    shelf = Guarded(url, max_tries=0)
    shelf.endpoint = endpoint
    shelf.newest()
    if shelf.json is None:
        return None
    return shelf.archive_url, shelf.timestamp().replace(tzinfo=datetime.UTC)


def _proved_lines(answer: Asked) -> str:
    """The lines of a CDX answer, each proved to be a row; _NotProved otherwise."""
    if not isinstance(answer, Answer):
        raise _NotProved(answer)
    text = answer.text
    if excluded(text) or excluded(answer.header("x-archive-wayback-runtime-error") or ""):
        raise _NotProved(Excluded("the archive does not show pages of this site"))
    if answer.status != 200:
        raise _NotProved(Unclear(f"the index answered {answer.status}"))
    if text.lstrip().startswith("["):
        return _lines_of_json(answer.body)
    lines = [line for line in text.splitlines() if line.strip()]
    if not all(_CDX_LINE.fullmatch(line.strip()) for line in lines):
        raise _NotProved(Unclear("the index answered with something that is not an index"))
    return "\n".join(line.strip() for line in lines)


def _lines_of_json(body: bytes) -> str:
    """The same rows, where an index answers in JSON whatever it was asked."""
    rows = read_cdx_json(body)
    if rows is None:
        raise _NotProved(Unclear("the index answered with something that is not an index"))
    return "\n".join(
        f"- {timestamp(r.timestamp)} {r.original} {r.media_type or '-'} {r.status or '-'} {(r.digest or '-'):->32} -"
        for r in rows
    )
