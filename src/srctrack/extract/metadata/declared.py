"""What a page declares about itself: JSON-LD, meta tags, microdata; gathered once, judged elsewhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from srctrack.extract.html_tree import Element, squeeze, words_of

Node: TypeAlias = Mapping[str, Any]
"""A JSON-LD object as parsed."""

ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|Report|Review|Posting|NewsStory|CreativeWork|MediaObject|Interview|Chapter|PodcastEpisode)$"
)
_PAGE_TYPES = frozenset(("WebPage", "ItemPage", "AboutPage", "MedicalWebPage"))
_OTHERS = frozenset(
    "liveBlogUpdate hasPart comment itemListElement mentions citation isRelatedTo subjectOf review relatedLink".split()
)
"""Properties under which other things than this page's article are described."""
_MAX_NODES = 2000
"""JSON-LD objects read of one page; more is a catalogue, not an article."""

_CONTROL = re.compile(r"[\x00-\x1f]+")
_LD_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True)
class Declared:
    """``nodes`` are all JSON-LD objects in the page's order, nested ones after their holder; ``article`` the one that
    is about this page's article, if any. ``meta`` maps a lower-case name, property or itemprop of a meta tag to its
    contents in order. ``tree`` is the page."""

    tree: Element
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    article: Node | None
    page: Node | None
    meta: Mapping[str, tuple[str, ...]]

    def first_meta(self, *names: str) -> str | None:
        """The first non-empty content of the first of ``names`` that has one."""
        for name in names:
            for value in self.meta.get(name, ()):
                if value:
                    return value
        return None

    def resolve(self, value: Any) -> Any:
        """``value``, or the object it refers to by ``@id``."""
        ident = value.get("@id") if isinstance(value, Mapping) and set(value) <= {"@id", "@type"} else None
        return self.by_id.get(ident, value) if isinstance(ident, str) else value

    def each(self, value: Any) -> Iterator[Any]:
        """The values of a JSON-LD property, which may be one or a list, references resolved."""
        waiting = [value]
        while waiting:
            one = waiting.pop()
            if isinstance(one, list):
                waiting.extend(reversed(one))
            elif one not in (None, "", {}):
                yield self.resolve(one)

    def itemprops(self, name: str) -> Iterator[Element]:
        """The microdata elements of property ``name``, in order."""
        yield from self.tree.iterfind(f".//*[@itemprop='{name}']")


def read_declared(tree: Element, headline: str | None = None) -> Declared:
    """Everything ``tree`` declares. Broken JSON-LD is mended where that is plain, else passed over."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _load(script.text or ""):
                _gather(value, nodes)
    by_id: dict[str, Node] = {}
    for node in nodes:
        ident = node.get("@id")
        if isinstance(ident, str) and len(node) > len(by_id.get(ident, {})):
            by_id[ident] = node
    articles = [n for n in nodes if any(ARTICLE_TYPES.search(t) for t in types_of(n))]
    page = next((n for n in nodes if any(t in _PAGE_TYPES for t in types_of(n))), None)
    return Declared(tree, tuple(nodes), by_id, _main_article(articles), page, _meta(tree))


def types_of(node: Node) -> tuple[str, ...]:
    """The types of a JSON-LD object, without a vocabulary's address."""
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(v.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for v in values if isinstance(v, str))


def text_of(value: Any) -> str | None:
    """A JSON-LD literal as text: entities read, spaces squeezed; None for anything else."""
    if isinstance(value, Mapping):
        value = value.get("@value") or value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    text = squeeze(unescape(value))
    return text or None


def unescape(text: str) -> str:
    """Entities read, twice where a publisher wrote them twice, and stray tags taken out."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
    return re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text) if "<" in text else text


def _load(text: str) -> Iterator[Any]:
    text = _LD_COMMENT.sub("", _LD_COMMENT.sub("", text)).strip().rstrip(";")
    if not text:
        return
    for attempt in (text, _CONTROL.sub(" ", text), _TRAILING_COMMA.sub(r"\1", _CONTROL.sub(" ", text))):
        try:
            yield json.loads(attempt, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):  # several objects in one script
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1


def _gather(value: Any, into: list[Node]) -> None:
    stack = [value]
    while stack and len(into) < _MAX_NODES:
        value = stack.pop()
        if isinstance(value, list):
            stack.extend(reversed(value))
        elif isinstance(value, dict):
            if "@type" in value or "@id" in value or "headline" in value:
                into.append(value)
            for key in reversed(list(value)):
                if isinstance(value[key], (dict, list)) and key not in _OTHERS:
                    stack.append(value[key])


def _main_article(articles: list[Node]) -> Node | None:
    """The object about this page's article: a news type with a headline and a date before a bare one."""

    def worth(node: Node) -> int:
        kinds = types_of(node)
        score = 4 * bool(node.get("headline")) + 3 * bool(node.get("datePublished")) + 2 * bool(node.get("author"))
        score += 2 * any("Article" in k or k == "BlogPosting" for k in kinds) + bool(node.get("articleBody"))
        if any(k in ("VideoObject", "ImageObject", "AudioObject", "MediaObject") for k in kinds):
            score -= 6
        if any(k in ("Comment", "DiscussionForumPosting") for k in kinds):
            score -= 8
        return score

    best = max(articles, key=worth, default=None)
    return best if best is not None and worth(best) > 0 else None


def _meta(tree: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content") or element.get("value")
        if not content:
            continue
        value = squeeze(unescape(content))
        names = {element.get(a, "").strip().lower() for a in ("name", "property", "itemprop", "http-equiv")}
        for name in names - {""}:
            found.setdefault(name, []).append(value)
    return {k: tuple(v) for k, v in found.items()}


def value_of(element: Element) -> str:
    """A microdata element's value: ``content``, ``datetime`` or ``title`` before its words."""
    return squeeze(element.get("content") or element.get("datetime") or "") or words_of(element)
