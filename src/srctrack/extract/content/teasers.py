"""Cards that point to other articles, at the end of the article: alike, each a linked headline with a line or two under it."""

from __future__ import annotations

from itertools import groupby

from srctrack.extract.html_tree import Element, words_of

MAX_CARD = 400
"""Characters of a card; the entries of a list that is the article itself are longer."""
MIN_CARDS = 2
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def teaser_cards(root: Element, weight: dict[Element, int]) -> list[Element]:
    """The cards under ``root``. ``weight`` is the running text under each element, in characters."""
    found: list[Element] = []
    for holder in root.iter("div", "section", "ul", "ol", "article", "main"):
        cards = [c for c in holder if isinstance(c.tag, str)]
        for _, alike in groupby(cards, key=lambda c: (c.tag, c.get("class"))):
            group = list(alike)
            if len(group) >= MIN_CARDS and all(map(_is_card, group)) and not _text_after(group[-1], root, weight):
                found += group
    return found


def _is_card(element: Element) -> bool:
    if element.tag not in ("div", "li", "article", "section", "a") or len(words_of(element)) > MAX_CARD:
        return False
    heading = next(element.iter(*_HEADINGS), None)
    if heading is None:
        return False
    links = [*heading.iter("a"), *(a for a in heading.iterancestors("a"))]
    return any(_leads_elsewhere(a) for a in links) or (element.tag == "a" and _leads_elsewhere(element))


def _leads_elsewhere(link: Element) -> bool:
    href = (link.get("href") or "").strip()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:"))


def _text_after(element: Element, root: Element, weight: dict[Element, int]) -> bool:
    """Whether running text follows ``element`` within ``root``, so that it is in the middle of the article."""
    at: Element | None = element
    while at is not None and at is not root:
        if at.tag in ("article", "main"):
            return False
        if any(weight.get(s, 0) for s in at.itersiblings()):
            return True
        at = at.getparent()
    return False
