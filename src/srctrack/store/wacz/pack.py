"""Writing sources as one WACZ package that others can open, prove and replay.

Beside what the standard asks for (``archive/``, ``indexes/``, ``pages/``) it holds the library's own files of the same
sources (``sources/``, ``texts/``), so that another library can take them in unchanged.
"""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from srctrack.model.source import Source
from srctrack.store.files.atomic_write import UNFINISHED
from srctrack.store.reader import StoreReader
from srctrack.store.records.json_codec import to_record, write_record
from srctrack.store.snapshots.warc_read import kept_text
from srctrack.store.wacz.index import index_lines
from srctrack.store.wacz.manifest import DIGEST, MANIFEST, About, Resource, digest_file, manifest, resource
from srctrack.store.wacz.pages import PAGES, PackedPage, pages_file

INDEX = "indexes/index.cdx"
ARCHIVE, SOURCES, TEXTS = "archive/", "sources/", "texts/"

Signer = Callable[[bytes], Mapping[str, str]]
"""Makes the signed data of a manifest's bytes."""


def packed_pages(library: StoreReader, sources: Iterable[Source]) -> tuple[list[PackedPage], list[str]]:
    """The captures of ``sources`` that are here, and the names of those that are not."""
    pages: list[PackedPage] = []
    absent: list[str] = []
    for source in sources:
        for ref in reversed(source.snapshots):
            warc = library.snapshots.find(ref)
            if warc is None:
                absent.append(f"{source.key} of {ref.captured:%Y-%m-%d}")
                continue
            in_texts = ref.text_id in library.texts
            text = library.texts.read_file(ref.text_id) if in_texts else kept_text(warc, ref.text_id)
            pages.append(PackedPage(source, ref, warc, text))
    return pages, absent


def write_package(path: Path, pages: list[PackedPage], about: About, sign: Signer | None = None) -> None:
    """Write the package, whole or not at all. Raises DamagedStore for a page that cannot be read, OSError where nothing can be written."""
    with _beside(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        resources: list[Resource] = []
        for name, content, method in _files(pages):
            package.writestr(_entry(name, about, method), content)
            resources.append(resource(name, content))
        written = manifest(about, resources)
        package.writestr(_entry(MANIFEST, about), written)
        package.writestr(_entry(DIGEST, about), digest_file(written, sign(written) if sign else None))


def _files(pages: list[PackedPage]) -> Iterator[tuple[str, bytes, int]]:
    """Name, bytes and compression of each file; what is compressed already is stored, so that viewers can read parts of it."""
    lines: list[str] = []
    for warc in sorted({page.warc for page in pages}):
        lines += index_lines(warc, warc.name)
        yield f"{ARCHIVE}{warc.name}", warc.read_bytes(), zipfile.ZIP_STORED
    yield INDEX, "".join(f"{line}\n" for line in sorted(lines)).encode("utf-8"), zipfile.ZIP_DEFLATED
    yield PAGES, pages_file(pages), zipfile.ZIP_DEFLATED
    for source in sorted({page.source.key: page.source for page in pages}.values(), key=lambda s: s.key):
        yield f"{SOURCES}{source.key}.json", write_record(to_record(source)), zipfile.ZIP_DEFLATED
    texts = {page.ref.text_id: page.text for page in pages if page.text is not None}
    for text_id, text in sorted(texts.items()):
        yield f"{TEXTS}{text_id.rpartition(':')[2]}.txt", text, zipfile.ZIP_DEFLATED


def _entry(name: str, about: About, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, about.created.timetuple()[:6])
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    return entry


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file beside ``path`` that takes its place once it is whole."""
    beside = path.parent / f"{UNFINISHED}{secrets.token_hex(8)}"
    try:
        yield beside
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
