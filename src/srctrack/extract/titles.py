"""A page's title: the article's headline, without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.extract.declared import Declared, text_of, value_of
from srctrack.extract.page import squeeze, words_of
from srctrack.model.source import FieldOrigin, Origin

_SEPARATOR = re.compile(r"\s+[|\-–—·•:»›/~]{1,2}\s+|\s*[|»]\s+|\s+\|\s*|:\s+")
_HEADLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:headline|article-?title|entry-?title|post-?title|story-?(?:title|headline)|page-?title|title)(?:$|[\s_-])",
    re.I,
)
_JUNK = re.compile(r"^(?:home(?:page)?|untitled|index|article|news|loading|\W*)$", re.I)


def read_title(page: Declared, site_names: tuple[str, ...] = ()) -> tuple[str, FieldOrigin] | None:
    """The headline and where it stands. ``site_names`` are known names of the outlet, cut off the end of a title."""
    headings = _headings(page)
    for origin, raw in _declared(page):
        title = without_site(raw, site_names)
        if not title or _JUNK.match(title):
            continue
        return title, FieldOrigin(origin)
    for heading in headings:
        return heading, FieldOrigin(Origin.VISIBLE)
    element = page.tree.find(".//title")
    if element is not None and words_of(element):
        title = without_site(words_of(element), site_names)
        return (title, FieldOrigin(Origin.META, sure=False)) if title else None
    return None


def _declared(page: Declared) -> Iterator[tuple[Origin, str]]:
    if page.article is not None:
        value = text_of(page.article.get("headline"))
        if value:
            yield Origin.JSON_LD, value
    for name, origin in (
        ("og:title", Origin.OPEN_GRAPH),
        ("twitter:title", Origin.META),
        ("parsely-title", Origin.META),
        ("sailthru.title", Origin.META),
        ("dc.title", Origin.META),
        ("dcterms.title", Origin.META),
        ("headline", Origin.META),
    ):
        value = page.first_meta(name)
        if value:
            yield origin, value
    for element in page.itemprops("headline"):
        if value_of(element):
            yield Origin.MICRODATA, value_of(element)


def _headings(page: Declared) -> list[str]:
    return [words_of(h) for h in page.tree.iter("h1") if words_of(h)]


def without_site(title: str, site_names: tuple[str, ...]) -> str:
    """``title`` without an outlet's name at its end or start."""
    title = squeeze(title)
    for name in site_names:
        if not name:
            continue
        for m in _SEPARATOR.finditer(title):
            if _same(title[m.end() :], name) and m.start() > 0:
                return title[: m.start()].rstrip()
            if _same(title[: m.start()], name) and m.end() < len(title):
                return title[m.end() :].lstrip()
    return title


def _same(a: str, b: str) -> bool:
    return bool(_bare(a)) and _bare(a) == _bare(b)


def _bare(name: str) -> str:
    return re.sub(r"\W+|^the\s", "", name.lower())
