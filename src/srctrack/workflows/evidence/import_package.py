"""Taking the sources of a WACZ package that another library wrote into this one, as they were there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from srctrack.errors import DamagedStore, ReadError
from srctrack.model.add_result import Added, AddState, NotAdded, Target
from srctrack.model.source import SnapshotRef, Source
from srctrack.store.library import Library
from srctrack.store.wacz.manifest import sha256
from srctrack.store.wacz.unpack import Package, holds_records, open_package
from srctrack.workflows.add.record import merged


def is_package(target: Target) -> bool:
    """Whether a target means all sources of a package, and not one page of a web archive."""
    file = target.file
    return file is not None and target.url is None and file.suffix.lower() == ".wacz" and holds_records(file)


def import_package(path: Path, library: Library, tags: Sequence[str] = ()) -> Iterator[Added | NotAdded]:
    """Each source of the package in order of key. One that is damaged is refused and the others go on; what is in the
    library already is never overwritten. Raises StoreError."""
    try:
        with open_package(path) as package:
            origin = f"{path.name} {sha256(package.manifest_bytes)}"
            for key in package.source_keys():
                try:
                    yield _take_in(package, key, library, tags, origin)
                except ReadError as error:
                    yield NotAdded(f"{path}: {key}", error.code, error.message, None, error.hint)
                except DamagedStore as damage:
                    yield NotAdded(f"{path}: {key}", "unreadable", f"{path}: {key}: {damage.reason}")
    except ReadError as error:
        yield NotAdded(str(path), error.code, error.message, None, error.hint)


def _take_in(package: Package, key: str, library: Library, tags: Sequence[str], origin: str) -> Added:
    told = package.source(key)
    with library.writing():
        here = [ref for ref in told.snapshots if _capture_taken_in(package, ref, library, origin)]
        if not here:
            raise ReadError("missing", key, f"the package has no page of {key}")
        source = replace(told, snapshots=tuple(here), tags=tuple(dict.fromkeys((*told.tags, *tags))))
        before = _known(source, library)
        if before is not None:
            source = _united(before, source)
            state = AddState.UNCHANGED if source == before else AddState.UPDATED
        else:
            taken = library.is_taken(source.key, source.url)
            source = replace(source, key=library.new_key(source)) if taken else source
            state = AddState.ADDED
        if state is not AddState.UNCHANGED:
            library.put(source, add_readings=False)
        return Added(source, state, source.archives)


def _capture_taken_in(package: Package, ref: SnapshotRef, library: Library, origin: str) -> bool:
    """Whether the page of ``ref`` and its text are in the library now."""
    page = package.page(ref, library.snapshots.path(ref).name)
    if page is None:
        return False
    library.take_in(ref, page, package.text(ref.text_id) if ref.text_id else None, origin)
    return not ref.text_id or ref.text_id in library.texts


def _known(source: Source, library: Library) -> Source | None:
    keys = (library.key_for_url(url) for url in source.urls)
    key = next((k for k in keys if k), None)
    return library.get(key) if key else None


def _united(before: Source, told: Source) -> Source:
    """One source of what is here and what the package says of the same page: captures of both, words of the later one."""
    captures = {(s.captured, s.id): s for s in (*told.snapshots, *before.snapshots)}
    later = before.newest is None or (told.newest is not None and told.newest.captured > before.newest.captured)
    both = merged(before, told, same=False) if later else before
    known = {a.service for a in before.archives}
    return replace(
        both,
        snapshots=tuple(captures[at] for at in sorted(captures)),
        archives=(*before.archives, *(a for a in told.archives if a.service not in known)),
        tags=tuple(dict.fromkeys((*before.tags, *told.tags))),
        note=before.note or told.note,
        kept_quotes=tuple(dict.fromkeys((*before.kept_quotes, *told.kept_quotes))),
    )
