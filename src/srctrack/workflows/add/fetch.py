"""Receiving: from the pages meant to their bytes, a few at a time and no host hurried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from srctrack.errors import FetchError, ReadError
from srctrack.fetch.policy import check_typed
from srctrack.model.add_result import NotAdded, Target
from srctrack.model.capture import Capture
from srctrack.model.rendering import Rendering
from srctrack.model.source import Article
from srctrack.model.url import host, without_credentials
from srctrack.workflows.add.rendered import is_shown_by_a_browser

if TYPE_CHECKING:
    from srctrack.fetch.browser.render import Renderer
    from srctrack.fetch.http import Fetcher

AHEAD = 3
"""Pages under way or waiting to be read, for each page fetched at once: enough to keep readers busy, few enough to hold."""


@dataclass(frozen=True)
class Received:
    """What came of one target: a capture (with its article, where a file was read), or why there is none."""

    target: Target
    capture: Capture | None = None
    article: Article | None = None
    rendering: Rendering | None = None
    refused: NotAdded | None = None


def refusal(target: Target) -> NotAdded | None:
    """Why ``target`` cannot be tried at all: its words are no address, or its file is not there."""
    if target.file is not None:
        if target.file.is_file():
            return None
        hint = "Check the name. To save a page in a browser, use “Save as”."
        return NotAdded(target.shown, "missing", f"there is no file {target.file}", None, hint)
    try:
        check_typed(target.url or "")
    except FetchError as error:
        return not_added(target, error)
    return None


def receive(
    targets: Sequence[Target],
    fetcher: Fetcher | None,
    outlets: Mapping[str, str],
    jobs: int,
    *,
    keep_anyway: bool = False,
    renderer: Renderer | None = None,
) -> Iterator[Received]:
    """Each target's capture. Files come in order; pages are fetched ``jobs`` at a time, hosts in turn, and come as they
    arrive, so that one slow site holds up nobody."""
    one = partial(_receive_one, fetcher=fetcher, outlets=outlets, keep_anyway=keep_anyway, renderer=renderer)
    remote = [t for t in targets if t.file is None and refusal(t) is None]
    if jobs < 2 or len(remote) < 2:
        for target in targets:
            yield one(target)
        return
    for target in targets:
        if target.file is not None or refusal(target) is not None:
            yield one(target)
    pool = ThreadPoolExecutor(jobs)
    try:
        waiting = iter(hosts_in_turn(remote))
        under_way: set[Future[Received]] = set()
        while True:
            for target in waiting:
                under_way.add(pool.submit(one, target))
                if len(under_way) >= AHEAD * jobs:
                    break
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BaseException:
        if fetcher is not None:
            fetcher.stop()  # interrupted: nobody waits for the pages under way
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def hosts_in_turn(targets: Sequence[Target]) -> Iterator[Target]:
    """``targets`` reordered so that neighbours are of different hosts as far as that goes."""
    by_host: dict[str | None, list[Target]] = defaultdict(list)
    for target in targets:
        by_host[host(target.url or "")].append(target)
    rounds = zip_longest(*by_host.values())
    return (t for t in chain.from_iterable(rounds) if t is not None)


def _receive_one(
    target: Target,
    fetcher: Fetcher | None,
    outlets: Mapping[str, str],
    *,
    keep_anyway: bool,
    renderer: Renderer | None,
) -> Received:
    refused = refusal(target)
    if refused is not None:
        return Received(target, refused=refused)
    try:
        if target.file is not None:
            from srctrack.extract.article import read_local

            capture, article = read_local(target.file, target.url, outlets, keep_anyway=keep_anyway)
            return Received(target, capture, article)
        if fetcher is None or target.url is None:
            raise FetchError("invalid", target.shown, f"nothing to fetch {target.shown} with")
        capture = fetcher.fetch(target.url)
        if renderer is not None and is_shown_by_a_browser(capture):
            return Received(target, capture, rendering=renderer.render(capture))
        return Received(target, capture)
    except (FetchError, ReadError) as error:
        return Received(target, refused=not_added(target, error))


def not_added(target: Target, error: FetchError | ReadError) -> NotAdded:
    """What is told of a page that could not be had or read."""
    wall = error.wall if isinstance(error, ReadError) else None
    return NotAdded(without_credentials(target.shown), error.code, error.message, wall, error.hint)
