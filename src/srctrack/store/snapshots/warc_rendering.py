"""A rendering in the file of its capture: what the page asked for, and the page as it was shown.

The addresses ``urn:fullPage:`` and ``urn:pageinfo:`` are those of Browsertrix, which ReplayWeb.page and others know; ``urn:dom:``
and ``urn:pdf:`` are made alike. They are records of their own: a replayer shows the page as it was received.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from srctrack.model.rendering import Rendering
from srctrack.store.records.dataclass_json import instant

PICTURE, PAPER, DOM, PAGE_INFO = "urn:fullPage:", "urn:pdf:", "urn:dom:", "urn:pageinfo:"


@dataclass(frozen=True)
class Resource:
    """A record beside a capture: its address, media type and bytes."""

    url: str
    media_type: str
    content: bytes


def resources_of(rendering: Rendering, in_ascii: Callable[[str], str]) -> Iterator[Resource]:
    """The records of what was shown."""
    url = in_ascii(rendering.url)
    yield Resource(DOM + url, "text/html; charset=utf-8", rendering.dom)
    if rendering.picture is not None:
        yield Resource(PICTURE + url, "image/png", rendering.picture)
    if rendering.paper is not None:
        yield Resource(PAPER + url, "application/pdf", rendering.paper)
    about = {
        "pageid": url,
        "url": url,
        "ts": instant(rendering.when),
        "browser": rendering.browser,
        "cut": rendering.cut,
        "urls": {in_ascii(e.url): {"status": e.status, "bytes": len(e.body)} for e in rendering.exchanges},
        "refused": [{"url": in_ascii(u), "why": why} for u, why in rendering.refused],
    }
    yield Resource(PAGE_INFO + url, "application/json", json.dumps(about, sort_keys=True).encode("ascii"))
