"""How exact a figure claims to be: the words before and after its number, and the interval they make."""

from __future__ import annotations

from dataclasses import dataclass

from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.tokens import WORD, NumberToken
from srctrack.model.figure import Approximation

ABOUT_ROOM = 0.1
"""How far from the number named “about” may reach, as a share of it: wide enough for the roundings that newsrooms allow,
narrow enough to tell 1,900 from 2,700."""
NEARLY_ROOM = 0.1
"""How far below the number “nearly” reaches, and how far above “just over” does."""
VAGUE_FROM = 2
"""“Thousands” begin at two of them; where they end nobody says."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge in the tokens ``[first, end)``; ``narrow`` ones stay close to the number (“nearly”, “just over”)."""

    first: int
    end: int
    kind: Approximation
    narrow: bool = False


def hedge_before(tokens: list[NumberToken], at: int, lex: Lexicon) -> Hedge | None:
    """The hedge that ends where the number at token ``at`` begins."""
    if at == 0:
        return None
    last = tokens[at - 1]
    if last.text == ",":
        return _set_off(tokens, at, lex)
    for phrase, kind in lex.hedges.get(last.low, ()):
        first = at - len(phrase)
        if phrase == _UP_TO and first > 0 and _moves(tokens[first - 1]):
            continue
        if phrase == _OVER and first > 0 and tokens[first - 1].low in _TURNING:
            continue
        if first < 0 or any(tokens[first + k].low != w for k, w in enumerate(phrase)):
            continue
        if first > 0 and tokens[first - 1].low in _NEGATIONS and kind in _NEGATED:
            return Hedge(first - 1, at, _NEGATED[kind])
        outer = hedge_before(tokens, first, lex) if kind is Approximation.ABOUT else None
        if outer:  # “more than an estimated 300”
            return Hedge(outer.first, at, outer.kind, outer.narrow)
        return Hedge(first, at, kind, phrase[0] in lex.narrow)
    return None


def _set_off(tokens: list[NumberToken], at: int, lex: Lexicon) -> Hedge | None:
    """The bound between two commas before a number: “podrá hacerlo, como máximo, 90 noches”."""
    inner = hedge_before(tokens, at - 1, lex)
    if inner is None or inner.kind not in _BOUNDS or inner.first == 0 or tokens[inner.first - 1].text != ",":
        return None
    return Hedge(inner.first, at, inner.kind, inner.narrow)


_BOUNDS = (Approximation.AT_LEAST, Approximation.AT_MOST)
_UP_TO = ("up", "to")
_OVER = ("over",)
_TURNING = frozenset(
    "turn turns turned turning hand hands handed handing take takes took taking carry carried roll rolled pay paid sign signed".split()
)
"""Verbs that “over” belongs to: “turned over 3.4 billion” is no bound."""
_NEGATIONS = frozenset("never not no".split())
_NEGATED = {Approximation.LESS_THAN: Approximation.AT_LEAST, Approximation.MORE_THAN: Approximation.AT_MOST}
"""What a bound becomes with a negation before it: “never fewer than 6”."""
_MOVING = frozenset(
    """move moved moves moving lift lifted lifts climb climbed rise rose risen go goes went gone jump jumped bring brought push pushed back
    it them him her us""".split()
)


def _moves(before: NumberToken) -> bool:
    """Whether “up to” after this word is a movement (“moved Lyon up to 64 points”) and no bound."""
    return before.low in _MOVING or (
        before.kind == WORD and before.text[0].isupper() and before.low not in ("and", "for", "of", "to")
    )


def hedge_after_noun(tokens: list[NumberToken], at: int, lex: Lexicon) -> Hedge | None:
    """The hedge of several words that begins at token ``at``, after what is counted: “sixty families or more”."""
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    found = hedge_after(tokens, at, lex)
    return found if found is not None and found.end - found.first > 1 and tokens[at].kind == WORD else None


def hedge_after(tokens: list[NumberToken], at: int, lex: Lexicon) -> Hedge | None:
    """The hedge that begins at token ``at``: “or more”."""
    if at >= len(tokens):
        return None
    if tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].low == "plus":
        return Hedge(at, at + 2, Approximation.AT_LEAST)
    for phrase, kind in lex.trailing.get(tokens[at].low, ()):
        if at + len(phrase) <= len(tokens) and all(tokens[at + k].low == w for k, w in enumerate(phrase)):
            if tokens[at].kind != WORD and not tokens[at].glued:
                continue
            return Hedge(at, at + len(phrase), kind)
    return None


def bounds(value: int | float, hedge: Hedge | None) -> tuple[float | int | None, float | int | None]:
    """The inclusive bounds of ``value`` under ``hedge``; None where it is open."""
    if hedge is None:
        return value, value
    kind = hedge.kind
    if kind is Approximation.ABOUT:
        return _tidy(value * (1 - ABOUT_ROOM)), _tidy(value * (1 + ABOUT_ROOM))
    if kind in (Approximation.AT_LEAST, Approximation.MORE_THAN):
        return value, _tidy(value * (1 + NEARLY_ROOM)) if hedge.narrow else None
    if kind in (Approximation.AT_MOST, Approximation.LESS_THAN):
        return _tidy(value * (1 - NEARLY_ROOM)) if hedge.narrow else None, value
    return value, value


def _tidy(value: float) -> float | int:
    value = round(value, 6)
    return int(value) if value == int(value) else value
