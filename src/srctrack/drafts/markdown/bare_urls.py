"""Addresses that stand in running text without markup."""

from __future__ import annotations

import re

from srctrack.patterns import pattern

BARE_URL = pattern(r"(?<![\w/.@])(?:https?://|www\.(?=[^.\s]+\.))[^\s<>\[\]{}|\\^`\"“”«»]+", re.I)
"""An address as it stands, with the marks that may end its sentence; ``trim_url`` takes these off."""


def address(words: str) -> str:
    """The address that ``words`` stand for: one written without its scheme is a web page's."""
    return words if "://" in words else f"http://{words}"


def trim_url(url: str) -> str:
    """A bare address less the marks that end its sentence, and less a closing parenthesis it does not open."""
    while url:
        if url[-1] in ".,;:!?'’*_~" or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url
