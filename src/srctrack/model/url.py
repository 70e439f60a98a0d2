"""Addresses: one canonical form for the many spellings of one page's URL."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from srctrack.model.twins import twin
from srctrack.model.wrappers import wrapped
from srctrack.patterns import pattern

TRACKING = pattern(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ysclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|"
    r"mkt_tok|vero_id|oly_enc_id|oly_anon_id|wickedid|s_cid|ncid|cmpid|cmp|smid|smtyp|share|ito|ocid|ns_mchannel|ns_source|ns_campaign|ns_linkname|ns_fee|wt_mc|wt_zmc|mtm_\w+|pk_\w+|piwik_\w+|_ga|_gl|xtor|at_medium|at_campaign|ref_src|ref_url|"
    r"__twitter_impression|spm|sr_share|share_id|guccounter|gad_source|gad_campaignid|_bhlid|guce_referrer\w*)$",
    re.I,
)
"""Query parameters that tell where a reader came from and never which page is meant (the lists of ClearURLs and
AdGuard agree on these; parameters that some sites use for content, such as ``ref`` or ``id``, are left alone)."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


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


def is_relative(url: str) -> bool:
    """Whether ``url`` leads to another page of the same site: a path, with neither a scheme nor a place of the page alone."""
    return bool(url) and not url.startswith(("#", "//")) and _SCHEME.match(url) is None


def without_credentials(url: str) -> str:
    """The address without ``user:password@``; what is kept or shown never holds them, also of what is no web address."""
    parts = split(url)
    if parts is None:
        return _USER.sub("", url)
    if "@" not in parts.netloc:
        return url
    return urlunsplit(parts._replace(netloc=parts.netloc.rsplit("@", 1)[1]))


def without_tracking(url: str) -> str:
    """The address as written, less its tracking parameters."""
    parts = split(url)
    if parts is None or not parts.query:
        return url
    kept = [p for p in parts.query.split("&") if not TRACKING.match(p.split("=", 1)[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


_USER = pattern(r"(?!mailto:)(?:(?<=/)|(?<![^\s]))[^/\s@:]{1,200}:[^/\s@]{0,200}@")
_MOBILE = pattern(r"^(?:m|mobile|amp)\.(?=[^.]+\.)|(?<=\.)m\.(?=[^.]+\.[^.]+$)")
_AMP_PATH = pattern(r"/amp(?:/(?=index)|/?$)|\.amp(?=$|\.html$)")
_AMP_QUERY = frozenset((("amp", "1"), ("amp", "true"), ("amp", ""), ("outputtype", "amp"), ("output", "amp")))
_GOOGLE_AMP = pattern(r"^https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(s/)?(.+)$", re.I)
_AMP_CACHE = pattern(r"^https?://[\w-]+\.cdn\.ampproject\.org/[a-z]/(s/)?(.+)$", re.I)
_SESSION = pattern(r";jsessionid=[^/?]*", re.I)
_FRONT_FILE = pattern(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)


def without_amp(url: str) -> str:
    """The publisher's own address behind one of Google's AMP viewer or cache; any other address as it is."""
    for form in (_GOOGLE_AMP, _AMP_CACHE):
        m = form.match(url)
        if m:
            return f"{'https' if m.group(1) else 'http'}://{m.group(2)}"
    return url


def unwrapped(url: str) -> str:
    """The address that a search engine's, a network's or a mail service's link leads to; any other address as it is."""
    for _ in range(_MAX_WRAPPERS):
        parts = split(url)
        inner = wrapped(parts) if parts is not None else None
        if inner is None or not is_web(inner):
            break
        url = inner
    return url


_MAX_WRAPPERS = 3


def same_page(url: str) -> str:
    """The form under which two spellings of one page's address are the same; for comparing, not for fetching.

    Scheme, ``www.`` and a mobile host's ``m.`` are dropped, host lower-cased and put in IDNA form, default ports, fragments,
    credentials, session numbers, tracking parameters and the marks of an AMP copy removed, remaining parameters sorted,
    percent-encoding made uniform, a trailing slash or ``index.html`` dropped. A fragment that names a page (``#!/story``,
    ``#/story``) stays. Links that lead through another service are those they lead to; a video, a post, a DOI has one form.
    Raises nothing: what is not a web address is returned stripped.
    """
    parts = split(without_tracking(without_amp(unwrapped(url.strip()))))
    if parts is None:
        return url.strip()
    host = (parts.hostname or "").rstrip(".").lower()
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        pass
    host = _MOBILE.sub("", host.removeprefix("www."), count=1).removeprefix("www.")
    port = parts.port
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host += f":{port}"
    path = _AMP_PATH.sub("", _SESSION.sub("", parts.path))
    path = quote(unquote(_FRONT_FILE.sub("/", path)), safe="/:@!$&'()*+,;=~-._") or "/"
    if len(path) > 1:
        path = path.rstrip("/") or "/"
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((k, v) for k, v in pairs if (k.lower(), v.lower()) not in _AMP_QUERY))
    bang = f"#{parts.fragment}" if parts.fragment.startswith(("!", "/")) else ""
    host, path, query = twin(host, path, query)
    return host + path + (f"?{query}" if query else "") + bang


def host(url: str) -> str | None:
    """The host without ``www.``, lower case, in letters rather than IDNA; None when it is not a web address."""
    parts = split(url)
    if parts is None:
        return None
    name = (parts.hostname or "").rstrip(".").lower().removeprefix("www.")
    if "xn--" in name:
        try:
            return name.encode("ascii").decode("idna")
        except UnicodeError:
            return name
    return name


_SECOND_LEVEL = frozenset("co com org net gov gob gouv edu ac or ne go in msk spb kiev kyiv".split())


_HOSTERS = frozenset(
    "blogspot.com wordpress.com substack.com medium.com tumblr.com livejournal.com ghost.io github.io gitlab.io netlify.app "
    "pages.dev web.app typepad.com weebly.com wixsite.com squarespace.com over-blog.com narod.ru".split()
)
"""Domains under which everybody has a name of their own (the Public Suffix List's private part)."""


def domain(url: str) -> str | None:
    """The registered domain (``novayagazeta.eu``, ``bbc.co.uk``) by the usual shape of country second levels.

    An approximation of the Public Suffix List good for telling outlets apart; do not use it for security.
    """
    name = host(url)
    if name is None or re.fullmatch(r"[\d.]+|\[.*\]|[^:\n]*:.*", name):
        return name
    labels = name.split(".")
    if len(labels) > 2 and ".".join(labels[-2:]) in _HOSTERS:
        return ".".join(labels[-3:])
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:])
