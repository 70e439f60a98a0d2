"""What ``srctrack archive`` shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from srctrack.cli.output.json_rows import archive_row, when
from srctrack.cli.output.text import beside
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source

if TYPE_CHECKING:
    from srctrack.workflows.archive.run import ArchiveRun, Closed

SCHEMA = "srctrack.archive/1"
_WORDS = {
    ArchiveState.NOT_ATTEMPTED: "not requested",
    ArchiveState.QUEUED: "queued",
    ArchiveState.SUBMITTED: "requested",
    ArchiveState.NOT_VISIBLE: "not visible yet",
    ArchiveState.VERIFIED: "archived",
    ArchiveState.NOT_VIEWABLE: "not viewable",
    ArchiveState.REFUSED: "refused",
    ArchiveState.UNKNOWN: "unknown",
    ArchiveState.EXISTING: "archived",
}
_WIDEST_KEY = 44
"""Cells of a column of keys at most: longer ones stand out of it."""
_WIDTH = max(len(word) for word in _WORDS.values())


def closed_line(closed: Closed, width: int) -> str:
    return _fitted(closed.key, _said(closed.record), width)


def known_lines(sources: Iterable[Source], width: int) -> list[str]:
    """What is known of each source and archive; sources no archive was asked about are told so."""
    told = [(s.key, _said(record)) for s in sources for record in s.archives or (None,)]
    wide = min(_WIDEST_KEY, max((len(key) for key, _ in told), default=0))
    return [_fitted(f"{key:<{wide}}", said, width) for key, said in told]


def _said(record: ArchiveRecord | None) -> tuple[str, str]:
    """The state, and what more there is to say of it."""
    if record is None or (record.state is ArchiveState.NOT_ATTEMPTED and not record.recheck):
        return (record.detail if record else None) or _WORDS[ArchiveState.NOT_ATTEMPTED], ""
    word = _WORDS[record.state]
    if record.state.archived and record.memento is not None:
        return word, f"{record.memento.url}  ({record.memento.timestamp:%Y-%m-%d}; {record.detail})"
    again = f"; next attempt after {record.recheck:%Y-%m-%d %H:%M} UTC" if record.recheck and record.asked else ""
    return word, f"{record.detail or ''}{again}"


def _fitted(key: str, said: tuple[str, str], width: int) -> str:
    """On one line where it fits ``width`` cells, else what is said on lines of its own."""
    word, more = said
    line = f"{key}  {word:<{_WIDTH}}  {more}".rstrip()
    if len(line) <= width:
        return line
    return f"{key.rstrip()}\n{beside('  ', f'{word}: {more}', width)}"


def summary(sources: list[Source]) -> str:
    """How many sources are archived anywhere, pending, refused everywhere they were asked for, or not asked for."""
    counts = dict.fromkeys(("saved", "pending", "failed", "skipped"), 0)
    for source in sources:
        told = {r.state.contract for r in source.archives}
        counts[next((word for word in counts if word in told), "skipped")] += 1
    words = {"saved": "archived", "pending": "pending", "failed": "refused", "skipped": "not requested"}
    return ", ".join(f"{n} {words[c]}" for c, n in counts.items() if n) or "no sources here"


def troubles(run: ArchiveRun) -> list[str]:
    """What a person should know about the archives themselves."""
    out = [f"{name.capitalize()}: {why}" for name, why in run.outcome.stopped.items()]
    for name, (until, why) in run.outcome.held.items():
        out.append(f"{name.capitalize()}: {why}; next attempt after {until:%Y-%m-%d %H:%M} UTC")
    out += [f"a queue entry could not be read and was skipped: {path}" for path in run.damaged]
    return out


def answer(sources: Iterable[Source], run: ArchiveRun | None) -> dict[str, Any]:
    """The JSON document."""
    rows = [{"key": s.key, "url": s.url, "archives": [_row(r) for r in s.archives]} for s in sources]
    told: dict[str, Any] = {"schema": SCHEMA, "sources": rows}
    if run is not None:
        told["left"] = run.outcome.left
        told["stopped"] = [{"service": name, "reason": why} for name, why in run.outcome.stopped.items()]
        told["held"] = [
            {"service": name, "until": when(until), "reason": why} for name, (until, why) in run.outcome.held.items()
        ]
    return told


def _row(record: ArchiveRecord) -> dict[str, Any]:
    return {
        **archive_row(record),
        "asked": when(record.asked),
        "checked": when(record.checked),
        "recheck": when(record.recheck),
    }
