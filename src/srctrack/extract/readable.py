"""The article of a page: readability at the heart, cleaning before it and trimming after."""

from __future__ import annotations

import copy
import logging

from lxml import html as lxml_html

from srctrack.extract import cleaning
from srctrack.extract.blocks import Piece, pieces
from srctrack.extract.page import Element
from srctrack.extract.trimming import trim

KEPT_ENOUGH = 0.7
"""Below this share of what another reading keeps, cleaning took too much."""
SHORT = 250
"""Characters under which a reading is doubted and another is tried."""
EXPECTED_SHARE = 0.5
"""The share of the page's running text under which a reading is doubted."""

logging.getLogger("readability").setLevel(logging.CRITICAL)


def article_pieces(page: Element, title: str | None = None, declared_body: str | None = None) -> list[Piece]:
    """The blocks of the article in ``page``, which is left as it is. Empty when nothing reads like one.

    ``declared_body`` is the article's text as the page declares it (JSON-LD): a witness of how much there is to be found.
    """
    cleaned = copy.deepcopy(page)
    cleaning.mark_kinds(cleaned)
    running = cleaning.clean(cleaned)
    after = copy.deepcopy(cleaned)
    found = trim(_readability(after), title)
    size = sum(len(p.text) for p in found)
    expected = max(EXPECTED_SHARE * running, KEPT_ENOUGH * len(declared_body or ""))
    if size >= max(SHORT, expected):
        return found
    best, best_size = found, size
    for other in (lambda: _readability(_marked(page)), lambda: _trafilatura(page)):
        reading = trim(other(), title)
        length = sum(len(p.text) for p in reading)
        if best_size < KEPT_ENOUGH * length:
            best, best_size = reading, length
    return best


def _marked(page: Element) -> Element:
    plain = copy.deepcopy(page)
    cleaning.mark_kinds(plain)
    return plain


def _readability(page: Element) -> list[Piece]:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(page).summary(html_partial=True)
    except (Unparseable, RecursionError, ValueError):
        return []
    if not summary.strip():
        return []
    return pieces(lxml_html.fragment_fromstring(summary, create_parent="div"))


def _trafilatura(page: Element) -> list[Piece]:
    import trafilatura

    found = trafilatura.extract(copy.deepcopy(page), output_format="html", include_comments=False, favor_precision=True)
    return pieces(lxml_html.fragment_fromstring(found, create_parent="div")) if found else []
