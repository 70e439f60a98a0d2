"""Sites that show one page under several hosts or paths: video, posts and identifiers."""

from __future__ import annotations

from urllib.parse import parse_qs

from srctrack.patterns import pattern

_VIDEO_PATH = pattern(r"^/(?:shorts|embed|live|v)/([\w-]{6,20})/?$")
_STATUS = pattern(r"^/(?:i/web|[^/]{1,40})/status(?:es)?/(\d{5,25})(?:/.*)?$")


def twin(host: str, path: str, query: str) -> tuple[str, str, str]:
    """Host, path and query under which the many forms of a page's address are one; as given for every other site. ``host`` is
    in lower case, without ``www.`` and ``m.``."""
    if host in ("youtu.be", "youtube.com", "youtube-nocookie.com", "music.youtube.com"):
        return _video(host, path, query)
    if host in ("twitter.com", "x.com", "mobile.x.com"):
        m = _STATUS.match(path)
        return "x.com", f"/i/status/{m.group(1)}" if m else path, "" if m else query
    if host == "dx.doi.org" or host == "doi.org":
        return "doi.org", path.lower(), ""
    if host in ("t.me", "telegram.me"):
        return "t.me", path.removeprefix("/s") if path.startswith("/s/") else path, ""
    return host, path, query


def _video(host: str, path: str, query: str) -> tuple[str, str, str]:
    """A video is known by its number; the second it starts at and the list it is in are not another page."""
    if host == "youtu.be":
        number = path.strip("/").split("/")[0]
    else:
        m = _VIDEO_PATH.match(path)
        number = m.group(1) if m else parse_qs(query).get("v", [""])[0] if path.rstrip("/") == "/watch" else ""
    return ("youtube.com", "/watch", f"v={number}") if number else (host, path, query)
