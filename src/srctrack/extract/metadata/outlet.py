"""Who published a page: the paper's name, not the section's, not the company's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from srctrack.extract.html_tree import squeeze, words_of
from srctrack.extract.metadata.declared import Declared, text_of, types_of
from srctrack.model.source import FieldOrigin, Origin, Outlet
from srctrack.model.url import domain, host

_COMPANY = re.compile(
    r"\b(?:gmbh|mbh|ag|kg|se|inc|ltd|llc|plc|s\.?a\.?|s\.?r\.?l|s\.?p\.?a|b\.?v|a/s|oy|ab|corp(?:oration)?|verlag(?:s\w*)?|holding|ооо|зао|ао|limited|company|co)\b\.?",
    re.I,
)
_DOMAIN_LIKE = re.compile(r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]{2,}){1,3}/?$", re.I)
_ADDRESS = re.compile(r"^https?://|/")
_TITLE_END = re.compile(r"\s{1,9}[|\-–—·•»]\s+([^|\-–—·•»]{2,50})$")
_SECOND = re.compile(r"\s{1,9}[|\-–—·•:]\s+")

_DEFAULT = re.compile(r"just\s+another\s+wordpress|my\s+(?:blog|site|website)$|home(?:page)?$|wordpress$|blog$", re.I)
"""Names that publishing systems give until somebody gives another."""
_SLOGAN = 3
"""Words in lower case from which a name is a sentence about the outlet."""
MAX_LENGTH = 60
"""Characters above which a name is a slogan."""


def read_outlet(
    page: Declared, url: str | None, outlets: Mapping[str, str]
) -> tuple[Outlet, FieldOrigin | None, tuple[str, ...]]:
    """The outlet, where its name stands, and all names the page goes by. ``outlets`` maps domains to names.

    Where the page names itself in several ways, the name that spells its address in full words counts before one that
    is a web address or a company.
    """
    home = domain(url) if url else None
    names = list(_names(page))
    declared = names[: len(names) - _ends_with_name(page)]
    every = tuple(dict.fromkeys([n for _, n in declared] + ([home, home.split(".")[0]] if home else [])))
    known, particular = _known(url, home, outlets)
    best = max(names, key=lambda pair: _worth(pair[1], home, names), default=None)
    own = _expanded(_tidy(best[1]), declared) if best else None
    if known and not _own_wins(own, known, particular, outlets):
        return Outlet(known, home), FieldOrigin(Origin.KNOWN), (known, *every)
    if best is None:
        return Outlet(None, home), None, every
    return Outlet(own, home), FieldOrigin(best[0]), (own or "", *every)


def outlet_at(url: str, outlets: Mapping[str, str]) -> Outlet:
    """What an address alone tells of its outlet."""
    home = domain(url)
    return Outlet(_known(url, home, outlets)[0], home)


def _own_wins(own: str | None, known: str, particular: bool, outlets: Mapping[str, str]) -> bool:
    """Whether the page's own name counts before the listed one: it is another listed outlet's (a page shared between
    papers of one house), the short form of the same, or the listed name is only that of the domain above."""
    if not own or _DOMAIN_LIKE.match(own) or _bare(own) == _bare(known):
        return False
    words, listed = (set(re.findall(r"\w+", n.lower())) - {"the"} for n in (own, known))
    return own in outlets.values() or (bool(words) and words < listed and len(own) > 4) or not particular


def _expanded(name: str, names: list[tuple[Origin, str]]) -> str:
    """The full name of which ``name`` is the initials, where the page gives both."""
    if not (name.isupper() and 2 <= len(name) <= 5):
        return name
    for _, other in names:
        long = re.sub(r"\s{0,9}\(.{0,300}\)$", "", _tidy(other))
        initials = "".join(w[0] for w in long.split() if w[0].isalpha())
        if initials.upper() == name or "".join(c for c in initials if c.isupper()) == name:
            return long
    return name


def _ends_with_name(page: Declared) -> int:
    """1 when the last of the names was cut off the title (a guess), else 0."""
    title = page.tree.find(".//title")
    m = _TITLE_END.search(words_of(title)) if title is not None else None
    return int(bool(m and _could_be(m.group(1))))


def _known(url: str | None, home: str | None, outlets: Mapping[str, str]) -> tuple[str | None, bool]:
    """The listed name of the most particular domain (``edition.cnn.com`` before ``cnn.com``), and whether it is listed for
    this very host rather than for the domain above a host of its own (``factcheck.afp.com``)."""
    full = host(url) if url else None
    name = full
    while name and home and name.endswith(home):
        if name in outlets:
            return outlets[name], name == full or (full or "").split(".", 1)[0] in _PLAIN_HOSTS
        if name == home:
            break
        name = name.split(".", 1)[1] if "." in name else None
    return None, False


_PLAIN_HOSTS = frozenset("m mobile amp edition en ru news web beta www2 us uk eu int english international".split())


def _names(page: Declared) -> Iterator[tuple[Origin, str]]:
    for name in page.meta.get("og:site_name", ()):
        if _could_be(name):
            yield Origin.OPEN_GRAPH, name
    if page.article is not None:
        for publisher in page.each(page.article.get("publisher")):
            text = publisher if isinstance(publisher, str) else text_of(publisher)
            if text and _could_be(text):
                yield Origin.JSON_LD, text
    for node in page.nodes:
        kinds = types_of(node)
        if {"WebSite", "NewsMediaOrganization", "Newspaper"} & set(kinds):
            for key in ("name", "alternateName"):
                text = text_of(node.get(key))
                if text and _could_be(text):
                    yield Origin.JSON_LD, text
    for name in (
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "publisher",
        "article:publisher",
        "cre",
        "dc.source",
        "source",
        "copyright",
    ):
        text = page.first_meta(name)
        if text and _could_be(text):
            yield Origin.META, text
    title = page.tree.find(".//title")
    m = _TITLE_END.search(words_of(title)) if title is not None else None
    if m and _could_be(m.group(1)):
        yield Origin.META, m.group(1)


def _could_be(name: str) -> bool:
    return (
        _DEFAULT.match(name) is None
        and 1 < len(name) <= 2 * MAX_LENGTH
        and not _ADDRESS.search(name)
        and "@" not in name
        and any(c.isalpha() for c in name)
    )


def _worth(name: str, home: str | None, names: list[tuple[Origin, str]]) -> float:
    """How good a name is: what publishers declare first, and what says the address in words."""
    tidy = _tidy(name)
    order = next(at for at, (_, n) in enumerate(names) if n == name)
    worth = -0.5 * order + 0.6 * (sum(_bare(n) == _bare(name) for _, n in names) - 1)
    label = _bare(home.split(".")[0]) if home else ""
    bare = _bare(tidy)
    if label and (bare == label or (len(bare) > 4 and bare in label)):
        worth += 1.5
    if _DOMAIN_LIKE.match(tidy) or (tidy.islower() and len(tidy) > 4):
        worth -= 2
    if _COMPANY.search(name):
        worth -= 1.5
    if len(tidy) > MAX_LENGTH or _DEFAULT.match(tidy):
        worth -= 3
    if sum(w.islower() for w in tidy.split()) >= _SLOGAN:
        worth -= 1
    if " " in tidy or (tidy[:1].isupper() and not tidy.isupper()):
        worth += 0.5
    return worth


def _tidy(name: str) -> str:
    """A site's name without a slogan, a company's form or an address's ending behind it."""
    name = squeeze(name).strip("©| ")
    parts = _SECOND.split(name, 1)
    if len(parts) == 2 and (_COMPANY.search(parts[1]) or len(name) > 40):
        name = parts[0]
    return name.lstrip("@")


_NOT_LETTERS = re.compile(r"^the\s|\W+", re.I)


def _bare(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower())
