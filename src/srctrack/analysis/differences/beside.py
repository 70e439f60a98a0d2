"""Sentences of the draft, each beside the page it rests on and the sentences there that may say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from srctrack.analysis.alignment import Aligned, align
from srctrack.analysis.analysis import Analysis
from srctrack.analysis.statements import rests_on, statements_over
from srctrack.annotate.figures.languages.registry import lexicon_for
from srctrack.compare.word_index import Agreement, WordIndex, agreement, word_index
from srctrack.compare.word_keys import Word, sentence_words
from srctrack.language.reporting_verbs import CUES
from srctrack.model.derived import derived
from srctrack.model.prose import RUNNING
from srctrack.model.source import SourceDocument
from srctrack.model.statement import Strength
from srctrack.model.text import Span

MIN_SCORE = 0.25
"""Score of an alignment from which two sentences may say the same: about the share of the draft's words that recur."""
NEXT_BEST = 0.6
"""The share of the best score from which a sentence may be meant as well."""
UNLINKED_SCORE, UNLINKED_MARGIN = 0.55, 0.25
"""Score and lead from which a sentence that rests on no page is taken for the one of a cited page."""
VERY_WORDS = 3
"""Content words around a place that recur around another, from which the two may say the same in any sentence: a draft often
makes one sentence of two."""
TOLD_AGAIN, SECOND = 0.5, 0.8
"""Score from which a sentence is the page's told again, and the part of it that the next sentence may reach."""
CUE = 3
"""Words between the name of a page and its verb of saying."""
ONLY_SCORE = 0.4
"""The same score where the draft cites one page only."""


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

    def meant(self, there: int, agree: Agreement) -> bool:
        """Whether the word ``there`` is in a sentence of the page that may say the same, or among the very words."""
        return self.page.sentences[there] in self.aligned or agree.words >= VERY_WORDS

    def tells_again(self, there: int) -> bool:
        """Whether the word ``there`` of the page is in the one sentence that the draft's surely tells again."""
        number = self.page.sentences[there]
        score = self.aligned.get(number, 0.0)
        others = (other for sentence, other in self.aligned.items() if sentence != number)
        return (
            score >= TOLD_AGAIN and score == max(self.aligned.values()) and max(others, default=0.0) <= SECOND * score
        )

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
        return _shown(mine)

    def there(self, at: int, after: int = 4) -> Span:
        """The page's words from the one at ``at`` on, within their clause."""
        words, sentences = self.page.words, self.page.sentences
        mine = [
            w
            for k, w in enumerate(words[at : at + after + 1], at)
            if sentences[k] == sentences[at] and w.clause == words[at].clause
        ]
        return _shown(mine)


def _shown(words: list[Word]) -> Span:
    """Where the words are, without articles and prepositions at their end."""
    last = max((i for i, w in enumerate(words) if w.content or w.number is not None), default=0)
    return Span(words[0].span.start, words[last].span.end)


_GAP = 40
"""Code points between two words that nobody would show as one stretch."""


@derived
def besides(analysis: Analysis) -> tuple[Beside, ...]:
    """Return each sentence of the draft beside every page it rests on."""
    return tuple(_besides(analysis))


def _besides(analysis: Analysis) -> Iterator[Beside]:
    draft = analysis.draft
    language = lexicon_for(draft.prose).language
    for sentence, words in zip(draft.annotations.sentences, sentence_words(draft), strict=True):
        block = draft.prose.block_at(sentence.start)
        if block is not None and block.kind not in RUNNING:
            continue
        linked = pages_for(analysis, sentence)
        sources = linked or tuple(analysis.evidence.sources.values())
        for source in sources:
            best = align(draft, sentence, source)
            if not best or best[0].score < MIN_SCORE:
                continue
            if not linked and not _is_sure(best[0], len(sources) == 1, word_index(source).language == language):
                continue
            aligned = {a.sentence: a.score for a in best if a.score >= max(MIN_SCORE, NEXT_BEST * best[0].score)}
            ours = _without_outlet(words, source)
            ours = tuple(w for w in ours if not draft.annotations.in_quotation(w.span))
            yield Beside(ours, word_index(source), source, language, aligned, bool(linked))


def _is_sure(best: Aligned, only: bool, one_language: bool) -> bool:
    """Whether a sentence that rests on no page is surely that of the page; more easily where the draft cites no other."""
    if only:
        return best.score >= ONLY_SCORE
    return one_language and best.score >= UNLINKED_SCORE and best.margin >= UNLINKED_MARGIN


def pages_for(analysis: Analysis, at: Span) -> tuple[SourceDocument, ...]:
    """Return the pages that the words at ``at``, or some of their clauses, rest on."""
    keys = [r.source for r in rests_on(analysis, at)] or [
        rests.source
        for statement in statements_over(analysis, at)
        for rests in statement.rests_on
        if rests.strength is not Strength.BACKGROUND
    ]
    return tuple(analysis.evidence.sources[k] for k in dict.fromkeys(keys) if k in analysis.evidence.sources)


def _without_outlet(words: tuple[Word, ...], source: SourceDocument) -> tuple[Word, ...]:
    """``words`` without the page's name and the verb of saying beside it."""
    named = [w.lower() for w in (source.source.outlet.name or "").split() if w.lower() != "the"]
    own: set[int] = set()
    for i in range(len(words)):
        run = [
            k
            for k in range(i, min(i + len(named) + 1, len(words)))
            if words[k].low in named and words[k].text[0].isupper()
        ]
        if run and len({words[k].low for k in run}) == len(set(named)):
            own |= set(run)
    cues = {
        k
        for i in own
        for k in range(max(0, i - CUE), min(len(words), i + CUE + 1))
        if words[k].clause == words[i].clause and (words[k].low in CUES or words[k].low == "according")
    }
    return tuple(w for i, w in enumerate(words) if i not in own and i not in cues)
