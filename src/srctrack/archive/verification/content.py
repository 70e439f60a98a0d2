"""Whether a page read back is the page we hold: by its bytes, else by its words."""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from html.parser import HTMLParser

from srctrack.archive.base import ExpectedContent

ENOUGH = 0.8
"""The share of the article’s stretches that must stand in the page read back. An article corrected in a sentence or two
passes, an error page, a consent wall or another article does not; ours, to be measured."""
_WORD = re.compile(r"\w+")
_SILENT = frozenset({"script", "style", "template", "noscript"})


def sha1(payload: bytes) -> str:
    """The base32 SHA-1 of ``payload``, as CDX indexes give it."""
    return b32encode(hashlib.sha1(payload).digest()).decode("ascii")


def same_bytes(bodies: tuple[bytes, ...], wanted: ExpectedContent) -> bool:
    return any(sha1(body) in wanted.digests for body in bodies)


def same_words(page: str, wanted: ExpectedContent) -> bool | None:
    """Whether every cited quotation and most of the article’s stretches stand in ``page``; None when there is nothing to
    compare. Letters’ case, punctuation and spacing do not count."""
    if not wanted.quotes and not wanted.phrases:
        return None
    here = _Words(page)
    if not all(q in here for q in wanted.quotes):
        return False
    if not wanted.phrases:
        return True
    return sum(p in here for p in wanted.phrases) >= ENOUGH * len(wanted.phrases)


class _Words:
    """The words of a page, in which a stretch is found whatever its case, punctuation, spacing and invisible characters; in
    scripts written without spaces, whatever parts its lines."""

    def __init__(self, text: str) -> None:
        self._spaced = f" {_words(text)} "
        self._joined = self._spaced.replace(" ", "")

    def __contains__(self, stretch: str) -> bool:
        words = _words(stretch)
        if _UNSPACED.search(words):
            return words.replace(" ", "") in self._joined
        return f" {words} " in self._spaced


_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]")


def visible_words(body: bytes, content_type: str) -> str | None:
    """The words of a page read back; None when it is no text."""
    kind, _, parameters = content_type.lower().partition(";")
    if kind.strip() and not kind.strip().startswith("text/") and not kind.strip().endswith(("xml", "json")):
        return None
    text = _decoded(body, parameters)
    if kind.strip() == "text/plain":
        return text
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces)


_WITHIN_WORDS = frozenset("a b i em strong span mark abbr u s sup sub wbr font".split())
"""Tags that may stand inside a word; every other one parts words."""


class _Reader(HTMLParser):
    """Collects what stands between tags, less scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT and not self._silent:
            self._silent = tag
        if tag not in _WITHIN_WORDS:
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._silent:
            self._silent = ""

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)


_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{2,40})""", re.I)
_CHARSET = re.compile(r"""charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})""")


def _decoded(body: bytes, parameters: str) -> str:
    """``body`` by its declared charset, then UTF-8; letters that cannot be read are replaced."""
    told = _CHARSET.search(parameters)
    within = _DECLARED.search(body[:4096])
    for name in (told[1] if told else "", within[1].decode("ascii") if within else "", "utf-8"):
        try:
            return body.decode(name) if name else body.decode("utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")


def _words(text: str) -> str:
    return " ".join(_WORD.findall(_INVISIBLE.sub("", text).casefold()))
