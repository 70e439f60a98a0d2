"""Durations and ages: two moments and the time that is said to lie between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from srctrack.compare.arithmetic.ages import find_ages
from srctrack.compare.arithmetic.clock_times import find_clock_times
from srctrack.compare.arithmetic.durations import Window, find_durations
from srctrack.compare.arithmetic.moments import moments
from srctrack.compare.arithmetic.relation import Calculation
from srctrack.compare.arithmetic.stretches import stretches
from srctrack.compare.sentence_memory import of_sentence
from srctrack.model.annotations import Annotations
from srctrack.model.derived import AnnotatedText
from srctrack.model.text import Span
from srctrack.patterns import pattern

MAX_TWO = 420
"""Code points of two sentences that are read together."""
_UNBROKEN = pattern(r"\bwithout (?:a |any |one )?(?:break|interruption|pause)s?\b", re.I)
_NUMBER = pattern(r"\d")


def find_spans(text: AnnotatedText, today: datetime.date | None) -> Iterator[Calculation]:
    """Every duration and age with the moments it is said to come from, whether it fits or not."""
    words = text.prose.text
    previous: Span | None = None
    for sentence in text.annotations.sentences:
        if _NUMBER.search(sentence.of(words)):
            yield from of_sentence(_read, text, sentence, _moved, today, False)
        if previous is not None and "\n\n" not in words[previous.end : sentence.start]:
            both = Span(previous.start, sentence.end)
            if both.end - both.start <= MAX_TWO and _NUMBER.search(both.of(words)):
                yield from of_sentence(_read, text, both, _moved, today, True)
        previous = sentence


def _read(text: AnnotatedText, at: Span, today: datetime.date | None, two: bool) -> tuple[Calculation, ...]:
    window = _window(text.prose.text, text.annotations, at, today, two=two)
    clocks = find_clock_times(window.words, window.base, two=two)
    return (*clocks, *find_ages(window.words, window.base, today), *find_durations(window, today))


def _moved(found: tuple[Calculation, ...], by: int) -> tuple[Calculation, ...]:
    return tuple(replace(c, at=c.at.moved(by), terms=tuple(t.moved(by) for t in c.terms)) for c in found)


def _window(text: str, annotations: Annotations, at: Span, today: datetime.date | None, *, two: bool) -> Window:
    words = _UNBROKEN.sub(lambda m: " " * len(m[0]), at.of(text))
    found = tuple(moments(annotations.dates, at, text, today))
    return Window(words, at.start, found, tuple(stretches(words, at.start)), two)
