"""Adding pages: fetch, keep, read, survey, record, archive."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from srctrack.annotate.word_count import count_words
from srctrack.errors import ReadError
from srctrack.model.add_result import Added, NotAdded, Target
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.capture import Capture
from srctrack.model.source import Article, Source, Wall
from srctrack.workflows.add.fetch import Received, not_added, receive
from srctrack.workflows.add.record import is_another_page, known_source, record_of, with_given
from srctrack.workflows.add.rendered import read_shown

if TYPE_CHECKING:
    from srctrack.fetch.browser.render import Renderer
    from srctrack.fetch.http import Fetcher
    from srctrack.store.library import Library


@dataclass(frozen=True)
class AddOptions:
    """What was asked beside the pages. ``jobs`` pages are fetched at once."""

    quotes: tuple[str, ...] = ()
    key: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    jobs: int = 8
    outlets: Mapping[str, str] = field(default_factory=dict)
    """Known outlets' names by registered domain."""
    keep_anyway: bool = False
    """Whether a page that does not look like an article is added too, marked with its wall."""


Archiver = Callable[[Source], tuple[ArchiveRecord, ...]]


def add(
    targets: Sequence[Target],
    library: Library,
    options: AddOptions,
    *,
    now: Callable[[], datetime.datetime],
    fetcher: Fetcher | None = None,
    archiver: Archiver | None = None,
    renderer: Renderer | None = None,
) -> Iterator[Added | NotAdded]:
    """Add ``targets`` and tell of each what came of it.

    A capture is kept before it is read, so that nothing received is lost; a page that turns out to be none leaves no
    record. One page's failure never stops the others.
    """
    keep_anyway = options.keep_anyway
    for received in receive(
        targets, fetcher, options.outlets, options.jobs, keep_anyway=keep_anyway, renderer=renderer
    ):
        target = received.target
        if received.capture is None:
            yield received.refused or NotAdded(target.shown, "missing", f"{target.shown}: nothing was read")
            continue
        with library.writing():
            outcome = _keep(received, received.capture, library, options, now, archiver)
        yield outcome


def _keep(
    received: Received,
    capture: Capture,
    library: Library,
    options: AddOptions,
    now: Callable[[], datetime.datetime],
    archiver: Archiver | None,
) -> Added | NotAdded:
    target, article, rendering = received.target, received.article, received.rendering
    snapshot = library.keep_capture(capture, rendering)
    if article is None:
        try:
            article = read_shown(capture, rendering, options.outlets, keep_anyway=options.keep_anyway)
        except ReadError as error:
            library.drop_capture(snapshot)
            return not_added(target, error)
    before = None if options.keep_anyway else known_source(target, capture, library)
    if before is not None and is_another_page(before, article):
        library.drop_capture(snapshot)
        return _another_page(target, before, article)
    article = with_given(article, target.given)
    snapshot = replace(snapshot, text_id=library.keep_article(article))
    source, state = record_of(
        target, capture, article, snapshot, library, options.key, options.tags, options.note, now()
    )
    source, missing = _with_quotes(source, article, options.quotes)
    archives = archiver(source) if archiver is not None else ()
    if archives:
        named = {a.service for a in archives}
        source = replace(source, archives=(*(a for a in source.archives if a.service not in named), *archives))
    library.put(source)
    if rendering is not None and snapshot not in source.snapshots:
        library.drop_twin(snapshot)  # the same bytes showed the same words: the earlier capture says it all
    return Added(source, state, archives or source.archives, missing)


def _another_page(target: Target, before: Source, article: Article) -> NotAdded:
    words = count_words(article.prose.text)
    message = f"the page has {words} words now and had {before.words}; its date or author is missing"
    hint = f"Open it in a browser. `srctrack add --keep-anyway {target.shown}` saves it as it is now."
    return NotAdded(target.shown, "not-an-article", message, Wall.UNSURE, hint)


def _with_quotes(
    source: Source, article: Article, wanted: tuple[str, ...]
) -> tuple[Source, tuple[tuple[str, str | None], ...]]:
    """``source`` with the wordings asked for kept as quotations, and those that do not stand in the page."""
    if not wanted:
        return source, ()
    from srctrack.compare.quotations.selectors import nearest_wording, select_quote

    kept = list(source.kept_quotes)
    missing = []
    for words in wanted:
        selector = select_quote(words, article.prose.text) or select_quote(words, article.page_text)
        if selector is None:
            missing.append((words, nearest_wording(words, article.prose.text)))
        elif selector not in kept:
            kept.append(selector)
    return replace(source, kept_quotes=tuple(kept)), tuple(missing)
