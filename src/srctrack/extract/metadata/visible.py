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
    r"comment|related|recommend|sidebar|most-?read|popular|widget|footer|trending|teaser|promo|more-(?:posts|stories|news|articles)",
    re.I,
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
    rel = [e for e in tree.iter("a") if "author" in (e.get("rel") or "").lower().split()]
    linked = [e for e in rel if _free(e) and not _EDITOR.search(_before(e))]
    yield from (Byline(names, True) for names in _by_place(linked))
    marked = [e for e in _marked(tree) if _free(e)]
    cards = [e for e in marked if "vcard" in (e.get("class") or "").split()]
    yield from (Byline(names, True) for names in _by_place(cards))
    yield from (Byline(names, False) for names in _by_place(marked))
    yield from (
        Byline(names, False)
        for names in _by_place([e for e in tree.iter("a") if _AUTHOR_LINK.search(e.get("href") or "") and _free(e)])
    )


_EDITOR = re.compile(
    r"\b(?:editor|edited\s+by|redaktur|penyunting|redaktion|lektorat|photos?|fotos?|editora?|éditeur|redattore|редактор)\s*:?\s*$",
    re.I,
)


def _before(element: Element) -> str:
    """The words right before ``element`` in what holds it: a label of what its name does."""
    before = element.getprevious()
    if before is not None:
        return squeeze(before.tail) or words_of(before)[-40:]
    parent = element.getparent()
    return squeeze(parent.text) if parent is not None else ""


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


def shown_dates(tree: Element, *, of_site: bool = False) -> Iterator[str]:
    """What is where a page marks its date, nearest to the headline first; with ``of_site`` only what is above the headline and
    apart from it, where websites have a clock."""
    found = [
        e
        for e in tree.iter()
        if isinstance(e.tag, str) and e.tag not in _NO_WORDS and _DATE_NAMES.search(names_of(e)) and _free(e)
    ]
    apart = _above(tree, found)
    for element in nearest_first(tree, [e for e in found if (e in apart) is of_site]):
        text = element.get("datetime") or _text(element)
        if text and len(text) <= _MAX_DATE_LENGTH:
            yield text


def shown_times(tree: Element) -> list[Element]:
    """The ``time`` elements that are not beside the article, nearest to the headline first."""
    found = [e for e in tree.iter("time") if _free(e)]
    apart = _above(tree, found)
    return nearest_first(tree, [e for e in found if e not in apart]) + list(apart)


def first_comment(tree: Element) -> Iterator[str]:
    """What is where comments under the article are dated."""
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        value = element.get("datetime") or element.get("title") or ""
        if value[:4].isdigit() and any(_COMMENT_NAMES.search(names_of(a)) for a in (element, *element.iterancestors())):
            yield value


_COMMENT_NAMES = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])", re.I)


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
        if above.tag in ("body", "html", "main"):
            return True
        if above.tag == "article":
            return not _is_other_article(above)
        if above.tag in ("aside", "nav", "footer") or _COMMENTS.search(names_of(above)):
            return False
        if above.tag == "header" and _is_of_site(above):
            return False
    return True


def _is_of_site(header: Element) -> bool:
    """Whether a ``header`` is the website's: not within an article, and without the headline."""
    within = any(above.tag in ("article", "main") for above in header.iterancestors())
    return not within and header.find(".//h1") is None and next(header.getroottree().iter("h1"), None) is not None


def _is_other_article(article: Element) -> bool:
    """Whether an ``article`` element is a card of another article: the headline is in an article of its own."""
    if article.find(".//h1") is not None:
        return False
    return any(
        h.getparent() is not None and next(h.iterancestors("article"), None) is not None
        for h in article.getroottree().iter("h1")
    )


def headline_of(tree: Element) -> Element | None:
    """The page's ``h1``: the first that is long enough for a headline, else the first."""
    headings = list(tree.iter("h1"))
    return next((h for h in headings if len(words_of(h)) >= _MIN_HEADLINE), headings[0] if headings else None)


_MIN_HEADLINE = 15


def nearest_first(tree: Element, found: list[Element]) -> list[Element]:
    """``found`` by how near they are to the headline, what is after it before what is as far before it."""
    headline = headline_of(tree)
    if headline is None or len(found) < 2:
        return found
    order = {element: at for at, element in enumerate(tree.iter())}
    here = order[headline]
    return sorted(found, key=lambda e: order[e] - here if order[e] >= here else 2 * (here - order[e]))


def _above(tree: Element, found: list[Element]) -> set[Element]:
    """Those of ``found`` that are above the headline and share no part of the page with it: they are the website's."""
    headline = headline_of(tree)
    if headline is None or not found:
        return set()
    around = [h for h in list(headline.iterancestors())[:_AROUND] if h.tag not in ("body", "html")]
    shared = {element for holder in around for element in holder.iter()}
    before = set(headline.iterancestors())
    for element in tree.iter():
        if element is headline:
            break
        before.add(element)
    return {e for e in found if e in before and e not in shared}


_AROUND = 4
"""Levels above the headline whose other parts are still about the article."""


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
        if element.tag == "br":
            text = squeeze(element.tail)
        if text and len(text) <= MAX_BYLINE_LENGTH:
            out.append(text)
            if len(out) == most:
                break
    return out
