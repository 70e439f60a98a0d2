"""Comparisons that give no number: “much higher”, “a record”, “far more”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.model.annotations import Annotations
from srctrack.model.prose import BlockKind, Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_DEGREE = r"(?:much|far|significantly|considerably|substantially|dramatically|sharply|markedly|vastly|many times|a lot|way|even|notably|somewhat)"
_SIZE = r"(?:higher|lower|larger|greater|bigger|smaller|more numerous)"
_COMPARATIVE = pattern(
    rf"\b(?P<much>{_DEGREE}\s+{_SIZE})\b|"
    rf"\b(?P<more>(?:many|far|significantly|considerably|substantially)\s+(?:more|fewer)\s+(?:[^\W\d_]+\s)?[^\W\d_]+s)\b|"
    r"\b(?P<record>(?:a\s+|the\s+)?record(?:-breaking|-high)?\s+(?:number|amount|sum|total|level|high|low|figure)s?)\b|"
    r"\b(?P<unheard>(?:an?\s+)?unprecedented\s+(?:number|amount|sum|level)s?)\b",
    re.I,
)
_OF_NUMBER = pattern(
    r"\b(?:the|their|its|this|that|actual|real|true|total|overall|official)\s+(?:actual\s+|real\s+|true\s+|total\s+)?"
    r"(?P<what>numbers?|figures?|toll|total|count|tally|sum|scale)\b[^.;,“”\"]{0,60}?\b(?:was|is|were|are|may be|could be|might be|has been|had been)\s+"
    r"(?:in fact\s+|actually\s+|in reality\s+|likely\s+|probably\s+)?[“\"]?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Comparative:
    """Words that say “more” or “less” without a number. ``of_number`` tells that the words speak of a number told before (“the number was
    much higher”); ``subject`` covers these words too. ``upward`` is None where the direction is not said."""

    span: Span
    subject: Span
    of_number: bool
    upward: bool | None


def find_comparatives(prose: Prose, annotations: Annotations) -> Iterator[Comparative]:
    """Comparisons of amount in whose sentence no figure stands."""
    for sentence in _worth_reading(prose.text, annotations):
        yield from _in_sentence(prose, annotations, sentence)


_HINTS = (
    "higher",
    "lower",
    "larger",
    "greater",
    "bigger",
    "smaller",
    "numerous",
    "more",
    "fewer",
    "record",
    "unprecedented",
)


def _worth_reading(text: str, annotations: Annotations) -> list[Span]:
    """The sentences with one of the words and no figure; looked for word by word since that is the fastest search there is."""
    low = text.lower()
    if len(low) != len(text):
        low = text
    found: set[int] = set()
    for hint in _HINTS:
        at = low.find(hint)
        while at >= 0:
            index = annotations.sentence_index(at)
            if index is not None:
                found.add(index)
            at = low.find(hint, at + 1)
    counted = {annotations.sentence_index(f.span.start) for f in annotations.figures}
    return [annotations.sentences[i] for i in sorted(found) if i not in counted]


def _in_sentence(prose: Prose, annotations: Annotations, sentence: Span) -> Iterator[Comparative]:
    for m in _COMPARATIVE.finditer(prose.text, sentence.start, sentence.end):
        block = prose.block_at(m.start())
        if block is not None and block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
            continue
        quote = next((q for q in annotations.quotes if q.outer.overlaps(Span(m.start(), m.end()))), None)
        if quote is not None and len(quote.text.split()) > _FEW_WORDS:
            continue
        before = _OF_NUMBER.search(prose.text, sentence.start, m.start())
        subject = Span(before.start() if before else m.start(), m.end())
        low = m.group().lower()
        up = (
            True
            if re.search(r"higher|larger|greater|bigger|more", low)
            else False
            if re.search(r"lower|smaller|fewer", low)
            else None
        )
        yield Comparative(Span(m.start(), m.end()), subject, bool(before and m.group("much")), up)


_FEW_WORDS = 4
"""Words a quotation may have to be the writer's borrowed word and not somebody's sentence."""
