"""Making a figure of the words that were read."""

from __future__ import annotations

from srctrack.annotate.figures.hedges import VAGUE_FROM, Hedge, bounds
from srctrack.annotate.figures.lexicon import Lexicon
from srctrack.annotate.figures.number_words import Number
from srctrack.annotate.figures.tokens import WORD, NumberToken
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.text import Span


class FigureMaker:
    """The tokens of one text, and figures made of stretches of them."""

    def __init__(self, text: str, tokens: list[NumberToken], lex: Lexicon) -> None:
        self.text = text
        self.tokens = tokens
        self.lex = lex

    def _figure(
        self,
        first: int,
        end: int,
        value: int | float,
        unit: str | None,
        kind: FigureKind,
        hedge: Hedge | None,
        upper: Number | None,
        noun: tuple[int, int] | None,
        number: Number | None = None,
    ) -> Figure:
        tokens = self.tokens
        start = min(first, hedge.first) if hedge else first
        stop = max(end, hedge.end) if hedge else end
        span = Span(tokens[start].start, tokens[stop - 1].end)
        inner = number.first if number else first
        last = upper.end if upper else number.end if number else end
        digits = Span(tokens[inner].start, tokens[last - 1].end)
        counts = Span(tokens[noun[0]].start, tokens[noun[1] - 1].end) if noun else None
        per = self._per(noun[1] if noun else end)
        named: int | float | None = value
        if number and number.vague:
            low: int | float | None = None
            high: int | float | None = None
            approximation, named = Approximation.VAGUE, None
            low = value * VAGUE_FROM
        elif upper:
            low, high = _lower_of_range(value, number, upper), upper.value
            approximation, named = Approximation.RANGE, None
            if self._between_before(start):
                span = Span(tokens[start - 1].start, span.end)
        else:
            low, high = bounds(value, hedge)
            approximation = hedge.kind if hedge else Approximation.EXACT
        return Figure(
            span=span,
            number=digits,
            text=span.of(self.text),
            low=low,
            high=high,
            unit=unit,
            counts=counts.of(self.text) if counts else None,
            approximation=approximation,
            counts_span=counts,
            scale=int(value) if number and number.vague else None,
            decimals=number.decimals if number else 0,
            ordinal=kind is FigureKind.ORDINAL,
            multiple=kind is FigureKind.MULTIPLE,
            kind=kind,
            value=named,
            per=per,
        )

    def _between_before(self, at: int) -> bool:
        return at > 0 and self.tokens[at - 1].low in self.lex.between

    def _per(self, at: int) -> str | None:
        low = self._low(at)
        if low in self.lex.per:
            return self.lex.per_units.get(self._low(at + 1))
        return self.lex.per_units.get(low) if low.endswith("ly") else None

    def _low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) and self.tokens[at].kind == WORD else ""

    def _low_past_hyphen(self, at: int) -> str:
        if at < len(self.tokens) and self.tokens[at].text == "-":
            at += 1
        return self._low(at)


def leading(value: int | float) -> float:
    """``value`` in its own magnitude: 12 of 12 million."""
    scale = 1
    for step in (1000, 10**6, 10**9, 10**12):
        if value >= step:
            scale = step
    return value / scale


def _lower_of_range(value: int | float, number: Number | None, upper: Number) -> int | float:
    """“10 to 12 million” begins at ten million."""
    if upper.scaled and number and not number.scaled and value < leading(upper.value) * 1000 and value < 1000:
        low = value * (upper.value / leading(upper.value))
        return int(low) if low == int(low) else low
    return value
