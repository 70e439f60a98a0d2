"""Importing references: each becomes a record, or adds to the one that is here; nothing that is here is overwritten."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from srctrack.citing.base import Remark
from srctrack.citing.from_source import source_of
from srctrack.citing.registry import format_of, reference_format
from srctrack.errors import UsageError
from srctrack.model.reference import Reference
from srctrack.model.source import Source
from srctrack.store.library import Library
from srctrack.store.records.files import is_key


class ImportState(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    """The source was here; what it lacked was added."""
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Imported:
    """One reference of the file, and the source it is now; ``was`` is the key it had in the file where that is another."""

    source: Source
    state: ImportState
    was: str | None = None


@dataclass(frozen=True)
class ReferenceFile:
    """The references of a file, and what is to be said of its lines."""

    references: tuple[Reference, ...]
    remarks: tuple[Remark, ...] = ()


def read_references(path: Path, form: str | None) -> ReferenceFile:
    """The references of a file, in the format named or told from the file. Raises UsageError when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"could not read {path}: {error.strerror}") from error
    text = _decoded(content)
    chosen = reference_format(form) if form else format_of(str(path), text)
    if chosen.read is None:
        raise UsageError(f"{chosen.name} can be written but not read")
    remarks = chosen.remarks(text) if chosen.remarks else []
    return ReferenceFile(tuple(chosen.read(text)), tuple(remarks))


def _together(held: Reference | None, said: Reference, source: Source) -> Reference | None:
    """What is held, and what ``said`` adds to it. A page that was fetched and read is cited as it was read."""
    if held is None:
        return None if source.snapshots else replace(said, key=source.key, tags=())
    return replace(
        held,
        fields={**said.fields, **held.fields},
        names={**said.names, **held.names},
        dates={**said.dates, **held.dates},
        archived=held.archived or said.archived,
    )


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16"):
        try:
            if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
                continue
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # RIS and BibTeX of older programs.
    return content.decode("cp1252", "replace")


def import_references(
    references: list[Reference], library: Library, *, tags: tuple[str, ...] = (), now: Callable[[], datetime.datetime]
) -> Iterator[Imported]:
    """Each reference in order. One that names the address of a source that is here, or its key and no other address, is that
    source: its tags are added, and what the file says where nothing was said before."""
    for reference in references:
        reference = replace(reference, tags=tuple(dict.fromkeys((*reference.tags, *tags))))
        with library.writing():
            yield _import(reference, library, now())


def _import(reference: Reference, library: Library, now: datetime.datetime) -> Imported:
    url = reference.get("URL")
    key = library.key_for_url(url) if url else None
    if key is None and reference.key in library:
        same = library.get(reference.key)
        key = reference.key if same is not None and (not url or not same.url) else None
    before = library.get(key) if key else None
    if before is not None:
        kept = _together(before.reference, reference, before)
        tags = tuple(dict.fromkeys((*before.tags, *reference.tags)))
        after = replace(before, tags=tags, reference=kept)
        if after == before:
            return Imported(before, ImportState.UNCHANGED)
        library.put(after)
        return Imported(after, ImportState.UPDATED)
    made = source_of(reference, now)
    wanted = re.sub(r"[^a-z0-9._-]+", "-", reference.key.lower()).strip("-._")
    fresh = wanted if is_key(wanted) and not library.is_taken(wanted, made.url) else library.new_key(made)
    source = replace(made, key=fresh, reference=made.reference and replace(made.reference, key=fresh))
    library.put(source)
    return Imported(source, ImportState.ADDED, reference.key if reference.key not in ("", fresh) else None)
