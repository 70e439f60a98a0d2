"""How like two sentences are in their words: which sentence of a source tells what a sentence of a draft tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from srctrack.language.calendar import MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.prose import Prose
from srctrack.model.text import Span
from srctrack.patterns import pattern

_WORD = pattern(r"[^\W_]+")
_SAID_ANYWHERE = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did do does for from had has have
    he her his how i if in into is it its just may more most no not now of on one or other our out over said says she so some such
    than that the their them then there these they this those through to under until up was we were what when where which while who
    will with would you your according told new first last year years week month day people
    der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an
    le la les de des et un une dans pour qui que sur pas au aux du est par
    el los las y en un una que por con para del se
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня о из""".split()
)
"""Words that stand in most sentences and so tell none apart, with the calendar's and a page's own."""
_STEM = 6
"""Code points of a word that are held against another's: enough to tell words apart, few enough to leave endings out."""


def content_stems(text: str) -> frozenset[str]:
    """The beginnings of the words of ``text`` that tell it from other texts; none of the calendar, nor bare numbers."""
    out = set()
    for m in _WORD.finditer(text):
        word = m.group().lower()
        if len(word) < 3 or word in _SAID_ANYWHERE or word in WEEKDAYS or word in MONTHS or word in SHORT_WEEKDAYS:
            continue
        if not word.isdigit():
            out.add(word[:_STEM])
    return frozenset(out)


@dataclass(frozen=True, slots=True)
class Similarity:
    """A sentence of a source beside one of a draft. ``share`` is the part (0 to 1) of the draft sentence's telling words
    that stand in it too, ``words`` how many these are."""

    sentence: int
    share: float
    words: int


_CITED = pattern(r"\s*\([^()\d]{1,60}\)[.]?\s*$")
"""A name in parentheses at the end of a sentence: where a draft puts its link."""


def without_citation(sentence: str) -> str:
    """The sentence less the citation at its end."""
    cited = _CITED.search(sentence)
    return sentence[: cited.start()] if cited else sentence


def text_without_spans(text: str, sentence: Span, without: Iterable[Span]) -> tuple[str, ...]:
    """The words of a sentence in lower case, less those in the spans ``without`` and the citation at its end."""
    end = sentence.start + len(without_citation(sentence.of(text)))
    words = (m for m in _WORD.finditer(text, sentence.start, end))
    left = list(without)
    return tuple(m.group().lower() for m in words if not any(s.start <= m.start() < s.end for s in left))


_ASKED = 64
"""Sentences whose likenesses are remembered: several rules ask of one in turn."""


class Sentences:
    """The sentences of one prose, indexed by their telling words."""

    def __init__(self, prose: Prose, sentences: Sequence[Span]) -> None:
        self.spans = sentences
        self._asked: dict[str, list[Similarity]] = {}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for i, span in enumerate(sentences):
            for stem in content_stems(span.of(prose.text)):
                self._holding[stem].append(i)

    def like(self, words: str) -> list[Similarity]:
        """The sentences that share telling words with ``words``, the likest first."""
        if words not in self._asked:
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            self._asked[words] = self._like(words)
        return self._asked[words]

    def _like(self, words: str) -> list[Similarity]:
        stems = content_stems(words)
        shared: dict[int, int] = defaultdict(int)
        for stem in stems:
            for i in self._holding.get(stem, ()):
                shared[i] += 1
        found = [Similarity(i, n / len(stems), n) for i, n in shared.items()]
        return sorted(found, key=lambda s: (-s.words, s.sentence))


@derived
def sentences_of(text: AnnotatedText) -> Sentences:
    """Return the sentences of ``text``, indexed by their content words."""
    return Sentences(text.prose, text.annotations.sentences)
