"""Who wrote it: people and agencies, in the order given; never “Staff”, never “By”, never the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from srctrack.extract.declared import Declared, text_of, types_of, value_of
from srctrack.extract.page import squeeze
from srctrack.extract.shown import lines_under_headline, shown_bylines
from srctrack.model.source import FieldOrigin, Origin

_META = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author",
    "byl", "byline", "og:article:author", "cxenseparse:author", "authors", "creator", "article.author", "article-author", "blogger_name",
)  # fmt: skip

MOST = 12
"""Names from which a list is a staff directory, not a byline."""


def read_authors(page: Declared, outlet_names: Iterable[str]) -> tuple[tuple[str, ...], FieldOrigin] | None:
    """The authors named, and where; None when nobody is. A page's declaration counts before what it shows."""
    outlets = {_bare(n) for n in outlet_names if n} - {""}
    agencies: tuple[tuple[str, ...], FieldOrigin] | None = None
    for origin, values in _candidates(page):
        names = _people(values, outlets)
        if not names or len(names) > MOST:
            continue
        found = tuple(names), FieldOrigin(origin, sure=origin is not Origin.GUESSED)
        if all(_AGENCY.fullmatch(n) for n in names):
            agencies = agencies or found
            continue
        return found
    return agencies


def _people(values: Iterable[str], outlets: set[str]) -> list[str]:
    out: list[str] = []
    seen: set[str] = set()
    for value in values:
        for name in split_names(value):
            bare = _bare(name)
            if bare in seen or bare in outlets or not is_author(name):
                continue
            seen.add(bare)
            out.append(name)
    return out


def _candidates(page: Declared) -> Iterator[tuple[Origin, list[str]]]:
    if page.article is not None:
        yield Origin.JSON_LD, list(_linked(page, page.article.get("author")))
        yield Origin.JSON_LD, list(_linked(page, page.article.get("creator")))
    for name in _META:
        values = [v for v in page.meta.get(name, ()) if v]
        if values:
            yield Origin.META, values
    yield Origin.MICRODATA, list(_microdata(page))
    for byline in shown_bylines(page.tree):
        yield Origin.VISIBLE, byline.split("\n")
    for node in page.nodes:
        if "Person" in types_of(node) and node.get("jobTitle"):
            yield Origin.JSON_LD, [text_of(node.get("name")) or ""]
    for line in lines_under_headline(page.tree):
        m = _BY.match(line)
        if m and m.end() > 1:
            yield Origin.GUESSED, [line]


def _linked(page: Declared, value: Any) -> Iterator[str]:
    for one in page.each(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            for name in page.each(one.get("name")):
                text = text_of(name)
                if text:
                    yield text


def _microdata(page: Declared) -> Iterator[str]:
    """Authors in microdata, not those of comments or of other articles that the page points to."""
    for element in page.itemprops("author"):
        if any((above.get("itemprop") or "") == "comment" or "Comment" in (above.get("itemtype") or "") for above in element.iterancestors()):
            continue
        inner = element.find(".//*[@itemprop='name']")
        yield value_of(inner if inner is not None else element)


_BY = re.compile(
    r"^\W{0,3}(?:(?:(?:written|posted|reported|story|words|text|article|published|reviewed|contributed|interview|analysis|opinion|comment(?:ary)?|submitted)\s+)?by\b|(?:ein(?:e)?\s+\w+\s+)?von\b|par\b|por\b|propos\s+recueillis\s+par|di\b|af\b|av\b|door\b|autor(?:in|en|es|a)?\b|auteur\b|от\b|автор(?:ы)?\b|текст\b|text\b|texte\b|texto\b|redaktion\s*:|文●?|文・|著者|作者|author)\s*[:：]?\s*",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:[,;|/&•·●、，\n]|\s[–—-]\s|\s(?:and|und|et|y|e|i|og|och|en|и|та|with|mit|con|avec)\s)\s*", re.I)
_TAIL = re.compile(
    r"\s*(?:\(.{0,60}\)|\[.{0,60}\]|\b(?:for|of|at|in|is\s+an?|special\s+to)\s.{0,80}$|,?\s+(?:staff\s+writer|staff|reporter|correspondent|editor|contributor|redakteur(?:in)?)\b.{0,60}$|\s@\w+.*$|\bpublished\b.{0,60}$|\bupdated\b.{0,60}$|\s\d.{0,60}$)",
    re.I,
)
_LEAD_WORDS = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir|dame|lord)\.?\s", re.I)


def split_names(text: str) -> Iterator[str]:
    """The names in a byline, titles of office and places cut off: “By Ann Lee and Bob Roe, Correspondent” gives Ann Lee, Bob Roe
    and Correspondent (which is nobody: ``is_author`` tells)."""
    text = squeeze(text.replace("\n", " \n ")) if "\n" not in text else text
    text = _BY.sub("", text.strip())
    for part in _BETWEEN.split(text):
        part = _TAIL.sub("", _BY.sub("", part)).strip(" .,:;–—|\"'“”‘’«»*<>_-●")
        if part:
            yield _case(part)


def _case(name: str) -> str:
    """A name shouted in capitals, or whispered, as names are written; a name in mixed case as it stands."""
    if (name.isupper() and len(name) > 5 and " " in name and not _AGENCY.fullmatch(name)) or (name.islower() and " " in name):
        return " ".join("-".join(p.capitalize() for p in w.split("-")) for w in name.split())
    return name


_AGENCY = re.compile(
    r"(?:the\s+)?(?:associated\s+press|ap|reuters|agence\s+france[\s-]presse|afp|dpa|deutsche\s+presse[\s-]agentur|apa|sda|keystone[\s-]sda|ats|efe|agencia\s+efe|ansa|aap|australian\s+associated\s+press|press\s+association|pa(?:\s+media)?|"
    r"canadian\s+press|kyodo(?:\s+news)?|jiji(?:\s+press)?|xinhua|pti|press\s+trust\s+of\s+india|ani|ians|tass|тасс|риа\s+новости|ria\s+novosti|интерфакс|interfax|ukrinform|укринформ|bloomberg(?:\s+news)?|upi|belga|anp|ritzau|tt|ntb|stt|pap|čtk|ctk|mti|lusa|epd|kna|europa\s+press|anadolu(?:\s+agency)?|yonhap|时事通信社|共同通信|afp\s+deutschland)",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:staff|editors?|editorial|desk|team|newsroom|redak\w+|r[eé]daction|redacci[oó]n|redazione|редакци\w+|admin(?:istrator)?|reporters?|correspondents?|корреспондент|guest|contributors?|contributing|writers?|online|authors?|unknown|anonymous|wires?|services?|"
    r"web|digital|subscribe|follow|share|comments?|published|updated|view|all\s+posts|bio|profile|email|contact|more|photo(?:s|graph\w*)?|image|illustration|video|read|sign|posts?|columnist|freelance|journalist\w*|producer|intern|manager|director|opinion|copyright|reserved|"
    r"agencies|agencias|agenturen|news|media|magazine|press|times|zeitung|verlag|gmbh|ltd|inc|llc|foundation|university|institute|association|department|ministry|government|submissions?|publishing|broadcasting|network|radio|tv|television|journal|tribune|gazette|herald|chronicle|guardian|post)\b|編集部|記者|編集",
    re.I,
)
_WRONG_SIGNS = re.compile(r"[@{}<>\\=#?!%$€£]|https?:|www\.|\.(?:com|org|net|de|ru|co|html?)\b|\d|[\u2026]|\.\.\.")


def is_author(name: str) -> bool:
    """Whether a part of a byline names somebody: a person, or a news agency."""
    if _AGENCY.fullmatch(name):
        return True
    if not 2 <= len(name) <= 60 or _WRONG_SIGNS.search(name) or _NOBODY.search(name):
        return False
    words = name.split()
    if len(words) > 6 or not any(c.isalpha() for c in name):
        return False
    if not _cased(name):
        return True
    capitals = sum(w[0].isupper() for w in words if w[0].isalpha())
    return capitals >= 1 and (len(words) == 1 or capitals >= len(words) / 2)


def _cased(text: str) -> bool:
    return any(c.lower() != c.upper() for c in text)


_NOT_LETTERS = re.compile(r"\W+")


def _bare(name: str) -> str:
    return _NOT_LETTERS.sub("", name).lower()
