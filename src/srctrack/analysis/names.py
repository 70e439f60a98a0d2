"""The names of a draft that are doubted, each once, by the strongest thing that speaks against it.

N101, N102 and N107 each tell their own share, so that one place never gets two findings for one slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.attribution import outlet_index
from srctrack.analysis.statements import sources_of_sentence
from srctrack.compare.names.foreign_script import Originals, originals
from srctrack.compare.names.forms import FormPlace, NameForm, NameForms, comparable, name_forms
from srctrack.compare.names.misspellings import (
    ENOUGH,
    ENOUGH_AGAINST,
    SAME_NEIGHBOUR,
    SURE,
    MisspellingCandidate,
    find_misspellings,
    find_misspellings_against,
    is_unknown,
    typo_parts,
)
from srctrack.compare.names.outlet_misspellings import find_outlet_misspellings
from srctrack.compare.names.transliteration_errors import find_transliteration_errors
from srctrack.compare.names.typos import typo_between
from srctrack.compare.names.variants import accepted_variants
from srctrack.compare.sentence_similarity import sentences_of
from srctrack.compare.verbatim_words import word_in_its_place
from srctrack.language.normalize import strip_marks
from srctrack.language.spelling_variants import american
from srctrack.language.word_lists import is_word
from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

SOURCE_AGREES = 1.0
"""A cited source writes the other form and not this one."""
SAME_SENTENCE = 2.0
"""The draft's sentence is the source's, word for word, but for this one."""
LISTED_OUTLET = 0.8
"""The other form is a known outlet's name."""


class DoubtOrigin(StrEnum):
    """What speaks against a form: the draft itself, a source, a source in another script, or the outlets that are known."""

    DRAFT = "draft"
    SOURCE = "source"
    ORIGINAL = "original"
    OUTLETS = "outlets"


@dataclass(frozen=True)
class SuspectName:
    """A form of the draft, its places, what it is held to be a slip of, and where that stands."""

    against: DoubtOrigin
    text: str
    spans: tuple[Span, ...]
    right: str
    why: tuple[tuple[str, float], ...]
    right_spans: tuple[Span, ...] = ()
    in_sources: tuple[tuple[SourceDocument, Span], ...] = ()
    listed: str | None = None
    original: str | None = None
    tie: bool = False

    @property
    def confidence(self) -> Confidence:
        score = sum(worth for _, worth in self.why)
        if self.tie and self.against is DoubtOrigin.DRAFT and not self.in_sources:
            return Confidence.MEDIUM
        return Confidence.HIGH if score >= SURE else Confidence.MEDIUM


@derived
def suspect_names(analysis: Analysis) -> tuple[SuspectName, ...]:
    """Return every suspect name of the draft in order of place; no form twice."""
    return tuple(sorted(_suspects(analysis), key=lambda d: d.spans[0]))


def _suspects(analysis: Analysis) -> Iterator[SuspectName]:
    draft, evidence = analysis.draft, analysis.evidence
    forms = name_forms(draft)
    left_alone = _left_alone(evidence)
    told: set[str] = set()
    pairs: set[frozenset[str]] = set()
    for one in (
        *_within_draft(draft, evidence, forms),
        *_against_sources(analysis, forms),
        *_against_originals(analysis, forms),
        *_against_outlets(draft, evidence),
    ):
        if one.text in told or one.text in left_alone or any(w in told for w in one.text.split()):
            continue
        if frozenset((one.text, one.right)) in pairs:
            continue
        told.add(one.text)
        pairs.add(frozenset((one.text, one.right)))
        yield one


def _left_alone(evidence: Evidence) -> frozenset[str]:
    """Words of forms that the newsroom's list never wants flagged, and its preferred forms."""
    forms = (f for n in evidence.house_names for f in (n.preferred, *n.allowed))
    return frozenset(word for form in forms for word in (form, *form.split()))


def _within_draft(draft: Draft, evidence: Evidence, forms: NameForms) -> Iterator[SuspectName]:
    index = outlet_index(evidence.outlets)
    sources = [(read, name_forms(read)) for read in evidence.sources.values()]
    least = ENOUGH - (SOURCE_AGREES + 2 * SAME_NEIGHBOUR if sources else 0) - LISTED_OUTLET
    trusted_forms = frozenset(
        form for form in forms.forms if any(_spells(names, form) for _, names in sources) or index.named(form)
    )
    held = [found for read in evidence.sources.values() if (found := originals(read))]

    def company_elsewhere(form: str) -> frozenset[str]:
        return frozenset(n for _, names in sources if form in names.forms for n in names.forms[form].neighbours)

    for doubt in find_misspellings(draft.prose.text, forms, least, trusted_forms, company_elsewhere):
        if accepted_variants(doubt.suspect.text, doubt.right.text):
            continue  # for N104
        suspect, other = _by_originals(doubt.suspect, doubt.right, held)
        right = other.text
        spans = tuple(p.span for p in suspect.places if not p.in_quote)
        if not spans:
            continue
        why = list(doubt.why)
        for _, names in sources:
            if right in names.forms and suspect is doubt.suspect:
                why = list(doubt.with_company_of(names.forms[right]))
        if any(one.is_valid_transliteration(right) for one in held):
            why.append(("the other is fair to the original", SOURCE_AGREES))
        written = tuple((read, names.forms[right].places[0].span) for read, names in sources if right in names.forms)
        if written:
            why.append(("the source writes the other", SOURCE_AGREES))
        known = index.named(right)
        if known:
            why.append(("the other is a known outlet", LISTED_OUTLET))
        if sum(worth for _, worth in why) < ENOUGH:
            continue
        yield SuspectName(
            DoubtOrigin.DRAFT,
            suspect.text,
            spans,
            right,
            tuple(why),
            tuple(p.span for p in other.places),
            written,
            known.listed if known else None,
            tie=doubt.tie and not written and not known,
        )


def _by_originals(suspect: NameForm, right: NameForm, held: list[Originals]) -> tuple[NameForm, NameForm]:
    """The two forms with the one first that is unfair to the originals, where only one is."""
    if any(one.is_valid_transliteration(suspect.text) for one in held) and not any(
        one.is_valid_transliteration(right.text) for one in held
    ):
        return right, suspect
    return suspect, right


def _beside_article(evidence: Evidence, form: str) -> bool:
    """Whether a source has the form outside the article as it is now: in its title, a caption, an earlier version. Names in
    other letters than English ones may be declined there."""
    word = re.compile(rf"(?<!\w){re.escape(form)}" + (r"(?:[’']?s)?(?!\w)" if form.isascii() else ""))
    return any(
        form in text and word.search(text)  # nearly all texts lack the letters, and that is found at once
        for read in evidence.sources.values()
        for text in (read.source.title or "", read.page_text, *(p.text for p in read.earlier))
    )


def _spells(names: NameForms, form: str) -> bool:
    return strip_marks(form.lower()) in names.spelled


def _against_sources(analysis: Analysis, forms: NameForms) -> Iterator[SuspectName]:
    draft, evidence = analysis.draft, analysis.evidence
    if not evidence.sources:
        return
    sources = {key: name_forms(read) for key, read in evidence.sources.items()}
    publishing = _publishing(evidence)
    for form in forms.forms.values():
        if form.text in publishing:
            continue
        places = [p for p in form.places if not p.in_quote]
        if not places or any(_spells(names, form.text) for names in sources.values()):
            continue
        keys = dict.fromkeys(read.key for p in places for read in sources_of_sentence(analysis, p.sentence))
        leaned = bool(keys)
        best: tuple[MisspellingCandidate, str] | None = None
        for key in keys or sources:
            for doubt in find_misspellings_against(draft.prose.text, forms, form, sources[key], leaned):
                if _is_accepted_variant(form.text, doubt.right.text) or _beside_article(evidence, form.text):
                    continue
                if best is None or doubt.score > best[0].score:
                    best = (doubt, key)
        if best:
            doubt, key = best
            spans = tuple(p.span for p in places)
            written = ((evidence.sources[key], doubt.right.places[0].span),)
            yield SuspectName(DoubtOrigin.SOURCE, form.text, spans, doubt.right.text, doubt.why, (), written)
        elif not _beside_article(evidence, form.text):
            yield from _against_sentence(analysis, form, places)


def _against_sentence(analysis: Analysis, form: NameForm, places: list[FormPlace]) -> Iterator[SuspectName]:
    """A form in a sentence that is the cited source's but for that word, which is there one slip from it."""
    draft = analysis.draft
    for place in places:
        if place.after and not is_unknown(form.text):
            continue  # a given name: N106 tells of another one
        for read in sources_of_sentence(analysis, place.sentence):
            sentence = draft.annotations.sentences[place.sentence]
            index = sentences_of(read)
            at = word_in_its_place(draft.prose, sentence, place.span, read.prose, index)
            right = at.of(read.prose.text) if at else ""
            slip = typo_between(form.text, right) if right[:1].isupper() else None
            if at and slip and not _other_name(form.text, right):
                why = (*typo_parts(slip, form.text, right), ("the rest of the sentence is the source's", SAME_SENTENCE))
                yield SuspectName(DoubtOrigin.SOURCE, form.text, (place.span,), right, why, (), ((read, at),))
                return


def _publishing(evidence: Evidence) -> frozenset[str]:
    """Words of the names of those who wrote and published what the library holds; an article seldom names them itself."""
    writers = (name for read in evidence.sources.values() for name in read.source.authors)
    return frozenset(word for name in (*writers, *evidence.stored_outlets) for word in name.split())


def _other_name(one: str, other: str) -> bool:
    """Whether two words a slip apart may both be right: everyday words, and fair variants."""
    return (is_word(one) and is_word(other)) or _is_accepted_variant(one, other)


def _is_accepted_variant(one: str, other: str) -> bool:
    """Whether two spellings are one name's in two transliterations, or one word's in two countries (Centre, Center)."""
    return accepted_variants(one, other) or american(one.lower()) == american(other.lower())


def _against_originals(analysis: Analysis, forms: NameForms) -> Iterator[SuspectName]:
    evidence = analysis.evidence
    held = {key: found for key, read in evidence.sources.items() if (found := originals(read))}
    if not held:
        return
    latin = [name_forms(read) for key, read in evidence.sources.items() if key not in held]
    for form in forms.forms.values():
        places = [p for p in form.places if not p.in_quote]
        if not places or not comparable(form.text) or any(_spells(names, form.text) for names in latin):
            continue
        if any(one.is_valid_transliteration(form.text) for one in held.values()):
            continue
        leaned = {read.key for p in places for read in sources_of_sentence(analysis, p.sentence)} & set(held)
        doubts = (
            (doubt, key)
            for key in (leaned or held)
            for doubt in find_transliteration_errors(forms, form, held[key], bool(leaned))
        )
        best = max(doubts, key=lambda pair: pair[0].score, default=None)
        if best and best[0].score >= ENOUGH_AGAINST and not _beside_article(evidence, form.text):
            doubt, key = best
            yield SuspectName(
                DoubtOrigin.ORIGINAL,
                form.text,
                tuple(p.span for p in places),
                doubt.spelled,
                doubt.why,
                in_sources=((evidence.sources[key], doubt.original.span),),
                original=doubt.original.text,
            )


def _against_outlets(draft: Draft, evidence: Evidence) -> Iterator[SuspectName]:
    index = outlet_index(evidence.outlets)
    for slip in find_outlet_misspellings(draft.prose, draft.annotations, index, evidence.stored_outlets):
        yield SuspectName(DoubtOrigin.OUTLETS, slip.text, (slip.span,), slip.right, slip.why, listed=slip.listed)


def suspects_from(analysis: Analysis, origin: DoubtOrigin) -> Iterable[SuspectName]:
    """Return the suspect names of one origin."""
    return (d for d in suspect_names(analysis) if d.against is origin)
