"""Who wrote it: people, in the order given; never “Staff”, never “By”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from srctrack.extract.declared import Declared, text_of, types_of, value_of
from srctrack.extract.page import squeeze
from srctrack.model.source import FieldOrigin, Origin


def read_authors(page: Declared, outlet_name: str | None) -> tuple[tuple[str, ...], FieldOrigin] | None:
    """The people named as authors, and where; None when nobody is."""
    for origin, names in _candidates(page):
        people: list[str] = []
        for name in names:
            for one in split_names(name):
                if is_person(one, outlet_name) and one.lower() not in (p.lower() for p in people):
                    people.append(one)
        if people:
            return tuple(people), FieldOrigin(origin)
    return None


def _candidates(page: Declared) -> Iterator[tuple[Origin, list[str]]]:
    if page.article is not None:
        yield Origin.JSON_LD, list(_ld_names(page, page.article.get("author")))
    for name in (
        "article:author",
        "author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "byl",
        "byline",
        "article:author_name",
        "og:article:author",
        "cxenseparse:author",
        "twitter:creator:name",
        "twitter:data1",
    ):
        values = [v for v in page.meta.get(name, ()) if v]
        if values:
            yield Origin.META, values
    found = [value_of(e) for e in page.itemprops("author")]
    if found:
        yield Origin.MICRODATA, found


def _ld_names(page: Declared, value: Any) -> Iterator[str]:
    for one in page.each(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            if any(t in ("Organization", "NewsMediaOrganization", "Corporation") for t in types_of(one)):
                continue
            for name in page.each(one.get("name")):
                text = text_of(name)
                if text:
                    yield text


_BY = re.compile(
    r"^\s*(?:(?:written|posted|reported|story|words|text|article|published|от|автор)\s+)?(?:by|von|par|por|di|автор|text|текст|foto)\b\s*:?\s*",
    re.I,
)
_BETWEEN = re.compile(r"\s*(?:,|;|\||/|&|•|·|\n|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bи\b|\bwith\b|\bmit\b)\s*", re.I)


def split_names(text: str) -> Iterator[str]:
    """The names in a byline: “By Ann Lee and Bob Roe, Correspondent” gives Ann Lee, Bob Roe, Correspondent."""
    text = _BY.sub("", squeeze(text))
    for part in _BETWEEN.split(text):
        part = part.strip(" .,:;-–—|")
        if part:
            yield part


_NOT_PEOPLE = re.compile(
    r"\b(?:staff|editors?|editorial|desk|team|newsroom|redaktion|redaction|rédaction|редакция|admin|administrator|press|agency|agencies|news|reporter|correspondent|reuters|afp|dpa|associated|bloomberg|guest|contributors?|online|author|unknown|anonymous|wire|service|services|media|magazine|times|post|tribune|journal|today)\b",
    re.I,
)


def is_person(name: str, outlet_name: str | None) -> bool:
    if len(name) > 60 or len(name) < 3 or "@" in name or "http" in name or (name[-1:] == "." and False):
        return False
    if re.search(r"\d", name) or _NOT_PEOPLE.search(name):
        return False
    return not (outlet_name and name.lower() == outlet_name.lower())
