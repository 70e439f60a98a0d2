"""Gathering the claims of a draft: each figure and quotation beside what every cited source says of it."""

from __future__ import annotations

from collections.abc import Iterator

from srctrack.model.claim import Agreement, Claim, ClaimKind, SourceSays
from srctrack.model.draft import Draft
from srctrack.model.evidence import Evidence
from srctrack.model.figure import FigureKind
from srctrack.model.quote import MatchKind, Quote
from srctrack.model.source import ReadSource
from srctrack.model.text import Span
from srctrack.rules.held_quotes import find_in
from srctrack.text.compare import Answer, Verdict, answers
from srctrack.text.intervals import Fit, fit
from srctrack.text.settings import Setting, settings_of
from srctrack.text.wording import worded

LEAST_WORDS = 3
"""Quotations shorter than this are borrowed words more often than statements."""
LEAST_CLOSENESS = 0.3
"""Coverage of the sentence below which a source that is not cited there must count the same thing to be shown."""
LEAST_ALONE = 10
MOST_STATEMENT = 90
"""Code points of a clause shown with a claim."""

_QUOTED = {
    MatchKind.EXACT: Agreement.AGREES,
    MatchKind.TYPOGRAPHIC: Agreement.AGREES,
    MatchKind.MARKED: Agreement.NEAR,
    MatchKind.CUT: Agreement.DIFFERS,
    MatchKind.ALTERED: Agreement.DIFFERS,
    MatchKind.REVERSED: Agreement.DIFFERS,
    MatchKind.NONE: Agreement.SILENT,
    MatchKind.UNKNOWN: Agreement.UNKNOWN,
}
_ANSWERED = {
    Verdict.LOST_HEDGE: Agreement.NEAR,
    Verdict.FIGURE: Agreement.DIFFERS,
    Verdict.UNIT: Agreement.DIFFERS,
    Verdict.MAGNITUDE: Agreement.DIFFERS,
    Verdict.PAST: Agreement.DIFFERS,
    Verdict.ABSENT: Agreement.SILENT,
    Verdict.UNCLEAR: Agreement.UNKNOWN,
}


def claims_of(draft: Draft, evidence: Evidence) -> tuple[Claim, ...]:
    """Every figure and quotation of ``draft``, in order, with what each source of ``evidence`` says of it."""
    reads = tuple(evidence.sources.values())
    found = [*_figures(draft, evidence, reads), *_quotes(draft, evidence, reads)]
    return tuple(sorted(found, key=lambda c: c.span))


def _figures(draft: Draft, evidence: Evidence, reads: tuple[ReadSource, ...]) -> Iterator[Claim]:
    mine = settings_of(draft.prose, draft.survey)
    everywhere = frozenset(range(len(mine.sentences)))
    by_source: dict[str, dict[int, Answer]] = {}
    for read in reads:
        told = answers(mine, settings_of(read.prose, read.survey), everywhere)
        by_source[read.key] = {a.draft.figure.span.start: a for a in told}
    for s in mine.figures:
        if draft.survey.in_quotation(s.figure.number):
            continue
        leaning = _leaning(evidence, s.around.index)
        said = tuple(_said(read, by_source[read.key].get(s.figure.span.start), read.key in leaning) for read in reads)
        yield Claim(draft.place(s.figure.span), _statement(draft, s), worded(draft.prose.text, s.figure), said)


def _said(read: ReadSource, answer: Answer | None, cited: bool) -> SourceSays:
    if answer is None:
        return SourceSays(read.key, Agreement.UNKNOWN, cited=cited)
    source = answer.source
    if source is None:
        stand = Agreement.AGREES if answer.verdict is Verdict.AGREES else _ANSWERED[answer.verdict]
        return SourceSays(read.key, stand, cited=cited)
    if not cited and answer.closeness < LEAST_CLOSENESS and _another_thing(answer.draft, source):
        return SourceSays(read.key, Agreement.SILENT, cited=cited)
    if answer.verdict is Verdict.AGREES:
        stand = Agreement.AGREES if fit(answer.draft.figure, source.figure) is Fit.SAME else Agreement.NEAR
    else:
        stand = _ANSWERED[answer.verdict]
    if stand is Agreement.UNKNOWN:
        return SourceSays(read.key, stand, cited=cited)
    return SourceSays(read.key, stand, worded(read.prose.text, source.figure), source.figure.span, cited)


def _another_thing(ours: Setting, theirs: Setting) -> bool:
    """Whether two figures that only share their value plainly count two things, or nothing that could be told apart (“two”)."""
    if ours.head and theirs.head:
        return ours.head != theirs.head and not set(ours.nouns) & set(theirs.nouns)
    return ours.figure.kind is FigureKind.COUNT and (ours.figure.value or 0) < LEAST_ALONE


def _quotes(draft: Draft, evidence: Evidence, reads: tuple[ReadSource, ...]) -> Iterator[Claim]:
    for quote in draft.survey.quotes:
        if len(quote.text.split()) < LEAST_WORDS:
            continue
        leaning = _leaning(evidence, draft.survey.sentence_index(quote.span.start))
        said = tuple(_quoted(read, quote, read.key in leaning) for read in reads)
        yield Claim(draft.place(quote.outer), quote.speaker or "", f"“{quote.text}”", said, ClaimKind.QUOTE)


def _quoted(read: ReadSource, quote: Quote, cited: bool) -> SourceSays:
    found = find_in(quote.text, read)
    stand = _QUOTED[found.match.kind]
    if found.match.span is None:
        return SourceSays(read.key, stand, cited=cited)
    return SourceSays(read.key, stand, f"“{found.words}”", found.match.span if found.match.in_article else None, cited)


def _leaning(evidence: Evidence, sentence: int | None) -> frozenset[str]:
    return frozenset(le.key for le in evidence.leanings if le.sentence == sentence)


def _statement(draft: Draft, s: Setting) -> str:
    """The clause the figure stands in, cut to a line."""
    clause = " ".join(s.clause.of(draft.prose.text).split()).strip(" ,;:—–")
    if len(clause) <= MOST_STATEMENT:
        return clause
    at = len(" ".join(Span(s.clause.start, s.figure.span.start).of(draft.prose.text).split()))
    start = max(0, min(at - MOST_STATEMENT // 3, len(clause) - MOST_STATEMENT))
    cut = clause[start : start + MOST_STATEMENT].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + MOST_STATEMENT < len(clause) else ''}"
