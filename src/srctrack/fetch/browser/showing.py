"""One page in one browser: loaded, scrolled through, stopped, and taken down as document, picture and paper."""

from __future__ import annotations

import base64
import contextlib
import datetime
import time

from srctrack.errors import FetchError
from srctrack.fetch.browser.limits import HEIGHT, WIDTH, RenderLimits
from srctrack.fetch.browser.loads import Load, Loads
from srctrack.fetch.browser.pipe import BrowserGone, Event, NoAnswer, Pipe, Refused
from srctrack.model.capture import Capture
from srctrack.model.rendering import Rendering

_SCROLL = "window.scrollBy(0, innerHeight); scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
_QUESTIONS = 3
"""Times a document is asked for: one that is just being replaced has no answer."""
HINT = "add it without --render, or save the page from your browser and hand it over with --url"


class Showing:
    """One page in one browser."""

    def __init__(self, pipe: Pipe, capture: Capture, load: Load, limits: RenderLimits) -> None:
        self._pipe, self._capture, self._limits = pipe, capture, limits
        self._end = time.monotonic() + limits.page
        self._loaded = False
        self._loads = Loads(pipe, capture, load, limits)
        pipe.on_event = self._event

    def run(self, user_agent: str, when: datetime.datetime) -> Rendering:
        try:
            browser = self._open(user_agent)
            self._show()
            dom = self._document()
            picture, paper = self._picture(), self._paper()
        finally:
            self._loads.close()
        loads = self._loads
        return Rendering(
            self._capture.final_url, when, dom, picture, paper, tuple(loads.exchanges), tuple(loads.refused), browser, loads.cut
        )  # fmt: skip

    def _call(self, method: str, seconds: float | None = None, **params: object) -> Event:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return self._pipe.call(method, min(left, seconds or self._limits.call), **params)

    def _event(self, name: str, event: Event) -> None:
        if name == "Fetch.requestPaused":
            self._loads.asked(event)
        elif name == "Page.loadEventFired":
            self._loaded = True
        elif name == "Page.javascriptDialogOpening":
            self._pipe.send("Page.handleJavaScriptDialog", accept=False)
        elif name == "Inspector.targetCrashed":
            raise BrowserGone("the page brought the browser down")

    def _open(self, user_agent: str) -> str:
        version = self._call("Browser.getVersion", self._limits.start)
        self._call("Browser.setDownloadBehavior", behavior="deny")
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._pipe.session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._call("Page.enable")
        self._call("Network.enable")
        self._call("Network.setBypassServiceWorker", bypass=True)
        self._call("Emulation.setUserAgentOverride", userAgent=user_agent)
        self._call("Emulation.setDeviceMetricsOverride", width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False)
        self._loads.main_frame = self._call("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._call("Fetch.enable", patterns=[{"urlPattern": "*"}])
        return str(version["product"])

    def _show(self) -> None:
        """Load the page, and scroll through it once for what is loaded when it comes into view."""
        answer = self._call("Page.navigate", url=self._capture.final_url)
        if answer.get("errorText"):
            raise Refused(str(answer["errorText"]))
        until = time.monotonic() + self._limits.load
        # Pages that ask for something all the time are never quiet; once loaded, they are whole.
        if not self._pipe.pump(self._limits.load, lambda: self._loaded and self._loads.is_quiet()) and not self._loaded:
            self._loads.cut = self._loads.cut or f"it was not loaded whole within {self._limits.load:g} seconds"
        try:
            for _ in range(self._limits.scrolls):
                done = self._call("Runtime.evaluate", 2.0, expression=_SCROLL, returnByValue=True)
                self._pipe.pump(0.15, lambda: False)
                if done["result"].get("value") is not False or time.monotonic() > until:
                    break
            self._pipe.pump(self._limits.settle, self._loads.is_quiet)
            self._call("Runtime.evaluate", 2.0, expression="window.scrollTo(0, 0)")
        except NoAnswer:
            self._loads.cut = "its script did not end"
        # From here on nothing on the page changes any more: document, picture and paper show the same.
        self._pipe.send("Runtime.terminateExecution")
        self._call("Emulation.setScriptExecutionDisabled", value=True)
        self._pipe.pump(self._limits.settle, lambda: self._loaded)  # the rest of a page whose script was ended

    def _document(self) -> bytes:
        dom = self._html().encode("utf-8", "replace")
        if len(dom) > self._limits.dom:
            told = f"the page is larger than {self._limits.dom >> 20} MiB once its scripts have run"
            raise FetchError("too-large", self._capture.url, told, HINT)
        return dom

    def _html(self) -> str:
        """The document; asked for again where it was replaced between the two questions."""
        for _ in range(_QUESTIONS - 1):
            with contextlib.suppress(Refused):
                return self._html_now()
            self._pipe.pump(self._limits.quiet, lambda: False)
        return self._html_now()

    def _html_now(self) -> str:
        node = self._call("DOM.getDocument", depth=0)["root"]["nodeId"]
        return str(self._call("DOM.getOuterHTML", nodeId=node)["outerHTML"])

    def _picture(self) -> bytes | None:
        size = self._call("Page.getLayoutMetrics")["cssContentSize"]
        height = min(max(int(size["height"]), HEIGHT), self._limits.height)
        clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
        return self._made(
            "Page.captureScreenshot", self._limits.picture, format="png", captureBeyondViewport=True, clip=clip
        )

    def _paper(self) -> bytes | None:
        return self._made("Page.printToPDF", self._limits.paper, printBackground=True)

    def _made(self, method: str, limit: int, **params: object) -> bytes | None:
        """A picture or paper; None where the browser could not make it in time or it is too large: the document is kept."""
        with contextlib.suppress(NoAnswer, Refused):
            content = base64.b64decode(self._call(method, None, **params)["data"])
            return content if len(content) <= limit else None
        return None
