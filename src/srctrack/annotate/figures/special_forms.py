"""Figures that are no plain number: shares, ordinals, scores, multiples."""

from __future__ import annotations

from srctrack.annotate.figures.build import FigureMaker
from srctrack.annotate.figures.counted_nouns import counted_noun
from srctrack.annotate.figures.hedges import hedge_before
from srctrack.annotate.figures.number_words import read_number, share_of_magnitude
from srctrack.annotate.figures.tokens import NUMBER, WORD
from srctrack.annotate.figures.units_in_text import unit_after
from srctrack.model.figure import Figure, FigureKind

_DASHES = frozenset("-‐‑–—−")
_SHARE_MOST = 20
"""The largest “one in N” that is read as a share and not as one thing inside another."""
_SIXTY = 60
_GAME = frozenset(
    "won lost beat win victory defeat loss lead draw drew score game match vote voted tie decision advantage margin record favor favour".split()
)


class SpecialReader(FigureMaker):
    """Reads what is told apart from a plain number by the words around it."""

    def _special(self, at: int) -> tuple[list[Figure], int] | None:
        if self.tokens[at].kind == NUMBER:
            return self._one_in(at) or self._ordinal(at) or self._score(at) or self._elapsed(at)
        if share_of_magnitude(self.tokens, at, self.lex):
            return None
        return self._share(at) or self._one_in(at) or self._multiple(at)

    def _share(self, at: int) -> tuple[list[Figure], int] | None:
        """“two thirds”, “a quarter of”, “half of the”."""
        lex, tokens = self.lex, self.tokens
        token = tokens[at]
        if token.low in lex.half:
            end = at + 1
            follows = self._low(end)
            if follows not in lex.of and follows not in lex.determiners:
                return None
            if at and tokens[at - 1].low in (
                "and",
                "a",
                "first",
                "second",
                "other",
                "one",
                "this",
                "each",
                "top",
                "bottom",
                "latter",
                "last",
            ):
                return None
            return self._as_share(at, end, 1, 2)
        top = 1 if token.low in lex.articles else lex.cardinals.get(token.low)
        if not isinstance(top, int) or not 0 < top < 20:
            return None
        under = at + 1
        if under < len(tokens) and tokens[under].text in _DASHES and tokens[under].glued:
            under += 1
        divisor = lex.shares.get(self._low(under))
        if divisor is None or top >= divisor:
            return None
        follows = self._low(under + 1)
        if top == 1 and follows not in lex.of:
            return None
        return self._as_share(at, under + 1, top, divisor)

    def _one_in(self, at: int) -> tuple[list[Figure], int] | None:
        """“one in eight”, “two out of three”, “1 in 5”."""
        lex, tokens = self.lex, self.tokens
        if lex.language != "en":
            return None
        top = read_number(tokens, at, lex)
        if top is None or top.scaled or top.vague or not isinstance(top.value, int) or not 0 < top.value < 10:
            return None
        link = top.end
        if self._low(link) == "out" and self._low(link + 1) == "of":
            link += 1
        elif self._low(link) != "in" or (link + 1 < len(tokens) and tokens[link + 1].kind not in (NUMBER, WORD)):
            return None
        if self._low(link + 1) == "every":
            link += 1
        if link + 1 >= len(tokens) or (tokens[link + 1].low in lex.articles):
            return None
        bottom = read_number(tokens, link + 1, lex)
        if bottom is None or bottom.vague or not top.value < bottom.value:
            return None
        if tokens[link].low == "in" and not (top.value == 1 or bottom.value <= _SHARE_MOST):
            return None
        after = unit_after(tokens, bottom.end, lex)
        if after or (tokens[link].low == "in" and bottom.value in range(1500, 2100)):
            return None
        return self._as_share(at, bottom.end, top.value, bottom.value)

    def _as_share(self, at: int, end: int, top: int, bottom: int | float) -> tuple[list[Figure], int]:
        hedge = hedge_before(self.tokens, at, self.lex)
        past = end + 1 if self._low(end) in self.lex.determiners else end
        noun = counted_noun(self.tokens, past, self.lex)
        value = round(top / bottom, 6)
        return [self._figure(at, end, value, None, FigureKind.SHARE, hedge, None, noun)], end

    def _ordinal(self, at: int) -> tuple[list[Figure], int] | None:
        tokens = self.tokens
        end = at + 1
        if (
            self.lex.language != "en"
            or end >= len(tokens)
            or not tokens[end].glued
            or tokens[end].low not in ("st", "nd", "rd", "th")
        ):
            return None
        following = tokens[end + 1] if end + 1 < len(tokens) else None
        digits = tokens[at].text
        if following is None or following.kind != WORD or not following.text[0].islower() or not digits.isdigit():
            return [], end + 1
        before = tokens[at - 1].low if at else ""
        if (
            following.low in ("century", "centuries", "and", "of", "to", "through")
            or before in self.lex.months
            or following.low in self.lex.stops
        ):
            return [], end + 1
        noun = counted_noun(tokens, end + 1, self.lex, singular=True)
        return [self._figure(at, end + 1, int(digits), None, FigureKind.ORDINAL, None, None, noun)], end + 1

    def _score(self, at: int) -> tuple[list[Figure], int] | None:
        """“4–2”, “52-48”: two figures that are no range, since the second is not the larger, or a game is spoken of."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or tokens[at + 1].text not in _DASHES or tokens[at + 2].kind != NUMBER:
            return None
        if not (tokens[at + 1].glued and tokens[at + 2].glued) or (
            at and tokens[at].glued and tokens[at - 1].text in _DASHES
        ):
            return None
        if (
            at + 4 < len(tokens)
            and tokens[at + 3].text in _DASHES
            and tokens[at + 4].kind == NUMBER
            and tokens[at + 3].glued
        ):
            return None
        if not (tokens[at].text.isdigit() and tokens[at + 2].text.isdigit()) or len(tokens[at].text) > 3:
            return None
        if tokens[at + 2].text[0] == "0" and len(tokens[at + 2].text) > 1:
            return None  # a telephone number
        left, right = int(tokens[at].text), int(tokens[at + 2].text)
        game = {self._low(at - 1) if at else "", self._low(at + 3), self._low(at + 4)} & _GAME
        if left < right and not game:
            return None
        if at and tokens[at - 1].text in "$€£":
            return None
        if unit_after(tokens, at + 3, self.lex):
            return None
        return [
            self._figure(at, at + 1, left, None, FigureKind.SCORE, None, None, None),
            self._figure(at + 2, at + 3, right, None, FigureKind.SCORE, None, None, None),
        ], at + 3

    def _elapsed(self, at: int) -> tuple[list[Figure], int] | None:
        """“2:08:41”, hours, minutes and seconds, as a measure in seconds."""
        parts = self.tokens[at : at + 5]
        if len(parts) < 5 or any(not t.glued for t in parts[1:]) or any(t.text != ":" for t in parts[1::2]):
            return None
        if any(t.kind != NUMBER or not t.text.isdigit() for t in parts[::2]) or any(
            len(t.text) != 2 for t in parts[2::2]
        ):
            return None
        hours, minutes, seconds = (int(t.text) for t in parts[::2])
        if minutes >= _SIXTY or seconds >= _SIXTY:
            return None
        value = (hours * _SIXTY + minutes) * _SIXTY + seconds
        return [self._figure(at, at + 5, value, "second", FigureKind.MEASURE, None, None, None)], at + 5

    def _multiple(self, at: int) -> tuple[list[Figure], int] | None:
        """“twice as many”, “tripled”; “three times as many” is read as a plain number first."""
        value = self.lex.multiples.get(self.tokens[at].low)
        if value is None:
            return None
        low = self.tokens[at].low
        if low in ("twice", "thrice"):
            follows = self._low(at + 1)
            if follows not in ("as", "the", "its", "their", "that", "what", "more"):
                return None
        hedge = hedge_before(self.tokens, at, self.lex)
        return [self._figure(at, at + 1, value, None, FigureKind.MULTIPLE, hedge, None, None)], at + 1
