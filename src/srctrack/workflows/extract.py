"""Reading without keeping: the same reading as an add."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from srctrack.annotate.annotate import annotate
from srctrack.errors import FetchError, ReadError
from srctrack.model.add_result import NotAdded, Target
from srctrack.model.annotations import Annotations
from srctrack.model.capture import Capture
from srctrack.model.settings import Settings
from srctrack.model.source import Article
from srctrack.model.url import is_web
from srctrack.workflows.add.fetch import refusal
from srctrack.workflows.newsroom.lists import names_by_domain

if TYPE_CHECKING:
    from srctrack.fetch.http import Fetcher


@dataclass(frozen=True)
class Extracted:
    """One target as read."""

    target: str
    url: str | None
    article: Article
    annotations: Annotations


def extract(
    targets: Sequence[Target],
    settings: Settings | None = None,
    *,
    keep_anyway: bool = False,
    timeout: float | None = None,
) -> Iterator[Extracted | NotAdded]:
    """Read each target, in order; one that cannot be read never stops the others. ``timeout`` bounds all asking of the
    network, in seconds. Raises UsageError for a list of outlets that cannot be read."""
    outlets = names_by_domain(settings)
    with ExitStack() as stack:
        network = _Network(stack, timeout)
        for target in targets:
            refused = refusal(target)
            if refused is not None:
                yield refused
                continue
            try:
                article, url = _read(target, network, outlets, keep_anyway)
            except (FetchError, ReadError) as error:
                wall = error.wall if isinstance(error, ReadError) else None
                yield NotAdded(target.shown, error.code, error.message, wall, error.hint)
                continue
            yield Extracted(target.shown, url, article, annotate(article.prose, _day(article.published)))


class _Network:
    """One fetcher for all targets, made when the first of them needs it."""

    def __init__(self, stack: ExitStack, timeout: float | None) -> None:
        self._stack, self._timeout = stack, timeout
        self._fetcher: Fetcher | None = None

    def fetch(self, url: str) -> Capture:
        if self._fetcher is None:
            from srctrack.fetch.http import Fetcher
            from srctrack.fetch.policy import FetchSettings

            self._fetcher = self._stack.enter_context(Fetcher(FetchSettings(command=self._timeout)))
        return self._fetcher.fetch(url)


def _read(
    target: Target, network: _Network, outlets: Mapping[str, str], keep_anyway: bool
) -> tuple[Article, str | None]:
    from srctrack.extract.article import read_capture, read_local

    if target.file is not None:
        capture, article = read_local(target.file, target.url, outlets, keep_anyway=keep_anyway)
        return article, target.url or (capture.url if is_web(capture.url) else None)
    if target.url is None:
        raise FetchError("invalid", target.shown, f"“{target.shown}” is neither a web address nor a file")
    capture = network.fetch(target.url)
    return read_capture(capture, outlets, keep_anyway=keep_anyway), capture.final_url


def _day(moment: datetime.date | datetime.datetime | None) -> datetime.date | None:
    return moment.date() if isinstance(moment, datetime.datetime) else moment
