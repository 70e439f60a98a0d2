"""Where a figure stands: the words, names, events, days and places around it, in a form that two texts share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from srctrack.model.figure import Figure
from srctrack.model.mention import DateKind
from srctrack.model.prose import Prose
from srctrack.model.survey import Survey
from srctrack.model.text import Span
from srctrack.text.events import families
from srctrack.text.figures.languages import lexicon_for
from srctrack.text.stems import sound, stem

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLAUSE_ENDS = re.compile(
    r"[;:—–()]|,\s+(?:and|but|while|whereas|which|who|where|а|но|и|и|що|але|und|aber|während|mais|et|tandis|y|pero)\s|\s(?:while|whereas|against)\s"
)
_FUNCTION_WORDS = frozenset(
    """the a an of in on at by for to from with and or but as is are was were be been has have had it its that this those these he she they his her their who which
    not no will would can could may than then there into about over after before more most some any all also said says say according reported when while
    i you we us our your him them what where how if so such only other out up down between during since until under through per
    в на и с по что не из за к от для это как его её их он она они было были был быть или то у о об при же но также а до после более около тыс млн млрд года году
    у на та і й з за що не до від для це як його її їх він вона вони було були був бути або то о об при же але також а після понад близько року
    der die das den dem des ein eine einer einem einen und oder in im am an auf aus bei mit nach von vor zu zum zur ist sind war waren wird werden hat haben sich auch
    nicht als für dass sie er es wie über unter durch um mehr rund
    le la les un une des du de d l et ou en dans sur au aux par pour avec que qui est sont été a ont il elle ils elles se sa son ses ce cette ces plus pas ne
    el los las una uno del y o en por para con que se su sus es son fue fueron ha han al lo más no como""".split()
)


_NO_NAMES = _FUNCTION_WORDS | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь""".split()
)
"""Capitalised words that name a day or month, which settings keep apart."""


@dataclass(frozen=True)
class Surroundings:
    """One sentence in comparable form. ``stems`` are its content words, ``names`` keys of its capitalised ones (see
    ``stems.sound``), ``months`` the months and ``weekdays`` the days of the week it names, ``years`` its years."""

    index: int
    span: Span
    stems: frozenset[str]
    names: frozenset[str]
    events: frozenset[str]
    months: frozenset[int]
    weekdays: frozenset[int]
    years: frozenset[int]
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Setting:
    """One figure and where it stands. ``nouns`` are stems of what it counts, the head last; ``clause`` the part of the sentence it
    stands in; ``near`` the stems right before and after it."""

    figure: Figure
    around: Surroundings
    nouns: tuple[str, ...]
    clause: Span
    events: frozenset[str]
    near: frozenset[str]

    @property
    def head(self) -> str | None:
        return self.nouns[-1] if self.nouns else None


@dataclass(frozen=True)
class Settings:
    """All of one prose."""

    prose: Prose
    survey: Survey
    sentences: tuple[Surroundings, ...]
    figures: tuple[Setting, ...]

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[int, ...]]:
        """The sentences in which each stem or name stands."""
        out: dict[str, list[int]] = {}
        for s in self.sentences:
            for key in s.stems:
                out.setdefault(key, []).append(s.index)
            for key in s.names:
                out.setdefault("@" + key, []).append(s.index)
        return {k: tuple(v) for k, v in out.items()}

    @cached_property
    def by_sentence(self) -> Mapping[int, tuple[Setting, ...]]:
        out: dict[int, list[Setting]] = {}
        for s in self.figures:
            out.setdefault(s.around.index, []).append(s)
        return {k: tuple(v) for k, v in out.items()}

    @cached_property
    def language(self) -> str:
        """The language its figures are read in."""
        return lexicon_for(self.prose).language


_kept: list[tuple[Survey, Settings]] = []
_KEPT = 12
"""How many surveys' settings are remembered: the draft under check and the sources it cites, for the rules that share them."""


def settings_of(prose: Prose, survey: Survey) -> Settings:
    """The settings of every figure of ``survey``, worked out once for the surveys in use."""
    for known, made in _kept:
        if known is survey:
            return made
    made = _settings(prose, survey)
    _kept.append((survey, made))
    del _kept[:-_KEPT]
    return made


def _settings(prose: Prose, survey: Survey) -> Settings:
    language = lexicon_for(prose).language
    by_sentence: dict[int, list[Figure]] = {}
    for f in survey.figures:
        index = survey.sentence_index(f.number.start)
        if index is not None:
            by_sentence.setdefault(index, []).append(f)
    sentences = tuple(
        _surroundings(prose, survey, language, i, span, tuple(by_sentence.get(i, ())))
        for i, span in enumerate(survey.sentences)
    )
    figures = tuple(_setting(prose, language, s, f) for s in sentences for f in s.figures)
    return Settings(prose, survey, sentences, figures)


def _surroundings(
    prose: Prose, survey: Survey, language: str, index: int, span: Span, figures: tuple[Figure, ...]
) -> Surroundings:
    text = span.of(prose.text)
    stems, names = _stems_and_names(text, language)
    months, weekdays, years = set(), set(), set()
    for d in survey.dates:
        if span.start <= d.span.start < span.end:
            if d.month:
                months.add(d.month)
            if d.weekday is not None:
                weekdays.add(d.weekday)
            if d.year and d.kind is not DateKind.RELATIVE and d.year_given:
                years.add(d.year)
    return Surroundings(
        index, span, stems, names, families(text), frozenset(months), frozenset(weekdays), frozenset(years), figures
    )


@lru_cache(maxsize=4096)
def _stems_and_names(text: str, language: str | None) -> tuple[frozenset[str], frozenset[str]]:
    stems, names = set(), set()
    first = True
    for m in _WORDS.finditer(text):
        word = m.group()
        low = word.lower()
        if word[0].isupper() and len(word) > 2 and low not in _NO_NAMES and (not first or language != "de"):
            names.add(sound(word.split("'")[0].split("’")[0]))
        first = False
        if len(low) > 2 and low not in _FUNCTION_WORDS:
            stems.add(stem(word, language))
    names.discard("")
    return frozenset(stems), frozenset(names)


def _setting(prose: Prose, language: str, around: Surroundings, figure: Figure) -> Setting:
    clause = clause_of(prose.text, around.span, figure.span)
    nouns: tuple[str, ...] = ()
    if figure.counts:
        nouns = tuple(
            stem(w.group(), language)
            for w in _WORDS.finditer(figure.counts)
            if w.group().lower() not in _FUNCTION_WORDS
        )
    near = _near(prose, language, around.span, figure)
    return Setting(figure, around, nouns, clause, families(clause.of(prose.text)), near)


def clause_of(text: str, sentence: Span, at: Span) -> Span:
    """The stretch of ``sentence`` between the signs of a new clause that holds ``at``."""
    start, end = sentence.start, sentence.end
    for m in _CLAUSE_ENDS.finditer(text, sentence.start, at.start):
        start = m.end()
    after = _CLAUSE_ENDS.search(text, at.end, sentence.end)
    if after:
        end = after.start()
    return Span(min(start, at.start), max(end, at.end))


_NEAR = 40
"""Code points on either side of a figure that tell it from its neighbours in one sentence."""


def _near(prose: Prose, language: str, sentence: Span, figure: Figure) -> frozenset[str]:
    start = max(sentence.start, figure.span.start - _NEAR)
    end = min(sentence.end, figure.span.end + _NEAR)
    words = [*_WORDS.finditer(prose.text, start, figure.span.start)][-4:] + [
        *_WORDS.finditer(prose.text, figure.span.end, end)
    ][:4]
    return frozenset(stem(m.group(), language) for m in words if m.group().lower() not in _FUNCTION_WORDS)
