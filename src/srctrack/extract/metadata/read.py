"""What a page says of itself, each field by the surest witness, with where it came from."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from srctrack.extract.html_tree import Element
from srctrack.extract.metadata.byline import read_authors
from srctrack.extract.metadata.dates import Moment, read_modified, read_published
from srctrack.extract.metadata.declared import Declared, read_declared, text_of
from srctrack.extract.metadata.outlet import read_outlet
from srctrack.extract.metadata.title import read_title
from srctrack.model.source import FieldOrigin, Origin, Outlet
from srctrack.model.url import is_web


@dataclass(frozen=True)
class Metadata:
    """The fields of a page; ``origins`` by field name, for those that were found."""

    title: str | None = None
    outlet: Outlet = field(default_factory=Outlet)
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    description: str | None = None
    body: str | None = None
    """The article's text as declared (JSON-LD ``articleBody``)."""
    words: int | None = None
    """The article's length in words as declared (JSON-LD ``wordCount``)."""
    free: bool | None = None
    """What the page declares of being free to read (schema.org ``isAccessibleForFree``); None when it says nothing."""
    origins: Mapping[str, FieldOrigin] = field(default_factory=dict)


def read_metadata(tree: Element, url: str | None, outlets: Mapping[str, str]) -> Metadata:
    """Everything ``tree`` says of itself. ``url`` is where it was fetched, None when not known."""
    page = read_declared(tree)
    origins: dict[str, FieldOrigin] = {}
    shared = page.first_meta("og:url")
    canonical = _canonical(tree, shared, url)
    # A page shared between papers of one house calls another paper's copy canonical, and itself by its own address.
    own = url or (_absolute(shared, None) if shared else None) or canonical
    outlet, outlet_origin, names = read_outlet(page, own, outlets)
    if outlet_origin:
        origins["outlet"] = outlet_origin
    title = read_title(page, (outlet.name or "", *names))
    published = read_published(page, url or canonical)
    modified = read_modified(page)
    authors = read_authors(page, (outlet.name or "", *names))
    for name, found in (("title", title), ("published", published), ("modified", modified), ("authors", authors)):
        if found:
            origins[name] = found[1]
    section = page.first_meta("article:section", "parsely-section", "section") or (
        text_of(page.article.get("articleSection")) if page.article else None
    )
    if canonical:
        origins["canonical_url"] = FieldOrigin(Origin.META)
    language = _language(tree, page.first_meta("og:locale", "content-language", "language", "dc.language"))
    if language:
        origins["language"] = FieldOrigin(Origin.META)
    return Metadata(
        title[0] if title else None,
        outlet,
        authors[0] if authors else (),
        published[0] if published else None,
        modified[0] if modified else None,
        language,
        canonical,
        section,
        page.first_meta("og:description", "description", "twitter:description"),
        _body(page.article.get("articleBody")) if page.article else None,
        _words(page.article.get("wordCount")) if page.article else None,
        _declared_free(page),
        origins,
    )


def _canonical(tree: Element, og_url: str | None, url: str | None) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            declared = _absolute(link.get("href"), url)
            return declared if declared and not _is_misconfigured(declared, url or og_url) else None
    declared = _absolute(og_url, url) if og_url else None
    return declared if declared and not _is_misconfigured(declared, url) else None


def _is_misconfigured(declared: str, own: str | None) -> bool:
    """Whether a declared address is a mistake of the website: a machine of its makers, or the front page for every page."""
    parts = urlsplit(declared)
    host = parts.hostname or ""
    if "." not in host or host.endswith((".local", ".localhost", ".internal")) or _PRIVATE.match(host):
        return own is None or (urlsplit(own).hostname or "") != host
    return not parts.path.strip("/") and not parts.query and bool(own and urlsplit(own).path.strip("/"))


_PRIVATE = re.compile(r"(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.")


def _absolute(address: str, base: str | None) -> str | None:
    from urllib.parse import urljoin

    try:
        joined = urljoin(base or "", address.strip())
    except ValueError:
        return None
    return joined if is_web(joined) else None


def _language(tree: Element, declared: str | None) -> str | None:
    for value in (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), declared):
        if value and len(value) >= 2 and value[:2].isalpha() and (len(value) == 2 or value[2] in "-_"):
            return value[:2].lower()
    return None


def _body(value: object) -> str | None:
    """An article's text as declared, its lines and tags kept: they part its paragraphs."""
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _words(value: object) -> int | None:
    try:
        return int(value) if isinstance(value, (int, float, str)) else None
    except (ValueError, OverflowError):  # no number, NaN, infinity, thousands of digits
        return None


def _declared_free(page: Declared) -> bool | None:
    for node in (page.article, page.page):
        free = _free(node.get("isAccessibleForFree")) if node else None
        if free is not None:
            return free
    tier = page.first_meta("article:content_tier", "og:article:content_tier")
    return {"free": True, "locked": False}.get(tier.lower()) if tier else None


def _free(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower().rsplit("/", 1)[-1])
    return None
