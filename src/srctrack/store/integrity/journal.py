"""Who did what to the store when: append-only, every entry chained to those before it by hash.

A run of srctrack that writes makes one file of its own, so that two branches or two machines never write the same. Its
first entry names the heads it found (the hashes nobody had followed yet), each further one the entry before it: what git
calls a graph of commits. Changing or removing an entry that others follow breaks their chain.
"""

from __future__ import annotations

import datetime
import getpass
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from srctrack import __version__
from srctrack.errors import DamagedStore
from srctrack.model.journal_entry import Act, Entry
from srctrack.store.files.atomic_write import append_line, make_folder
from srctrack.store.records.dataclass_json import instant, object_decoder, object_encoder
from srctrack.store.records.json_codec import writable

SOFTWARE = f"srctrack/{__version__}"


@dataclass(frozen=True, slots=True)
class BrokenEntry:
    """A line of the journal that cannot be what was written. ``torn`` is true of a last line cut short by a crash,
    whose write was never acknowledged."""

    path: Path
    line: int
    reason: str
    torn: bool = False


def current_user() -> str:
    """The person at the keyboard, as far as the system tells."""
    for name in ("SRCTRACK_USER", "GIT_AUTHOR_NAME"):
        if who := os.environ.get(name):
            return who
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


class Journal:
    """The journal of one store, and this run's file of it."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self._seen = cache / "journal-heads.json"
        self._mine: Path | None = None
        self._heads: tuple[str, ...] = ()

    def write(
        self,
        act: Act,
        key: str | None = None,
        url: str | None = None,
        digests: Mapping[str, str] | None = None,
        why: str | None = None,
        record: str | None = None,
    ) -> Entry:
        """Adds an entry, lastingly. To be called while the store's lock is held. Raises StoreError."""
        now = datetime.datetime.now(datetime.UTC)
        if self._mine is None:
            make_folder(self.folder)
            self._heads = self._find_heads()
            self._mine = self.folder / f"{now:%Y%m%dT%H%M%S}Z-{os.urandom(4).hex()}.jsonl"
        entry = Entry(now, current_user(), act, key, url, SOFTWARE, dict(digests or {}), why, record, self._heads)
        line = _sealed(entry)
        append_line(self._mine, line, flush=act is not Act.CAPTURED)  # what is made of the capture follows at once
        self._heads = (json.loads(line)["hash"],)
        return entry

    def entries(self) -> Iterator[Entry | BrokenEntry]:
        """All entries, file by file."""
        for path in sorted(self.folder.glob("*.jsonl")):
            yield from read_entries(path)

    def _find_heads(self) -> tuple[str, ...]:
        """The hashes nobody follows. What was found before is kept in the cache by file name and size, so that a long
        journal is not read again; a cache that is lost costs one reading."""
        try:
            seen = json.loads(self._seen.read_text("utf-8"))
            sizes, last, followed = dict(seen["sizes"]), dict(seen["last"]), set(seen["followed"])
        except (OSError, ValueError, KeyError, TypeError):
            sizes, last, followed = {}, {}, set()
        with os.scandir(self.folder) as folder:
            here = {e.name: e.stat().st_size for e in folder if e.name.endswith(".jsonl")}
        for name in sorted(here):
            if sizes.get(name) == here[name]:
                continue
            for entry in read_entries(self.folder / name):
                if isinstance(entry, Entry):
                    followed.update(entry.previous)
                    last[name] = entry.hash
        heads = tuple(sorted({h for name, h in last.items() if name in here} - followed))
        # Only heads can be followed anew, so nothing else need be remembered.
        remembered = {"sizes": here, "last": {n: h for n, h in last.items() if h in heads}, "followed": []}
        try:
            self._seen.write_text(json.dumps(remembered), "utf-8")
        except OSError:
            pass  # derived: found again next time
        return heads


def read_entries(path: Path) -> Iterator[Entry | BrokenEntry]:
    """The entries of one file. Raises DamagedStore when it cannot be opened."""
    try:
        content = path.read_bytes()
    except OSError as refused:
        raise DamagedStore(str(path), refused.strerror or str(refused)) from refused
    lines = content.split(b"\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry: Entry = object_decoder(Entry)(json.loads(line))
        except (ValueError, KeyError, TypeError) as wrong:
            torn = number == len(lines)
            yield BrokenEntry(path, number, "cut short" if torn else f"not an entry ({wrong})", torn)
            continue
        if _hash(entry) != entry.hash:
            yield BrokenEntry(path, number, "its text was changed: the hash does not match")
        else:
            yield entry


def _sealed(entry: Entry) -> str:
    return writable(
        json.dumps(object_encoder(Entry)(replace(entry, hash=_hash(entry))), ensure_ascii=False, sort_keys=True)
    )


def _hash(entry: Entry) -> str:
    words = {
        "at": instant(entry.at),
        "who": entry.who,
        "act": entry.act.value,
        "key": entry.key,
        "url": entry.url,
        "digests": dict(entry.digests),
        "why": entry.why,
        "record": entry.record,
        "software": entry.software,
        "previous": list(entry.previous),
    }
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()
