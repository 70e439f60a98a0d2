"""A name in whose place the page has another: the town it happened in, the person who did it, the firm somebody works for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.names.nicknames import is_given, may_be_one
from srctrack.compare.word_index import word_index
from srctrack.compare.word_keys import Word
from srctrack.language.reporting_verbs import CUES
from srctrack.language.roles import roles_of
from srctrack.language.voice import RELATIVES
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.finding import Confidence
from srctrack.model.text import Span

MIN_SHARE = 0.6
SURE = 0.85
TITLE = 4
"""Words of title and article between a preposition and the name that it governs."""
TIED = 0.2
"""What the word that governs both names adds to their agreement."""
GOVERNS = 5
"""Words from a name to the word that governs it."""
MIN_SHARE_TIED = 0.42
"""The same where one word governs both names."""
LEAD = 0.12
"""How much better the page's name must fit there than the draft's name fits anywhere on the page."""
_PLACES = frozenset("in at near outside around inside across off towards toward".split())
_GOALS = frozenset("for into".split())
_SKIPPED = frozenset("the a an its his her their mr mrs ms dr".split())
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
    november december""".split()
)
_KINDS = frozenset(
    """party group company union club team bank hospital school university river island region district province county state valley
    street square harbour harbor port station bridge works plant mine airport last this next early late""".split()
)
"""Nouns that may follow a name as a part of it, and words of time behind one."""
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
    for name in slot_names(ours) if theirs else ():
        best: tuple[float, SlotName] | None = None
        for other in theirs:
            if not _comparable(beside, name, other):
                continue
            share = beside.agrees(name.start, other.start, frozenset(range(name.start, name.end))).share
            tied = _tied(beside, name, other.start, other.end)
            if (name.before and not tied) or share < (MIN_SHARE_TIED if tied else MIN_SHARE):
                continue
            share += tied
            if best is None or share > best[0]:
                best = (share, other)
        if best is None:
            continue
        share, other = best
        elsewhere = _elsewhere(beside, name, other)
        if elsewhere is None or share < elsewhere + LEAD:
            continue
        yield Difference(
            _slot(beside, name, other),
            Span(ours[name.start].span.start, ours[name.end - 1].span.end),
            Span(page.words[other.start].span.start, page.words[other.end - 1].span.end),
            beside.source,
            Confidence.HIGH if share >= SURE else Confidence.MEDIUM,
        )


def _comparable(beside: Beside, name: SlotName, other: SlotName) -> bool:
    """Whether the two names fill one kind of place in their clauses, and the draft's sentence has nothing of the page's."""
    ours, words = beside.ours, beside.page.words
    if _kind(other.before) != _kind(name.before):
        return False
    mine, theirs = _telling(beside, name, other)
    if not mine or not theirs or any(o.meets(words[k]) for k in theirs for o in ours):
        return False
    shared = len(mine) < name.end - name.start
    if name.before:
        return not shared and not (name.before in _GOALS and is_given(ours[name.start].text))
    one, two = ours[name.start : name.end], words[other.start : other.end]
    if shared:
        return len(one) == len(two) == 2 and not may_be_one(ours[mine[0]].text, words[theirs[0]].text)
    return _tied(beside, name, other.start, other.end) > 0 and all(
        len(n) > 1 and is_given(n[0].text) for n in (one, two)
    )


def _telling(beside: Beside, name: SlotName, other: SlotName) -> tuple[list[int], list[int]]:
    """The words of each name that the other name does not have."""
    ours, words = beside.ours, beside.page.words
    mine, theirs = range(name.start, name.end), range(other.start, other.end)
    return (
        [i for i in mine if not any(ours[i].low == words[k].low for k in theirs)],
        [k for k in theirs if not any(ours[i].low == words[k].low for i in mine)],
    )


def _slot(beside: Beside, name: SlotName, other: SlotName) -> Slot:
    if name.before == "by":
        return Slot.PERSON
    if not name.before:
        return Slot.GIVEN_NAME if len(_telling(beside, name, other)[0]) < name.end - name.start else Slot.PERSON
    governor = next((w for w in reversed(beside.ours[: name.start]) if w.content), None)
    of_whom = governor is not None and (governor.name or roles_of(governor.text, beside.language))
    return Slot.ROLE if of_whom and name.before in _FIRMS else Slot.PLACE


def _kind(before: str) -> str:
    for kind in (_PLACES, _GOALS):
        if before in kind:
            return min(kind)
    return before


def _elsewhere(beside: Beside, name: SlotName, other: SlotName) -> float | None:
    """How well the draft's words agree with those around the best place of the draft's name on the page; None where it has
    none."""
    where = {
        k
        for i in _telling(beside, name, other)[0]
        for key in beside.ours[i].keys
        if not key.startswith("#")
        for k in beside.page.places.get(key, ())
        if beside.page.words[k].text[0].isupper()
    }
    without = frozenset(range(name.start, name.end))
    shares = [beside.agrees(name.start, k, without).share + _tied(beside, name, k, k + 1) for k in where]
    return max(shares, default=None)


def _tied(beside: Beside, name: SlotName, start: int, end: int) -> float:
    """What it is worth that the word which governs the draft's name governs the page's words from ``start`` to ``end`` too:
    what is before its preposition, else the verb behind it."""
    ours, words = beside.ours, beside.page.words
    if name.before:
        mine = [w for w in reversed(ours[max(0, name.start - GOVERNS) : name.start]) if w.content and w.number is None]
        one = mine[0] if mine else None
        other = [w for w in reversed(words[max(0, start - GOVERNS) : start]) if w.content][:3]
    else:
        one = next((w for w in ours[name.end : name.end + GOVERNS] if w.content), None)
        other = [w for w in words[end : end + GOVERNS] if w.content][:2]
    return TIED if one is not None and any(one.meets(w) for w in other) else 0.0


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
        while before >= 0 and at - before <= TITLE and _may_title(words, before, at):
            before -= 1
        preposition = _outer(words, before) if before >= 0 else ""
        if not _is_preposition(preposition):
            preposition = words[at - 1].low if at else ""
        if _is_preposition(preposition) and not _modifies(words, at, end):
            yield SlotName(at, end, preposition)
        elif _leads(words, at, end):
            yield SlotName(at, end, "")
        at = end


def _may_title(words: Sequence[Word], at: int, name: int) -> bool:
    """Whether the word may belong to a name behind it: an article, or what somebody is (“by finance member Ruth Eddowes”)."""
    word = words[at]
    if word.low in _SKIPPED:
        return True
    return (
        word.content and not word.name and word.number is None and word.clause == words[name].clause and not word.opens
    )


def _is_preposition(word: str) -> bool:
    return word in _PLACES or word in _GOALS or word in _FIRMS


def _outer(words: Sequence[Word], at: int) -> str:
    """The word at ``at``; of “in the spa of” the first preposition."""
    if words[at].low == "of":
        for k in range(at - 2, max(-1, at - 5), -1):
            if words[k].low in _PLACES and words[k].clause == words[at].clause:
                return words[k].low
    return words[at].low


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


def _modifies(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the name tells which a noun behind it is: “to a German businessman”."""
    if end == len(words) or words[end].clause != words[at].clause or words[end].opens:
        return False
    noun = words[end].content and words[end].number is None and not words[end].low.endswith(("ed", "ing", "ly"))
    return noun and words[end].low not in _KINDS


def _leads(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a verb may follow the name: a word that is no name, preposition or relative pronoun."""
    return end < len(words) and words[end].clause == words[at].clause and words[end].low not in RELATIVES
