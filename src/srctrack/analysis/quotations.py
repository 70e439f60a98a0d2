"""Every quotation of a draft held against the sources that count for it: once for all the rules that judge quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.related_places import in_source
from srctrack.analysis.snapshot_dates import day_said
from srctrack.analysis.source_linking.own_pages import own_pages
from srctrack.analysis.statements import statement_at
from srctrack.compare.quotations.match import FEW_WORDS, MIN_SCORE, match_quotation
from srctrack.compare.quotations.passages import Surroundings, is_like, is_same_passage
from srctrack.compare.quotations.segments import split_at_ellipses
from srctrack.compare.quotations.token_index import TokenIndex
from srctrack.language.detect import detect_language
from srctrack.model.derived import derived
from srctrack.model.draft import CitationKind, Draft
from srctrack.model.finding import Related
from srctrack.model.quote import MatchKind, Quote, QuoteKind, QuoteMatch
from srctrack.model.recent import Recent
from srctrack.model.source import CUT_OFF, SourceDocument
from srctrack.model.statement import CITING, Statement, Strength
from srctrack.model.text import Span
from srctrack.patterns import pattern

FOUND = frozenset({MatchKind.EXACT, MatchKind.TYPOGRAPHIC, MatchKind.MARKED})
NEAR = frozenset({MatchKind.CUT, MatchKind.ALTERED, MatchKind.REVERSED})

THIN_WORDS = 30
"""A source of fewer words than this is a teaser or a stub: what it lacks may stand in the rest."""
SURE_SCORE = 0.75
"""Share of a quotation's words found in order from which a sentence without a tie of its own is still taken to quote a source."""

_OWN_WORD = pattern(
    r"\b(?:in|by|an?|his|her|their|its) (?:\w+ )?(?:e-?mails?|letters?|text messages?|messages?|written (?:answer|statement|reply)|phone (?:call|interview)|interviews?)"
    r" (?:\w+ ){0,3}?(?:to|with|for|sent to) (?:this|us|our|the (?:author|reporter|writer|paper|magazine|website))\b"
    r"|\b(?:told|wrote to|answered|informed) (?:us|me|this (?:newspaper|paper|reporter|magazine|website|publication|author))\b"
    r"|\b(?:in|by) an? (?:e-?mail(?:ed)?|letter|text message|written statement)\b|\bto this (?:newspaper|paper|reporter|magazine|website|publication)\b",
    re.I,
)
"""Words said to be given to the writer: looking for them in what was published is no use."""

MAX_KNOWN = 256
"""Quotations remembered for each page: those of some ten drafts, at about 1 KB each."""


@dataclass(frozen=True, slots=True)
class FoundQuotation:
    """A quotation at its place in one source."""

    read: SourceDocument
    match: QuoteMatch

    @property
    def text(self) -> str:
        return self.read.prose.text if self.match.in_article else self.read.page_text

    @property
    def words(self) -> str:
        return self.match.span.of(self.text) if self.match.span else ""


@dataclass(frozen=True)
class QuotationCheck:
    """One quotation of the draft and what came of it.

    ``best`` is its best place in the sources its sentence leans on (or, where it leans on none, in any cited one);
    ``elsewhere`` a place in another source that has the very words; ``searched`` the sources that were read.
    ``told`` is false where “not found” says nothing: a thin or walled source, a link to a page that is not stored,
    words given to the writer. ``foreign`` holds sources in another language that had to be passed over.
    """

    index: int
    quote: Quote
    sentence: int
    best: FoundQuotation | None
    searched: tuple[SourceDocument, ...]
    elsewhere: FoundQuotation | None = None
    told: bool = True
    foreign: tuple[SourceDocument, ...] = ()
    tied: bool = True
    words: int = field(default=0)
    strength: Strength | None = None
    """How firmly the quotation rests on the sources in ``searched``; None where it rests on none of its own."""

    @property
    def kind(self) -> MatchKind:
        return self.best.match.kind if self.best else MatchKind.NONE


@derived
def quotation_checks(analysis: Analysis) -> tuple[QuotationCheck, ...]:
    """Return the draft's quotations in order, titles left out, each compared with the sources it rests on. Empty where no
    cited source is stored."""
    return tuple(_hold_all(analysis))


@derived
def token_index(source: SourceDocument) -> TokenIndex:
    """Return the index of the words of a source's article."""
    return TokenIndex(source.prose.text, [q.outer for q in source.annotations.quotes])


@derived
def page_token_index(source: SourceDocument) -> TokenIndex:
    """Return the index of all words of a source's page."""
    return TokenIndex(source.page_text)


def find_in(quotation: str, read: SourceDocument, least: float = MIN_SCORE) -> FoundQuotation:
    """Where the source has ``quotation``: in its article, else anywhere on its page; at places that share ``least`` of its
    words. The answer is remembered for the next check of the draft."""
    return _found(read).get((quotation, least), lambda: _find_in(quotation, read, least))


@derived
def _found(source: SourceDocument) -> Recent[FoundQuotation]:
    return Recent(MAX_KNOWN)


def _find_in(quotation: str, read: SourceDocument, least: float) -> FoundQuotation:
    match = match_quotation(quotation, token_index(read), least)
    if match.kind in FOUND or not read.page_text or len(read.page_text) <= len(read.prose.text):
        return FoundQuotation(read, match)
    page = match_quotation(quotation, page_token_index(read), least)
    if page.kind in FOUND or (page.score > match.score and match.kind is MatchKind.NONE and page.kind in NEAR):
        return FoundQuotation(read, _on_page(page))
    return FoundQuotation(read, match)


def _on_page(match: QuoteMatch) -> QuoteMatch:
    return QuoteMatch(match.kind, match.span, False, match.score, match.changes)


def quotation_place(found: FoundQuotation, note: str | None = None) -> Related:
    """The place shown, with what was searched: which source, how many words of it, when kept."""
    told = "; ".join(p for p in (note, searched_note([found.read])) if p)
    if found.match.in_article and found.match.span is not None:
        return in_source(found.read, found.match.span, told)
    place = found.match.span or Span(0, 0)
    around = Span(max(0, place.start - 80), min(len(found.read.page_text), place.end + 80))
    shown = in_source(found.read, Span(0, 0), told)
    return Related(
        excerpt=around.of(found.read.page_text),
        source=shown.source,
        url=shown.url,
        archived_url=shown.archived_url,
        note=shown.note,
        mark=place.moved(-around.start),
    )


def unsourced_quotations(analysis: Analysis) -> Iterator[QuotationCheck]:
    """Quoted words too few for a quotation that neither the sources cited for them nor any other stored one has."""
    for held in quotation_checks(analysis):
        if held.kind is not MatchKind.NONE or held.elsewhere is not None or held.words >= FEW_WORDS:
            continue
        if held.tied and held.told and held.quote.kind in (QuoteKind.SCARE, QuoteKind.PARTIAL):
            yield held


def searched_note(reads: Iterable[SourceDocument]) -> str:
    """Which sources were searched: “searched Fontanka (431 words, saved 2 January 2024)”."""
    said = searched(reads)
    return f"searched {said}" if said else ""


def searched(reads: Iterable[SourceDocument]) -> str:
    """The sources by name, with how much of each was searched."""
    out = []
    for read in reads:
        newest = read.source.newest
        when = (newest.captured if newest else read.source.accessed).date()
        words = read.source.words or len(read.prose.text.split())
        out.append(f"{read.source.name} ({words:,} words, saved {day_said(when)})")
    return ", ".join(out)


def _hold_all(analysis: Analysis) -> Iterable[QuotationCheck]:
    draft, evidence = analysis.draft, analysis.evidence
    if not evidence.sources:
        return
    mine = _language(draft)
    foreign = frozenset(k for k, r in evidence.sources.items() if _is_foreign(mine, draft.prose.text[:_SAMPLE], r))
    for index, quote in enumerate(draft.annotations.quotes):
        if quote.kind is QuoteKind.TITLE:
            continue
        sentence = _sentence_of(draft, quote)
        words = sum(len(p.words) for p in split_at_ellipses(quote.text))
        if not words or sentence is None:
            continue
        statement = statement_at(analysis, quote.outer)
        if statement is None or (statement.elsewhere and not statement.firm):
            continue
        yield _hold(analysis, index, quote, sentence, words, statement, foreign)


def _sentence_of(draft: Draft, quote: Quote) -> int | None:
    """The sentence in which the quotation ends."""
    return draft.annotations.sentence_index(max(quote.span.start, quote.outer.end - 1))


def words_quoted(draft: Draft, quote: Quote) -> str:
    """Return the words of a quotation, with those of its code spans, which the prose leaves out."""
    written = draft.place(quote.span).of(draft.file.text)
    if not _CODE.search(written):
        return quote.text
    return _MARKUP.sub("", _LINK.sub(r"\1", written))


_CODE = pattern(r"`[^`\n]{1,200}`|<code>")
_LINK = pattern(r"\[([^\[\]\n]{1,300})\]\([^()\s]{1,2000}\)")
_MARKUP = pattern(r"[`*]|</?(?:code|em|strong|b|i)>")


def _hold(
    analysis: Analysis,
    index: int,
    quote: Quote,
    sentence: int,
    words: int,
    statement: Statement,
    languages: frozenset[str],
) -> QuotationCheck:
    draft, evidence = analysis.draft, analysis.evidence
    said = words_quoted(draft, quote)
    own = own_pages(analysis)
    keys = [r.source for r in statement.firm]
    strength = statement.firm[0].strength if keys else None
    resting = [evidence.sources[k] for k in keys if k in evidence.sources]
    others = [r for r in evidence.sources.values() if r.key not in keys and r.key not in own]
    nearest = _best(said, resting)
    best = _passage(analysis, quote, nearest, bool(resting))
    foreign = tuple(r for r in resting if r.key in languages)
    told = bool(resting) and not any(_is_thin(r) for r in resting) and not foreign
    told = told and sentence not in _unsaved(analysis)
    told = told and not (best is not nearest and nearest is not None and is_like(said, nearest.words))
    told = told and not _OWN_WORD.search(draft.annotations.sentences[sentence].of(draft.prose.text))
    elsewhere: FoundQuotation | None = None
    if best is None or best.match.kind not in FOUND:
        if best is not None and _stood_earlier(said, resting):
            told = False
        stored = (r for r in evidence.elsewhere.get(index, ()) if r.key not in keys and r.key not in own)
        outside = [*others, *stored]
        other = _best(said, outside, SAME_WORDS if resting else SURE_SCORE)
        if other is not None and other.match.kind in FOUND:
            elsewhere = other
        elif not resting and other is not None and other.match.kind in NEAR and other.match.score >= SURE_SCORE:
            best = _passage(analysis, quote, other, False)
    if elsewhere is not None and (not resting or words < FEW_WORDS or strength not in CITING):
        best, elsewhere = elsewhere, None
    return QuotationCheck(
        index, quote, sentence, best, tuple(resting or others), elsewhere, told, foreign, bool(resting), words, strength
    )


@derived
def _unsaved(analysis: Analysis) -> frozenset[int]:
    """Return the sentences that cite a page which the library does not hold: the words may be from there."""
    draft = analysis.draft
    cited = [
        c for c in draft.citations if c not in analysis.evidence.resolved and c.kind is not CitationKind.FRONT_MATTER
    ]
    places = (draft.annotations.sentence_index(c.at.start) for c in cited)
    return frozenset(at for at in places if at is not None)


def _passage(analysis: Analysis, quote: Quote, found: FoundQuotation | None, resting: bool) -> FoundQuotation | None:
    """The place found, as no place at all where it only has like words and is not the passage that is quoted."""
    if found is None or found.match.kind not in NEAR or found.match.span is None:
        return found
    text = found.text
    span = found.match.span
    low, high = text.rfind("\n\n", 0, span.start) + 1, text.find("\n\n", span.end)
    there = (text[max(0, low) : span.start], text[span.end : high if high >= 0 else len(text)])
    draft = analysis.draft
    block = draft.prose.block_at(quote.outer.start)
    prose = draft.prose.text
    sentence = draft.annotations.sentence_at(quote.outer.start) or quote.outer
    home = block.span if block is not None and len(block.span) < _MAX_SURROUNDINGS else sentence
    around = (prose[home.start : quote.outer.start], prose[quote.outer.end : max(quote.outer.end, home.end)])
    if is_same_passage(
        quote.text, span.of(text), Surroundings(around, there, resting and found.match.kind is MatchKind.REVERSED)
    ):
        return found
    return FoundQuotation(found.read, QuoteMatch(MatchKind.NONE, score=found.match.score))


_MAX_SURROUNDINGS = 600
"""Code points of a paragraph whose words are surroundings of its quotation; of a longer one the sentence counts."""


SAME_WORDS = 0.8
"""The share of a quotation's words below which another source does not hold it: the rest are spellings of other countries,
words joined otherwise, and what the writer shows to be left out."""


def _best(quotation: str, reads: Sequence[SourceDocument], least: float = MIN_SCORE) -> FoundQuotation | None:
    best: FoundQuotation | None = None
    for read in reads:
        found = find_in(quotation, read, least)
        if found.match.kind in FOUND:
            return found
        if (
            found.match.kind in NEAR
            and (best is None or best.match.kind not in NEAR or found.match.score > best.match.score)
        ) or best is None:
            best = found
    return best


def is_quoted_anywhere(quotation: str, read: SourceDocument) -> bool:
    """Whether the source has the very words: in its article, elsewhere on its page, or in an earlier snapshot."""
    return find_in(quotation, read).match.kind in FOUND or _stood_earlier(quotation, [read])


def _stood_earlier(quotation: str, reads: Sequence[SourceDocument]) -> bool:
    """Whether an earlier snapshot holds the very words: then the page changed, and the draft did not."""
    return any(match_quotation(quotation, TokenIndex(p.text)).kind in FOUND for r in reads for p in r.earlier)


def _is_thin(read: SourceDocument) -> bool:
    if read.source.wall in CUT_OFF:
        return True
    text = read.prose.text
    return len(text) < _MAX_WORD_LENGTH * THIN_WORDS and len(text.split()) < THIN_WORDS


_MAX_WORD_LENGTH = 20
"""Characters a word, over which a text cannot be thin: counting words is slower than counting characters."""


def _language(draft: Draft) -> str | None:
    """The draft's language, told by it or read off its words."""
    told = draft.prose.language or draft.front_matter.language
    return told or detect_language(draft.prose.text[:_FOR_LANGUAGE])


_FOR_LANGUAGE = 3000
"""Characters by which a draft's language is told."""


def _is_foreign(mine: str | None, words: str, read: SourceDocument) -> bool:
    """Whether the source is in another language than the quotation; another script tells it where nothing else does."""
    theirs = read.prose.language or read.source.language
    if theirs and mine:
        return theirs[:2] != mine[:2]
    return _is_latin(words) != _is_latin(read.prose.text[:_SAMPLE])


_SAMPLE = 600
"""Characters by which a text's script is told."""


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c < "\u0250" for c in letters) >= len(letters)
