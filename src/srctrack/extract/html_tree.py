"""A page as a tree: parsed once, with guards."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = "etree._Element"

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_XML_HEAD = re.compile(r"^\s{0,50}<\?xml[^>]{0,200}\?>")
_SPACE = re.compile(r"\s+")


def parse(text: str) -> Element | None:
    """The tree of a page's HTML, or None when there is no element in it."""
    text = _NOT_XML.sub("", _XML_HEAD.sub("", text))
    if not text.strip():
        return None
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if tree is None:
        return None
    if _IS_DEEP(tree):
        _flatten_deep(tree)
    return tree


MAX_TAGS = 200_000
"""Tags of a page that is read; the longest live blogs have a quarter of them. A hundred microseconds are spent on each."""
MAX_TEXT = 16 * 1024 * 1024
"""Code points of a page that is read, pictures written into it left out."""
MAX_ATTRIBUTES = 400
"""Attributes of one tag: libxml2 compares each with all before it."""
_PICTURE = re.compile(r"data:[\w/+.;=-]{1,100},[\w+/=%.~-]{1000,}")
_LONG_TAG = re.compile(r"<[a-z][^<>]{1200,}", re.I)
_MANY_ATTRIBUTES = re.compile(
    rf"""<[a-z][\w:-]*(?:[\s/]+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>`=]+))?){{{MAX_ATTRIBUTES + 1}}}""",
    re.I,
)


def beyond_reading(text: str) -> str | None:
    """What makes a page larger than anything that is an article, as a sentence’s end; None when nothing does."""
    if text.count("<") > MAX_TAGS:
        return f"has more than {MAX_TAGS:,} tags"
    if len(text) > MAX_TEXT and len(_PICTURE.sub("", text)) > MAX_TEXT:
        return f"has more than {MAX_TEXT // (1024 * 1024)} million characters"
    if _LONG_TAG.search(text) and _MANY_ATTRIBUTES.search(_without_code(text)):
        return f"has a tag with more than {MAX_ATTRIBUTES} attributes"
    return None


def _without_code(text: str) -> str:
    """The markup without scripts, styles and comments, in which a “<” opens no tag."""
    low = text.lower()
    out, at = [], 0
    while opening := _CODE.search(low, at):
        out.append(text[at : opening.start()])
        at = low.find(_ENDS[opening.group()], opening.end())
        if at < 0:
            return "".join(out)
    return "".join((*out, text[at:]))


_CODE = re.compile(r"<script|<style|<!--")
_ENDS = {"<script": "</script", "<style": "</style", "<!--": "-->"}
_DEEPEST = 400
"""Elements within one another beyond which wrappers are taken off: what reads a page takes the square of its depth."""
_IS_DEEP = etree.XPath(f"boolean({'/*' * 100})")
"""Whether it is worth counting: a path of so many steps is asked in microseconds."""


def _flatten_deep(tree: Element) -> None:
    stack: list[tuple[Element, int]] = [(tree, 0)]
    deep: list[Element] = []
    while stack:
        element, depth = stack.pop()
        if depth > _DEEPEST:
            deep.append(element)
        stack.extend((child, depth + 1) for child in element if isinstance(child.tag, str))
    for element in deep:
        if len(element):
            unwrap(element)


def squeeze(text: str | None) -> str:
    """``text`` with each run of spaces one plain space, stripped."""
    return _SPACE.sub(" ", text).strip() if text else ""


def words_of(element: Element) -> str:
    """All text under ``element``, squeezed."""
    return squeeze("".join(element.itertext()))


def drop(element: Element) -> None:
    """Take ``element`` out of its tree, leaving the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        _add_before(element, parent, element.tail)
    parent.remove(element)


def unwrap(element: Element) -> None:
    """Take ``element``'s tags away, leaving what is in it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.text:
        _add_before(element, parent, element.text)
    at = parent.index(element)
    if element.tail:
        if len(element):
            element[-1].tail = (element[-1].tail or "") + element.tail
        else:
            _add_before(element, parent, element.tail)
    parent[at : at + 1] = list(element)


def _add_before(element: Element, parent: Element, text: str) -> None:
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def as_html(element: Element) -> str:
    """``element`` written out as HTML."""
    return str(etree.tostring(element, method="html", encoding="unicode", with_tail=False))


def names_of(element: Element) -> str:
    """An element's class and id, for patterns over both."""
    cls, ident = element.get("class"), element.get("id")
    names = f"{cls} {ident}" if cls and ident else (cls or ident or "")
    return names if len(names) <= _MAX_NAMES_LENGTH else names[:_MAX_NAMES_LENGTH]


_MAX_NAMES_LENGTH = 500
"""Characters of a class looked at; utility classes run to hundreds, names that tell anything stand at the front."""
