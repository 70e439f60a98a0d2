"""What is printed on a page and is not its text: words struck out, marks of footnotes, permalinks, readings over characters."""

from __future__ import annotations

import re

from srctrack.extract.html_tree import Element, drop, words_of
from srctrack.model.source import StruckWords

MAX_STRUCK = 1000
"""Characters of a correction; longer ones are a tag that was never closed."""
_STRUCK_TAGS = frozenset(("s", "del", "strike"))
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:\s*[^;]{0,40}line-through", re.I)
_STRUCK_CLASS = frozenset(("line-through", "strikethrough", "strike-through"))
_NOTE_NUMBER = re.compile(r"\[?(?:\d{1,3}|[a-z])\]?(?:\s*,\s*\[?\d{1,3}\]?)*|[*†‡]{1,3}")
_NOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|notes?|ref(?:erence)?|cite|citation)(?:$|[\s_-])", re.I
)
_PERMALINK = re.compile(r"[¶#§🔗]|link|permalink|anchor", re.I)


_BLOCKS = frozenset("p li td th dd dt blockquote figcaption h1 h2 h3 h4 h5 h6 div section article body".split())
_SHOWN_BESIDE = 240
"""Characters of the paragraph shown with struck-out words: a sentence or two."""


def drop_marks(tree: Element) -> tuple[StruckWords, ...]:
    """Take out of ``tree`` what is not its text; the words around it stay. Returns the words that were struck out."""
    struck: list[tuple[str, Element]] = []
    for element in list(
        tree.iter("s", "del", "strike", "span", "p", "a", "sup", "rt", "rp", "font", "em", "b", "strong")
    ):
        if element.getparent() is None:
            continue
        if _is_struck(element):
            words = words_of(element)
            block = next((above for above in element.iterancestors() if above.tag in _BLOCKS), None)
            if words and block is not None:
                struck.append((words, block))
            drop(element)
            continue
        if element.tag in ("rt", "rp") or _is_note_mark(element) or _is_permalink(element):
            drop(element)
    return tuple(StruckWords(words, words_of(block)[:_SHOWN_BESIDE]) for words, block in struck)


def _is_struck(element: Element) -> bool:
    style, names = element.get("style"), element.get("class")
    struck = (
        element.tag in _STRUCK_TAGS
        or (style is not None and _STRUCK_STYLE.search(style) is not None)
        or (names is not None and not _STRUCK_CLASS.isdisjoint(names.split()))
    )
    return struck and len(words_of(element)) <= MAX_STRUCK


def _is_note_mark(element: Element) -> bool:
    """Whether an element is the number of a footnote: raised, and bracketed, linked or named so; exponents are none of it."""
    if element.tag not in ("sup", "a"):
        return False
    said = words_of(element)
    if not 0 < len(said) <= _LONGEST_MARK or not _NOTE_NUMBER.fullmatch(said):
        return False
    if element.tag == "a":
        return (element.get("href") or "").startswith("#") and (
            said.startswith("[") or element.find(".//sup") is not None
        )
    linked = any((a.get("href") or "").find("#") >= 0 for a in element.iter("a"))
    return linked or said.startswith("[") or _NOTE_CLASS.search(element.get("class") or "") is not None


_LONGEST_MARK = 14


def _is_permalink(element: Element) -> bool:
    """Whether a link points to the heading it is in, with a sign for a text."""
    if element.tag != "a" or "#" not in (element.get("href") or ""):
        return False
    parent = element.getparent()
    return parent is not None and parent.tag in _HEADINGS and _PERMALINK.fullmatch(words_of(element)) is not None


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
