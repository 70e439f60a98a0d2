"""Claims that are neither figures nor quotations: dates, people with their roles, attributed statements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from srctrack.analysis.alignment import align
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.statements import rests_on
from srctrack.compare.dates.same_date import may_be_same
from srctrack.compare.names.forms import name_forms
from srctrack.compare.sentence_similarity import content_stems
from srctrack.model.claim import Agreement, Claim, ClaimKind, SourceSays
from srctrack.model.draft import Draft
from srctrack.model.mentions import AttributionKind, DateKind, DateMention, NameMention
from srctrack.model.prose import RUNNING
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span
from srctrack.patterns import pattern

_ROLE_BEHIND = pattern(
    r",\s+(?P<role>(?:(?:the|an?|its|his|her|their|our|head|chief)\s+)?[a-z][\w’'-]*(?:\s+[\w’'-]+){0,9}?)\s*[,.;)—–]"
)
"""“Alma Bornstein, the presiding judge,”."""
_ROLE_BEFORE = pattern(r"(?<![\w’'-])(?P<role>(?:[A-Z][\w’'-]*\s+){0,2}(?:[a-z][\w’'-]*\s+){0,3}[a-z][\w’'-]{3,})\s+\Z")
"""“the presiding judge Alma Bornstein”."""
_ROLE_NOUN = pattern(
    r"\b(?:\w*(?:ists?|ers?|ors?|ants?|ians?|men|man|women|woman)|president|chair|chief|head|judge|mayor|nurse|pilot|"
    r"secretary|spokesperson|coach|captain|bishop|general|sergeant|inspector|professor|student|deputy|cook|clerk|guide)\b",
    re.I,
)
"""A word that names what a person is: by its ending, or one of the commonest without one."""
MIN_STATEMENT_STEMS = 4
"""Content words from which an attributed sentence is a statement that one can check."""
SAME_STATEMENT = 0.8
"""Share of a statement's words that a page's sentence has, from which the page says the same."""


def other_claims(analysis: Analysis, taken: Sequence[Span]) -> Iterator[Claim]:
    """Yield the draft's dates, people with roles, and attributed statements.

    ``taken`` are the places of its figures and quotations, in the prose: a sentence that holds one is no statement of its own.
    """
    draft = analysis.draft
    places = list(taken)
    for date in draft.annotations.dates:
        if _is_checkable_date(draft, date):
            places.append(date.span)
            yield _claim(analysis, date.span, ClaimKind.DATE, date.text, _dates_of(analysis, date))
    for name in draft.annotations.names:
        role = _role_of(draft, name)
        if role is not None:
            span = Span(min(name.span.start, role.start), max(name.span.end, role.end))
            places.append(span)
            says = [_says_role(source, name, role.of(draft.prose.text)) for source in _sources(analysis, span)]
            yield _claim(analysis, span, ClaimKind.NAME, span.of(draft.prose.text), says)
    for span in _attributed_sentences(draft):
        if not any(place.overlaps(span) for place in places):
            says = [_says_statement(draft, span, source) for source in _sources(analysis, span)]
            yield _claim(analysis, span, ClaimKind.STATEMENT, " ".join(span.of(draft.prose.text).split()), says)


def _claim(analysis: Analysis, span: Span, kind: ClaimKind, words: str, says: Sequence[SourceSays]) -> Claim:
    sentence = analysis.draft.annotations.sentence_at(span.start) or span
    text = " ".join(sentence.of(analysis.draft.prose.text).split())
    return Claim(span, text, " ".join(words.split()), tuple(says), kind)


def _sources(analysis: Analysis, span: Span) -> list[SourceDocument]:
    sources = analysis.evidence.sources
    return [sources[r.source] for r in rests_on(analysis, span) if r.source in sources]


def _is_checkable_date(draft: Draft, date: DateMention) -> bool:
    """Whether a date says when something was: in running text, outside quotations, and more than a bare weekday."""
    block = draft.prose.block_at(date.span.start)
    if block is not None and block.kind not in RUNNING:
        return False
    return date.kind not in (DateKind.RELATIVE, DateKind.WEEKDAY) and not draft.annotations.in_quotation(date.span)


def _dates_of(analysis: Analysis, date: DateMention) -> list[SourceSays]:
    says = []
    for source in _sources(analysis, date.span):
        same = next((d for d in source.annotations.dates if _is_as_exact(date, d) and may_be_same(date, d)), None)
        if same is None:
            says.append(SourceSays(source.key, Agreement.UNKNOWN, cited=True))
        else:
            says.append(SourceSays(source.key, Agreement.AGREES, same.text, same.span, cited=True))
    return says


def _is_as_exact(ours: DateMention, theirs: DateMention) -> bool:
    return (ours.day is None or theirs.day is not None) and (ours.month is None or theirs.month is not None)


def _role_of(draft: Draft, name: NameMention) -> Span | None:
    """The place of the role that the sentence gives a person beside the name; None for a name without one."""
    if name.in_quote or len(name.text.split()) < 2:
        return None
    text = draft.prose.text
    behind = _ROLE_BEHIND.match(text, name.span.end)
    if behind is not None and _ROLE_NOUN.search(behind["role"]):
        return Span(*behind.span("role"))
    sentence = draft.annotations.sentence_at(name.span.start)
    start = max(sentence.start if sentence else 0, name.span.start - 60)
    before = _ROLE_BEFORE.search(text[start : name.span.start])
    if before is not None and _ROLE_NOUN.search(before["role"].split()[-1]):
        return Span(start + before.start("role"), start + before.end("role"))
    return None


def _says_role(source: SourceDocument, name: NameMention, role: str) -> SourceSays:
    """What the page says of the person: agrees where it has the family name and a word of the role in one sentence."""
    family = name.text.split()[-1]
    form = name_forms(source).forms.get(family)
    if form is None:
        return SourceSays(source.key, Agreement.SILENT, cited=True)
    wanted = content_stems(role)
    for place in form.places:
        sentence = source.annotations.sentences[place.sentence]
        if wanted and wanted <= content_stems(sentence.of(source.prose.text)):
            return SourceSays(source.key, Agreement.AGREES, sentence.of(source.prose.text), place.span, cited=True)
    first = form.places[0]
    words = source.annotations.sentences[first.sentence].of(source.prose.text)
    return SourceSays(source.key, Agreement.UNKNOWN, words, first.span, cited=True)


def _attributed_sentences(draft: Draft) -> Iterator[Span]:
    """The sentences that are attributed to somebody and say enough to be checked."""
    seen: set[int] = set()
    for attribution in draft.annotations.attributions:
        index = draft.annotations.sentence_index(attribution.span.start)
        if index is None or index in seen or attribution.kind is AttributionKind.NOBODY:
            continue
        seen.add(index)
        span = draft.annotations.sentences[index]
        if len(content_stems(span.of(draft.prose.text))) >= MIN_STATEMENT_STEMS:
            yield span


def _says_statement(draft: Draft, span: Span, source: SourceDocument) -> SourceSays:
    best = next(iter(align(draft, span, source, 1)), None)
    if best is None:
        return SourceSays(source.key, Agreement.SILENT, cited=True)
    words = best.span.of(source.prose.text)
    ours = content_stems(span.of(draft.prose.text))
    shared = len(ours & content_stems(words)) / max(1, len(ours))
    agreement = Agreement.AGREES if shared >= SAME_STATEMENT else Agreement.UNKNOWN
    return SourceSays(source.key, agreement, words, best.span, cited=True)
