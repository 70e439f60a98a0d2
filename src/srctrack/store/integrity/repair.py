"""Putting right what can be put right from what is here: a record from its page's file, a text from its page's file, a
merge from both its sides. Nothing that is whole is touched, and what is replaced is set aside first."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import itertools
from dataclasses import dataclass, field, replace
from pathlib import Path

from srctrack.errors import DamagedStore, StoreError
from srctrack.model.journal_entry import Act, Entry
from srctrack.model.source import Source
from srctrack.model.store_report import ProblemKind, StoreProblem, StoreReport
from srctrack.model.url import same_page
from srctrack.store.files.atomic_write import make_folder, remove, write_atomically
from srctrack.store.files.lock import WriteLock
from srctrack.store.integrity.journal import Journal
from srctrack.store.integrity.verify import verify_store
from srctrack.store.layout import Commit, Head, Layout, make_store, write_head
from srctrack.store.records.files import RecordFiles
from srctrack.store.records.json_codec import from_record, read_record, read_unmerged, to_record
from srctrack.store.records.migrations import lifted
from srctrack.store.snapshots.files import Snapshots
from srctrack.store.snapshots.warc_read import kept_record, kept_text


def repair_store(path: Path) -> StoreReport:
    """Repairs what ``verify_store`` finds and can be repaired, then verifies again; what was put right is told as such.
    Raises NoStore, NewerStore, StoreLocked, StoreError."""
    layout = Layout(path)
    before = verify_store(path)
    todo = [t for t in before.troubles if t.repairable]
    if not todo:
        return before
    with WriteLock(layout.lock).held():
        work = _Work(layout)
        for trouble in todo:
            with contextlib.suppress(DamagedStore):  # told by the verification that follows
                work.repair(trouble)
    after = verify_store(path)
    left = {(t.fault, t.path) for t in after.troubles}
    repaired = tuple(replace(t, repaired=True) for t in todo if (t.fault, t.path) not in left)
    return replace(after, troubles=(*repaired, *after.troubles))


@dataclass
class _Work:
    layout: Layout
    files: RecordFiles = field(init=False)
    snapshots: Snapshots = field(init=False)
    journal: Journal = field(init=False)
    _records: dict[str, list[Source]] | None = None

    def __post_init__(self) -> None:
        self.files = RecordFiles(self.layout.sources)
        self.snapshots = Snapshots(self.layout.snapshots)
        self.journal = Journal(self.layout.journal, self.layout.cache)

    def repair(self, trouble: StoreProblem) -> None:
        path = self.layout.root / trouble.path
        if trouble.fault is ProblemKind.NO_HEAD:
            self._head()
        elif trouble.fault is ProblemKind.GIT_FILES:
            make_store(self.layout)
        elif trouble.fault is ProblemKind.UNFINISHED_FILE:
            remove(path)
        elif trouble.fault is ProblemKind.GIT_MERGED_RECORD and trouble.key:
            self._write(from_record(lifted(read_record(path.read_bytes()), str(path))), "git merged two branches")
        elif trouble.fault is ProblemKind.UNMERGED_RECORD and trouble.key:
            self._unmerged(trouble.key, path)
        elif trouble.fault in (ProblemKind.UNREADABLE_RECORD, ProblemKind.LOST_RECORD) and trouble.key:
            self._from_pages(trouble.key)
        elif trouble.fault in (ProblemKind.MISSING_TEXT, ProblemKind.ALTERED_TEXT):
            self._text(path)

    def _head(self) -> None:
        """The schema is the one the records are written by; what git is to hold is read off the ignore file."""
        ignored = ""
        with contextlib.suppress(OSError):
            ignored = (self.layout.root / ".gitignore").read_text("utf-8", "replace")
        if "/texts/" in ignored:
            commit = Commit.RECORDS
        else:
            commit = Commit.TEXTS if "/snapshots/" in ignored or not ignored else Commit.ALL
        schemas = {1}
        for key in self.files.stamps():
            with contextlib.suppress(DamagedStore):
                schemas.add(int((self.files.read(key) or {}).get("schema", 1)))
        write_head(self.layout, Head(max(schemas), commit))

    def _unmerged(self, key: str, path: Path) -> None:
        try:
            merged = from_record(lifted(read_unmerged(path.read_bytes()), str(path)))
        except ValueError:  # two sources under one key, or sides that do not fit together
            self._from_pages(key)
            return
        self._set_aside(key)
        self._write(merged, "both sides of a merge")

    def _from_pages(self, key: str) -> None:
        """The record as it was added to the pages' files or first told in the journal; every page that has its own, when two
        pages shared a key."""
        found = self._records_told().get(key, [])
        if not found:
            return
        self._set_aside(key)
        pages: dict[str, Source] = {}
        for source in found:
            known = pages.get(same_page(source.url))
            pages[same_page(source.url)] = source if known is None else _united(known, source)
        for number, source in enumerate(pages.values(), 1):
            free = key if number == 1 else self._free(key)
            self._write(replace(source, key=free), "from the backup next to it")

    def _free(self, key: str) -> str:
        return next(k for n in itertools.count(2) if self.files.stamp(k := f"{key}-{n}") is None)

    def _records_told(self) -> dict[str, list[Source]]:
        if self._records is None:
            self._records = {}
            for path in self.snapshots.all():
                with contextlib.suppress(DamagedStore, ValueError):
                    content = kept_record(path)
                    if content is not None:
                        source = from_record(lifted(read_record(content), str(path)))
                        self._records.setdefault(source.key, []).append(source)
            for entry in self.journal.entries():
                if isinstance(entry, Entry) and entry.record is not None:
                    with contextlib.suppress(ValueError):
                        source = from_record(lifted(read_record(entry.record.encode("utf-8")), "journal"))
                        self._records.setdefault(source.key, []).append(source)
        return self._records

    def _text(self, path: Path) -> None:
        text_id = f"sha256:{path.stem}"
        for key in self.files.stamps():
            with contextlib.suppress(DamagedStore):
                source = self.files.source(key)
                for ref in source.snapshots if source else ():
                    page = self.snapshots.find(ref) if ref.text_id == text_id else None
                    content = kept_text(page, text_id) if page else None
                    if content is not None:
                        make_folder(path.parent)
                        write_atomically(path, content)
                        self.journal.write(Act.REPAIRED, digests={"text": text_id}, why="from the page as received")
                        return

    def _write(self, source: Source, why: str) -> None:
        content = self.files.write(source.key, to_record(source))
        digest = "sha256:" + hashlib.sha256(content).hexdigest()
        self.journal.write(Act.REPAIRED, source.key, source.url, {"record": digest}, why)

    def _set_aside(self, key: str) -> None:
        path = self.files.path(key)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as refused:
            raise StoreError(f"could not read {path}: {refused.strerror}") from refused
        now = datetime.datetime.now(datetime.UTC)
        make_folder(self.layout.removed)
        write_atomically(self.layout.removed / f"{key}-{now:%Y%m%dT%H%M%S%f}.damaged", content)


def _united(one: Source, other: Source) -> Source:
    """One page's record out of two of its states: the newer one, with the snapshots of both."""
    newer = max(one, other, key=lambda s: (len(s.snapshots), s.accessed))
    both = {(s.captured, s.id): s for s in (*one.snapshots, *other.snapshots)}
    return replace(newer, snapshots=tuple(both[at] for at in sorted(both)))
