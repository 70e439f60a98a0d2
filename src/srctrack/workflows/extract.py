"""Reading without keeping: the same reading as an add."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from srctrack.annotate.annotate import annotate
from srctrack.errors import FetchError, ReadError
from srctrack.model.add_result import NotAdded, Target
from srctrack.model.annotations import Annotations
from srctrack.model.settings import Settings
from srctrack.model.source import Article
from srctrack.workflows.add.fetch import refusal
from srctrack.workflows.newsroom.lists import names_by_domain


@dataclass(frozen=True)
class Extracted:
    """One target as read."""

    target: str
    url: str | None
    article: Article
    annotations: Annotations


def extract(
    targets: Sequence[Target], settings: Settings | None = None, *, keep_anyway: bool = False
) -> Iterator[Extracted | NotAdded]:
    """Read each target, in order; one that cannot be read never stops the others. Raises UsageError for a list of outlets
    that cannot be read."""
    outlets = names_by_domain(settings)
    for target in targets:
        refused = refusal(target)
        if refused is not None:
            yield refused
            continue
        try:
            article, url = _read(target, outlets, keep_anyway)
        except (FetchError, ReadError) as error:
            wall = error.wall if isinstance(error, ReadError) else None
            yield NotAdded(target.shown, error.code, error.message, wall, error.hint)
            continue
        yield Extracted(target.shown, url, article, annotate(article.prose, _day(article.published)))


def _read(target: Target, outlets: Mapping[str, str], keep_anyway: bool) -> tuple[Article, str | None]:
    if target.file is not None:
        from srctrack.extract.article import read_local

        return read_local(target.file, target.url, outlets, keep_anyway=keep_anyway)[1], target.url
    if target.url is None:
        raise FetchError("invalid", target.shown, f"“{target.shown}” is neither a web address nor a file")
    from srctrack.extract.article import read_capture
    from srctrack.fetch.http import Fetcher

    with Fetcher() as fetcher:
        capture = fetcher.fetch(target.url)
    return read_capture(capture, outlets, keep_anyway=keep_anyway), capture.final_url


def _day(moment: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return moment.date() if isinstance(moment, datetime.datetime) else moment
