"""A person with another given name than on the page that the statement rests on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.analysis.alignment import align
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.beside import pages_for
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.analysis.quotations import FOUND, quotation_checks
from srctrack.compare.names.foreign_script import fair_pair
from srctrack.compare.names.forms import name_forms
from srctrack.compare.names.nicknames import is_given, may_be_one
from srctrack.compare.names.typos import typo_between
from srctrack.compare.word_index import agreement, word_index
from srctrack.compare.word_keys import words_of
from srctrack.language.kinship import KIN
from srctrack.language.name_words import CALENDAR, TITLES
from srctrack.language.normalize import strip_marks
from srctrack.language.transliteration import script_language, spellings
from srctrack.language.word_lists import is_word
from srctrack.model.finding import Confidence
from srctrack.model.mentions import NameMention
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern

_LATIN = pattern(r"[A-Za-zÀ-ɏ'’\-]+")
MIN_NAME = 3
"""Letters from which a word may be a given name: shorter ones are initials."""
MIN_QUOTED = 4
"""Words of a quotation from which it binds the name of who is said to have spoken them."""
MIN_FAMILY = 6
"""Letters of a family name from which two people of a draft and of a foreign page that it rests on seldom share it."""
MIN_SCORE = 0.2
"""Score of an alignment from which a sentence of the page may say what the draft's sentence says."""
MIN_WORDS = 2
"""Words besides the name that the two sentences must have in common."""
MIN_SCORE_UNSURE = 0.4
"""The same, where neither name is known to be a given name."""


@dataclass(frozen=True, slots=True)
class Person:
    """A given and a family name as they are written, and where."""

    given: str
    family: str
    span: Span


def changed_given_names(analysis: Analysis) -> Iterator[Difference]:
    """Yield the people of the draft whom the page that the sentence rests on knows under one other given name only."""
    draft = analysis.draft
    for mention in draft.annotations.names:
        if mention.in_quote or draft.annotations.in_quotation(mention.span):
            continue
        person = _person(mention)
        if person is None or _known(analysis, person):
            continue
        sentence = draft.annotations.sentence_at(mention.span.start) or mention.span
        quoting = _quoting(analysis, mention.span)
        pages = pages_for(analysis, mention.span) or pages_for(analysis, sentence)
        if not (quoting or pages) or KIN.search(sentence.of(draft.prose.text)):
            continue
        for source in (*quoting, *pages):
            there = _one_other(person, source)
            if there is None:
                continue
            written = there.of(source.prose.text)
            if script_language(written, None) is not None and not _is_known(written, source):
                continue  # “Джек” is how the page's alphabet writes Jack
            if (
                source in quoting
                or _in_another_language(analysis, person, sentence, source, there)
                or _aligned(analysis, person, sentence, source, there)
            ):
                confidence = Confidence.HIGH if source in quoting else Confidence.MEDIUM
                yield Difference(Slot.GIVEN_NAME, person.span, there, source, confidence)
                break


def _person(mention: NameMention) -> Person | None:
    words = list(_LATIN.finditer(mention.text))
    while words and (words[0].group().lower().rstrip(".") in TITLES or words[0].group() in CALENDAR):
        words = words[1:]
    if len(words) != 2:
        return None
    given, family = (w.group() for w in words)
    if min(len(given), len(family)) < MIN_NAME or not (given[0].isupper() and family[0].isupper()):
        return None
    if given.isupper() or family.isupper() or (is_word(given) and not is_given(given)) or is_word(family.lower()):
        return None
    start = mention.span.start
    return Person(given, family, Span(start + words[0].start(), start + words[1].end()))


def _known(analysis: Analysis, person: Person) -> bool:
    """Whether a cited page has the given name in some fair spelling, alone or before this family name."""
    for source in analysis.evidence.sources.values():
        names = name_forms(source)
        for form in names.forms.values():
            if not _same(person.given, form.text, names.language):
                continue
            if any(p.after is None or _fair(person.family, p.after, names.language) for p in form.places):
                return True
    return False


def _one_other(person: Person, source: SourceDocument) -> Span | None:
    """The place of the one other given name that the page puts before the family name; None where it has none or several."""
    names = name_forms(source)
    found: dict[str, Span] = {}
    for form in names.forms.values():
        if not _fair(person.family, form.text, names.language):
            continue
        for place in form.places:
            given = place.before
            if given is None or given.lower() in TITLES or len(given) < MIN_NAME:
                continue
            if _fair(person.given, given, names.language) or _may_be_one(person.given, given, names.language):
                return None
            found.setdefault(given, Span(place.span.start - len(given) - 1, place.span.end))
    if len(found) != 1:
        return None
    return next(iter(found.values()))


def _is_known(name: str, source: SourceDocument) -> bool:
    """Whether the first word of a name, spelled out in Latin letters, is a given name that many bear."""
    given = name.partition(" ")[0]
    if script_language(given, None) is None:
        return is_given(given)
    return any(is_given(form) for form in spellings(given, word_index(source).language))


def _may_be_one(latin: str, other: str, language: str | None) -> bool:
    """Whether two given names may be one person's. One in another script is spelled out in Latin letters first, since a
    name has short forms and forms of other languages there too: “Anna” for «Ганна»."""
    if may_be_one(latin, other) or script_language(other, None) is None:
        return may_be_one(latin, other)
    plain = unicodedata.normalize("NFC", other)
    forms = {f for word in (plain, plain.replace("ё", "е")) for f in spellings(word, language or "ru")}
    return any(may_be_one(latin, f) or typo_between(latin, f, MIN_NAME) is not None for f in forms)


def _same(latin: str, other: str, language: str | None) -> bool:
    """Whether two words are one name, marks and script aside."""
    if script_language(other, None) is None:
        return strip_marks(latin).lower() == strip_marks(other).lower()
    return fair_pair(latin, other, language or "ru")


def _fair(latin: str, other: str, language: str | None) -> bool:
    if _same(latin, other, language):
        return True
    return script_language(other, None) is None and latin[0] == other[0] and may_be_one(latin, other)


def _quoting(analysis: Analysis, at: Span) -> tuple[SourceDocument, ...]:
    """The pages that have the words quoted in the sentence at ``at``."""
    sentence = analysis.draft.annotations.sentence_index(at.start)
    return tuple(
        check.best.read
        for check in quotation_checks(analysis)
        if check.sentence == sentence and check.best is not None and check.kind in FOUND and check.words >= MIN_QUOTED
    )


def _sure(person: Person, other: str) -> bool:
    """Whether both names are surely people's."""
    return is_given(person.given) or is_given(other.partition(" ")[0])


def _in_another_language(
    analysis: Analysis, person: Person, sentence: Span, source: SourceDocument, there: Span
) -> bool:
    """Whether the page is in another language, whose sentences share little with the draft's but names, and its sentence
    with the other name is among the likest. Both given names must be known ones."""
    if word_index(source).language == word_index(analysis.draft).language or len(person.family) < MIN_FAMILY:
        return False
    if not is_given(person.given) or not _is_known(there.of(source.prose.text), source):
        return False
    return any(a.span.contains(there) for a in align(analysis.draft, sentence, source))


def _aligned(analysis: Analysis, person: Person, sentence: Span, source: SourceDocument, there: Span) -> bool:
    """Whether the page's sentence with the other name may say what the draft's sentence says."""
    least = MIN_SCORE if _sure(person, there.of(source.prose.text)) else MIN_SCORE_UNSURE
    if not any(a.score >= least and a.span.contains(there) for a in align(analysis.draft, sentence, source)):
        return False
    page = word_index(source)
    ours = words_of(analysis.draft, sentence)
    mine = [i for i, w in enumerate(ours) if person.span.contains(w.span)]
    at = next((k for k, w in enumerate(page.words) if w.span.end == there.end), None)
    if at is None or not mine or page.language != word_index(analysis.draft).language:
        return True
    return agreement(ours, mine[-1], page, at, frozenset(mine)).words >= MIN_WORDS
