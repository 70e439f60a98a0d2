"""How the store's folder is laid out, and what of it goes into git."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from srctrack.errors import DamagedStore, NewerStore, NoStore
from srctrack.store.files.atomic_write import make_folder, write_atomically, write_once

SCHEMA = 1
"""Raised whenever a record, text or journal of this srctrack could be misread by an earlier one."""


class Commit(StrEnum):
    """What of a store its git repository is to hold."""

    RECORDS = "records"
    TEXTS = "texts"
    """Records and texts: a clone can check drafts; the pages as received stay on the machine that fetched them."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of one store under ``root``."""

    root: Path

    @property
    def head(self) -> Path:
        return self.root / "store.json"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def removed(self) -> Path:
        return self.root / "removed"

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    @property
    def snapshots(self) -> Path:
        return self.root / "snapshots"

    @property
    def journal(self) -> Path:
        return self.root / "journal"

    @property
    def seals(self) -> Path:
        return self.root / "seals"

    @property
    def cache(self) -> Path:
        return self.root / "cache"

    @property
    def lock(self) -> Path:
        return self.root / "lock"

    @property
    def lasting(self) -> tuple[Path, ...]:
        """The folders that hold what is kept, as opposed to derived."""
        return (self.sources, self.removed, self.texts, self.snapshots, self.journal)


@dataclass(frozen=True, slots=True)
class Head:
    """What ``store.json`` says: by which schema the library is written, and what of it is meant for git."""

    schema: int = SCHEMA
    commit: Commit = Commit.TEXTS


_IGNORE_HEAD = """\
# Parts of this library that git does not store. `srctrack init --commit records|texts|all` writes this file.
# Never committed: what can be rebuilt, this machine's requests to archives, the lock of a running command.
/cache/
/queue/
/lock
/lock.holder
kept-here.txt
.new-*
"""

_IGNORED = {
    Commit.RECORDS: "# Records only: `srctrack restore` downloads the texts and pages that an archive has.\n/texts/\n/snapshots/\n",
    Commit.TEXTS: "# The pages as received: `srctrack restore` downloads those that an archive has.\n/snapshots/\n",
    Commit.ALL: "",
}

ATTRIBUTES = """\
# Records and journals are read line by line: git merges the lines of both sides,
# and the same source added on two branches becomes one.
/sources/*.json text eol=lf merge=union
/journal/*.jsonl text eol=lf merge=union
/removed/*.json text eol=lf
/claims/*.jsonl text eol=lf merge=union
# Texts and pages are named by their digest: not one byte of them may change.
/texts/*.txt -text
/snapshots/*.warc.gz binary
"""


def ignore_file(commit: Commit) -> str:
    """The text of the store's ``.gitignore``."""
    return _IGNORE_HEAD + _IGNORED[commit]


def make_store(layout: Layout, commit: Commit | None = None) -> Head:
    """Makes what is missing of a store; with ``commit``, changes what of it is meant for git. Raises StoreError."""
    make_folder(layout.root)
    if layout.head.exists():
        head = read_head(layout)
        if commit is not None and commit is not head.commit:
            head = Head(head.schema, commit)
            _write_head(layout, head)
            write_atomically(layout.root / ".gitignore", ignore_file(commit).encode("utf-8"))
    else:
        head = Head(commit=commit or Commit.TEXTS)
    for folder in layout.lasting:
        make_folder(folder)
    write_once(layout.root / ".gitignore", ignore_file(head.commit).encode("utf-8"))
    write_once(layout.root / ".gitattributes", ATTRIBUTES.encode("utf-8"))
    if not layout.head.exists():
        _write_head(layout, head)
    return head


def read_head(layout: Layout) -> Head:
    """What the store says of itself. Raises NoStore, NewerStore, DamagedStore."""
    try:
        content = layout.head.read_bytes()
    except FileNotFoundError:
        raise NoStore(
            f"there is no library at {layout.root}", "create one with `srctrack init`, or add a page"
        ) from None
    except OSError as refused:
        raise DamagedStore(str(layout.head), refused.strerror or str(refused)) from refused
    try:
        written = json.loads(content)
        schema = written["schema"]
        commit = Commit(written.get("commit", Commit.TEXTS))
        if not isinstance(schema, int) or schema < 1:
            raise ValueError(f"schema {schema!r}")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise DamagedStore(
            str(layout.head), f"it does not say by which schema the library is written ({wrong})", _REPAIR
        ) from wrong
    if schema > SCHEMA:
        raise NewerStore(
            f"the library at {layout.root} was written by a later srctrack (schema {schema}; this one knows {SCHEMA})",
            "install the newer srctrack; nothing was read or changed",
        )
    return Head(schema, commit)


_REPAIR = "`git checkout -- FILE` or `srctrack verify --repair` restores it"


def _write_head(layout: Layout, head: Head) -> None:
    written = {"commit": head.commit.value, "schema": head.schema}
    write_atomically(layout.head, (json.dumps(written, indent=2, sort_keys=True) + "\n").encode("utf-8"))


def write_head(layout: Layout, head: Head) -> None:
    """Replaces what the store says of itself. Raises StoreError."""
    _write_head(layout, head)
