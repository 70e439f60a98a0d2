"""What ``srctrack archive`` shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from srctrack.cli.answers import archive_row, when
from srctrack.model.archiving import ArchiveRecord, ArchiveState
from srctrack.model.source import Source

if TYPE_CHECKING:
    from srctrack.workflows.archive import ArchiveRun, Closed

SCHEMA = "srctrack.archive/1"
_WORDS = {
    ArchiveState.NOT_ATTEMPTED: "not asked",
    ArchiveState.QUEUED: "queued",
    ArchiveState.SUBMITTED: "asked for",
    ArchiveState.NOT_VISIBLE: "not visible yet",
    ArchiveState.VERIFIED: "archived",
    ArchiveState.NOT_VIEWABLE: "not viewable",
    ArchiveState.REFUSED: "refused",
    ArchiveState.UNKNOWN: "not known",
    ArchiveState.EXISTING: "archived",
}
_WIDTH = max(len(word) for word in _WORDS.values())


def closed_line(closed: Closed) -> str:
    return f"{closed.key}  {_said(closed.record)}"


def known_lines(sources: Iterable[Source]) -> list[str]:
    """A line a source and archive; sources no archive was asked about are told so."""
    lines = []
    for source in sources:
        if not source.archives:
            lines.append(f"{source.key}  {'not asked':<{_WIDTH}}")
        lines += [f"{source.key}  {_said(record)}" for record in source.archives]
    return lines


def _said(record: ArchiveRecord) -> str:
    word = _WORDS[record.state]
    if record.state.archived and record.memento is not None:
        day = record.memento.timestamp.strftime("%Y-%m-%d")
        return f"{word:<{_WIDTH}}  {record.memento.url}  ({day}; {record.detail})"
    again = f"; asked again after {record.recheck:%Y-%m-%d %H:%M} UTC" if record.recheck and record.asked else ""
    return f"{word:<{_WIDTH}}  {record.detail or ''}{again}".rstrip()


def summary(sources: list[Source]) -> str:
    """How many sources are archived anywhere, pending, refused everywhere they were asked for, or not asked for."""
    counts = dict.fromkeys(("saved", "pending", "failed", "skipped"), 0)
    for source in sources:
        told = {r.state.contract for r in source.archives}
        counts[next((word for word in counts if word in told), "skipped")] += 1
    words = {"saved": "archived", "pending": "pending", "failed": "refused", "skipped": "not asked for"}
    return ", ".join(f"{n} {words[c]}" for c, n in counts.items() if n) or "no sources here"


def troubles(run: ArchiveRun) -> list[str]:
    """What a person should know about the archives themselves."""
    out = [f"{name.capitalize()}: {why}" for name, why in run.outcome.stopped.items()]
    for name, (until, why) in run.outcome.held.items():
        out.append(f"{name.capitalize()}: {why}; nothing is asked before {until:%Y-%m-%d %H:%M} UTC")
    out += [f"a ticket could not be read and was left alone: {path}" for path in run.damaged]
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
