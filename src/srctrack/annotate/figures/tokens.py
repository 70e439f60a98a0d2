"""Words, numbers and marks of a text, in order."""

from __future__ import annotations

import re
from functools import cache

_NARROW = "\u00a0\u202f\u2009\u2007"
"""Blanks that hold a number together: no-break, narrow no-break, thin and figure spaces."""

_WORD = r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*['’]?"

_NUMBERS = {
    # a comma groups, a point parts the decimals: 1,306,500.25; a plain blank groups only in long numbers
    # a blank that slipped in behind a comma (“13, 000”, “31. 8 million”) is no new number
    "point": rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d])|\d{{1,3}}(?:, \d{{3}})*, \d00(?![\d,])|"
    r"\d+\. \d+(?= (?:million|billion|trillion|percent|per cent)\b)|"
    rf"\d{{1,3}}(?:[{_NARROW}]\d{{3}})+(?!\d)|"
    r"\d{1,3}(?: \d{3}){2,}(?!\d)|\d+(?:\.\d+)?",
    # a blank or a point groups, a comma parts the decimals: 1.306.500,25
    "comma": rf"\d{{1,3}}(?:[ {_NARROW}]\d{{3}})+(?!\d)(?:,\d+)?|\d{{1,3}}(?:\.\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?",
}


class NumberToken:
    """One word, number or mark. ``low`` is its lower-case form with straight apostrophes; ``glued`` tells that no
    blank parts it from the token before."""

    __slots__ = ("end", "glued", "kind", "low", "start", "text")

    def __init__(self, text: str, start: int, kind: str, glued: bool) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.kind = kind
        self.glued = glued
        self.low = text.lower().replace("’", "'").replace("ʼ", "'") if kind == WORD else text

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.kind})"


MAX_NUMBER_LENGTH = 30
"""Code points: what is longer is a serial number or noise, not a quantity (a quadrillion with its commas has 21)."""

WORD, NUMBER, CODE, MARK, BREAK = "word", "number", "code", "mark", "break"


@cache
def _pattern(decimals: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>Rs?(?=\d{{1,3}}(?:,\d{{3}})+\b|\d+(?:\.\d+)?\s?(?:million|billion|bn|m)\b))|"
        rf"(?P<code>[^\W\d_]+\d\w*)|(?P<word>{_WORD})|(?P<number>{_NUMBERS[decimals]})|"
        r"(?P<break>\n[^\S\n]*\n\s*)|(?P<mark>[^\w\s]|_)"
    )


def tokens_of(text: str, decimals: str) -> list[NumberToken]:
    """The tokens of ``text``. ``decimals`` is ``point`` or ``comma``: what parts a number's decimals. A blank line is a token
    of kind BREAK; a word with a digit in it (G20, M6) is one CODE."""
    out: list[NumberToken] = []
    end = 0
    for m in _pattern(decimals).finditer(text):
        start = m.start()
        kind = m.lastgroup or MARK
        if kind == NUMBER and m.end() - start > MAX_NUMBER_LENGTH:
            kind = CODE
        out.append(NumberToken(m.group(), start, kind, start == end and start > 0))
        end = m.end()
    return out


def value_of(number: str, decimals: str) -> tuple[int | float, int]:
    """The value of a NUMBER token and its decimals as written."""
    bare = "".join(c for c in number if c.isdigit() or c in ".,")
    if decimals == "point":
        bare = bare.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", bare):
        bare = bare.replace(".", "").replace(",", ".")
    else:
        bare = bare.replace(",", ".")
    if "." not in bare:
        return int(bare), 0
    return float(bare), len(bare) - bare.index(".") - 1
