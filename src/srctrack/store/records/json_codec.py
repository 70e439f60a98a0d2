"""A Source as a file: one JSON object, sorted, a line a fact, so that a diff is read and git can merge it.

Every line stands for itself: snapshots and archives' words are members of the object (``snapshot 2024-01-02T09:30:00Z
9f2c71aa``, ``archive wayback``) and not of lists. Git's union of two branches' lines (see ``layout.ATTRIBUTES``) is then
a record again, but for a comma at a seam and members that stand twice; ``read_record`` puts both right. The same source
added on two branches so becomes one source with the snapshots of both, and nobody is asked to resolve anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from srctrack.model.archiving import ArchiveRecord
from srctrack.model.source import SnapshotRef, Source
from srctrack.model.url import same_page
from srctrack.store import layout
from srctrack.store.records.dataclass_json import instant, object_decoder, object_encoder

Record = dict[str, Any]
"""The members of a record's file, as JSON values; made and read here, shown to TinyDB's queries, passed on nowhere else."""

_SNAPSHOT = "snapshot "
_ARCHIVE = "archive "
_SEAM = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$")
"""The lines git puts into a file it could not merge."""


class Unmerged(ValueError):
    """The record holds git's merge markers, or two sources in one."""


def to_record(source: Source) -> Record:
    """The members of the source's file."""
    written: Record = object_encoder(Source)(source)
    written.pop("snapshots", None)
    written.pop("archives", None)
    written["schema"] = layout.SCHEMA
    for snapshot in source.snapshots:
        written[snapshot_name(snapshot)] = object_encoder(SnapshotRef)(snapshot)
    for archive in source.archives:
        written[_ARCHIVE + archive.service] = object_encoder(ArchiveRecord)(archive)
    return written


def snapshot_name(snapshot: SnapshotRef) -> str:
    """The snapshot's member: sorted by name, snapshots stand in order of their capture."""
    return f"{_SNAPSHOT}{instant(snapshot.captured)} {snapshot.id.rpartition(':')[2][:8]}"


def from_record(record: Mapping[str, Any]) -> Source:
    """The source of a record's members. Raises ValueError with what is not as it must be."""
    fields: Record = {}
    snapshots, archives = [], []
    for name, value in record.items():
        if name.startswith(_SNAPSHOT):
            snapshots.append(object_decoder(SnapshotRef)(value))
        elif name.startswith(_ARCHIVE):
            archives.append(object_decoder(ArchiveRecord)(value))
        elif name != "schema":
            fields[name] = value
    source: Source = object_decoder(Source)(fields)
    for kind, names in (("snapshot", [*map(snapshot_name, snapshots)]), ("archive", [a.service for a in archives])):
        if len(set(names)) < len(names):  # written again under its name, one of the two would be lost
            raise ValueError(f"it has one {kind} twice")
    if any(s.captured.tzinfo is None for s in snapshots):
        raise ValueError("a snapshot’s instant has no time zone")
    snapshots.sort(key=lambda s: (s.captured, s.id))
    archives.sort(key=lambda a: a.service)
    return replace(source, snapshots=tuple(snapshots), archives=tuple(archives))


def write_record(record: Mapping[str, Any]) -> bytes:
    """The record's file: UTF-8, one member a line, sorted by name, the same bytes for the same members."""
    lines = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(record[name], ensure_ascii=False, sort_keys=True)}"
        for name in sorted(record)
    ]
    return writable("{\n" + ",\n".join(lines) + "\n}\n").encode("utf-8")


def writable(text: str) -> str:
    """JSON with lone surrogates, which UTF-8 cannot hold, as JSON's own escapes."""
    return re.sub("[\ud800-\udfff]", lambda m: f"\\u{ord(m.group()):04x}", text)


def read_record(content: bytes) -> Record:
    """The members of a record's file, also when git united two branches' lines in it.

    Raises Unmerged when it holds merge markers or two sources, ValueError when it is no record.
    """
    try:
        pairs = json.loads(content, object_pairs_hook=_Pairs)
    except RecursionError as deep:
        raise ValueError("it is nested too deeply to be a record") from deep
    except ValueError as wrong:
        if marked := marked_line(content):
            raise Unmerged(f"line {marked} is not JSON (merge markers)") from wrong
        try:
            pairs = _read_united(content, wrong)
        except ValueError:
            raise ValueError(_at_line(wrong)) from wrong
    if not isinstance(pairs, _Pairs):
        raise ValueError("it is not one JSON object")
    return _merged(pairs)


def read_unmerged(content: bytes) -> Record:
    """As ``read_record`` for a file with merge markers: the record of both sides together."""
    lines = [line for line in content.splitlines() if not _SEAM.match(line)]
    return read_record(b"\n".join(lines))


def marked_line(content: bytes) -> int | None:
    """The 1-based line of the first merge marker."""
    return next((n for n, line in enumerate(content.splitlines(), 1) if _SEAM.match(line)), None)


class _Pairs(list[tuple[str, Any]]):
    """The members of a JSON object in order, the same name possibly twice."""


def _read_united(content: bytes, wrong: ValueError) -> Any:
    """Reads members line by line, whatever commas stand or lack between them."""
    lines = [line.strip() for line in content.decode("utf-8", "strict").split("\n")]
    members = [line.rstrip(",") for line in lines if line and line not in ("{", "}", "},")]
    if not members or not all(line.startswith('"') for line in members):
        raise wrong
    return json.loads("{" + ",".join(members) + "}", object_pairs_hook=_Pairs)


def _at_line(wrong: ValueError) -> str:
    """Where reading a file ended, as a person looks for it."""
    return f"line {wrong.lineno} is not JSON" if isinstance(wrong, json.JSONDecodeError) else "it is not UTF-8"


def _merged(pairs: _Pairs) -> Record:
    record: Record = {}
    for name, raw in pairs:
        value = _plain(raw)
        if name in record and record[name] != value:
            value = _chosen(name, record[name], value)
        record[name] = value
    return record


def _plain(value: Any) -> Any:
    if isinstance(value, _Pairs):
        return {name: _plain(inner) for name, inner in value}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def _chosen(name: str, one: Any, other: Any) -> Any:
    """What stands for a member that two branches wrote differently; nothing people wrote is dropped."""
    if name == "url" and same_page(str(one)) != same_page(str(other)):
        raise Unmerged(f"it has two sources in one: {one} and {other}")
    if isinstance(one, list) and isinstance(other, list):
        return one + [entry for entry in other if entry not in one]
    if name.startswith(_ARCHIVE):
        return max(one, other, key=_newest_word)
    if rule := _CHOICES.get(name):
        try:
            return rule(one, other)
        except TypeError as unlike:
            raise ValueError(f"“{name}” is written in two ways that cannot be compared") from unlike
    return other


def _newest_word(archive: Any) -> tuple[bool, str]:
    if not isinstance(archive, dict):
        return (False, "")
    kept = archive.get("state") in ("verified", "existing")
    return (kept, str(archive.get("checked") or archive.get("asked") or ""))


_CHOICES: dict[str, Callable[[Any, Any], Any]] = {
    "accessed": max,
    "schema": max,
    "note": lambda one, other: f"{one}\n{other}",
}
