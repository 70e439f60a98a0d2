"""What a number measures: the unit or currency on either side of it."""

from __future__ import annotations

from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.tokens import CODE, NUMBER, WORD, NumberToken, value_of
from srctrack.annotate.figures.units import CODES, LETTER_SIGNS, POINT, PREFIXED_DOLLARS, SYMBOLS, WRITTEN

_HYPHENS = frozenset("-‐‑")
_SCALES = ("C", "F")
"""What a degree sign is followed by: Celsius, Fahrenheit."""


def currency_before(tokens: list[NumberToken], at: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands before the number at ``at``, and its first token: “$”, “US$”, “EUR ”."""
    if at == 0:
        return None
    sign = tokens[at - 1]
    if sign.text in SYMBOLS and sign.text not in "%‰" and tokens[at].start - sign.end <= 1:
        if sign.text == "$" and sign.glued and at > 1 and tokens[at - 2].low in PREFIXED_DOLLARS:
            return PREFIXED_DOLLARS[tokens[at - 2].low], at - 2
        return SYMBOLS[sign.text], at - 1
    if sign.kind == WORD and sign.text in CODES:
        return sign.text, at - 1
    if sign.text in LETTER_SIGNS and tokens[at].glued:
        return LETTER_SIGNS[sign.text], at - 1
    return None


def unit_after(tokens: list[NumberToken], at: int, lex: Lexicon) -> tuple[str, int] | None:
    """The unit that begins at token ``at`` (a hyphen may come first: “30-day”), and the token after it."""
    start = at
    if at < len(tokens) and tokens[at].text in _HYPHENS and (tokens[at].glued or _spaced_age(tokens, at)):
        at += 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    for phrase, unit in lex.long_units.get(token.low, ()):
        if at + len(phrase) <= len(tokens) and all(tokens[at + k].low == w for k, w in enumerate(phrase)):
            return unit, at + len(phrase)
    if token.text == "°" and at + 1 < len(tokens) and tokens[at + 1].text in _SCALES:
        return f"°{tokens[at + 1].text}", at + 2
    if token.text in SYMBOLS and at == start:
        if token.glued or token.text in "%‰" or (lex.decimals == "comma" and _closes(tokens, at)):
            return SYMBOLS[token.text], at + 1
        return None
    if token.kind == CODE:
        return (WRITTEN[token.text], at + 1) if token.text in WRITTEN else None
    if token.kind != WORD:
        return None
    if token.text in CODES:
        return token.text, at + 1
    if token.text in WRITTEN:
        return _speed(tokens, at, WRITTEN[token.text])
    if token.low in lex.points and at == start and _has_decimals(tokens[at - 1]):
        return POINT, at + 1
    listed = lex.units.get(token.low)
    if listed is None:
        return None
    end = at + 1
    if token.low in lex.abbreviated and end < len(tokens) and tokens[end].text == "." and tokens[end].glued:
        end += 1
    return listed, end


def _has_decimals(token: NumberToken) -> bool:
    """Whether the number is written with decimals, so that it is neither a score nor a count."""
    return token.kind == NUMBER and value_of(token.text, "comma" if "," in token.text else "point")[1] in (1, 2)


def _spaced_age(tokens: list[NumberToken], at: int) -> bool:
    """“38 - year - old”, as texts taken apart by a machine have it."""
    return at + 3 < len(tokens) and tokens[at + 1].low == "year" and tokens[at + 3].low == "old"


def _speed(tokens: list[NumberToken], at: int, unit: str) -> tuple[str, int]:
    if unit == "km" and at + 2 < len(tokens) and tokens[at + 1].text == "/" and tokens[at + 2].low == "h":
        return "km/h", at + 3
    return unit, at + 1


def _closes(tokens: list[NumberToken], at: int) -> bool:
    """Whether the sign at ``at`` belongs to the number before it: no number follows."""
    return at + 1 >= len(tokens) or tokens[at + 1].kind != "number"
