"""Pages that a browser shows: which are shown to one, and how what it showed is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from srctrack.errors import ReadError
from srctrack.model.capture import Capture
from srctrack.model.rendering import Rendering
from srctrack.model.source import Article, FieldOrigin, Origin, Wall

if TYPE_CHECKING:
    from srctrack.fetch.browser.render import Renderer

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_CLOSED = frozenset({Wall.CONSENT, Wall.BOT, Wall.LOGIN, Wall.GONE})
"""Walls before which no browser is started: it would be there to get round them, or to find nothing."""
_LOAD_SECONDS = 20.0
"""For one of the many requests of a page."""


def is_shown_by_a_browser(capture: Capture) -> bool:
    """Whether a page is of the kind that a browser's scripts may fill in, and no wall is before it."""
    if capture.media_type not in _HTML:
        return False
    from srctrack.extract.formats.html import wall_of

    try:
        wall = wall_of(capture)
    except ReadError:
        return False  # reading it says why
    return wall is None or wall.wall not in _CLOSED


def read_shown(
    capture: Capture, rendering: Rendering | None, outlets: Mapping[str, str], *, keep_anyway: bool
) -> Article:
    """The article of a page: of the document that a browser made of it where there is one, which the article then says.
    Raises ReadError."""
    from srctrack.extract.article import read_capture

    if rendering is None:
        return read_capture(capture, outlets, keep_anyway=keep_anyway)
    shown = replace(capture, content=rendering.dom, media_type="text/html", charset="utf-8")
    article = read_capture(shown, outlets, keep_anyway=keep_anyway)
    article = replace(article, origins={**article.origins, "text": FieldOrigin(Origin.RENDERED)})
    if rendering.cut is not None and article.wall is None:
        return replace(article, wall=Wall.PARTIAL, wall_detail=f"the browser did not load it whole: {rendering.cut}")
    return article


def was_rendered(origins: Mapping[str, FieldOrigin]) -> bool:
    """Whether a text was read from the page as a browser showed it."""
    text = origins.get("text")
    return text is not None and text.origin is Origin.RENDERED


def browser_program(given: str | None) -> Path:
    """The browser to render with. Raises UsageError where there is none."""
    from srctrack.fetch.browser.program import find_browser

    return find_browser(given)


@contextmanager
def renderer_with(program: Path) -> Iterator[Renderer]:
    """What renders pages with a browser; the requests of its pages are made by a fetcher of their own, which does not pause
    between them, as browsers do not."""
    from srctrack.fetch.browser.render import Renderer
    from srctrack.fetch.http import Fetcher
    from srctrack.fetch.policy import FetchSettings

    settings = FetchSettings(host_interval=0.0, retries=0, read=_LOAD_SECONDS, total=_LOAD_SECONDS)
    with Fetcher(settings) as fetcher:
        yield Renderer(program, fetcher.loader, settings.user_agent)
