"""A family name has a different given name in the source or elsewhere in the draft.

## What it flags

- “Tom Kaine”, where the cited source has only a “Tim Kaine” and no Tom
- any other given name, where the source makes the same statement in almost the same words, or where the sentence quotes from the page
- the given name of another person on the page, such as a sister
- within one draft, a given name that appears once, where the same family name otherwise has a given name one letter away

## Why it matters

A wrong given name is the name of somebody else, who may exist.

## Example

The Lantern says:

    Senator Tim Kaine carried the drum. Kaine is sixty.

Instead of:

    Senator Tom Kaine carried the drum ([The Lantern](https://lantern.example/parade)).

Write:

    Senator Tim Kaine carried the drum ([The Lantern](https://lantern.example/parade)).

## What it misses

Given names that differ by more than a letter, if the two sentences are not clearly the same statement. These are more
often two members of a family. Short forms (Bill, William) count as one name.

## False alarms

Brothers and sisters may have names one letter apart, and the source names only one of them. Within a draft, words for
family nearby, or both names in one sentence, keep the rule silent.

## Based on

Associated Press Stylebook, “names”. The comparison is srctrack's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.differences.difference import Slot
from srctrack.analysis.differences.meaning import differences_of
from srctrack.analysis.names import suspect_names
from srctrack.analysis.related_places import elsewhere_in_draft, in_source
from srctrack.analysis.statements import sources_of_sentence
from srctrack.compare.names.forms import NameForms, name_forms
from srctrack.compare.names.nicknames import is_given, may_be_one
from srctrack.compare.names.variants import OtherGivenName, other_given_names
from srctrack.compare.sentence_similarity import sentences_of, without_citation
from srctrack.language.kinship import KIN
from srctrack.language.word_lists import is_word
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, Related, Severity
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding


def check(analysis: Analysis) -> Iterator[Finding]:
    draft, evidence = analysis.draft, analysis.evidence
    names = name_forms(draft)
    told = {d.text for d in suspect_names(analysis)} | {d.right for d in suspect_names(analysis)}
    seen: set[tuple[str, str]] = set()
    found = (*_against_sources(evidence, names), *_in_their_sentence(analysis, names), *_within(draft, names))
    for other, related in found:
        if other.given in told or (other.family, other.given) in seen:
            continue
        seen.add((other.family, other.given))
        for at in other.places:
            place = names.forms[other.family].places[at]
            if place.in_quote:
                continue
            span = _full(draft, other, place.span)
            yield finding(
                RULE,
                draft,
                span,
                _message(other, related, evidence),
                expected=(f"{other.usual} {other.family}",),
                confidence=Confidence.MEDIUM,
                related=(related,),
                why=(("the same family name", 1.0), ("another given name", 1.0)),
            )
    for changed in differences_of(analysis, Slot.GIVEN_NAME):
        written = changed.at.of(draft.prose.text)
        given, _, family = written.rpartition(" ")
        if given in told or (family, given) in seen:
            continue
        there = changed.there.of(changed.source.prose.text)
        yield finding(
            RULE,
            draft,
            changed.at,
            f"The draft says “{written}”; {changed.source.source.name} says “{there}”.",
            expected=(there,),
            confidence=changed.confidence,
            related=(in_source(changed.source, changed.there, "the given name in the source"),),
        )


def _message(other: OtherGivenName, related: Related, evidence: Evidence) -> str:
    here, there = f"“{other.given} {other.family}”", f"“{other.usual} {other.family}”"
    if related.source is not None and related.source in evidence.sources:
        return f"The draft says {here}; {evidence.sources[related.source].source.name} says {there}."
    return f"The draft has {here} here and {there} elsewhere."


def _against_sources(evidence: Evidence, names: NameForms) -> Iterator[tuple[OtherGivenName, Related]]:
    held = {key: name_forms(read) for key, read in evidence.sources.items()}
    known = frozenset().union(*(source.words for source in held.values())) if held else frozenset()
    for key, source in held.items():
        for other in other_given_names(names, source, known):
            at = next(p.span for p in source.forms[other.family].places if p.before == other.usual)
            yield other, in_source(evidence.sources[key], at, "the given name in the source")


SAME_SENTENCE, MIN_WORDS = 0.75, 5
"""The share of a draft sentence's telling words, and how many of them, that the source's sentence has in common with it when the
two tell one thing."""


def _in_their_sentence(analysis: Analysis, names: NameForms) -> Iterator[tuple[OtherGivenName, Related]]:
    """Given names that the source never has, in a sentence that it tells of the same family name with another one."""
    draft, evidence = analysis.draft, analysis.evidence
    for family, form in names.forms.items():
        for at, place in enumerate(form.places):
            given = place.before
            if given is None or place.in_quote or not is_given(given):
                continue
            if any(given.lower() in name_forms(r).words for r in evidence.sources.values()):
                continue
            for read in sources_of_sentence(analysis, place.sentence):
                there = _told_there(draft, place.sentence, read, family)
                if len(there) == 1 and is_given(usual := next(iter(there))) and not may_be_one(given, usual):
                    shown = in_source(read, there[usual], "the given name in the source")
                    yield OtherGivenName(family, given, usual, (at,)), shown
                    break


def _told_there(draft: Draft, sentence: int, read: SourceDocument, family: str) -> dict[str, Span]:
    """The given names before ``family`` in the source's sentences that tell what the draft's tells."""
    form = name_forms(read).forms.get(family)
    words = without_citation(draft.annotations.sentences[sentence].of(draft.prose.text))
    if form is None or KIN.search(words):
        return {}
    most_similar = [
        like.sentence
        for like in sentences_of(read).like(words)
        if like.share >= SAME_SENTENCE and like.words >= MIN_WORDS
    ]
    return {p.before: p.span for p in form.places if p.before and p.sentence in most_similar}


def _within(draft: Draft, names: NameForms) -> Iterator[tuple[OtherGivenName, Related]]:
    for other in other_given_names(names, names, frozenset()):
        places = names.forms[other.family].places
        mine = [places[i] for i in other.places]
        theirs = [p for p in places if p.before == other.usual]
        if (
            is_word(other.family)
            or len(mine) != 1
            or len(theirs) <= 1
            or mine[0].sentence in {p.sentence for p in theirs}
        ):
            continue
        if KIN.search(draft.prose.text, max(0, mine[0].span.start - 200), mine[0].span.end + 200):
            continue
        yield other, elsewhere_in_draft(draft, theirs[0].span, "the given name elsewhere")


def _full(draft: Draft, other: OtherGivenName, family: Span) -> Span:
    start = draft.prose.text.rfind(other.given, max(0, family.start - len(other.given) - 20), family.start)
    return Span(start, family.end) if start >= 0 else family


RULE = Rule("N106", "changed-given-name", Severity.WARNING, check)
