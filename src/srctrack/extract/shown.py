"""What a page shows about itself around its headline: bylines and dates, found by how publishers mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.extract.cleaning import aside_reason
from srctrack.extract.page import Element, names_of, squeeze, words_of

_AUTHOR_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line(?:s|-?names?|-?authors?)?|authors?(?:-?(?:names?|link|title))?|writer|reporter|article-?author|post-?author|entry-?author|story-?author|meta-?author|c-?author|p-author|contributor-?name|autor(?:en|es|a)?|auteurs?|autore|verfasser|redakteur|signature|forfatter|author__name|fn|vcard)(?=$|[\s_-])|(?:^|\s)\w*(?:Byline|Author)(?:__?[nN]ame)?(?=$|\s)"
)
_DATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?:article|post|entry|story|publi(?:sh(?:ed)?|cation|cado|e)|pub|news|meta|content|page|timestamp|display|create[dt]?|update[d]?)?-?_?(?:date|datum|fecha|dato|data|time|timestamp|datetime|dateline|published|publish-time|pubdate|posted-on|posted)|meta__date)(?=$|[\s_-])|Date(?:$|[A-Z\s])|timestamp",
    re.I,
)
_COMMENTS = re.compile(r"comment|related|recommend|sidebar|most-?read|popular|widget|footer|trending|teaser|promo", re.I)

LONGEST_BYLINE = 160
"""Characters above which a marked element holds a biography, not a byline."""
_LONGEST_DATE = 90


def shown_bylines(tree: Element) -> Iterator[str]:
    """What stands where a page marks its author, the surest marks first."""
    for element in tree.iter("a"):
        if "author" in (element.get("rel") or "").lower().split() and _free(element):
            yield _text(element)
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "meta", "body", "html", "img", "article", "link"):
            continue
        names = names_of(element)
        marked = names and _AUTHOR_NAMES.search(names)
        if not marked and not re.search("byline|author-?name", element.get("data-testid") or element.get("data-qa") or "", re.I):
            continue
        text = _text(element)
        if text and len(text) <= LONGEST_BYLINE and _free(element):
            yield text


def shown_dates(tree: Element) -> Iterator[str]:
    """What stands where a page marks its date, in the page's order."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "meta", "body", "html", "img", "article", "link", "input"):
            continue
        names = names_of(element)
        if not names or not _DATE_NAMES.search(names):
            continue
        text = element.get("datetime") or _text(element)
        if text and len(text) <= _LONGEST_DATE and _free(element):
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
        if not started or not isinstance(element.tag, str) or element in inside or element.tag in ("script", "style", "noscript"):
            continue
        if aside_reason(element) == "nav":
            continue
        text = squeeze(element.text) or (words_of(element) if element.tag in ("p", "time", "address") else "")
        if text and len(text) <= LONGEST_BYLINE:
            out.append(text)
            if len(out) == most:
                break
    return out
