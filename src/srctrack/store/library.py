"""The library: everything kept, behind one door."""

from __future__ import annotations

import contextlib
import datetime
import glob
import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Self

from srctrack.errors import DamagedStore, StoreError
from srctrack.model.capture import Capture
from srctrack.model.journal_entry import Act, Entry
from srctrack.model.rendering import Rendering
from srctrack.model.source import Article, SnapshotRef, Source
from srctrack.model.url import same_page
from srctrack.store import layout
from srctrack.store.cache.annotations import Annotator
from srctrack.store.files.atomic_write import write_atomically
from srctrack.store.files.lock import WriteLock
from srctrack.store.integrity.journal import Journal, current_user
from srctrack.store.layout import Commit, Head, Layout, make_store, read_head, write_head
from srctrack.store.reader import StoreReader
from srctrack.store.records.dataclass_json import instant
from srctrack.store.records.files import is_key
from srctrack.store.records.json_codec import to_record, write_record
from srctrack.store.records.keys import new_key
from srctrack.store.snapshots.warc_read import kept_text


class _TakenKeys(Container[str]):
    """The keys that a new page at ``url`` cannot have."""

    def __init__(self, library: Library, url: str) -> None:
        self._library, self._url = library, url

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._library.is_taken(key, self._url)


class Library(StoreReader):
    """A store, opened. Reading is as of a ``StoreReader``; what a writing method has returned from is on the disk. Open with
    ``open`` or ``create``; use as a context manager, or ``close``."""

    def __init__(self, places: Layout, head: Head, annotations: Annotator | None, survey_version: str | None) -> None:
        super().__init__(places, head, annotations, survey_version)
        self.lock = WriteLock(places.lock)
        self.journal = Journal(places.journal, places.cache)

    @classmethod
    def create(
        cls,
        path: Path,
        commit: Commit | str | None = None,
        annotations: Annotator | None = None,
        survey_version: str | None = None,
    ) -> Self:
        """The store at ``path``, made when there is none; what is there is kept. ``commit`` (``records``, ``texts``,
        ``all``) says what of it git is to hold, ``texts`` where nothing was said before. Raises StoreError."""
        places = Layout(path)
        if places.head.exists():
            read_head(places)
        head = make_store(places, Commit(commit) if commit is not None else None)
        return cls(places, head, annotations, survey_version)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the store's lock, for several writes at once and for reading what is then written back.
        Raises StoreLocked when another process does not let go of it, StoreError where nothing can be written."""
        with self.lock.held() as others:
            if others:
                self.index.stale()
            if self.head.schema < layout.SCHEMA:
                self._lift()
            yield

    def _lift(self) -> None:
        """Rewrites the records of earlier schemas, then says so in the head."""
        for key in self.keys():
            try:
                record = self.records.read(key)
            except DamagedStore:
                continue  # `verify` names it; lifted when it is repaired
            if record is not None:
                self.table.replace(key, record)
        self.head = Head(layout.SCHEMA, self.head.commit)
        write_head(self.layout, self.head)
        self.index.stale()

    def new_key(self, source: Source) -> str:
        """A key for a new source, free in this store; the one ``source`` has is not looked at."""
        return new_key(source.outlet, source.published, source.title, source.url, _TakenKeys(self, source.url))

    def is_taken(self, key: str, url: str) -> bool:
        """Whether ``key`` names another page than ``url``, or did until that page was removed: drafts may still cite it."""
        return key in self or any(same_page(was) != same_page(url) for was in self._removed_urls(key))

    def _removed_urls(self, key: str) -> Iterator[str]:
        """The addresses of the pages that were removed under ``key``."""
        if not is_key(key):
            return
        for path in self.layout.removed.glob(f"{glob.escape(key)}-*.json"):
            try:
                tombstone = json.loads(path.read_bytes())
                url = json.loads(tombstone["record"]).get("url") if tombstone["key"] == key else None
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                continue  # a damaged tombstone is told by `verify`
            if isinstance(url, str):
                yield url

    def keep_capture(self, capture: Capture, rendering: Rendering | None = None) -> SnapshotRef:
        """Keeps the page as received, before anything else is tried with it; the same bytes from the same address are
        kept once. ``text_id`` of what is given is empty until the page has been read. Raises StoreError."""
        with self.writing():
            ref = self.snapshots.keep(capture, rendering=rendering)
            self.journal.write(Act.CAPTURED, url=ref.url, digests={"snapshot": ref.id, "sha1": ref.sha1})
            return ref

    def restore_capture(self, capture: Capture, restored_from: str) -> SnapshotRef:
        """Keeps bytes an archive gave back, as the snapshot they are by digest, instant and address. Raises StoreError."""
        with self.writing():
            ref = self.snapshots.keep(capture, restored_from)
            self.journal.write(Act.RESTORED, url=ref.url, digests={"snapshot": ref.id}, why=restored_from)
            return ref

    def restore_text(self, ref: SnapshotRef) -> bool:
        """Puts a missing text back from the file of its page, where it was added to it. Raises StoreError, DamagedStore."""
        with self.writing():
            path = self.snapshots.find(ref)
            content = kept_text(path, ref.text_id) if path is not None else None
            if content is None:
                return False
            write_atomically(self.texts.path(ref.text_id), content)
            self.journal.write(Act.RESTORED, url=ref.url, digests={"text": ref.text_id})
            return True

    def history(self, source: Source) -> tuple[Entry, ...]:
        """What the journal tells of the source, the oldest first: its captures, and every writing of its record."""
        pages = {s.id for s in source.snapshots}
        told = (e for e in self.journal.entries() if isinstance(e, Entry))
        mine = (e for e in told if e.key == source.key or (e.key is None and e.digests.get("snapshot") in pages))
        return tuple(sorted(mine, key=lambda e: e.at))

    def drop_capture(self, ref: SnapshotRef) -> None:
        """Lets go of a capture that turned out to be no page of anybody's (a consent wall, a listing). One that a record
        or tombstone names, by its digest, stays. Raises StoreError."""
        with self.writing():
            if self._is_named(ref):
                return
            self.snapshots.drop(ref)
            self.journal.write(Act.DROPPED, url=ref.url, digests={"snapshot": ref.id})

    def drop_twin(self, ref: SnapshotRef) -> None:
        """Lets go of a capture that no record names, where another of the same bytes is kept. Raises StoreError."""
        with self.writing():
            if len(self.snapshots.of_digest(ref.id)) > 1:
                self.snapshots.drop(ref)
                self.journal.write(Act.DROPPED, url=ref.url, digests={"snapshot": ref.id})

    def _is_named(self, ref: SnapshotRef) -> bool:
        with self.index.ask() as db:
            if db.execute("SELECT 1 FROM snapshots WHERE digest = ? LIMIT 1", (ref.id,)).fetchone():
                return True
        return any(ref.id.encode() in path.read_bytes() for path in self.layout.removed.glob("*.json"))

    def keep_article(self, article: Article) -> str:
        """Keeps the readable text and gives its ``text_id``. Raises StoreError."""
        with self.writing():
            return self.texts.keep(article)

    def take_in(self, ref: SnapshotRef, page: bytes, text: bytes | None, origin: str) -> None:
        """Keeps a capture and its text as another library wrote them; ``origin`` says where they come from. Raises
        StoreError, DamagedStore for what does not match its digest; then nothing of that file was written."""
        with self.writing():
            new = {"snapshot": ref.id} if self.snapshots.take_in(ref, page) else {}
            if text is not None and self.texts.take_in(ref.text_id, text):
                new["text"] = ref.text_id
            if new:
                self.journal.write(Act.RESTORED, url=ref.url, digests=new, why=origin)

    def put(self, source: Source, *, add_readings: bool = True) -> None:
        """Keeps the source, in place of the one under its key. What it names (texts, snapshots) is to be kept before.
        Without ``add_readings`` new captures' files are left as they are: those that were taken in hold their texts.
        Raises StoreError; then the record is as it was."""
        with self.writing():
            before = self._before(source.key)
            record = to_record(source)
            content = write_record(record)
            self.table.replace(source.key, record)
            digests = {"record": _digest(content)}
            if source.newest:
                digests |= {"snapshot": source.newest.id, "text": source.newest.text_id}
            first = content.decode("utf-8") if before is None else None
            self.journal.write(Act.KEPT, source.key, source.url, digests, record=first)
            self.index.put(source)
            known = {(s.id, s.text_id) for s in before.snapshots} if before else set()
            for ref in source.snapshots:
                if add_readings and ref.text_id and (ref.id, ref.text_id) not in known:
                    self._add_reading(ref, content)

    def _before(self, key: str) -> Source | None:
        try:
            return self.get(key)
        except DamagedStore:
            return None

    def _add_reading(self, ref: SnapshotRef, record: bytes) -> None:
        if ref.text_id in self.texts:
            text = self.texts.read_file(ref.text_id)
            self.snapshots.add_reading(ref, text, self.texts.read(ref.text_id).prose.language, record)

    def remove(self, key: str, why: str | None = None) -> None:
        """Takes the source out of the library and leaves a tombstone: its record, who removed it, when and why. Texts and
        pages stay. Raises StoreError when there is no such source."""
        with self.writing():
            try:
                content = self.records.path(key).read_bytes() if key in self else None
            except OSError as refused:
                raise DamagedStore(str(self.records.path(key)), refused.strerror or str(refused)) from refused
            if content is None:
                raise StoreError(f"there is no source “{key}”", "`srctrack list` shows all keys")
            now = datetime.datetime.now(datetime.UTC)
            tombstone = {
                "key": key,
                "record": content.decode("utf-8", "replace"),
                "removed": instant(now),
                "who": current_user(),
                "why": why,
            }
            path = self.layout.removed / f"{key}-{now:%Y%m%dT%H%M%S%f}.json"
            write_atomically(path, _json(tombstone))
            # Told before it is done: ended in between, the record is still there and nothing was promised.
            self.journal.write(Act.REMOVED, key, digests={"record": _digest(content)}, why=why)
            self.table.take_out(key)
            self.index.forget(key)


def _digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _json(members: Mapping[str, object]) -> bytes:
    return (json.dumps(members, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")
