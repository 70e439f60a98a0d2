"""What a page may take of a browser: time, requests, bytes."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RenderLimits:
    """Times are seconds, sizes bytes. ``load`` bounds the load of a page with all it asks for, ``page`` the whole rendering,
    ``call`` one answer of the browser. A page is quiet when nothing was under way for ``quiet``."""

    start: float = 30.0
    load: float = 25.0
    page: float = 75.0
    call: float = 15.0
    quiet: float = 0.75
    settle: float = 5.0
    """After scrolling down, for what that asked for."""
    scrolls: int = 40
    """Steps of one window's height; a page that goes on without end is cut off there."""
    requests: int = 400
    """News pages make 100 to 300."""
    loaded: int = 64 * MIB
    one: int = 16 * MIB
    dom: int = 16 * MIB
    height: int = 16_000
    """Pixels of the picture: about what a browser's graphics can hold at once."""
    picture: int = 48 * MIB
    paper: int = 48 * MIB


WIDTH, HEIGHT = 1280, 1024
"""Pixels of the window: a common desktop."""
