"""Who published a page: the paper's name, not the section's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from srctrack.extract.declared import Declared, text_of, types_of
from srctrack.model.source import FieldOrigin, Origin, Outlet
from srctrack.model.url import domain


def read_outlet(page: Declared, url: str | None, outlets: Mapping[str, str]) -> tuple[Outlet, FieldOrigin | None]:
    """The outlet and where its name stands. ``outlets`` maps registered domains to names."""
    home = domain(url) if url else None
    if home and home in outlets:
        return Outlet(outlets[home], home), FieldOrigin(Origin.KNOWN)
    for origin, name in _names(page):
        return Outlet(name, home), FieldOrigin(origin)
    return Outlet(None, home), None


def _names(page: Declared) -> Iterator[tuple[Origin, str]]:
    name = page.first_meta("og:site_name")
    if name:
        yield Origin.OPEN_GRAPH, name
    if page.article is not None:
        for publisher in page.each(page.article.get("publisher")):
            text = publisher if isinstance(publisher, str) else text_of(publisher)
            if text:
                yield Origin.JSON_LD, text
    for node in page.nodes:
        if "WebSite" in types_of(node) or "NewsMediaOrganization" in types_of(node):
            text = text_of(node.get("name"))
            if text:
                yield Origin.JSON_LD, text
    name = page.first_meta("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "copyright")
    if name:
        yield Origin.META, name
