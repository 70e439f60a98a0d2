"""Durations and ages: two moments and the time that is said to lie between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from srctrack.compare.arithmetic.ages import find_ages
from srctrack.compare.arithmetic.clock_times import find_clock_times
from srctrack.compare.arithmetic.durations import Window, find_durations
from srctrack.compare.arithmetic.moments import moments
from srctrack.compare.arithmetic.relation import Calculation
from srctrack.compare.arithmetic.stretches import stretches
from srctrack.model.annotations import Annotations
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

MAX_TWO = 420
"""Code points of two sentences that are read together."""
_UNBROKEN = pattern(r"\bwithout (?:a |any |one )?(?:break|interruption|pause)s?\b", re.I)
_NUMBER = pattern(r"\d")


def find_spans(prose: Prose, annotations: Annotations, today: datetime.date | None) -> Iterator[Calculation]:
    """Every duration and age with the moments it is said to come from, whether it fits or not."""
    previous: Span | None = None
    for sentence in annotations.sentences:
        if _NUMBER.search(sentence.of(prose.text)):
            yield from _of(_window(prose.text, annotations, sentence, today, two=False), today)
        if previous is not None and "\n\n" not in prose.text[previous.end : sentence.start]:
            both = Span(previous.start, sentence.end)
            if both.end - both.start <= MAX_TWO and _NUMBER.search(both.of(prose.text)):
                yield from _of(_window(prose.text, annotations, both, today, two=True), today)
        previous = sentence


def _of(window: Window, today: datetime.date | None) -> Iterator[Calculation]:
    yield from find_clock_times(window.words, window.base, two=window.two)
    yield from find_ages(window.words, window.base, today)
    yield from find_durations(window, today)


def _window(text: str, annotations: Annotations, at: Span, today: datetime.date | None, *, two: bool) -> Window:
    words = _UNBROKEN.sub(lambda m: " " * len(m[0]), at.of(text))
    found = tuple(moments(annotations.dates, at, text, today))
    return Window(words, at.start, found, tuple(stretches(words, at.start)), two)
