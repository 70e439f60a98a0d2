"""Numbers that are no figures by themselves and are parts in a list: “Marlow 84, Dunmore 87”, “a lone independent”, “9-4”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.mentions import DateMention
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NAMED = pattern(r"(?<=[A-Za-z’'] )(\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)(?=[,.;:)\s](?!\d))")
_NAME = pattern(r"\b[A-Z][\w’'.-]*\s$")
_NO_NAME = pattern(
    r"\b(?:No\.?|Route|Highway|Road|Section|Article|Chapter|Page|Rule|Room|Flight|Act|Ward|District|Precinct|Unit|Apartment|Suite|Bus|Train|Line|Gate|Channel|Platform|Level|Grade|Class|Episode|Week|Game|Boeing|Airbus|"
    r"Area|Group|Proposition|Measure|Amendment|Title|Phase|Version|Volume|Windows|Interstate|Exit|Mile|Pier|Bill|Form|Type|Part|Season|Day|Round|Stage|Division|Lot|Block|Resolution|Catch|Apollo|January|February|March|April|May|"
    r"June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?|In|By|Of|Since|The|At|On|From|To)\s$"
)
_LONE = pattern(
    r"(?:(?<=\band )|(?<=\bplus )|(?<=\bwith )|(?<=, ))(?:a|the|one) (?:lone|single|sole|solitary)(?=\s+[a-z])", re.I
)
_AND_ONE = pattern(
    r"(?<=[,:;] )one(?=\s+(?:by|in|from|to|on|at|for|with|is|was|has|went|goes)\b)|(?<=\band )one(?=\s+(?:by|in|from|to|on|at|for|with|is|was|has|went|goes)\b)",
    re.I,
)
_AND_A_HALF = pattern(r"\b(?:an?|one) (hour|year|week|month|mile|minute|day) and a (half|quarter)\b", re.I)
_RACE = pattern(r"\b(?:seconds?|faster|slower|quicker|fastest|lap|finish\w*|race|record|clock\w*)\b", re.I)
_LAP = pattern(r"(?<![\d:.])(\d{1,2}):([0-5]\d(?:\.\d+)?)(?![\d:]|\s*[ap]\.?m)")
_VOTE = pattern(
    r"\b(?:vot\w+|adopt\w*|approv\w+|reject\w*|pass\w*|fail\w*|council|board|commission\w*|committee|panel|senate|house|jury|ratif\w+|endors\w+|defeat\w*|abstain\w*|abstention\w*)\b",
    re.I,
)


def loose_numbers(
    text: str, sentence: Span, figures: Sequence[Figure], dates: Sequence[DateMention]
) -> Iterator[Figure]:
    """Return the numbers of a sentence that only a list makes figures of, in order of kind."""
    words = sentence.of(text)
    taken = [f.span for f in figures] + [d.span for d in dates if not d.text.isalpha()]
    for m in _NAMED.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, m.start() - 20) : m.start()]
        span = Span(m.start(), m.end())
        if _NAME.search(before) and not _NO_NAME.search(before) and not any(span.overlaps(s) for s in taken):
            yield _figure(text, span, float(m[1].replace(",", "")))
    for m in _LONE.finditer(text, sentence.start, sentence.end):
        span = Span(m.start(), m.end())
        if not any(span.overlaps(s) for s in taken):
            yield _figure(text, span, 1.0)
    for m in _AND_ONE.finditer(text, sentence.start, sentence.end):
        span = Span(m.start(), m.end())
        if not any(span.overlaps(s) for s in taken):
            yield _figure(text, span, 1.0)
    for m in _AND_A_HALF.finditer(text, sentence.start, sentence.end):
        span = Span(m.start(), m.end())
        value = 1.5 if m[2].lower() == "half" else 1.25
        unit = "mi" if m[1].lower() == "mile" else m[1].lower()
        yield Figure(
            span,
            span,
            span.of(text),
            value,
            value,
            unit,
            None,
            Approximation.EXACT,
            kind=FigureKind.MEASURE,
            value=value,
        )
    if _RACE.search(words):
        for m in _LAP.finditer(text, sentence.start, sentence.end):
            seconds = 60.0 * int(m[1]) + float(m[2])
            span = Span(m.start(), m.end())
            yield replace(_figure(text, span, seconds), unit="second", kind=FigureKind.MEASURE)
    if _VOTE.search(words):
        for f in figures:
            if f.kind is FigureKind.SCORE and sentence.contains(f.span) and f.value is not None:
                yield _figure(text, f.span, float(f.value))


def _figure(text: str, span: Span, value: float) -> Figure:
    return Figure(span, span, span.of(text), value, value, None, None, Approximation.EXACT, value=value)
