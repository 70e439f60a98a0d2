"""Sections of the article whose id or class says the same as what stands beside articles: “poll results”, “related work”.

Sphinx, Quarto, pandoc and many publishing systems make ids of headings, so an id alone says little: it counts for nothing
where the section's own heading or sentence says the same words, in running prose, in the middle of the article.
"""

from __future__ import annotations

import re

from srctrack.extract.html_tree import Element, names_of, words_of

_WORD = re.compile(r"[^\W_]+")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CONTROLS = ("form", "input", "button", "select", "textarea", "iframe", "object", "video", "audio")
MIN_PROSE = 40
"""Characters of a sentence, from which a section holds prose."""
MAX_LINKED = 0.3
"""The share of a section's characters in links above which it points to other pages."""
_SENTENCE_END = re.compile(r"[.!?…。][”\"’»)\]]*$")
_STEM = 4
"""Letters by which a word of a name is found again in a sentence (vote, votes, voted)."""


def is_own_section(element: Element, reason: str) -> bool:
    """Whether ``element``, which ``reason`` (a word of its id or class) would take off the page, belongs to the article."""
    if element.tag in _HEADINGS:
        return _slug(element.get("id") or "") == _slug(words_of(element)) != ""
    if element.tag not in ("div", "section", "aside"):
        return False
    if not _is_prose(element) or not _amid_prose(element):
        return False
    if reason in ("aside", "complementary"):
        return _is_fact_box(element)
    heading = next(element.iter(*_HEADINGS), None)
    if heading is not None:
        said = _slug(words_of(heading))
        return said != "" and (_slug(element.get("id") or "") == said or _names_it(names_of(element), said))
    return _is_figures(element) or _says(element, reason)


def _is_fact_box(element: Element) -> bool:
    """Whether an aside amid the article tells of the same thing: a heading of its own, no page that it links to as a whole, and
    a name or a number that a paragraph beside it has, too."""
    heading = next(element.iter(*_HEADINGS, "strong", "b"), None)
    if heading is None or heading.find(".//a") is not None or next(heading.iterancestors("a"), None) is not None:
        return False
    if _WAYS_OUT.search(words_of(element)) or len(words_of(element)) > MAX_BOX:
        return False
    mine = _telling(" ".join(words_of(e) for e in element.iter("p", "li", "dd", "td", "blockquote")))
    beside = " ".join(
        words_of(s) for s in (*element.itersiblings(preceding=True), *element.itersiblings()) if s.tag == "p"
    )
    return bool(mine & _telling(beside))


_WAYS_OUT = re.compile(
    r"\b(?:newsletters?|sign up|subscri\w+|inbox|follow us|download|our app|podcast|read more|more from|donat\w+|support us|abonn\w+|weiterlesen)\b",
    re.I,
)
"""Words of boxes that lead away from the article."""
MAX_BOX = 2000
"""Characters of a fact box; what is longer is a column of its own."""
_TELLING = re.compile(r"(?<=[^\W.!?:] )[A-ZÀ-ÞА-ЯЁ][^\W\d]{3,}|\d[\d.,]*\d")


def _telling(text: str) -> set[str]:
    """The names and numbers of a text, by their shape."""
    return set(_TELLING.findall(text))


def _slug(text: str) -> str:
    return "-".join(_WORD.findall(text.lower()))


def _names_it(names: str, heading: str) -> bool:
    words = set(_WORD.findall(names.lower()))
    return bool(words) and words <= set(heading.split("-"))


def _says(element: Element, reason: str) -> bool:
    stems = [w[:_STEM] for w in _WORD.findall(reason.lower()) if len(w) >= _STEM]
    words = _WORD.findall(words_of(element).lower())
    return bool(stems) and all(any(w.startswith(stem) for w in words) for stem in stems)


def _is_prose(element: Element) -> bool:
    if next(element.iter(*_CONTROLS), None) is not None:
        return False
    text = words_of(element)
    linked = sum(len(words_of(a)) for a in element.iter("a"))
    if not text or linked > MAX_LINKED * len(text):
        return False
    return _is_figures(element) or any(_is_sentence(p) for p in element.iter("p", "li", "dd", "blockquote"))


def _is_figures(element: Element) -> bool:
    """Whether the section is a table of figures."""
    table = element.find(".//table")
    rows = [words_of(row) for row in table.iter("tr")] if table is not None else []
    return sum(any(c.isdigit() for c in row) for row in rows) >= 2


def _is_sentence(element: Element) -> bool:
    text = words_of(element)
    return len(text) >= MIN_PROSE and _SENTENCE_END.search(text) is not None


def _amid_prose(element: Element) -> bool:
    """Whether a paragraph of the article comes before and after the section, side by side with it."""
    before = any(s.tag == "p" and _is_sentence(s) for s in element.itersiblings(preceding=True))
    return before and any(s.tag in ("p", "section") and _holds_sentence(s) for s in element.itersiblings())


def _holds_sentence(element: Element) -> bool:
    return _is_sentence(element) or any(_is_sentence(p) for p in element.iter("p"))
