"""Rendering a page that was fetched: shown by a browser, scrolled through, and kept as document, picture and paper."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from srctrack.errors import FetchError
from srctrack.fetch.browser.limits import RenderLimits
from srctrack.fetch.browser.loads import Load
from srctrack.fetch.browser.pipe import BrowserGone, NoAnswer, Refused
from srctrack.fetch.browser.program import running
from srctrack.fetch.browser.showing import HINT, Showing
from srctrack.model.capture import Capture
from srctrack.model.rendering import Rendering


class Renderer:
    """Renders pages, one at a time: a browser takes as much of a machine as all else together. ``loader`` gives what makes
    the requests of a page; ``user_agent`` is what the page is told."""

    def __init__(
        self,
        program: Path,
        loader: Callable[[str], Load],
        user_agent: str,
        limits: RenderLimits = RenderLimits(),  # noqa: B008
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
    ) -> None:
        self._program, self._loader, self._user_agent = program, loader, user_agent
        self._limits, self._now = limits, now
        self._one = Lock()

    def render(self, capture: Capture) -> Rendering:
        """What a browser makes of the page. Raises FetchError ``timeout``, ``too-large`` or ``unreadable``."""
        with self._one:
            try:
                with running(self._program) as pipe:
                    return Showing(pipe, capture, self._loader(capture.final_url), self._limits).run(
                        self._user_agent, self._now()
                    )
            except NoAnswer as late:
                told = "the page brought the browser to a stop, as a script does that never ends"
                raise FetchError("timeout", capture.url, told, HINT) from late
            except TimeoutError as late:
                told = f"the browser did not show the page within {self._limits.page:g} seconds"
                raise FetchError("timeout", capture.url, told, HINT) from late
            except (BrowserGone, Refused, OSError, KeyError) as wrong:
                said = f": {wrong}" if str(wrong) else ""
                raise FetchError(
                    "unreadable", capture.url, f"the browser could not show the page{said}", HINT
                ) from wrong
