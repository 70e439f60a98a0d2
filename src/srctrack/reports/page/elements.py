"""HTML, made so that nothing from a page or a draft can be anything but text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

VOID = frozenset({"meta", "link", "br", "input", "hr"})
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing (Unicode, UAX #9): with them, words can be shown in another order than they stand."""


class Markup(str):
    """A string that is HTML already. Only this module makes one."""

    __slots__ = ()


Child = Markup | str | None | Iterable["Child"]


def text(words: str) -> Markup:
    """``words`` as HTML shows them."""
    return Markup(escape(_TURNING.sub("", _UNSHOWABLE.sub("\ufffd", words))))


def together(*children: Child) -> Markup:
    """The children one after another; strings become text, None nothing."""
    out = []
    for child in children:
        if isinstance(child, Markup):
            out.append(str(child))
        elif isinstance(child, str):
            out.append(text(child))
        elif child is not None:
            out.append(together(*child))
    return Markup("".join(out))


def el(tag: str, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element. An attribute's underscores are hyphens (a last one is dropped); None and False leave it out, True
    gives it no value. No attribute holds a style or a script: the page's own policy would refuse it."""
    shown = []
    for key, value in attributes.items():
        name = key.rstrip("_").replace("_", "-")
        if name.startswith("on") or name == "style":
            raise ValueError(f"no {name} attributes")
        if value is None or value is False:
            continue
        shown.append(f" {name}" if value is True else f' {name}="{text(str(value))}"')
    opened = f"<{tag}{''.join(shown)}>"
    return Markup(opened if tag in VOID else f"{opened}{together(*children)}</{tag}>")


def raw(tag: str, content: str, **attributes: str) -> Markup:
    """A ``style`` or ``script`` of the package's own, unescaped; ``content`` must not hold its own closing tag."""
    if f"</{tag}" in content.lower():
        raise ValueError(f"{tag} closes itself")
    opened = tag + "".join(f' {k}="{escape(v)}"' for k, v in attributes.items())
    return Markup(f"<{opened}>{content}</{tag}>")


def page_link(url: str | None, *words: Child, **attributes: str) -> Markup:
    """A link out of the report when ``url`` is a web address; the words alone when it is anything else."""
    if url and re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return el("a", *words, href=url, rel="noopener noreferrer", **attributes)
    return together(*words)
