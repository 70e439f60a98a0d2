"""The ages of people, by their names: “Julen Ochoa, 39”, “52-летний Щепотьев”, “Maren Holt (41)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.compare.word_keys import Word, words_of
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.figure import Figure, FigureKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

OLDEST = 115
REACH = 80
"""Code points beside a figure in which the name of its person is looked for."""
MAX_BIRTHDAYS = 1
"""Years by which two ages of one person may differ: a birthday may lie between draft and page."""
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ĂĄĆČĎĐĒĘĚĞĢĪĮŁŃŇŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁЄІЇҐ]"
_NAME = rf"{_CAPITAL}[\w’'-]+(?:\s+(?:{_CAPITAL}[\w’'-]+|(?:de|da|di|du|van|von|del|la)\s+(?={_CAPITAL}))){{0,3}}"
_BEFORE = pattern(
    rf"({_NAME})\s*(?:,\s*|\(\s*|\s(?:is|was|ist|war|est|était|tiene|tenía)\s)(?:de\s|d[’']|aged\s|âgée?\sde\s|now\s|then\s)?\Z"
)
_DATIVE = pattern(rf"({_NAME})\s\Z")
"""“Щепотьеву 52 года”: the name in the dative right before its age."""
_BEHIND = pattern(rf"\s+(?:(?:[a-zà-öø-ÿа-яёєіїґ][\w’'-]*)\s+){{0,4}}?({_NAME})")
_ADJECTIVE = pattern(r"[-\s]years?[-\s]old|летн|річн|jährig", re.I)
_YEARS = pattern(r"\d+\s(?:años|ans|anni|лет|год|года|років|роки|рік)", re.I)
_SLAVIC = pattern(r"(?:лет|год|года|років|роки|рік)\Z", re.I)
_ENDS = pattern(r"\s*(?:[,);.:]|\Z)")


@dataclass(frozen=True, slots=True)
class Age:
    """``figure`` is the age of the person whose name is ``name``, given name first; ``span`` is the name's."""

    figure: Figure
    name: tuple[Word, ...]
    span: Span

    def is_of(self, other: Age) -> bool:
        """Whether both are ages of one person: one family name, and one given name where both have it."""
        if not self.name[-1].meets(other.name[-1]):
            return False
        given, others = self.name[:-1], other.name[:-1]
        return not given or not others or any(one.meets(two) for one in given for two in others)

    def differs(self, other: Age) -> bool:
        """Whether no birthday explains the difference of two ages."""
        return abs((self.figure.value or 0) - (other.figure.value or 0)) > MAX_BIRTHDAYS


@derived
def ages_of(text: AnnotatedText) -> tuple[Age, ...]:
    """Return the ages in ``text`` whose person is named right beside them, in order."""
    return tuple(_ages(text))


def _ages(text: AnnotatedText) -> Iterator[Age]:
    for figure in text.annotations.figures:
        if figure.value is None or figure.low != figure.high or not 0 < figure.value <= OLDEST or figure.unit != "year":
            continue
        sentence = text.annotations.sentence_at(figure.span.start)
        if sentence is None:
            continue
        at = _name_beside(text.prose.text, figure, sentence)
        name = () if at is None else tuple(w for w in words_of(text, at) if w.content and w.text[0].isupper())
        if at is not None and name:
            yield Age(figure, name, at)


def _name_beside(text: str, figure: Figure, sentence: Span) -> Span | None:
    """Where the name of the person is whose age a figure tells; None where no name is beside it."""
    start, end = max(sentence.start, figure.span.start - REACH), min(sentence.end, figure.span.end + REACH)
    told = figure.span.of(text)
    if _ADJECTIVE.search(told):
        m = _BEHIND.match(text, figure.span.end, end)
        return Span(*m.span(1)) if m else None
    if figure.kind is FigureKind.MEASURE and not _YEARS.fullmatch(told):
        return None
    if figure.kind not in (FigureKind.AGE, FigureKind.MEASURE):
        return None
    before = text[start : figure.span.start]
    m = _BEFORE.search(before)
    if m is not None and (figure.kind is FigureKind.AGE or _ENDS.match(text, figure.span.end)):
        return Span(start + m.start(1), start + m.end(1))
    m = _DATIVE.search(before) if _SLAVIC.search(told) else None
    return Span(start + m.start(1), start + m.end(1)) if m else None
