"""A store as it is read: records, look-ups, texts, search."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from srctrack.errors import DamagedStore
from srctrack.model.listing import Listing
from srctrack.store.cache.lru import LruCache, stamps
from srctrack.store.index.records import Index, folded_outlet
from srctrack.store.layout import Head, Layout, read_head
from srctrack.store.records.files import RecordFiles

if TYPE_CHECKING:
    import sqlite3

    from srctrack.model.source import Source, SourceDocument
    from srctrack.store.cache.annotations import AnnotationCache, Annotator
    from srctrack.store.records.tinydb_table import RecordTable
    from srctrack.store.snapshots.files import Snapshots
    from srctrack.store.texts import KeptText, Texts


MAX_SOURCES, MAX_READ = 512, 128
"""Records and surveyed texts that are kept in memory: drafts of one newsroom cite the same pages. A surveyed text takes
some 100 KB."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A source that holds what was looked for; ``score`` orders hits of one search and means nothing beyond it."""

    key: str
    score: float


class StoreReader:
    """A store, opened for reading. No lock is taken, and whole records only are seen. Look-ups answer as of the first one;
    ``get`` reads what is there now. Use as a context manager, or ``close``."""

    def __init__(self, places: Layout, head: Head, annotations: Annotator | None, survey_version: str | None) -> None:
        self.layout = places
        self.head = head
        self.records = RecordFiles(places.sources)
        self.index = Index(places.cache, self.records)
        self._surveyor = annotations, survey_version
        self._sources: LruCache[Source] = LruCache(MAX_SOURCES)
        self._read: LruCache[SourceDocument] = LruCache(MAX_READ)

    @classmethod
    def open(cls, path: Path, annotations: Annotator | None = None, survey_version: str | None = None) -> Self:
        """The store at ``path``. ``annotations`` replaces the text floor's surveyor, ``annotations_version`` names it in the cache.
        Raises NoStore, NewerStore, DamagedStore."""
        places = Layout(path)
        return cls(places, read_head(places), annotations, survey_version)

    @cached_property
    def texts(self) -> Texts:
        from srctrack.store.texts import Texts

        return Texts(self.layout.texts)

    @cached_property
    def annotations(self) -> AnnotationCache:
        from srctrack.store.cache.annotations import AnnotationCache

        return AnnotationCache(self.layout.cache / "surveys", *self._surveyor)

    @cached_property
    def snapshots(self) -> Snapshots:
        from srctrack.store.snapshots.files import Snapshots

        return Snapshots(self.layout.snapshots)

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
        stamp = self.records.stamp(key)
        known = self._sources.get(key, stamp)
        if known is not None:
            return known
        source = self.records.source(key)
        return source if source is None or stamp is None else self._sources.keep(key, stamp, source)

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
        from srctrack.model.url import same_page

        with self.index.ask() as db:
            found = db.execute(
                "SELECT key FROM urls JOIN records ON records.id = urls.record WHERE page = ? ORDER BY key LIMIT 1",
                (same_page(url),),
            ).fetchone()
        return found[0] if found else None

    def snapshot_digests(self) -> list[tuple[str, str]]:
        """Every snapshot that a record names: the record's key and the page's digest."""
        with self.index.ask() as db:
            return db.execute(
                "SELECT key, digest FROM snapshots JOIN records ON records.id = snapshots.record ORDER BY key, digest"
            ).fetchall()

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
        from srctrack.store.records.tinydb_table import RecordDatabase, RecordStorage, RecordTable

        database = RecordDatabase(self.records, storage=RecordStorage)
        table = database.table(database.default_table_name)
        assert isinstance(table, RecordTable)
        return table

    def state(self) -> str:
        """A digest of what all records are now, by the stamps of their files, and of which texts there are. Raises
        DamagedStore."""
        state = hashlib.sha256(str(self.path.resolve()).encode("utf-8", "surrogatepass"))
        lines = [f"{key} {changed} {size} {inode}" for key, (changed, size, inode) in self.index.stamps().items()]
        for part in (sorted(lines), sorted(os.listdir(self.layout.texts)) if self.layout.texts.is_dir() else []):
            state.update("\n".join(part).encode("utf-8", "surrogatepass") + b"\0")
        return state.hexdigest()

    def text_stamps(self, source: Source) -> tuple[tuple[str, int, int, int], ...]:
        """The stamps of the source's texts that are here, by their paths."""
        paths = [self.texts.path(s.text_id) for s in source.snapshots if s.text_id]
        return tuple((str(p), *s) for p, s in zip(paths, stamps(paths), strict=True) if s is not None)

    def damage(self) -> tuple[tuple[Path, str], ...]:
        """The records that cannot be read, by their files, with why in a sentence."""
        return tuple((self.records.path(key), told) for key, told in self.index.damaged().items())

    def text(self, text_id: str) -> KeptText:
        """A kept text. Raises DamagedStore."""
        return self.texts.read(text_id)

    def read(self, source: Source) -> SourceDocument:
        """The source with its newest words, surveyed, and the texts of its earlier snapshots, newest first. An earlier
        text that is not here is passed over. Raises DamagedStore when the newest cannot be read."""
        newest = source.newest
        if newest is None or not newest.text_id:
            raise DamagedStore(
                str(self.records.path(source.key)),
                "it refers to no text",
                f"`srctrack refresh {source.key}` downloads it again",
            )
        texts = dict.fromkeys(s.text_id for s in reversed(source.snapshots))
        state = stamps(self.texts.path(text_id) for text_id in texts)
        known = self._read.get(source.key, state)
        if known is not None and known.source is source:
            return known
        kept = self.texts.read(newest.text_id)
        annotations = self.annotations.of(kept.prose, newest.text_id, source.published)
        earlier = []
        for text_id in texts:
            if text_id and text_id != newest.text_id and text_id in self.texts:
                earlier.append(self.texts.read(text_id).prose)
        from srctrack.model.source import SourceDocument

        read = SourceDocument(source, kept.prose, kept.page_text, annotations, tuple(earlier))
        return self._read.keep(source.key, state, read)

    def quote_candidates(self, words: str, limit: int = 8) -> tuple[str, ...]:
        """The keys of sources in whose texts ``words``, or words like them, may stand; the likeliest first."""
        from srctrack.store.index import fulltext as word_index

        with self._words() as db:
            return word_index.candidates(db, words, limit)

    def search(self, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
        """The sources that hold all of ``words``, best first. Words in quotation marks must stand together."""
        from srctrack.store.index import fulltext as word_index

        with self._words() as db:
            return tuple(SearchHit(key, score) for key, score in word_index.matching(db, words, limit))

    @contextlib.contextmanager
    def _words(self) -> Iterator[sqlite3.Connection]:
        """The index with the words of all texts in it."""
        from srctrack.store.index import fulltext as word_index

        with self.index.ask() as db:
            if not self.index.holds_all_words:
                word_index.update_index(db, self._text_or_none)
                self.index.holds_all_words = True
            yield db

    def _text_or_none(self, text_id: str) -> KeptText | None:
        try:
            return self.texts.read(text_id)
        except DamagedStore:
            return None


def _lines(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\n")) if joined else ()
