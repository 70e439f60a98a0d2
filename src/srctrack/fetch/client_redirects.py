"""Redirects that a page asks a browser to make: the ``Refresh`` header and ``<meta http-equiv="refresh">``."""

from __future__ import annotations

import html
import re

MAX_DELAY = 5.0
"""Seconds up to which a refresh is a redirect; longer ones bring a live page up to date."""
_LOOKED_AT = 16 * 1024
"""Bytes of a page in which its head is looked for."""
MAX_VALUE = 1_000
"""Code points of a refresh value that are read."""
_REFRESH = re.compile(
    r"\s*(\d{1,6}(?:\.\d*)?)(?:\s*[;,]|\s)\s*(?:url\s*=\s*)?[\"']?([^\"'\s][^\"']{0,1000}?)[\"']?\s*$", re.I
)
_NOT_RUN = re.compile(r"<(noscript|script|template)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S)
_META = re.compile(r"<meta\b[^>]{0,3000}>", re.I)
_EQUIV = re.compile(r"http-equiv\s*=[\s\"']*refresh", re.I)
_CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)


def client_redirect(refresh_header: str | None, media_type: str, content: bytes) -> str | None:
    """The address, as written, that the page sends a browser to within ``MAX_DELAY`` seconds; None when it sends it nowhere.

    What is inside ``<noscript>`` is for browsers without scripts and is passed over.
    """
    if refresh_header:
        return _target(refresh_header)
    if media_type not in ("text/html", "application/xhtml+xml"):
        return None
    head = _NOT_RUN.sub(" ", content[:_LOOKED_AT].decode("utf-8", "replace"))
    for tag in _META.findall(head):
        if _EQUIV.search(tag):
            m = _CONTENT.search(tag)
            return _target(html.unescape(next((g for g in m.groups() if g), ""))) if m else None
    return None


def _target(value: str) -> str | None:
    m = _REFRESH.match(value.strip()[:MAX_VALUE])
    return m.group(2) if m and float(m.group(1)) <= MAX_DELAY else None
