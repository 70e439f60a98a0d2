"""From one to the other: “from 300 to 480” for from 480 to 300, “from Pell to Ostwick” for the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_keys import Word
from srctrack.model.finding import Confidence
from srctrack.model.text import Span

MIN_SHARE = 0.4
SPREAD = 5
"""Words from “from” to its “to”."""
_FROM = {
    "en": ("from",),
    "de": ("von",),
    "fr": ("de", "d"),
    "es": ("de", "desde"),
    "ru": ("с", "со", "из", "от"),
    "uk": ("з", "із", "від"),
}
_TO = {
    "en": ("to", "into"),
    "de": ("auf", "nach", "bis"),
    "fr": ("à",),
    "es": ("a", "hasta"),
    "ru": ("до", "в", "на"),
    "uk": ("до", "в", "на", "у"),
}


def turned_routes(beside: Beside) -> Iterator[Difference]:
    """Yield the places of the draft that go from B to A where the page goes from A to B."""
    ours, page = beside.ours, beside.page
    theirs = list(_routes(page.words, page.language))
    for first, second in _routes(ours, beside.language):
        same = any(_meet(ours, first, page.words, a) and _meet(ours, second, page.words, b) for a, b in theirs)
        if same:
            continue
        for a, b in theirs:
            if page.sentences[a] not in beside.aligned or page.sentences[a] != page.sentences[b]:
                continue
            if not (_meet(ours, first, page.words, b) and _meet(ours, second, page.words, a)):
                continue
            agree = beside.agrees(first, b, frozenset({second}))
            if agree.share >= MIN_SHARE:
                yield Difference(
                    Slot.DIRECTION,
                    Span(ours[first].span.start, ours[second].span.end),
                    Span(page.words[a].span.start, page.words[b].span.end),
                    beside.source,
                    Confidence.HIGH if beside.one_language and agree.share >= 0.6 else Confidence.MEDIUM,
                )


def _meet(ours: Sequence[Word], at: int, words: Sequence[Word], there: int) -> bool:
    return ours[at].meets(words[there])


def _routes(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """The names or figures behind “from” and behind the “to” that follows."""
    origins, goals = _FROM.get(language, ()), _TO.get(language, ())
    for at, word in enumerate(words):
        if word.low in origins and (first := _after(words, at)) is not None:
            for k in range(first + 1, min(first + SPREAD + 1, len(words))):
                if (
                    words[k].low in goals
                    and words[k].clause == word.clause
                    and (second := _after(words, k)) is not None
                ):
                    yield first, second
                    break


def _after(words: Sequence[Word], at: int) -> int | None:
    """The name or figure right behind the word at ``at``."""
    for k in range(at + 1, min(at + 3, len(words))):
        if words[k].number is not None or (words[k].content and words[k].text[0].isupper()):
            return k
        if words[k].content:
            return None
    return None
