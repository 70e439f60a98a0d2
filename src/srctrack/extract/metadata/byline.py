"""Who wrote it: people and agencies, in the order given; never “Staff”, never “By”, never the outlet itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from srctrack.extract.html_tree import squeeze
from srctrack.extract.metadata.declared import Declared, text_of, types_of, value_of
from srctrack.extract.metadata.visible import lines_under_headline, shown_bylines
from srctrack.model.source import FieldOrigin, Origin

_META = (
    "author", "article:author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author",
    "byl", "byline", "og:article:author", "cxenseparse:author", "authors", "creator", "article.author", "article-author", "blogger_name",
)  # fmt: skip

MAX_LIST_LENGTH = 1000
"""Characters of a byline that are read; beyond them nobody is named who stands in a list of MOST."""
MAX_PART_LENGTH = 200
"""Characters between two commas beyond which they hold no name."""
MAX_COUNT = 12
"""Names from which a list is a staff directory, not a byline."""


def read_authors(page: Declared, outlet_names: Iterable[str]) -> tuple[tuple[str, ...], FieldOrigin] | None:
    """The authors named, and where; None when nobody is. A page's declaration counts before what it shows, a person before an
    agency, an agency before an organisation that the page declares to be the author."""
    outlets = {_bare(n) for n in outlet_names if n} - {""}
    agencies: tuple[tuple[str, ...], FieldOrigin] | None = None
    for origin, values in _candidates(page):
        names = _people(values, outlets, strict=origin in (Origin.VISIBLE, Origin.GUESSED))
        if not names or len(names) > MAX_COUNT:
            continue
        found = tuple(names), FieldOrigin(origin, sure=origin is not Origin.GUESSED)
        if all(_AGENCY.fullmatch(n) for n in names):
            agencies = agencies or found
            continue
        return found
    return agencies or _organisation(page)


def _people(values: Iterable[str], outlets: set[str], strict: bool) -> list[str]:
    out: list[str] = []
    seen: set[str] = set()
    for value in values:
        for at, name in enumerate(split_names(value)):
            bare = _bare(name)
            fits = bare not in outlets and is_author(name) and (not strict or _shown_name(name))
            if not fits:
                if at == 0 and not _BY_NOBODY.match(name):
                    break  # what begins with nobody is an address or a line of another kind
                continue
            if bare not in seen:
                seen.add(bare)
                out.append(name)
    return out


_BY_NOBODY = re.compile(r"(?:cc|commons|creative|licen[cs]e|les\s+amis|staff|special|guest|our|dr|prof)\b", re.I)


def _shown_name(name: str) -> bool:
    """Whether words on a page, rather than in a declaration, look like a name: more than one, or of a script without spaces."""
    if _AGENCY.fullmatch(name):
        return True
    if _CJK.search(name):
        return 3 <= len(name) <= 12
    words = name.split()
    return 2 <= len(words) <= 5 and all(w[0].isupper() or w.lower() in _PARTICLES for w in words if w[0].isalpha())


def _names_somebody(text: str) -> bool:
    return any(is_author(n) and _shown_name(n) for n in split_names(text))


_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_PARTICLES = frozenset(
    "von van de der den del della di da dos du la le el al bin ibn ben zu zur af av y e ter ten san st".split()
)


def _candidates(page: Declared) -> Iterator[tuple[Origin, list[str]]]:
    if page.article is not None:
        yield Origin.JSON_LD, list(_linked(page, page.article.get("author")))
        yield Origin.JSON_LD, list(_linked(page, page.article.get("creator")))
    shown = [b for b in shown_bylines(page.tree) if b.sure or any(map(_names_somebody, b.names))]
    said = _bare(" ".join(" ".join(byline.names) for byline in shown[:_NEAREST]))
    whole = (n for byline in shown for text in byline.names for n in split_names(text))
    longer = {n.split()[0]: n for n in whole if len(n.split()) > 1 and _shown_name(n)}
    doubted: list[list[str]] = []
    for name in _META:
        values = [v for v in page.meta.get(name, ()) if v]
        if not values:
            continue
        if said and not any(_bare(n) in said for v in values for n in split_names(v)):
            doubted.append(values)  # a rights holder or an account, if the page shows another name
            continue
        yield Origin.META, [longer.get(v, v) for v in values]  # a first name, where the page shows the whole
    for label, value in zip(page.meta.get("twitter:label1", ()), page.meta.get("twitter:data1", ()), strict=False):
        if _WRITTEN_BY.search(label) and said and _bare(value) not in said:
            doubted.append([value])
        elif _WRITTEN_BY.search(label):
            yield Origin.META, [value]
    yield Origin.MICRODATA, list(_microdata(page))
    for byline in shown[:_MAX_DISTANCE]:
        if byline.sure and len(byline.names) == 1 and _FIRST_NAME.fullmatch(byline.names[0]):
            yield Origin.MICRODATA, byline.names  # a blog's only author, by first name
        yield Origin.VISIBLE, byline.names
    for values in doubted:
        yield Origin.META, values
    for node in page.nodes:
        if "Person" in types_of(node) and node.get("jobTitle"):
            yield Origin.JSON_LD, [text_of(node.get("name")) or ""]
    for line in lines_under_headline(page.tree):
        if _BY_LINE.match(line):
            yield Origin.GUESSED, [line]


_MAX_DISTANCE = 6
_NEAREST = 2
"""Bylines from the top that can be the article's; further down they are those of other articles pointed to."""
_FIRST_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁ][a-zà-ÿа-яё]{2,14}")
_WRITTEN_BY = re.compile(
    r"written\s+by|author|verfasst\s+von|geschrieben\s+von|(?:é|E|e)crit\s+par|escrito\s+por|scritto\s+da|geschreven\s+door|skrevet|skriven|автор|написан|napisa|yazan",
    re.I,
)
_BY_LINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|От|Автор:?|Текст:?|Text:|Texto:|Texte:)\s+[A-ZÀ-ÞЀ-Я][^.!?]{3,70}$"
)


def _organisation(page: Declared) -> tuple[tuple[str, ...], FieldOrigin] | None:
    """The organisation that the page declares as its author (a group author, as citation styles have it) when nobody else is named."""
    if page.article is None:
        return None
    for name in _linked(page, page.article.get("author")):
        tidy = squeeze(name)
        if 2 <= len(tidy) <= 60 and not _STAFF.search(tidy) and "://" not in tidy and "@" not in tidy:
            return (tidy,), FieldOrigin(Origin.JSON_LD)
    return None


_STAFF = re.compile(
    r"\b(?:staff|editors?|editorial|desk|team|newsroom|redak\w+|r[eé]daction|redacci[oó]n|redazione|редакци\w+|admin\w*|reporters?|unknown|anonymous|guest|author)\b|編集部",
    re.I,
)


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
    """The authors in microdata of the first thing that has any: not of comments, not of other articles pointed to."""
    owner: object = None
    for element in page.itemprops("author"):
        scopes = [above for above in element.iterancestors() if above.get("itemscope") is not None]
        if any(
            (above.get("itemprop") or "") == "comment" or "Comment" in (above.get("itemtype") or "") for above in scopes
        ):
            continue
        mine = scopes[0] if scopes else page.tree
        if owner is not None and mine is not owner:
            return
        owner = mine
        inner = element.find(".//*[@itemprop='name']")
        yield value_of(inner if inner is not None else element)


_BY = re.compile(
    r"^\W{0,3}(?:(?:(?:written|posted|reported|story|words|text|article|published|reviewed|contributed|interview|analysis|opinion|comment(?:ary)?|submitted)\s+)?by\b|(?:(?:erstellt|geschrieben|verfasst|bericht|text|kommentar|analyse|interview|ein\w?\s\w+)\s+)?von\b|par\b|por\b|propos\s+recueillis\s+par|di\b|af\b|av\b|door\b|autor(?:in|en|es|a)?\b|auteur\b|от\b|автор(?:ы)?\b|текст\b|text\b|texte\b|texto\b|about\s+the\s+authors?\b|über\s+(?:den\s+autor|die\s+autorin)\b|à\s+propos\s+de\s+l[’']auteur\b|об\s+авторе\b|(?:quelle|source|fonte|fuente|redaktion|источник)\s*:|文●?|文・|著者|作者|author)\s*[:：]?\s*",
    re.I,
)
_BETWEEN = re.compile(
    r"\s{0,9}(?:,?\s{1,9}(?:with\s{1,9})?(?:additional\s{1,9}|further\s{1,9})?(?:reporting|contributions?|writing|research)\s{1,9}(?:by|from)\s|[,;|/&•·●、，\n]|\s[–—-]\s|\s(?:and|und|et|y|e|i|og|och|en|и|та|with|mit|con|avec)\s|\((?:with|mit|con|avec|and|et|und)\s)\s{0,9}",
    re.I,
)
_TAIL = re.compile(
    r"\s{0,9}(?:\(.{0,60}\)|\[.{0,60}\]|\b(?:for|of|at|in|is\s+an?|special\s+to)\s.{0,80}$|,?\s{1,9}(?:staff\s+writer|staff|reporter|correspondent|editor|contributor|redakteur(?:in)?)\b.{0,60}$|\s@\w+.*$|\s(?:senior|chief|political|national|foreign|deputy|associate|executive|assistant|science|business|technology|sports?|economics?|health|diplomatic|legal)\b.{0,60}$|\bpublished\b.{0,60}$|\bupdated\b.{0,60}$|\s\d.{0,60}$)",
    re.I,
)


def split_names(text: str) -> Iterator[str]:
    """The names in a byline, titles of office and places cut off: “By Ann Lee and Bob Roe, Correspondent” gives Ann Lee, Bob Roe
    and Correspondent (which is nobody: ``is_author`` tells)."""
    if "://" in text or text.startswith("www."):
        return
    text = _BY.sub("", text.strip())
    if _BODY.match(text):
        yield text  # “The harbour and fishing boards” is one author
        return
    turned = _FAMILY_FIRST.fullmatch(text)
    if turned:
        yield f"{turned.group(2)} {turned.group(1)}"
        return
    for part in _BETWEEN.split(text[:MAX_LIST_LENGTH]):
        if len(part) > MAX_PART_LENGTH:
            continue
        part = _TAIL.sub("", _ROLE.sub("", _BY.sub("", _JOINED.sub("", part)))).strip(" .,:;–—|\"'“”‘’«»*<>_-●[]()")
        if part:
            yield _case(part)


_BODY = re.compile(r"the\s", re.I)
_FAMILY_FIRST = re.compile(r"([A-ZÀ-Þ][\w’'-]{1,30}),\s([A-ZÀ-Þ][\w’'-]{1,30}(?:\s[A-Z]\.)?)")
_JOINED = re.compile(r"^(?:and|und|et|y|e|with|mit|en|og|och|и)\s", re.I)
_DEGREE = re.compile(r"(?:ph\.?\s?d|m\.?d|m\.?a|m\.?sc|b\.?a|b\.?sc|j\.?d|mba|rn|jr|sr|esq|dr|prof|r\.?n|mph)\.?", re.I)
_STATION = re.compile(r"[B-DF-HJ-NP-TV-Z]{2,5}\s\S")
"""A broadcaster's letters before its region or programme: “MDR Thüringen”."""
_ROLE = re.compile(
    r"^(?:[A-Z]\w+\s+){0,3}(?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter|[Cc]olumnist)\s+(?=[A-Z]\w+\s+[A-Z])"
)
_MAC = re.compile(r"\b(Mc|O['’]|D['’])(\w)")


def _case(name: str) -> str:
    """A name shouted in capitals, or whispered, as names are written; a name in mixed case as it stands."""
    if (name.isupper() and len(name) > 5 and " " in name and not _AGENCY.fullmatch(name)) or (
        name.islower() and " " in name
    ):
        usual = " ".join("-".join(p.capitalize() for p in w.split("-")) for w in name.split())
        return _MAC.sub(lambda m: m.group(1) + m.group(2).upper(), usual)
    return name


_AGENCY = re.compile(
    r"(?:the\s+)?(?:associated\s+press|ap|reuters|agence\s+france[\s-]presse|afp|dpa|deutsche\s+presse[\s-]agentur|apa|sda|keystone[\s-]sda|ats|efe|agencia\s+efe|ansa|aap|australian\s+associated\s+press|press\s+association|pa(?:\s+media)?|"
    r"canadian\s+press|kyodo(?:\s+news)?|jiji(?:\s+press)?|xinhua|pti|press\s+trust\s+of\s+india|ani|ians|tass|тасс|риа\s+новости|ria\s+novosti|интерфакс|interfax|ukrinform|укринформ|bloomberg(?:\s+news)?|upi|belga|anp|ritzau|tt|ntb|stt|pap|čtk|ctk|mti|lusa|epd|kna|europa\s+press|anadolu(?:\s+agency)?|yonhap|时事通信社|共同通信|afp\s+deutschland)",
    re.I,
)
_NOBODY = re.compile(
    r"\b(?:staff|editors?|editorial|desk|team|newsroom|redak\w+|r[eé]daction|redacci[oó]n|redazione|редакци\w+|admin(?:istrator)?|reporters?|correspondents?|корреспондент|guest|contributors?|contributing|senior|politics|writers?|über|zur|zum|alle|mehr|online|authors?|unknown|anonymous|wires?|services?|"
    r"web|digital|subscribe|follow|share|comments?|published|updated|view|all\s+posts|bio|profile|email|contact|more|photo(?:s|graph\w*)?|image|illustration|video|read|sign|posts?|columnist|freelance|journalist\w*|producer|intern|manager|director|opinion|copyright|reserved|"
    r"agencies|agencias|agenturen|news|media|magazine|press|times|zeitung|verlag|gmbh|ltd|inc|llc|foundation|university|institute|association|department|ministry|government|submissions?|publishing|broadcasting|network|radio|tv|television|journal|tribune|gazette|herald|chronicle|guardian|post|copied|link|size|medium|large|small|font|comment|min|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|home|about|collectif|category|tags?|und|and)\b|編集部|記者|編集|カテゴリ|ジャンル|出版社|訳者|翻訳者|イラスト|作画|監修|から",
    re.I,
)
_WRONG_SIGNS = re.compile(r"[@{}<>\\=#?!%$€£]|https?:|www\.|\.(?:com|org|net|de|ru|co|html?)\b|\d|[\u2026]|\.\.\.")


def is_author(name: str) -> bool:
    """Whether a part of a byline names somebody: a person, or a news agency."""
    if _AGENCY.fullmatch(name):
        return True
    if not 2 <= len(name) <= 60 or _WRONG_SIGNS.search(name) or _NOBODY.search(name):
        return False
    if _BODY.match(name) or _DEGREE.fullmatch(name) or _STATION.match(name):
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
