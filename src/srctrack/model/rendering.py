"""A page as a browser showed it, beside the bytes that were received."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from srctrack.model.capture import Exchange


@dataclass(frozen=True)
class Rendering:
    """What a browser made of a capture. ``dom`` is the document as HTML in UTF-8 after its scripts ran, ``picture`` the whole
    page as PNG, ``paper`` the same as PDF (both None where the browser could not). ``exchanges`` are the requests of the load
    beside the page itself; ``refused`` names those that were not made, with why. ``whole`` is False when the load was cut off
    by a limit, which ``cut`` names."""

    url: str
    when: datetime.datetime
    dom: bytes
    picture: bytes | None
    paper: bytes | None
    exchanges: tuple[Exchange, ...]
    refused: tuple[tuple[str, str], ...]
    browser: str
    cut: str | None = None
