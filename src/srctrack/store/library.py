"""The library: everything kept, behind one door."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from srctrack.errors import DamagedStore, StoreError
from srctrack.model.capture import Capture
from srctrack.model.listing import Listing
from srctrack.model.source import Article, ReadSource, SnapshotRef, Source
from srctrack.model.url import same_page
from srctrack.store import layout
from srctrack.store.codec import to_record, write_record
from srctrack.store.durable import write_whole
from srctrack.store.index import Index, folded_outlet
from srctrack.store.journal import Act, Journal, whoever
from srctrack.store.keys import new_key
from srctrack.store.layout import Commit, Head, Layout, make_store, read_head, write_head
from srctrack.store.lock import WriteLock
from srctrack.store.records import RecordFiles
from srctrack.store.shapes import instant
from srctrack.store.snapshots import Snapshots, kept_text
from srctrack.store.surveys import Surveyor, Surveys
from srctrack.store.texts import KeptText, Texts

if TYPE_CHECKING:
    import sqlite3

    from srctrack.store.query import RecordTable


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A source that holds what was looked for; ``score`` orders hits of one search and means nothing beyond it."""

    key: str
    score: float


class Library:
    """A store, opened. Reading takes no lock and sees whole records only; what a writing method has returned from is
    on the disk. Open with ``open`` or ``create``; use as a context manager, or ``close``."""

    def __init__(self, places: Layout, head: Head, survey: Surveyor | None, survey_version: str | None) -> None:
        self.layout = places
        self.head = head
        self.records = RecordFiles(places.sources)
        self.texts = Texts(places.texts)
        self.snapshots = Snapshots(places.snapshots)
        self.index = Index(places.cache, self.records)
        self.lock = WriteLock(places.lock)
        self.journal = Journal(places.journal, places.cache)
        self.surveys = Surveys(places.cache / "surveys", survey, survey_version)

    @classmethod
    def open(cls, path: Path, survey: Surveyor | None = None, survey_version: str | None = None) -> Self:
        """The store at ``path``. ``survey`` replaces the text floor's surveyor, ``survey_version`` names it in the cache.
        Raises NoStore, NewerStore, DamagedStore."""
        places = Layout(path)
        return cls(places, read_head(places), survey, survey_version)

    @classmethod
    def create(
        cls,
        path: Path,
        commit: Commit | str | None = None,
        survey: Surveyor | None = None,
        survey_version: str | None = None,
    ) -> Self:
        """The store at ``path``, made when there is none; what is there is kept. ``commit`` (``records``, ``texts``,
        ``all``) says what of it git is to hold, ``texts`` where nothing was said before. Raises StoreError."""
        places = Layout(path)
        if places.head.exists():
            read_head(places)
        head = make_store(places, Commit(commit) if commit is not None else None)
        return cls(places, head, survey, survey_version)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.index.close()

    @property
    def path(self) -> Path:
        return self.layout.root

    # Reading records

    def __len__(self) -> int:
        with self.index.ask() as db:
            return int(db.execute("SELECT count(*) FROM records").fetchone()[0])

    def keys(self) -> list[str]:
        """All keys, sorted."""
        return self.records.keys()

    def __contains__(self, key: object) -> bool:
        return self.records.stamp(str(key)) is not None

    def get(self, key: str) -> Source | None:
        """The source under ``key``. Raises DamagedStore."""
        return self.records.source(key)

    def sources(self) -> Iterator[Source]:
        """All sources in order of key. Raises DamagedStore at the first that cannot be read."""
        with self.index.ask() as db:
            rows = db.execute("SELECT key, damage, record FROM records ORDER BY key").fetchall()
        for key, damage, record in rows:
            if damage is not None:
                self.records.read(key)  # raises with what is wrong now
                raise DamagedStore(str(self.records.path(key)), damage)
            yield self.records.as_source(key, json.loads(record))

    def readable_sources(self) -> Iterator[Source]:
        """As ``sources``, passing over records that cannot be read (``index.damaged`` names them)."""
        with self.index.ask() as db:
            rows = db.execute("SELECT key, record FROM records WHERE damage IS NULL ORDER BY key").fetchall()
        for key, record in rows:
            yield self.records.as_source(key, json.loads(record))

    def listings(self) -> tuple[Listing, ...]:
        """All records in short, in order of key, from the index: quick however many there are."""
        with self.index.ask() as db:
            rows = db.execute(
                "SELECT key, title, outlet, domain, authors, published, accessed, language, words, wall, archived, tags,"
                " damage FROM records ORDER BY key"
            ).fetchall()
        return tuple(
            Listing(
                key=r[0],
                title=r[1],
                outlet=r[2],
                domain=r[3],
                authors=_lines(r[4]),
                published=r[5],
                accessed=r[6],
                language=r[7],
                words=r[8] or 0,
                wall=r[9],
                archived=bool(r[10]),
                tags=_lines(r[11]),
                damage=r[12],
            )
            for r in rows
        )

    def key_for_url(self, url: str) -> str | None:
        """The key of the source known under this address, however it is spelled."""
        with self.index.ask() as db:
            found = db.execute(
                "SELECT key FROM urls JOIN records ON records.id = urls.record WHERE page = ? ORDER BY key LIMIT 1",
                (same_page(url),),
            ).fetchone()
        return found[0] if found else None

    def keys_for_outlet(self, name: str) -> tuple[str, ...]:
        """The keys of an outlet's sources, by its name (letter case and a leading “The” aside) or by its domain in place of the name."""
        wanted = name.strip()
        with self.index.ask() as db:
            rows = db.execute(
                "SELECT key FROM records WHERE outlet_folded = ? OR domain = ? ORDER BY key",
                (folded_outlet(wanted), wanted.lower().removeprefix("www.")),
            ).fetchall()
        return tuple(key for (key,) in rows)

    def outlets(self) -> tuple[tuple[str | None, str | None], ...]:
        """Every outlet of which a page is kept, as name and domain."""
        with self.index.ask() as db:
            return tuple(
                db.execute(
                    "SELECT DISTINCT outlet, domain FROM records WHERE outlet IS NOT NULL OR domain IS NOT NULL"
                    " ORDER BY outlet, domain"
                ).fetchall()
            )

    def outlet_names(self) -> frozenset[str]:
        """The names of outlets as records have them."""
        return frozenset(name for name, _ in self.outlets() if name)

    @cached_property
    def table(self) -> RecordTable:
        """The records as a TinyDB table, for its queries: ``library.table.search(where("language") == "ru")``. A query
        reads every record; what is asked often is answered by the index."""
        from srctrack.store.query import RecordDatabase, RecordStorage, RecordTable

        database = RecordDatabase(self.records, storage=RecordStorage)
        table = database.table(database.default_table_name)
        assert isinstance(table, RecordTable)
        return table

    def damage(self) -> tuple[tuple[Path, str], ...]:
        """The records that cannot be read, by their files, with why in a sentence."""
        return tuple((self.records.path(key), told) for key, told in self.index.damaged().items())

    # Reading texts

    def text(self, text_id: str) -> KeptText:
        """A kept text. Raises DamagedStore."""
        return self.texts.read(text_id)

    def read(self, source: Source) -> ReadSource:
        """The source with its newest words, surveyed, and the texts of its earlier snapshots, newest first. An earlier
        text that is not here is passed over. Raises DamagedStore when the newest cannot be read."""
        newest = source.newest
        if newest is None or not newest.text_id:
            raise DamagedStore(
                str(self.records.path(source.key)),
                "it names no text",
                f"`srctrack refresh {source.key}` fetches it again",
            )
        kept = self.texts.read(newest.text_id)
        survey = self.surveys.of(kept.prose, newest.text_id, source.published)
        earlier = []
        for text_id in dict.fromkeys(s.text_id for s in reversed(source.snapshots)):
            if text_id and text_id != newest.text_id and text_id in self.texts:
                earlier.append(self.texts.read(text_id).prose)
        return ReadSource(source, kept.prose, kept.page_text, survey, tuple(earlier))

    def read_key(self, key: str) -> ReadSource | None:
        """As ``read``, by key; None when there is no such source. Raises DamagedStore."""
        source = self.get(key)
        return None if source is None else self.read(source)

    def quote_candidates(self, words: str, limit: int = 8) -> tuple[str, ...]:
        """The keys of sources in whose texts ``words``, or words like them, may stand; the likeliest first."""
        from srctrack.store import words as word_index

        with self._words() as db:
            return word_index.candidates(db, words, limit)

    def search(self, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """The sources that hold all of ``words``, best first. Words in quotation marks must stand together."""
        from srctrack.store import words as word_index

        with self._words() as db:
            return tuple(SearchHit(key, score) for key, score in word_index.matching(db, words, limit))

    @contextlib.contextmanager
    def _words(self) -> Iterator[sqlite3.Connection]:
        """The index with the words of all texts in it."""
        from srctrack.store import words as word_index

        with self.index.ask() as db:
            if not self.index.holds_all_words:
                word_index.bring_up_to_date(db, self._text_or_none)
                self.index.holds_all_words = True
            yield db

    def _text_or_none(self, text_id: str) -> KeptText | None:
        try:
            return self.texts.read(text_id)
        except DamagedStore:
            return None

    # Writing

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
        return new_key(source.outlet, source.published, source.title, source.url, self)

    def keep_capture(self, capture: Capture) -> SnapshotRef:
        """Keeps the page as received, before anything else is tried with it; the same bytes from the same address are
        kept once. ``text_id`` of what is given is empty until the page has been read. Raises StoreError."""
        with self.writing():
            ref = self.snapshots.keep(capture)
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
            write_whole(self.texts.path(ref.text_id), content)
            self.journal.write(Act.RESTORED, url=ref.url, digests={"text": ref.text_id})
            return True

    def drop_capture(self, ref: SnapshotRef) -> None:
        """Lets go of a capture that turned out to be no page of anybody's (a consent wall, a listing). One that a record
        or tombstone names, by its digest, stays. Raises StoreError."""
        with self.writing():
            if self._is_named(ref):
                return
            self.snapshots.drop(ref)
            self.journal.write(Act.DROPPED, url=ref.url, digests={"snapshot": ref.id})

    def _is_named(self, ref: SnapshotRef) -> bool:
        with self.index.ask() as db:
            if db.execute("SELECT 1 FROM snapshots WHERE digest = ? LIMIT 1", (ref.id,)).fetchone():
                return True
        return any(ref.id.encode() in path.read_bytes() for path in self.layout.removed.glob("*.json"))

    def discard_capture(self, ref: SnapshotRef) -> None:
        """Takes back a capture that turned out to be no article, unless a source names it. Raises StoreError."""
        with self.writing():
            path = self.snapshots.find(ref)
            known = self.key_for_url(ref.url)
            source = self._before(known) if known else None
            if path is None or (source is not None and any(s.id == ref.id for s in source.snapshots)):
                return
            path.unlink(missing_ok=True)
            self.snapshots = Snapshots(self.layout.snapshots)
            self.journal.write(Act.DISCARDED, url=ref.url, digests={"snapshot": ref.id})

    def keep_article(self, article: Article) -> str:
        """Keeps the readable text and gives its ``text_id``. Raises StoreError."""
        with self.writing():
            return self.texts.keep(article)

    def put(self, source: Source) -> None:
        """Keeps the source, in place of the one under its key. What it names (texts, snapshots) is to be kept before.
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
                if ref.text_id and (ref.id, ref.text_id) not in known:
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
                raise StoreError(f"there is no source “{key}”", "`srctrack list` shows what there is")
            now = datetime.datetime.now(datetime.UTC)
            tombstone = {
                "key": key,
                "record": content.decode("utf-8", "replace"),
                "removed": instant(now),
                "who": whoever(),
                "why": why,
            }
            path = self.layout.removed / f"{key}-{now:%Y%m%dT%H%M%S%f}.json"
            write_whole(path, _json(tombstone))
            # Told before it is done: ended in between, the record is still there and nothing was promised.
            self.journal.write(Act.REMOVED, key, digests={"record": _digest(content)}, why=why)
            self.table.take_out(key)
            self.index.forget(key)


def _lines(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\n")) if joined else ()


def _digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _json(members: Mapping[str, object]) -> bytes:
    return (json.dumps(members, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")
