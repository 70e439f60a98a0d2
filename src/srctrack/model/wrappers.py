"""Addresses inside addresses: the notices and counters of search engines, networks and mail services, and archives' long form."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, unquote

from srctrack.patterns import pattern

_BY_PARAMETER: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (r"(?:www\.)?google\.[a-z.]{2,6}", r"/url", ("q", "url")),
    (r"l[m]?\.(?:facebook|instagram|messenger|threads)\.com", r"/(?:l\.php)?", ("u",)),
    (r"(?:[\w-]+\.)?safelinks\.protection\.outlook\.com", r"/.*", ("url",)),
    (r"(?:www\.)?youtube\.com", r"/redirect", ("q",)),
    (r"(?:m\.)?(?:away\.)?vk\.com", r"/away(?:\.php)?", ("to",)),
    (r"slack-redir\.net", r"/link", ("url",)),
    (r"t\.umblr\.com", r"/redirect", ("z",)),
    (r"out\.reddit\.com", r"/.*", ("url",)),
    (r"(?:www\.)?linkedin\.com", r"/redir/redirect", ("url",)),
    (r"steamcommunity\.com", r"/linkfilter/?", ("url", "u")),
    (r"duckduckgo\.com", r"/l/?", ("uddg",)),
    (r"news\.url\.google\.com", r"/.*", ("url",)),
)
_WRAPPERS = tuple((re.compile(rf"{h}$", re.I), re.compile(rf"{p}$"), names) for h, p, names in _BY_PARAMETER)
"""Host, path and the parameter that holds the address (each service's own links)."""
_URLDEFENSE = pattern(r"^/v3/__(https?:/.+?)__;")
_ARCHIVE = pattern(r"^archive\.(?:today|ph|is|li|md|vn|fo)$")
_ARCHIVED = pattern(r"^/(?:o/\w{1,10}/|[\d.-]{4,20}/|newest/|oldest/)?(https?:/{1,2}.+)$", re.I)
_ONE_SLASH = pattern(r"^(https?):/(?=[^/])", re.I)


def wrapped(parts: SplitResult) -> str | None:
    """The address that another service's address leads to; None when it is a page of its own."""
    host = (parts.hostname or "").lower()
    for hosts, paths, names in _WRAPPERS:
        if hosts.match(host) and paths.match(parts.path):
            found = parse_qs(parts.query)
            return next((found[n][0] for n in names if n in found and found[n][0].startswith("http")), None)
    if host.endswith("urldefense.com"):
        m = _URLDEFENSE.match(f"{parts.path}?{parts.query}")
        return _ONE_SLASH.sub(r"\1://", m.group(1)) if m else None
    if _ARCHIVE.match(host):
        query = f"?{parts.query}" if parts.query else ""
        m = _ARCHIVED.match(parts.path + query)
        return unquote(_ONE_SLASH.sub(r"\1://", m.group(1))) if m else None
    return None
