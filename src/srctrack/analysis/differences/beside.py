"""Sentences of the draft, each beside the page it rests on and the sentences there that may say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.analysis.alignment import align
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.statements import rests_on
from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.word_index import Agreement, WordIndex, agreement, word_index
from srctrack.compare.word_keys import Word, words_of
from srctrack.language.reporting_verbs import CUES
from srctrack.model.derived import derived
from srctrack.model.source import SourceDocument
from srctrack.model.text import Span

MIN_SCORE = 0.25
"""Score of an alignment from which two sentences may say the same: about the share of the draft's words that recur."""
NEXT_BEST = 0.6
"""The share of the best score from which a sentence may be meant as well."""
UNLINKED_SCORE, UNLINKED_MARGIN = 0.55, 0.25
"""Score and lead from which a sentence that rests on no page is taken for the one of a cited page."""


@dataclass(frozen=True, eq=False)
class Beside:
    """A sentence of the draft (``ours``, without quotations and the words that name the page) beside ``page``.

    ``aligned`` has the sentences of the page that may say the same, the best first, with their scores.
    """

    ours: tuple[Word, ...]
    page: WordIndex
    source: SourceDocument
    language: str
    aligned: dict[int, float]
    linked: bool = True
    """Whether the sentence rests on the page; else the page is another that the draft cites, and one of its sentences is the
    draft's in nearly the same words."""

    @property
    def one_language(self) -> bool:
        return self.language == self.page.language

    def agrees(self, at: int, there: int, without: frozenset[int] = frozenset()) -> Agreement:
        """How well the words around ``ours[at]`` recur around the word ``there`` of the page."""
        return agreement(self.ours, at, self.page, there, without)

    def theirs(self) -> Iterator[int]:
        """The indices of the words of the aligned sentences."""
        for number in self.aligned:
            yield from self.page.sentence(number)

    def here(self, at: int, after: int = 4) -> Span:
        """The draft's words from ``ours[at]`` on, within their clause."""
        mine = [self.ours[at]]
        for word in self.ours[at + 1 : at + after + 1]:
            if word.clause != mine[0].clause or word.span.start - mine[-1].span.end > _GAP:
                break
            mine.append(word)
        return Span(mine[0].span.start, mine[-1].span.end)

    def there(self, at: int, after: int = 4) -> Span:
        """The page's words from the one at ``at`` on, within their clause."""
        words, sentences = self.page.words, self.page.sentences
        mine = [
            w
            for k, w in enumerate(words[at : at + after + 1], at)
            if sentences[k] == sentences[at] and w.clause == words[at].clause
        ]
        return Span(mine[0].span.start, mine[-1].span.end)


_GAP = 40
"""Code points between two words that nobody would show as one stretch."""


@derived
def besides(analysis: Analysis) -> tuple[Beside, ...]:
    """Return each sentence of the draft beside every page it rests on."""
    return tuple(_besides(analysis))


def _besides(analysis: Analysis) -> Iterator[Beside]:
    draft = analysis.draft
    language = lexicon_for(draft.prose).language
    for sentence in draft.annotations.sentences:
        linked = pages_for(analysis, sentence)
        sources = linked or tuple(analysis.evidence.sources.values())
        for source in sources:
            best = align(draft, sentence, source)
            if not best or best[0].score < (MIN_SCORE if linked else UNLINKED_SCORE):
                continue
            if not linked and (best[0].margin < UNLINKED_MARGIN or word_index(source).language != language):
                continue
            aligned = {a.sentence: a.score for a in best if a.score >= max(MIN_SCORE, NEXT_BEST * best[0].score)}
            ours = _without_outlet(words_of(draft, sentence), source)
            ours = tuple(w for w in ours if not draft.annotations.in_quotation(w.span))
            yield Beside(ours, word_index(source), source, language, aligned, bool(linked))


def pages_for(analysis: Analysis, at: Span) -> tuple[SourceDocument, ...]:
    """Return the pages that the words at ``at`` rest on."""
    sources = analysis.evidence.sources
    return tuple(sources[r.source] for r in rests_on(analysis, at) if r.source in sources)


def _without_outlet(words: tuple[Word, ...], source: SourceDocument) -> tuple[Word, ...]:
    """``words`` without the page's name and the verb of saying beside it."""
    named = {w.lower() for w in (source.source.outlet.name or "").split()} - {"the"}
    out = []
    for i, word in enumerate(words):
        around = words[max(0, i - 3) : i + 4]
        beside = any(w.low in named and w.text[0].isupper() and w.clause == word.clause for w in around)
        if beside and ((word.low in named and word.text[0].isupper()) or word.low in CUES or word.low == "according"):
            continue
        out.append(word)
    return tuple(out)
