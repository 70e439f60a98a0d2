"""Gathering the claims of a draft: each figure and quotation beside what every cited source says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.claim_identity import with_ids
from srctrack.analysis.claim_rows import other_claims
from srctrack.analysis.quotations import find_in
from srctrack.analysis.statements import rests_on
from srctrack.compare.figures.context import FigureContext, FigureContexts, figure_contexts
from srctrack.compare.figures.display import figure_text
from srctrack.compare.figures.intervals import IntervalRelation, compare_intervals
from srctrack.compare.figures.match import FigureMatch, FigureVerdict, answers
from srctrack.model.claim import Agreement, Claim, ClaimKind, SourceSays
from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.figure import FigureKind
from srctrack.model.quote import MatchKind, Quote
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

MIN_WORDS = 3
"""Quotations shorter than this are borrowed words more often than statements."""
MIN_SHARED = 0.3
"""Share of the content words of the draft's sentence that the source's must have for a figure of its own to be shown."""
MAX_SHARED = 0.5
"""The share from which the two tell one thing, even where they count it by different nouns or the sentence does not cite the source."""
MIN_ALONE = 10
"""Counts below this (“two”) stand in every text, and are no sign of one thing told twice."""
MAX_STATEMENT = 90
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
    FigureVerdict.LOST_HEDGE: Agreement.NEAR,
    FigureVerdict.REVERSED_HEDGE: Agreement.DIFFERS,
    FigureVerdict.FIGURE: Agreement.DIFFERS,
    FigureVerdict.UNIT: Agreement.DIFFERS,
    FigureVerdict.MAGNITUDE: Agreement.DIFFERS,
    FigureVerdict.PAST: Agreement.DIFFERS,
    FigureVerdict.ABSENT: Agreement.SILENT,
    FigureVerdict.UNCLEAR: Agreement.UNKNOWN,
}


@derived
def claims_of(analysis: Analysis) -> tuple[Claim, ...]:
    """Return every claim of the draft, in order of place, with what each source says of it. Spans index the file."""
    reads = tuple(analysis.evidence.sources.values())
    found = [*_figures(analysis, reads), *_quotes(analysis, reads)]
    found += other_claims(analysis, [claim.span for claim in found])
    placed = (_placed(analysis, claim) for claim in sorted(found, key=lambda c: c.span))
    return with_ids(placed)


def _placed(analysis: Analysis, claim: Claim) -> Claim:
    """``claim`` with its sentence and the pages it rests on, and its place in the file."""
    draft = analysis.draft
    sentence = draft.annotations.sentence_at(claim.span.start) or claim.span
    return replace(
        claim,
        span=draft.place(claim.span),
        sentence=" ".join(sentence.of(draft.prose.text).split()),
        rests_on=tuple(r.source for r in rests_on(analysis, claim.span)),
    )


def _is_loose(s: FigureContext, mine: FigureContexts) -> bool:
    """Whether a small number counts nothing that one would check: “parts one and two”, “if one newsroom …”."""
    figure = s.figure
    if figure.kind is not FigureKind.COUNT or figure.value is None or figure.value > MAX_LOOSE:
        return False
    lends = any(other is not s and other.head is not None for other in mine.by_sentence.get(s.around.index, ()))
    return (s.head is None and not lends) or (figure.value == 1 and figure.text.isalpha() and not lends)


MAX_LOOSE = 12
"""Numbers up to here are no statement without a noun."""


def _figures(analysis: Analysis, reads: tuple[SourceDocument, ...]) -> Iterator[Claim]:
    draft = analysis.draft
    mine = figure_contexts(draft)
    everywhere = frozenset(range(len(mine.sentences)))
    by_source: dict[str, dict[int, FigureMatch]] = {}
    foreign = set()
    for read in reads:
        theirs = figure_contexts(read)
        if theirs.language != mine.language:
            foreign.add(read.key)
        told = answers(mine, theirs, everywhere)
        by_source[read.key] = {a.draft.figure.span.start: a for a in told}
    for s in mine.figures:
        if draft.annotations.in_quotation(s.figure.number) or _is_loose(s, mine):
            continue
        resting = _resting(analysis, s.figure.span)
        said = tuple(
            _said(read, by_source[read.key].get(s.figure.span.start), read.key in resting, read.key in foreign)
            for read in reads
        )
        yield Claim(s.figure.span, _statement(draft, s), figure_text(draft.prose.text, s.figure), said)


def _said(read: SourceDocument, answer: FigureMatch | None, cited: bool, foreign: bool) -> SourceSays:
    if answer is None:
        return SourceSays(read.key, Agreement.UNKNOWN, cited=cited)
    source = answer.source
    if source is None:
        stand = Agreement.AGREES if answer.verdict is FigureVerdict.AGREES else _ANSWERED[answer.verdict]
        return SourceSays(read.key, stand, cited=cited)
    if not _speaks_of_it(answer, source, cited, foreign):
        return SourceSays(read.key, Agreement.UNKNOWN if cited else Agreement.SILENT, cited=cited)
    if answer.verdict is FigureVerdict.AGREES:
        stand = (
            Agreement.AGREES
            if compare_intervals(answer.draft.figure, source.figure) is IntervalRelation.SAME
            else Agreement.NEAR
        )
    else:
        stand = _ANSWERED[answer.verdict]
    if stand is Agreement.UNKNOWN:
        return SourceSays(read.key, stand, cited=cited)
    return SourceSays(read.key, stand, figure_text(read.prose.text, source.figure), source.figure.span, cited)


def _speaks_of_it(answer: FigureMatch, source: FigureContext, cited: bool, foreign: bool) -> bool:
    """Whether the source's figure is told of the same thing, so that an editor would hold the two against each other. A source that the
    sentence does not cite has to tell it in much the same words; of a ``foreign`` one no words can be compared."""
    ours, figure = answer.draft, answer.draft.figure
    clash = bool(ours.head and source.head and ours.head != source.head and not set(ours.nouns) & set(source.nouns))
    if answer.verdict is not FigureVerdict.AGREES:
        return cited or (answer.closeness >= MAX_SHARED and bool(ours.head) and not clash)
    small = figure.kind is FigureKind.COUNT and (figure.value or 0) < MIN_ALONE
    if foreign:
        return cited and not small
    shared = len(ours.around.stems & source.around.stems) / max(1, len(ours.around.stems))
    if shared >= MAX_SHARED:
        return True
    if not cited or small:
        return shared >= MIN_SHARED and not clash
    return not clash or bool(ours.near & source.near)


def _quotes(analysis: Analysis, reads: tuple[SourceDocument, ...]) -> Iterator[Claim]:
    draft = analysis.draft
    for quote in draft.annotations.quotes:
        if len(quote.text.split()) < MIN_WORDS:
            continue
        resting = _resting(analysis, quote.outer)
        said = tuple(_quoted(read, quote, read.key in resting) for read in reads)
        yield Claim(quote.outer, quote.speaker or "", f"“{quote.text}”", said, ClaimKind.QUOTATION)


def _quoted(read: SourceDocument, quote: Quote, cited: bool) -> SourceSays:
    found = find_in(quote.text, read)
    stand = _QUOTED[found.match.kind]
    if found.match.span is None:
        return SourceSays(read.key, stand, cited=cited)
    return SourceSays(read.key, stand, f"“{found.words}”", found.match.span if found.match.in_article else None, cited)


def _resting(analysis: Analysis, at: Span) -> frozenset[str]:
    return frozenset(rests.source for rests in rests_on(analysis, at))


def _statement(draft: Draft, s: FigureContext) -> str:
    """The clause the figure stands in, cut to a line."""
    clause = " ".join(s.clause.of(draft.prose.text).split()).strip(" ,;:—–")
    if len(clause) <= MAX_STATEMENT:
        return clause
    at = len(" ".join(Span(s.clause.start, s.figure.span.start).of(draft.prose.text).split()))
    start = max(0, min(at - MAX_STATEMENT // 3, len(clause) - MAX_STATEMENT))
    cut = clause[start : start + MAX_STATEMENT].strip()
    return f"{'…' if start else ''}{cut}{'…' if start + MAX_STATEMENT < len(clause) else ''}"
