"""Addresses: one canonical form for the many spellings of one page's URL."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|"
    r"mkt_tok|vero_id|oly_enc_id|oly_anon_id|wickedid|s_cid|ncid|cmpid|smid|xtor|at_medium|at_campaign|ref_src|ref_url|"
    r"__twitter_impression|spm|sr_share|share_id|guccounter|gad_source|gad_campaignid|_bhlid|guce_referrer\w*)$",
    re.I,
)
"""Query parameters that tell where a reader came from and never which page is meant (the lists of ClearURLs and
AdGuard agree on these; parameters that some sites use for content, such as ``ref`` or ``id``, are left alone)."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


def split(url: str) -> SplitResult | None:
    """The parts of a web address, or None when it is not one (no http(s) scheme, no host, an impossible port)."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    return parts


def is_web(url: str) -> bool:
    return split(url) is not None


def without_credentials(url: str) -> str:
    """The address without ``user:password@``; what is kept or shown never holds them."""
    parts = split(url)
    if parts is None or "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rsplit("@", 1)[1]))


def without_tracking(url: str) -> str:
    """The address as written, less its tracking parameters."""
    parts = split(url)
    if parts is None or not parts.query:
        return url
    kept = [p for p in parts.query.split("&") if not TRACKING.match(p.split("=", 1)[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def same_page(url: str) -> str:
    """The form under which two spellings of one page's address are the same; for comparing, not for fetching.

    Scheme and ``www.`` are dropped, host lower-cased and put in IDNA form, default ports, fragments, credentials and
    tracking parameters removed, remaining parameters sorted, percent-encoding made uniform, a trailing slash dropped.
    Raises nothing: what is not a web address is returned stripped.
    """
    parts = split(without_tracking(url))
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").rstrip(".").lower()
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        pass
    host = host.removeprefix("www.")
    port = parts.port
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host += f":{port}"
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._") or "/"
    if len(path) > 1:
        path = path.rstrip("/") or "/"
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return host + path + (f"?{query}" if query else "")


def host(url: str) -> str | None:
    """The host without ``www.``, lower case; None when it is not a web address."""
    parts = split(url)
    return (parts.hostname or "").rstrip(".").lower().removeprefix("www.") if parts else None


_SECOND_LEVEL = frozenset("co com org net gov gob gouv edu ac or ne go in msk spb kiev kyiv".split())


def domain(url: str) -> str | None:
    """The registered domain (``novayagazeta.eu``, ``bbc.co.uk``) by the usual shape of country second levels.

    An approximation of the Public Suffix List good for telling outlets apart; do not use it for security.
    """
    name = host(url)
    if name is None or re.fullmatch(r"[\d.]+|\[.*\]|.*:.*", name):
        return name
    labels = name.split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])
