"""A name in whose place the page has another: the town it happened in, the person who did it, the firm somebody works for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word
from srctrack.language.reporting_verbs import CUES
from srctrack.language.voice import RELATIVES
from srctrack.language.word_lists import is_given_name
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.finding import Confidence
from srctrack.model.text import Span

MIN_SHARE = 0.55
LEAD = 0.12
"""How much better the page's name must fit there than the draft's name fits anywhere on the page."""
_PLACES = frozenset("in at near outside around inside across off towards toward".split())
_GOALS = frozenset("to for into".split())
_SKIPPED = frozenset("the a an its his her their mr mrs ms dr".split())
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december""".split()
)
_FIRMS = frozenset("of at for with by".split())


@dataclass(frozen=True, slots=True)
class SlotName:
    """A name of several words, ``start`` to ``end`` (half-open), and what is before it: a preposition, else nothing where it is
    what the clause is about."""

    start: int
    end: int
    before: str


def names_in_slots(beside: Beside) -> Iterator[Difference]:
    """Yield the names of the draft in whose place the page has another name that the draft's sentence does not have."""
    ours, page = beside.ours, beside.page
    theirs = [n for n in names_of(beside.source) if page.sentences[n.start] in beside.aligned]
    if not theirs:
        return
    for name in slot_names(ours):
        elsewhere = _elsewhere(beside, name)
        if elsewhere is None:
            continue
        best: tuple[float, SlotName] | None = None
        for other in theirs:
            if _kind(other.before) != _kind(name.before) or _mentioned(ours, page.words, other):
                continue
            if _shares(ours, name, page.words, other) or not (
                name.before or _both_people(ours, name, page.words, other)
            ):
                continue
            share = beside.agrees(name.start, other.start, frozenset(range(name.start, name.end))).share
            if best is None or share > best[0]:
                best = (share, other)
        if best is None or best[0] < MIN_SHARE or best[0] < elsewhere + LEAD:
            continue
        other = best[1]
        yield Difference(
            _slot(name),
            Span(ours[name.start].span.start, ours[name.end - 1].span.end),
            Span(page.words[other.start].span.start, page.words[other.end - 1].span.end),
            beside.source,
            Confidence.HIGH if best[0] >= 0.75 else Confidence.MEDIUM,
        )


def _slot(name: SlotName) -> Slot:
    if not name.before:
        return Slot.PERSON
    return Slot.ROLE if name.before in _FIRMS else Slot.PLACE


def _kind(before: str) -> str:
    for kind in (_PLACES, _GOALS):
        if before in kind:
            return min(kind)
    return before


def _elsewhere(beside: Beside, name: SlotName) -> float | None:
    """How well the draft's words agree with those around the name's best place on the page; None where it is not there."""
    where = {
        k
        for i in range(name.start, name.end)
        for key in beside.ours[i].keys
        if not key.startswith("#")
        for k in beside.page.places.get(key, ())
        if beside.page.words[k].text[0].isupper()
    }
    if not where:
        return None
    without = frozenset(range(name.start, name.end))
    return max(beside.agrees(name.start, k, without).share for k in where)


def _mentioned(ours: Sequence[Word], words: Sequence[Word], other: SlotName) -> bool:
    """Whether the draft's sentence has the page's name too."""
    return any(o.meets(words[k]) for k in range(other.start, other.end) for o in ours)


def _both_people(ours: Sequence[Word], name: SlotName, words: Sequence[Word], other: SlotName) -> bool:
    """Whether both names begin with a given name and go on with another."""
    mine, theirs = ours[name.start : name.end], words[other.start : other.end]
    return all(len(n) > 1 and is_given_name(n[0].text.lower()) for n in (mine, theirs))


def _shares(ours: Sequence[Word], name: SlotName, words: Sequence[Word], other: SlotName) -> bool:
    return any(ours[i].meets(words[k]) for i in range(name.start, name.end) for k in range(other.start, other.end))


@derived
def names_of(text: AnnotatedText) -> tuple[SlotName, ...]:
    """Return the names of ``text`` with a place in their clause; their indices are those of its ``word_index``."""
    index = word_index(text)
    return tuple(slot_names(index.words, index.sentences))


def slot_names(words: Sequence[Word], sentences: Sequence[int] | None = None) -> Iterator[SlotName]:
    """Yield the names among ``words`` that have a place in their clause: behind a preposition, or before a verb."""
    at = 0
    while at < len(words):
        end = _name_end(words, at, sentences)
        if end == at:
            at += 1
            continue
        before = at - 1
        while before >= 0 and words[before].low in _SKIPPED:
            before -= 1
        preposition = words[before].low if before >= 0 else ""
        if preposition in _PLACES | _GOALS | _FIRMS:
            yield SlotName(at, end, preposition)
        elif _leads(words, at, end):
            yield SlotName(at, end, "")
        at = end


def _name_end(words: Sequence[Word], at: int, sentences: Sequence[int] | None) -> int:
    end = at
    while end < len(words) and _is_name(words[end]):
        if end > at and (words[end].clause != words[at].clause or (sentences and sentences[end] != sentences[at])):
            break
        if end > at and words[end].opens:
            break
        end += 1
    return end


def _is_name(word: Word) -> bool:
    if not word.text[0].isupper() or word.number is not None or word.low in _NO_NAMES or not word.content:
        return False
    return word.name or (word.opens and "~" in "".join(word.keys) and word.low not in CUES)


def _leads(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb may follow the name: a word that is no name, preposition or relative pronoun."""
    return end < len(words) and words[end].clause == words[at].clause and words[end].low not in RELATIVES
