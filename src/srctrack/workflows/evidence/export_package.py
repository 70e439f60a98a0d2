"""Writing sources as a WACZ package."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from srctrack.errors import UsageError
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.store.wacz.manifest import About
from srctrack.store.wacz.pack import packed_pages, write_package

ENDING = ".wacz"


@dataclass(frozen=True)
class PackageWritten:
    """What went into a package: how many captures of how many sources; ``absent`` names the captures that are not here."""

    pages: int
    sources: int
    absent: tuple[str, ...]


def export_package(
    library: Library, sources: Sequence[Source], path: Path, created: datetime.datetime, title: str
) -> PackageWritten:
    """Write ``sources`` with all their captures to ``path``. Raises UsageError when there is no page to write, or no way to
    write it; DamagedStore for a page that cannot be read."""
    if path.suffix.lower() != ENDING:
        raise UsageError(f"a WACZ package is a file that ends in {ENDING}", f"use --output {path.with_suffix(ENDING)}")
    pages, absent = packed_pages(library, sources)
    if not pages:
        raise UsageError(
            "the pages of these sources are not on this machine",
            "`srctrack restore` downloads the pages that an archive has"
            if absent
            else "name sources by key, or --draft",
        )
    first = pages[0]
    try:
        write_package(path, pages, About(title, created, first.url, first.ref.captured))
    except OSError as error:
        raise UsageError(f"could not write {path}: {error.strerror or error}") from error
    return PackageWritten(len(pages), len({p.source.key for p in pages}), tuple(absent))
