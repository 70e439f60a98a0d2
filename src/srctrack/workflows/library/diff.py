"""What a publisher changed in a page between two of its snapshots."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from srctrack.annotate.annotate import annotate
from srctrack.compare.page_diff import page_changes
from srctrack.errors import UsageError
from srctrack.model.page_diff import PageChange, SentenceChange, Swap
from srctrack.model.prose import Prose
from srctrack.model.source import SnapshotRef, Source, StruckWords
from srctrack.model.text import Span
from srctrack.store.library import Library
from srctrack.workflows.library.lookup import find_source


@dataclass(frozen=True)
class PageDiff:
    """Two snapshots of one source and what differs in their texts. Both are the same one when only one is kept."""

    source: Source
    earlier: SnapshotRef
    later: SnapshotRef
    before: Prose
    after: Prose
    change: PageChange
    headline: Swap | None = None
    struck: tuple[StruckWords, ...] = ()
    """What the later copy shows struck out; the earlier one does not, unless both are the same copy."""

    def __bool__(self) -> bool:
        return bool(self.change) or self.headline is not None or bool(self.struck)

    def words_before(self, change: SentenceChange) -> str | None:
        return _words(self.before, change.before)

    def words_after(self, change: SentenceChange) -> str | None:
        return _words(self.after, change.after)


def diff(library: Library, word: str, earlier: str | None = None, later: str | None = None) -> PageDiff:
    """What changed in the source named by key or address, from the snapshot ``earlier`` (without it: the newest with other
    words than ``later``) to ``later`` (without it: the newest). A snapshot is named by the beginning of its instant
    (``2024-01-02``), of its digest, or by its number, 1 being the oldest, -1 the newest.

    Raises UsageError for what names no snapshot, DamagedStore for a text that is not here.
    """
    source = find_source(library, word)
    known = [s for s in source.snapshots if s.text_id]
    if not known:
        raise UsageError(f"no text of {source.key} is saved", f"`srctrack refresh {source.key}` downloads it again")
    last = _named(known, later, newest=True) if later is not None else known[-1]
    if earlier is not None:
        first = _named(known, earlier, newest=False)
    else:
        before = [s for s in known[: known.index(last)] if s.text_id != last.text_id]
        first = before[-1] if before else known[max(0, known.index(last) - 1)]
    return compare(library, source, first, last)


def compare(library: Library, source: Source, first: SnapshotRef, last: SnapshotRef) -> PageDiff:
    """What differs in the texts of two snapshots of ``source``. Raises DamagedStore."""
    kept, now = library.text(first.text_id), library.text(last.text_id)
    before, after = kept.prose, now.prose
    headline = Swap(kept.title or "", now.title or "") if kept.title != now.title else None
    change = PageChange()
    if first.text_id != last.text_id:
        published = source.published
        anchor = published.date() if isinstance(published, datetime.datetime) else published
        change = page_changes(before, annotate(before, anchor), after, annotate(after, anchor))
    struck = now.struck if first == last else tuple(s for s in now.struck if s not in kept.struck)
    return PageDiff(source, first, last, before, after, change, headline, struck)


def _named(known: list[SnapshotRef], word: str, *, newest: bool) -> SnapshotRef:
    if word.lstrip("-").isdigit() and 0 < abs(int(word)) <= len(known):
        number = int(word)
        return known[number - 1 if number > 0 else number]
    found = [
        s
        for s in known
        if s.captured.isoformat().startswith(word.removesuffix("Z").replace(" ", "T"))
        or (len(word) > 3 and s.id.removeprefix("sha256:").startswith(word.removeprefix("sha256:")))
    ]
    if not found:
        days = ", ".join(f"{n} ({s.captured:%Y-%m-%d %H:%M})" for n, s in enumerate(known, 1))
        raise UsageError(f"there is no saved copy “{word}”", f"there are: {days}")
    return found[-1 if newest else 0]


def _words(prose: Prose, span: Span | None) -> str | None:
    return None if span is None else span.of(prose.text)
