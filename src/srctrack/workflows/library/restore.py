"""Bringing back what git did not carry: pages as received from the remote store or the archives, texts from the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from srctrack.archive.base import Archive
from srctrack.archive.client import Answer, NoAnswer
from srctrack.archive.responses import CapturesFound
from srctrack.errors import DamagedStore, ReadError, SrctrackError
from srctrack.model.add_result import ManualMetadata
from srctrack.model.archiving import Memento
from srctrack.model.capture import Capture, Exchange
from srctrack.model.source import Article, Origin, SnapshotRef, Source
from srctrack.store.library import Library
from srctrack.workflows.add.record import with_given

_MEMENTO = re.compile(r"(https?://.+?/)(\d{14})(?:[a-z]{2}_)?/(.+)")
"""The address of a memento as the Wayback Machine and pywb write it; ``id_`` after the instant asks for the bytes as captured."""

Ask = Callable[[str], Answer | NoAnswer]
Read = Callable[[Capture], Article]
FromRemote = Callable[[Library, SnapshotRef], str | None]
"""Puts a snapshot back from the remote store and tells its address; None when it is not there. Raises SrctrackError."""


class Restoring(StrEnum):
    """What came of one missing file."""

    RESTORED = "restored"
    REREAD = "reread"
    """The page was read anew and came out in other words than before, since srctrack reads better now: the record names the
    new text."""
    NOT_ARCHIVED = "not-archived"
    OTHER_BYTES = "other-bytes"
    """Archives hold captures of the page, none with the bytes that were kept."""
    NOT_ASKED = "not-asked"
    """The remote store or an archive could not be asked, or its answer did not tell."""
    UNREADABLE = "unreadable"
    NO_PAGE = "no-page"


@dataclass(frozen=True)
class Restored:
    """One missing snapshot or text of a source and what came of it. ``archived_url`` is where it came from."""

    key: str
    what: str
    """``snapshot`` or ``text``."""
    outcome: Restoring
    message: str
    archived_url: str | None = None

    @property
    def done(self) -> bool:
        return self.outcome in (Restoring.RESTORED, Restoring.REREAD)


def restore(
    sources: Iterable[Source],
    library: Library,
    archives: Sequence[Archive],
    ask: Ask,
    read: Read,
    remote: FromRemote | None = None,
) -> Iterator[Restored]:
    """Puts back every snapshot and text that ``sources`` name and the library lacks: from the remote store, else the archives. Bytes count only when their digest is
    the one kept; nothing that is here is touched. An archive that does not answer stops nothing."""
    for source in sources:
        for ref in source.snapshots:
            here = library.snapshots.find(ref) is not None
            if not here:
                found = _snapshot(source, ref, library, archives, ask, remote)
                here = found.done
                yield found
            if ref.text_id and ref.text_id not in library.texts:
                if here:
                    yield _text(source.key, ref, library, read)
                else:
                    yield Restored(source.key, "text", Restoring.NO_PAGE, "its page is not here")


def _snapshot(
    source: Source,
    ref: SnapshotRef,
    library: Library,
    archives: Sequence[Archive],
    ask: Ask,
    remote: FromRemote | None,
) -> Restored:
    seen: set[str] = set()
    unclear: str | None = None
    if remote is not None:
        try:
            if (origin := remote(library, ref)) is not None:
                return Restored(source.key, "snapshot", Restoring.RESTORED, f"the same file, from {origin}")
        except SrctrackError as error:
            unclear = error.message
    for found in _mementos(source, ref, archives):
        if isinstance(found, str):
            unclear = found
            continue
        place = _MEMENTO.fullmatch(found.url)
        raw = f"{place.group(1)}{place.group(2)}id_/{place.group(3)}" if place else found.url
        if raw in seen:
            continue
        seen.add(raw)
        answer = ask(raw)
        if not isinstance(answer, Answer) or answer.status == 429 or answer.status >= 500:
            unclear = answer.message if not isinstance(answer, Answer) else f"it answered {answer.status}"
            continue
        for content in (answer.body, answer.raw):
            if "sha256:" + sha256(content).hexdigest() == ref.id:
                library.restore_capture(_capture(source, ref, answer, content), found.url)
                return Restored(source.key, "snapshot", Restoring.RESTORED, "identical: the digest matches", found.url)
    if unclear is not None:
        return Restored(source.key, "snapshot", Restoring.NOT_ASKED, f"not everything could be asked: {unclear}")
    if seen:
        told = f"none of {len(seen)} archived copies has the bytes captured on {ref.captured:%Y-%m-%d}"
        return Restored(source.key, "snapshot", Restoring.OTHER_BYTES, told)
    return Restored(source.key, "snapshot", Restoring.NOT_ARCHIVED, "no archive is known to have the page")


def _mementos(source: Source, ref: SnapshotRef, archives: Sequence[Archive]) -> Iterator[Memento | str]:
    """Where the bytes may be: copies the record names; then those an archive's index lists under the digest, then near the
    day of capture. A string tells of an archive that could not be asked."""
    yield from (a.memento for a in source.archives if a.memento is not None)
    for archive in archives:
        found = archive.look_up(ref.url)
        if isinstance(found, CapturesFound):
            same = [m for m in found.mementos if m.digest == ref.sha1]
            near = sorted(found.mementos, key=lambda m: abs(m.timestamp - ref.captured))
            yield from (*same, *near[:_NEAR])
        elif message := getattr(found, "message", None):
            yield str(message)


_NEAR = 3
"""Captures read back beside those of the same digest: an index may tell the digest of bytes packed otherwise."""


def _capture(source: Source, ref: SnapshotRef, answer: Answer, content: bytes) -> Capture:
    """The bytes as the capture they are a copy of."""
    named = answer.header("x-archive-orig-content-type") or answer.header("content-type") or ref.media_type
    hop = Exchange(ref.url, "GET", (), ref.status or 200, "OK", (("Content-Type", named),), content, ref.captured)
    charset = re.search(r"charset=[\"']?([\w-]+)", named)
    return Capture(source.url, (hop,), content, ref.media_type, charset.group(1) if charset else None)


def _text(key: str, ref: SnapshotRef, library: Library, read: Read) -> Restored:
    if library.restore_text(ref):
        return Restored(key, "text", Restoring.RESTORED, "from the page's file")
    try:
        article = read(library.snapshots.read(ref))
    except (DamagedStore, ReadError) as error:
        return Restored(key, "text", Restoring.UNREADABLE, error.message)
    with library.writing():
        source = library.get(key)
        if source is None:
            return Restored(key, "text", Restoring.UNREADABLE, "the source was removed meanwhile")
        text_id = library.keep_article(with_given(article, _given(source)))
        if text_id == ref.text_id:
            return Restored(key, "text", Restoring.RESTORED, "read from the page again; same text")
        snapshots = tuple(replace(s, text_id=text_id) if s == ref else s for s in source.snapshots)
        library.put(replace(source, snapshots=snapshots))
    return Restored(key, "text", Restoring.REREAD, "read from the page again; the record refers to the new text")


def _given(source: Source) -> ManualMetadata:
    """What a person said about the source when it was read, so far as it shows in its text."""

    def by_hand(name: str) -> bool:
        return name in source.origins and source.origins[name].origin is Origin.GIVEN

    return ManualMetadata(
        title=source.title if by_hand("title") else None, language=source.language if by_hand("language") else None
    )
