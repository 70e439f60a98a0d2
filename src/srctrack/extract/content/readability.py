"""The article of a page: readability at the heart, cleaning before it, recovery and trimming after."""

from __future__ import annotations

import copy
import logging
import re

from srctrack.extract.content import cleaning
from srctrack.extract.content.blocks import ExtractedBlock, pieces
from srctrack.extract.content.recovery import recover
from srctrack.extract.content.trimming import trim
from srctrack.extract.html_tree import Element, as_html, parse

KEPT_ENOUGH = 0.7
"""Below this share of what another reading keeps, or of the text the page declares, cleaning took too much."""
SHORT = 250
"""Characters under which a reading is doubted and another is tried."""
EXPECTED_SHARE = 0.5
"""The share of the page's running text under which a reading is doubted …"""
EXPECTED_SHARE_DECLARED = 0.35
"""… and where the page declares its text and the reading holds enough of that."""

_NUMBER = "data-srctrack-n"
_NUMBERS = re.compile(_NUMBER + r'="(\d+)"')

logging.getLogger("readability").setLevel(logging.CRITICAL)


def article_pieces(
    page: Element, title: str | None = None, lead: str | None = None, body: str | None = None
) -> list[ExtractedBlock]:
    """The blocks of the article in ``page`` (its kinds marked), which is left as it is. Empty when nothing reads like one.

    ``lead`` and ``body`` are the article's description and text as the page declares them: witnesses of where it
    begins and of how much there is to be found.
    """
    cleaned = copy.deepcopy(page)
    running = cleaning.clean(cleaned)
    found = trim(_readability(cleaned, lead), title)
    size = _size(found)
    if size >= max(SHORT, _expected(running, body)):
        return found
    best, best_size = found, size
    for reading in (_readability, _trafilatura):
        other = trim(reading(copy.deepcopy(page), lead), title)
        if best_size < KEPT_ENOUGH * _size(other):
            best, best_size = other, _size(other)
    return best


def _expected(running: int, body: str | None) -> float:
    if body:
        return max(KEPT_ENOUGH * len(body), EXPECTED_SHARE_DECLARED * running)
    return EXPECTED_SHARE * running


def _size(found: list[ExtractedBlock]) -> int:
    return sum(len(p.text) for p in found)


def _readability(page: Element, lead: str | None) -> list[ExtractedBlock]:
    """The blocks of ``page`` that readability keeps, in the page's own order and structure, with what it lost on the way."""
    from readability import Document
    from readability.readability import Unparseable

    every = pieces(page)
    for number, piece in enumerate(every):
        piece.element.set(_NUMBER, str(number))
    try:
        summary = Document(as_html(page)).summary(html_partial=True)
    except (Unparseable, RecursionError, ValueError):
        return []
    kept = set(_NUMBERS.findall(summary))
    return recover(every, [p.element.get(_NUMBER) in kept for p in every], lead)


def _trafilatura(page: Element, lead: str | None) -> list[ExtractedBlock]:
    import trafilatura

    found = trafilatura.extract(as_html(page), output_format="html", include_comments=False, favor_precision=True)
    return _pieces_of(found) if found else []


def _pieces_of(html: str) -> list[ExtractedBlock]:
    tree = parse(html)
    return pieces(tree) if tree is not None else []
