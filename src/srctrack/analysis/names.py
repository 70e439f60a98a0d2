"""The names of a draft that are doubted, each once, by the strongest thing that speaks against it.

N101, N102 and N107 each tell their own share, so that one place never gets two findings for one slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from srctrack.analysis.attribution import outlet_index
from srctrack.compare.names.foreign_script import Originals, originals
from srctrack.compare.names.forms import FormPlace, NameForm, NameForms, comparable, name_forms
from srctrack.compare.names.misspellings import (
    ENOUGH,
    ENOUGH_AGAINST,
    SAME_NEIGHBOUR,
    SURE,
    NameDoubt,
    doubts_against,
    doubts_within,
    is_unknown,
    slip_parts,
)
from srctrack.compare.names.outlet_misspellings import outlet_slips
from srctrack.compare.names.transliteration_errors import doubts_of_original
from srctrack.compare.names.typos import slip_between
from srctrack.compare.names.variants import accepted_variants
from srctrack.compare.sentence_similarity import sentences_of
from srctrack.compare.verbatim_words import word_in_its_place
from srctrack.language.normalize import strip_marks
from srctrack.language.spelling_variants import american
from srctrack.language.word_lists import is_word
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.finding import Confidence, Finding, FixSafety
from srctrack.model.source import ReadSource
from srctrack.model.text import Span
from srctrack.rules.base import Rule, finding, in_source, replace_words

SOURCE_AGREES = 1.0
"""A cited source writes the other form and not this one."""
SAME_SENTENCE = 2.0
"""The draft's sentence is the source's, word for word, but for this one."""
LISTED_OUTLET = 0.8
"""The other form is a known outlet's name."""


class Against(StrEnum):
    """What speaks against a form: the draft itself, a source, a source in another script, or the outlets that are known."""

    DRAFT = "draft"
    SOURCE = "source"
    ORIGINAL = "original"
    OUTLETS = "outlets"


@dataclass(frozen=True)
class DoubtedName:
    """A form of the draft, its places, what it is held to be a slip of, and where that stands."""

    against: Against
    text: str
    spans: tuple[Span, ...]
    right: str
    why: tuple[tuple[str, float], ...]
    right_spans: tuple[Span, ...] = ()
    in_sources: tuple[tuple[ReadSource, Span], ...] = ()
    listed: str | None = None
    original: str | None = None
    tie: bool = False

    @property
    def confidence(self) -> Confidence:
        score = sum(worth for _, worth in self.why)
        if self.tie and self.against is Against.DRAFT and not self.in_sources:
            return Confidence.MEDIUM
        return Confidence.HIGH if score >= SURE else Confidence.MEDIUM


class _Newest:
    """The doubts of the draft looked at last: several rules ask about one draft in turn."""

    asked: tuple[Draft, Evidence] | None = None
    doubted: tuple[DoubtedName, ...] = ()


def doubted_names(draft: Draft, evidence: Evidence) -> tuple[DoubtedName, ...]:
    """Every doubted name of ``draft`` in order of place; no form twice."""
    asked = _Newest.asked
    if asked is None or asked[0] is not draft or asked[1] is not evidence:
        _Newest.doubted = tuple(sorted(_doubted(draft, evidence), key=lambda d: d.spans[0]))
        _Newest.asked = (draft, evidence)
    return _Newest.doubted


def _doubted(draft: Draft, evidence: Evidence) -> Iterator[DoubtedName]:
    forms = name_forms(draft.prose, draft.survey)
    left_alone = _left_alone(evidence)
    told: set[str] = set()
    pairs: set[frozenset[str]] = set()
    for one in (
        *_within_draft(draft, evidence, forms),
        *_against_sources(draft, evidence, forms),
        *_against_originals(draft, evidence, forms),
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


def _within_draft(draft: Draft, evidence: Evidence, forms: NameForms) -> Iterator[DoubtedName]:
    index = outlet_index(evidence)
    sources = [(read, name_forms(read.prose, read.survey)) for read in evidence.sources.values()]
    least = ENOUGH - (SOURCE_AGREES + 2 * SAME_NEIGHBOUR if sources else 0) - LISTED_OUTLET
    vouched = frozenset(
        form for form in forms.forms if any(_spells(names, form) for _, names in sources) or index.named(form)
    )
    held = [found for read in evidence.sources.values() if (found := originals(read.prose))]
    for doubt in doubts_within(draft.prose.text, forms, least, vouched):
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
        if any(one.fair_to(right) for one in held):
            why.append(("the other is fair to the original", SOURCE_AGREES))
        written = tuple((read, names.forms[right].places[0].span) for read, names in sources if right in names.forms)
        if written:
            why.append(("the source writes the other", SOURCE_AGREES))
        known = index.named(right)
        if known:
            why.append(("the other is a known outlet", LISTED_OUTLET))
        if sum(worth for _, worth in why) < ENOUGH:
            continue
        yield DoubtedName(
            Against.DRAFT,
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
    if any(one.fair_to(suspect.text) for one in held) and not any(one.fair_to(right.text) for one in held):
        return right, suspect
    return suspect, right


def _beside_article(evidence: Evidence, form: str) -> bool:
    """Whether a source has the form outside the article as it is now: in its title, a caption, an earlier version."""
    return any(
        form in (read.source.title or "") or form in read.page_text or any(form in p.text for p in read.earlier)
        for read in evidence.sources.values()
    )


def _spells(names: NameForms, form: str) -> bool:
    return strip_marks(form.lower()) in names.spelled


def _against_sources(draft: Draft, evidence: Evidence, forms: NameForms) -> Iterator[DoubtedName]:
    if not evidence.sources:
        return
    sources = {key: name_forms(read.prose, read.survey) for key, read in evidence.sources.items()}
    publishing = _publishing(evidence)
    for form in forms.forms.values():
        if form.text in publishing:
            continue
        places = [p for p in form.places if not p.in_quote]
        if not places or any(_spells(names, form.text) for names in sources.values()):
            continue
        keys = dict.fromkeys(read.key for p in places for read in evidence.leaning_on(p.sentence))
        leaned = bool(keys)
        best: tuple[NameDoubt, str] | None = None
        for key in keys or sources:
            for doubt in doubts_against(draft.prose.text, forms, form, sources[key], leaned):
                if _fair_variant(form.text, doubt.right.text) or _beside_article(evidence, form.text):
                    continue
                if best is None or doubt.score > best[0].score:
                    best = (doubt, key)
        if best:
            doubt, key = best
            spans = tuple(p.span for p in places)
            written = ((evidence.sources[key], doubt.right.places[0].span),)
            yield DoubtedName(Against.SOURCE, form.text, spans, doubt.right.text, doubt.why, (), written)
        elif not _beside_article(evidence, form.text):
            yield from _against_sentence(draft, evidence, form, places)


def _against_sentence(
    draft: Draft, evidence: Evidence, form: NameForm, places: list[FormPlace]
) -> Iterator[DoubtedName]:
    """A form in a sentence that is the cited source's but for that word, which is there one slip from it."""
    for place in places:
        if place.after and not is_unknown(form.text):
            continue  # a given name: N106 tells of another one
        for read in evidence.leaning_on(place.sentence):
            sentence = draft.survey.sentences[place.sentence]
            index = sentences_of(read.prose, read.survey)
            at = word_in_its_place(draft.prose, sentence, place.span, read.prose, index)
            right = at.of(read.prose.text) if at else ""
            slip = slip_between(form.text, right) if right[:1].isupper() else None
            if at and slip and not _other_name(form.text, right):
                why = (*slip_parts(slip, form.text, right), ("the rest of the sentence is the source's", SAME_SENTENCE))
                yield DoubtedName(Against.SOURCE, form.text, (place.span,), right, why, (), ((read, at),))
                return


def _publishing(evidence: Evidence) -> frozenset[str]:
    """Words of the names of those who wrote and published what the library holds; an article seldom names them itself."""
    writers = (name for read in evidence.sources.values() for name in read.source.authors)
    return frozenset(word for name in (*writers, *evidence.stored_outlets) for word in name.split())


def _other_name(one: str, other: str) -> bool:
    """Whether two words a slip apart may both be right: everyday words, and fair variants."""
    return (is_word(one) and is_word(other)) or _fair_variant(one, other)


def _fair_variant(one: str, other: str) -> bool:
    """Whether two spellings are one name's in two transliterations, or one word's in two countries (Centre, Center)."""
    return accepted_variants(one, other) or american(one.lower()) == american(other.lower())


def _against_originals(draft: Draft, evidence: Evidence, forms: NameForms) -> Iterator[DoubtedName]:
    held = {key: found for key, read in evidence.sources.items() if (found := originals(read.prose))}
    if not held:
        return
    latin = [name_forms(read.prose, read.survey) for key, read in evidence.sources.items() if key not in held]
    for form in forms.forms.values():
        places = [p for p in form.places if not p.in_quote]
        if not places or not comparable(form.text) or any(_spells(names, form.text) for names in latin):
            continue
        if any(one.fair_to(form.text) for one in held.values()):
            continue
        leaned = {read.key for p in places for read in evidence.leaning_on(p.sentence)} & set(held)
        doubts = (
            (doubt, key)
            for key in (leaned or held)
            for doubt in doubts_of_original(forms, form, held[key], bool(leaned))
        )
        best = max(doubts, key=lambda pair: pair[0].score, default=None)
        if best and best[0].score >= ENOUGH_AGAINST and not _beside_article(evidence, form.text):
            doubt, key = best
            yield DoubtedName(
                Against.ORIGINAL,
                form.text,
                tuple(p.span for p in places),
                doubt.spelled,
                doubt.why,
                in_sources=((evidence.sources[key], doubt.original.span),),
                original=doubt.original.text,
            )


def _against_outlets(draft: Draft, evidence: Evidence) -> Iterator[DoubtedName]:
    index = outlet_index(evidence)
    for slip in outlet_slips(draft.prose, draft.survey, index, evidence.stored_outlets):
        yield DoubtedName(Against.OUTLETS, slip.text, (slip.span,), slip.right, slip.why, listed=slip.listed)


def told_by(draft: Draft, evidence: Evidence, against: Against) -> Iterable[DoubtedName]:
    """The doubted names of one kind."""
    return (d for d in doubted_names(draft, evidence) if d.against is against)


def held_against_source(
    rule: Rule, draft: Draft, doubted: DoubtedName, message: str, note: str, title: str
) -> Iterator[Finding]:
    """A finding at each place of ``doubted``, with the source's own words beside it (``note`` says what they are) and an
    offer, called ``title``, to write the name as they do."""
    read, at = doubted.in_sources[0]
    for span in doubted.spans:
        yield finding(
            rule,
            draft,
            span,
            message,
            expected=(doubted.right,),
            confidence=doubted.confidence,
            related=(in_source(read, at, note),),
            fixes=replace_words(draft, span, doubted.right, title, FixSafety.UNSAFE),
            why=doubted.why,
        )
