"""What is computed from the words of one sentence, kept for the next state of an edited draft."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import TypeVar

from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.model.derived import AnnotatedText
from srctrack.model.figure import Figure
from srctrack.model.mentions import DateMention
from srctrack.model.text import Span

Value = TypeVar("Value")
_ANYWHERE = Span(0, 0)


def of_sentence(
    make: Callable[..., Value],
    text: AnnotatedText,
    span: Span,
    moved: Callable[[Value, int], Value],
    *given: Hashable,
) -> Value:
    """Return what ``make`` computes from the words at ``span``, the figures and dates in them and ``given``, and from nothing
    else.

    ``moved`` gives a value at another place of the text: an edit above a sentence changes its offsets only.
    """
    memory = text.derived.memory
    if memory is None:
        made: Value = make(text, span, *given)
        return made
    key = (_key(text, span), given)
    start, value = memory.of(make).get(key, lambda: (span.start, make(text, span, *given)))
    return value if start == span.start else moved(value, span.start - start)


def _key(text: AnnotatedText, span: Span) -> Hashable:
    """Everything that a value of a sentence depends on."""
    start = span.start
    return (
        span.of(text.prose.text),
        lexicon_for(text.prose).language,
        tuple(_figure_key(f, start) for f in figures_in(text, span)),
        tuple(_date_key(d, start) for d in dates_in(text, span)),
    )


def _figure_key(f: Figure, start: int) -> Hashable:
    spans = (s and (s.start - start, s.end - start) for s in (f.span, f.number, f.counts_span, f.of))
    return replace(f, span=_ANYWHERE, number=_ANYWHERE, counts_span=None, of=None), *spans


def _date_key(d: DateMention, start: int) -> Hashable:
    return replace(d, span=_ANYWHERE), d.span.start - start, d.span.end - start


def figures_in(text: AnnotatedText, span: Span) -> Sequence[Figure]:
    """Return the figures that overlap ``span``; annotations are in order of place."""
    figures = text.annotations.figures
    first = bisect_right(figures, span.start, key=lambda f: f.span.end)
    return figures[first : bisect_left(figures, span.end, key=lambda f: f.span.start)]


def dates_in(text: AnnotatedText, span: Span) -> Sequence[DateMention]:
    """Return the dates that overlap ``span``."""
    dates = text.annotations.dates
    first = bisect_right(dates, span.start, key=lambda d: d.span.end)
    return dates[first : bisect_left(dates, span.end, key=lambda d: d.span.start)]
