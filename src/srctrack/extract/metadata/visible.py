"""What a page shows about itself around its headline: bylines and dates, found by how publishers mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.extract.content.cleaning import aside_reason
from srctrack.extract.html_tree import Element, names_of, squeeze, words_of

_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line(?:s|-?names?|-?authors?)?|authors?(?:-?(?:names?|link|title))?|writer|reporter|article-?author|post-?author|entry-?author|story-?author|meta-?author|c-?author|p-author|contributors?(?:-?names?)?|autor(?:en|es|a)?|auteurs?|autore|verfasser|redakteur|signature|forfatter|author__name|fn|vcard)(?=$|[\s_-])|(?:^|\s)\w*(?:Byline|Author)(?:__?[nN]ame)?(?=$|\s)"
)
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|story|publi(?:sh(?:ed)?|cation|cado|e)|pub|news|meta|content|page|timestamp|display|create[dt]?|update[d]?)?-?_?(?:date|datum|fecha|dato|data|time|timestamp|datetime|dateline|published|publish-time|pubdate|posted-on|posted)|meta__date)(?=$|[\s_-])|Date(?:$|[A-Z\s])|timestamp",
    re.I,
)
_AUTHOR_TEST = re.compile(r"byline|author-?name", re.I)
_AUTHOR_LINK = re.compile(
    r"/(?:authors?|autor(?:en|es|a)?|auteurs?|autore|person(?:s|en)?|staff|journalists?|profiles?|by|contributors?|reporters?|columnists?|redakteure?|bylines?|writers?|experts?|avtor|authored)[/=?-]|[?&]author=",
    re.I,
)
_NO_WORDS = frozenset("script style meta body html img article link input main".split())
_COMMENTS = re.compile(
    r"comment|related|recommend|sidebar|most-?read|popular|widget|footer|trending|teaser|promo", re.I
)

_BY_ALONE = re.compile(r"(?:written )?by|von|par|por|от|автор|text|texte|texto", re.I)

MAX_BYLINE_LENGTH = 160
"""Characters above which a marked element holds a biography, not a byline."""
_MAX_NAME_LENGTH = 60
_HEADS = 2
"""Headings and links in a biography's box among which the name is: the first may be a button."""
_MAX_DATE_LENGTH = 90


@dataclass(frozen=True, slots=True)
class Byline:
    """The names that stand at one place; ``sure`` where the mark is made for machines (``rel=author``, hCard)."""

    names: list[str]
    sure: bool


def shown_bylines(tree: Element) -> Iterator[Byline]:
    """The bylines where a page marks its authors, the surest marks first."""
    linked = [e for e in tree.iter("a") if "author" in (e.get("rel") or "").lower().split() and _free(e)]
    yield from (Byline(names, True) for names in _by_place(linked))
    marked = [e for e in _marked(tree) if _free(e)]
    cards = [e for e in marked if "vcard" in (e.get("class") or "").split()]
    yield from (Byline(names, True) for names in _by_place(cards))
    yield from (Byline(names, False) for names in _by_place(marked))
    yield from (
        Byline(names, False)
        for names in _by_place([e for e in tree.iter("a") if _AUTHOR_LINK.search(e.get("href") or "") and _free(e)])
    )


def _alone(link: Element) -> bool:
    """Whether a link stands in a line of its own and not in running text."""
    holder = link.getparent()
    while holder is not None and holder.tag in ("span", "b", "strong", "em", "i"):
        holder = holder.getparent()
    return holder is None or len("".join(holder.itertext())) <= MAX_BYLINE_LENGTH or holder.tag not in ("p", "td", "li")


def _marked(tree: Element) -> Iterator[Element]:
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
            continue
        names = names_of(element)
        if (names and _AUTHOR_NAMES.search(names)) or _AUTHOR_TEST.search(
            element.get("data-testid") or element.get("data-qa") or ""
        ):
            yield element


def _by_place(found: list[Element]) -> Iterator[list[str]]:
    """The texts of ``found``, those of one place together: an outer mark gives way to the marks and author links in it."""
    marked = set(found)
    outer = [e for e in found if not any(above in marked for above in e.iterancestors())]
    place: Element | None = None
    names: list[str] = []
    for element in outer:
        texts = _innermost(element, marked)
        if not texts:
            continue
        parent = element.getparent()
        if (
            names
            and parent is not place
            and (parent is None or place is None or parent.getparent() is not place.getparent())
        ):
            yield names
            names = []
        place = parent
        names += texts
    if names:
        yield names


def _innermost(element: Element, marked: set[Element]) -> list[str]:
    inner = [
        e
        for e in element.iter()
        if e is not element and e in marked and not any(d in marked for d in e.iter() if d is not e)
    ]
    links = [e for e in element.iter("a") if _AUTHOR_LINK.search(e.get("href") or "") and e is not element]
    texts = [t for t in map(_text, inner or links) if t and len(t) <= MAX_BYLINE_LENGTH]
    if texts:
        return texts
    text = _text(element)
    if len(text) <= MAX_BYLINE_LENGTH:
        return [text] if text else []
    named = (_text(e) for e in element.iter("h2", "h3", "h4", "h5", "a", "strong", "b"))
    return list(dict.fromkeys(t for t in named if 0 < len(t) <= _MAX_NAME_LENGTH))[:_HEADS]  # a name over a biography


def shown_dates(tree: Element) -> Iterator[str]:
    """What stands where a page marks its date, in the page's order."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _NO_WORDS:
            continue
        names = names_of(element)
        if not names or not _DATE_NAMES.search(names):
            continue
        text = element.get("datetime") or _text(element)
        if text and len(text) <= _MAX_DATE_LENGTH and _free(element):
            yield text


def _text(element: Element) -> str:
    """Words of an element, block by block: names in two blocks do not run together."""
    parts = []
    for node in element.iter():
        if not isinstance(node.tag, str) or node.tag in ("script", "style", "noscript", "template"):
            continue
        if node.text:
            parts.append(node.text)
        if node is not element and node.tail:
            if node.tag in ("div", "p", "li", "br", "span", "a") and parts:
                parts.append(" ")
            parts.append(node.tail)
        elif node is not element and node.tag in ("div", "p", "li", "br"):
            parts.append("\n")
    return "\n".join(filter(None, map(squeeze, "".join(parts).split("\n"))))


def _free(element: Element) -> bool:
    """Whether no part above ``element`` stands beside the article."""
    for above in element.iterancestors():
        if above.tag in ("body", "html", "article", "main"):
            return True
        if above.tag in ("aside", "nav", "footer") or _COMMENTS.search(names_of(above)):
            return False
    return True


def lines_under_headline(tree: Element, most: int = 12) -> list[str]:
    """The first short lines after the page's ``h1``, in order."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return []
    out: list[str] = []
    inside = set(heading.iter())
    started = False
    for element in tree.iter():
        if element is heading:
            started = True
        if (
            not started
            or not isinstance(element.tag, str)
            or element in inside
            or element.tag in ("script", "style", "noscript")
        ):
            continue
        if aside_reason(element) == "nav":
            continue
        text = squeeze(element.text) or (words_of(element) if element.tag in ("p", "time", "address") else "")
        if _BY_ALONE.fullmatch(text):
            text = words_of(element)  # “By <span>Ann Lee</span>”
        if text and len(text) <= MAX_BYLINE_LENGTH:
            out.append(text)
            if len(out) == most:
                break
    return out
