"""The searchable form of an address in a CDXJ index (SURT), as the Internet Archive's ``surt`` makes it.

A replayer looks an address up by this form, so it has to be the one that pywb and py-wacz make.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes, urlsplit

from srctrack.patterns import pattern

_DEFAULT_PORTS = {"http": 80, "https": 443}
_WWW = pattern(r"^www\d*\.")
_SESSION = pattern(r"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}(?:&|$)", re.I)
_UNESCAPINGS = 8
"""An address escaped more often than this is left as it is."""


def search_key(url: str) -> str:
    """``https://www.example.org/News?b=2&a=1`` as ``org,example)/news?a=1&b=2``; other addresses than http's in small letters."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return url.lower()
    if parts.scheme not in _DEFAULT_PORTS or not host:
        return url.lower()
    at = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    query = _sorted(_SESSION.sub("", _plain(parts.query)).lower())
    return f"{_reversed(_WWW.sub('', host.lower()))}{at}){_path(_plain(parts.path))}{'?' if query else ''}{query}"


def _reversed(host: str) -> str:
    if ":" in host:  # of IPv6; those of IPv4 are reversed like names
        return host
    return ",".join(reversed(host.strip(".").split(".")))


def _plain(part: str) -> str:
    """Unescaped as often as that changes it, then escaped once: two spellings of one address become one."""
    plain = part.encode("utf-8", "replace")
    for _ in range(_UNESCAPINGS):
        before, plain = plain, unquote_to_bytes(plain)
        if plain == before:
            break
    return "".join(chr(b) if 0x20 < b < 0x7F and b not in b"#%" else f"%{b:02X}" for b in plain)


def _path(path: str) -> str:
    kept: list[str] = []
    for step in path.split("/"):
        if step == "..":
            kept = kept[:-1]
        elif step not in ("", "."):
            kept.append(step)
    return "/" + "/".join(kept).lower()


def _sorted(query: str) -> str:
    arguments = sorted(tuple(argument.split("=", 1)) for argument in query.split("&"))
    return "&".join("=".join(argument) for argument in arguments)
