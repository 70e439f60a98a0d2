"""Adding pages: fetch, keep, read, survey, record, archive."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from srctrack.errors import FetchError, ReadError, UsageError
from srctrack.model.adding import Added, AddState, Given, NotAdded, Target
from srctrack.model.archiving import ArchiveRecord
from srctrack.model.capture import Capture
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, SnapshotRef, Source
from srctrack.model.url import domain, is_web, without_credentials
from srctrack.text.survey import survey
from srctrack.text.words import count_words

if TYPE_CHECKING:
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


Archiver = Callable[[Source], tuple[ArchiveRecord, ...]]
Fetched = tuple[Target, Capture | None, Article | None, NotAdded | None]


def add(
    targets: Sequence[Target],
    library: Library,
    options: AddOptions,
    *,
    now: Callable[[], datetime.datetime],
    fetcher: Fetcher | None = None,
    archiver: Archiver | None = None,
) -> Iterator[Added | NotAdded]:
    """Add ``targets`` one after the other, in order, and tell of each what came of it.

    A capture is kept before it is read, so that nothing received is lost; a page that turns out to be none leaves no
    record. One page's failure never stops the others.
    """
    for target, capture, article, refused in _read_all(targets, options, fetcher):
        if refused is not None or capture is None:
            yield refused or NotAdded(target.shown, "missing", f"{target.shown}: nothing was read")
            continue
        with library.writing():  # page by page: others may write while the next is fetched
            outcome = _keep(target, capture, article, library, options, now, archiver)
        yield outcome


def refusal(target: Target) -> NotAdded | None:
    """Why ``target`` cannot be tried at all: its words are no address, or its file is not there."""
    if target.file is not None:
        if target.file.is_file():
            return None
        hint = "check the name; a page is saved from a browser with “Save as”"
        return NotAdded(target.shown, "missing", f"there is no file {target.file}", None, hint)
    if target.url and is_web(target.url):
        return None
    return NotAdded(
        target.shown,
        "invalid",
        f"“{target.shown}” is not a web address",
        None,
        "an address begins with https:// or http://; a saved page is given with --url",
    )


def _keep(
    target: Target,
    capture: Capture,
    article: Article | None,
    library: Library,
    options: AddOptions,
    now: Callable[[], datetime.datetime],
    archiver: Archiver | None,
) -> Added | NotAdded:
    snapshot = library.keep_capture(capture)
    if article is None:
        from srctrack.extract.article import read_capture

        try:
            article = read_capture(capture, options.outlets)
        except ReadError as error:
            library.discard_capture(snapshot)
            return _not_added(target, error)
    article = with_given(article, target.given)
    snapshot = replace(snapshot, text_id=library.keep_article(article))
    source, state = _record(target, capture, article, snapshot, library, options, now())
    source, missing = _with_quotes(source, article, options.quotes)
    archives = archiver(source) if archiver is not None else ()
    if archives:
        named = {a.service for a in archives}
        source = replace(source, archives=(*(a for a in source.archives if a.service not in named), *archives))
    library.put(source)
    return Added(source, state, archives or source.archives, missing)


def _read_all(targets: Iterable[Target], options: AddOptions, fetcher: Fetcher | None) -> Iterator[Fetched]:
    """Captures in order of ``targets``, fetched ``options.jobs`` at a time; local files are read as well."""

    def one(target: Target) -> Fetched:
        refused = refusal(target)
        if refused is not None:
            return target, None, None, refused
        try:
            if target.file is not None:
                from srctrack.extract.article import read_local

                capture, article = read_local(target.file, target.url, options.outlets)
                return target, capture, article, None
            if fetcher is None or target.url is None:
                raise FetchError("invalid", target.shown, f"nothing to fetch {target.shown} with")
            return target, fetcher.fetch(target.url), None, None
        except (FetchError, ReadError) as error:
            return target, None, None, _not_added(target, error)

    targets = list(targets)
    if options.jobs < 2 or sum(t.file is None for t in targets) < 2:
        yield from map(one, targets)
        return
    with ThreadPoolExecutor(options.jobs) as pool:
        yield from pool.map(one, targets)


def _not_added(target: Target, error: FetchError | ReadError) -> NotAdded:
    wall = error.wall if isinstance(error, ReadError) else None
    return NotAdded(without_credentials(target.shown), error.code, error.message, wall, error.hint)


def with_given(article: Article, given: Given) -> Article:
    """``article`` with what the writer says about it in place of what was read."""
    changes: dict[str, object] = {}
    if given.title:
        changes["title"] = given.title
    if given.published:
        changes["published"] = given.published
    if given.authors:
        changes["authors"] = given.authors
    if given.outlet:
        changes["outlet"] = replace(article.outlet, name=given.outlet)
    if given.language:
        changes["language"] = given.language
        changes["prose"] = replace(article.prose, language=given.language)
    origins = {**article.origins, **{name: FieldOrigin(Origin.GIVEN) for name in changes if name != "prose"}}
    return replace(article, origins=origins, **changes)  # type: ignore[arg-type]


def _record(
    target: Target,
    capture: Capture,
    article: Article,
    snapshot: SnapshotRef,
    library: Library,
    options: AddOptions,
    accessed: datetime.datetime,
) -> tuple[Source, AddState]:
    """The source's record with the new snapshot, and what that did. What is given by hand beats what was read; what an
    earlier add or edit was given by hand stays."""
    url = without_credentials(target.url or article.canonical_url or capture.url)
    final_url = without_credentials(capture.final_url) if target.file is None else url
    known = library.key_for_url(url) or library.key_for_url(final_url)
    old = library.get(known) if known else None
    outlet = replace(article.outlet, domain=article.outlet.domain or domain(final_url))
    found = survey(article.prose)
    fresh = Source(
        key="",
        url=url,
        final_url=final_url,
        canonical_url=article.canonical_url,
        title=article.title,
        outlet=outlet,
        authors=article.authors,
        published=article.published,
        modified=article.modified,
        accessed=accessed,
        language=article.language,
        words=count_words(article.prose.text),
        quotes=len(found.quotes),
        figures=len(found.figures),
        wall=article.wall,
        dateline=article.dateline,
        section=article.section,
        origins=article.origins,
        snapshots=(snapshot,),
        tags=options.tags,
        note=options.note,
    )
    if old is None:
        if options.key and options.key in library:
            raise UsageError(f"“{options.key}” is the key of another page", "give another --key, or none")
        key = options.key or library.new_key(fresh)
        return replace(fresh, key=key), AddState.ADDED
    same = any(s.id == snapshot.id for s in old.snapshots)
    return _merged(old, fresh, same), AddState.UNCHANGED if same else AddState.UPDATED


def _merged(old: Source, fresh: Source, same: bool) -> Source:
    """``old`` seen again: new reading, same key; hand-given fields, tags, notes, kept quotes and archives stay."""
    by_hand = {n: o for n, o in old.origins.items() if o.origin is Origin.GIVEN and n not in ("prose",)}
    stays: dict[str, object] = {
        n: getattr(old, n) for n in by_hand if n not in fresh.origins or fresh.origins[n].origin is not Origin.GIVEN
    }
    if "outlet" in stays:
        stays["outlet"] = Outlet(old.outlet.name, old.outlet.domain or fresh.outlet.domain)
    snapshots = old.snapshots if same else (*old.snapshots, *fresh.snapshots)
    merged = replace(
        fresh,
        key=old.key,
        url=old.url,
        accessed=fresh.accessed,
        snapshots=snapshots,
        archives=old.archives,
        tags=tuple(dict.fromkeys((*old.tags, *fresh.tags))),
        note=fresh.note or old.note,
        kept_quotes=old.kept_quotes,
        origins={**fresh.origins, **{n: by_hand[n] for n in stays}},
    )
    return replace(merged, **stays)  # type: ignore[arg-type]


def _with_quotes(
    source: Source, article: Article, wanted: tuple[str, ...]
) -> tuple[Source, tuple[tuple[str, str | None], ...]]:
    """``source`` with the wordings asked for kept as quotations, and those that do not stand in the page."""
    if not wanted:
        return source, ()
    from srctrack.text.selectors import nearest_wording, select_quote

    kept = list(source.kept_quotes)
    missing = []
    for words in wanted:
        selector = select_quote(words, article.prose.text) or select_quote(words, article.page_text)
        if selector is None:
            missing.append((words, nearest_wording(words, article.prose.text)))
        elif selector not in kept:
            kept.append(selector)
    return replace(source, kept_quotes=tuple(kept)), tuple(missing)
