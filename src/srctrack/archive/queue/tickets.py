"""The queue: one file a ticket, so that nothing asked of an archive is forgotten."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from srctrack.model.archiving import ArchiveRecord, ArchiveState, Memento
from srctrack.model.url import same_page

VERSION = 1
"""Of the ticket's shape; a ticket of a later version is left alone."""
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Ticket:
    """One page and one archive. Instants are in UTC.

    ``submitted`` is when the last request for a capture was sent, noted before it is sent; ``due`` when something is to be
    done next; ``tries`` counts requests that came to nothing, ``lookups`` vain look-ups since the last request.
    ``closed``: the archive is done with; what is left is to write the record down.
    """

    service: str
    key: str
    url: str
    created: datetime.datetime
    due: datetime.datetime
    state: ArchiveState = ArchiveState.QUEUED
    other_url: str | None = None
    """Where the page was found in the end, when that is another address."""
    submitted: datetime.datetime | None = None
    since: datetime.datetime | None = None
    """Captures from here on count as ours."""
    starts: datetime.datetime | None = None
    """When the job begins, as far as the archive told."""
    job: str | None = None
    memento: Memento | None = None
    saved: datetime.datetime | None = None
    """When the archive first said it has the capture."""
    checked: datetime.datetime | None = None
    tries: int = 0
    code_tries: int = 0
    lookups: int = 0
    checks: int = 0
    error: str | None = None
    detail: str | None = None
    redirected: bool = False
    """True once ``other_url`` was sent in place of ``url``."""
    closed: bool = False

    @cached_property
    def id(self) -> str:
        digest = hashlib.sha256(same_page(self.url).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        return f"{_UNSAFE.sub('-', self.service)}-{digest}"

    @property
    def target(self) -> str:
        """The address to send."""
        return self.other_url if self.redirected and self.other_url else self.url

    def with_(self, **changes: Any) -> Ticket:
        return replace(self, **changes)

    @property
    def record(self) -> ArchiveRecord:
        """What the library should say about this page and this archive."""
        return ArchiveRecord(
            service=self.service,
            state=self.state,
            memento=self.memento,
            job=self.job,
            error=self.error,
            detail=self.detail,
            asked=self.submitted,
            checked=self.checked,
            recheck=None if self.closed else self.due,
        )


class Queue:
    """Tickets under ``folder``, made when the first is put. Safe for several processes: a file is written beside and
    renamed. A damaged ticket is passed over and kept (``damaged`` names such files)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: list[Path] = []

    def _path(self, ticket_id: str) -> Path:
        return self.folder / f"{ticket_id}.json"

    def put(self, ticket: Ticket) -> Ticket:
        """Keep ``ticket``; it is on disk when this returns."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._path(ticket.id)
        beside = path.with_suffix(f".{os.getpid()}.new")
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(_written(ticket), indent=2, sort_keys=True, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
        return ticket

    def get(self, service: str, url: str) -> Ticket | None:
        """The ticket of ``url`` at ``service``, whichever way the address is spelled."""
        epoch = datetime.datetime.fromtimestamp(0, datetime.UTC)
        return self._read(self._path(Ticket(service, "", url, epoch, epoch).id))

    def drop(self, ticket: Ticket) -> None:
        self._path(ticket.id).unlink(missing_ok=True)

    def __iter__(self) -> Iterator[Ticket]:
        """All tickets, the one due first coming first."""
        self.damaged = []
        if not self.folder.is_dir():
            return iter(())
        read = (self._read(path) for path in sorted(self.folder.glob("*.json")))
        return iter(sorted((t for t in read if t is not None), key=lambda t: (t.due, t.created, t.id)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, path: Path) -> Ticket | None:
        try:
            return _read(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            self.damaged.append(path)
            return None


_INSTANTS = ("created", "due", "submitted", "since", "starts", "saved", "checked")


def _written(ticket: Ticket) -> dict[str, object]:
    """``ticket`` as JSON, without what is at its default."""
    out: dict[str, object] = {"ticket": VERSION}
    for field in fields(ticket):
        value = getattr(ticket, field.name)
        if field.name == "memento":
            value = None if value is None else _memento_written(value)
        elif isinstance(value, datetime.datetime):
            value = value.isoformat()
        if value is not None and value is not False and value != 0:
            out[field.name] = value
    return out


def _memento_written(memento: Memento) -> dict[str, str | None]:
    return {
        "service": memento.service,
        "url": memento.url,
        "original": memento.original,
        "timestamp": memento.timestamp.isoformat(),
        "digest": memento.digest,
    }


def _read(raw: dict[str, Any]) -> Ticket:
    if raw.pop("ticket") != VERSION:
        raise ValueError("a ticket of another version")
    for name in _INSTANTS:
        if name in raw:
            raw[name] = datetime.datetime.fromisoformat(raw[name])
    if "memento" in raw:
        memento = raw["memento"]
        raw["memento"] = Memento(**{**memento, "timestamp": datetime.datetime.fromisoformat(memento["timestamp"])})
    raw["state"] = ArchiveState(raw.get("state", ArchiveState.QUEUED))
    return Ticket(**raw)
