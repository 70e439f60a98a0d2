"""Recording: what the library says of a page, seen for the first time or again."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING

from srctrack.annotate.annotate import annotate
from srctrack.annotate.word_count import count_words
from srctrack.errors import UsageError
from srctrack.model.add_result import AddState, ManualMetadata, Target
from srctrack.model.capture import Capture
from srctrack.model.source import Article, FieldOrigin, Origin, Outlet, SnapshotRef, Source
from srctrack.model.url import domain, same_page, without_credentials
from srctrack.workflows.add.rendered import was_rendered

if TYPE_CHECKING:
    from srctrack.store.library import Library


def with_given(article: Article, given: ManualMetadata) -> Article:
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


def known_source(target: Target, capture: Capture, library: Library) -> Source | None:
    """The source that ``target`` is kept as already, None when it is new."""
    final_url = capture.final_url if target.file is None else None
    return _known(library, *(without_credentials(u) for u in (target.url or capture.url, final_url) if u))


def _known(library: Library, *urls: str) -> Source | None:
    keys = (library.key_for_url(url) for url in urls)
    key = next((k for k in keys if k), None)
    return library.get(key) if key else None


def record_of(
    target: Target,
    capture: Capture,
    article: Article,
    snapshot: SnapshotRef,
    library: Library,
    key: str | None,
    tags: tuple[str, ...],
    note: str | None,
    accessed: datetime.datetime,
) -> tuple[Source, AddState]:
    """The source's record with the new snapshot, and what that did. What is given by hand beats what was read; what an
    earlier add or edit was given by hand stays."""
    url = without_credentials(target.url or article.canonical_url or capture.url)
    final_url = without_credentials(capture.final_url) if target.file is None else url
    old = _known(library, url, final_url)
    outlet = replace(article.outlet, domain=article.outlet.domain or domain(final_url))
    found = annotate(article.prose)
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
        tags=tags,
        note=note,
    )
    if old is None:
        if key and library.is_taken(key, url):
            raise UsageError(f"“{key}” is or was the key of another page", "choose another --key, or leave it out")
        key = key or library.new_key(fresh)
        return replace(fresh, key=key), AddState.ADDED
    # Bytes that were there before the newest ones are news: the publisher went back to them.
    same = old.newest is not None and old.newest.id == snapshot.id
    if same and old.newest is not None and was_rendered(article.origins):
        same = old.newest.text_id == snapshot.text_id  # the same bytes may show other words
    pages = {same_page(u) for u in (*old.urls, *(s.url for s in old.snapshots))}
    new_way = same_page(snapshot.url) not in pages  # the same bytes behind a redirect that is saved now, too
    return merged(old, fresh, same and not new_way), AddState.UNCHANGED if same else AddState.UPDATED


MIN_WORDS_BEFORE = 150
"""Words a page must have had for a loss to mean anything."""
LOST_SHARE = 0.2
"""The share of its words below which a page that lost its date or author too is another page: a notice, a consent form."""


def is_another_page(old: Source, article: Article) -> bool:
    """Whether a page seen again has lost nearly all words, and its date or author: what came is not the article any more."""
    if old.words < MIN_WORDS_BEFORE or count_words(article.prose.text) >= LOST_SHARE * old.words:
        return False
    return bool((old.published and not article.published) or (old.authors and not article.authors))


def merged(old: Source, fresh: Source, same: bool) -> Source:
    """``old`` seen again: new reading, same key; hand-given fields, tags, notes, kept quotes and archives stay, and so do the
    outlet's name and the day of publication where the page does not say them any more."""
    by_hand = {n: o for n, o in old.origins.items() if o.origin is Origin.GIVEN and n not in ("prose",)}
    stays: dict[str, object] = {
        n: getattr(old, n) for n in by_hand if n not in fresh.origins or fresh.origins[n].origin is not Origin.GIVEN
    }
    if "outlet" in stays:
        stays["outlet"] = Outlet(old.outlet.name, old.outlet.domain or fresh.outlet.domain)
    unsaid = dict(stays)
    if not fresh.outlet.name and old.outlet.name and "outlet" not in stays:
        unsaid["outlet"] = Outlet(old.outlet.name, fresh.outlet.domain or old.outlet.domain)
    if fresh.published is None and old.published is not None and "published" not in stays:
        unsaid["published"] = old.published
    snapshots = old.snapshots if same else (*old.snapshots, *fresh.snapshots)
    both = replace(
        fresh,
        key=old.key,
        url=old.url,
        accessed=fresh.accessed,
        snapshots=snapshots,
        archives=old.archives,
        tags=tuple(dict.fromkeys((*old.tags, *fresh.tags))),
        note=fresh.note or old.note,
        kept_quotes=old.kept_quotes,
        origins={**fresh.origins, **{n: old.origins[n] for n in unsaid if n in old.origins}},
    )
    return replace(both, **unsaid)  # type: ignore[arg-type]
