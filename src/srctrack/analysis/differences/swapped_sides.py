"""Who did it and to whom: one verb on both sides, and its two sides changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_keys import Word
from srctrack.language.voice import BARRIERS, BE, DETERMINERS, IRREGULAR_PASTS, PARTICLES, RELATIVES, SYMMETRIC
from srctrack.model.finding import Confidence

MIN_SHARE = 0.5
MIN_PATIENT = 2
"""Words that what is done must share, for a statement to be the same of somebody else."""
SIDE = 8
"""Words on each side of a verb that may be its subject or object."""
BY = 3
"""Words between a passive verb and the “by” that names who did it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Indices of the content words of who does it and of what it is done to, the nearest to the verb first."""

    doer: tuple[int, ...]
    patient: tuple[int, ...]
    start: int


def swapped_sides(beside: Beside) -> Iterator[Difference]:
    """Yield the statements whose verb has its two sides the other way round than on the page."""
    if not (beside.language == beside.page.language == "en"):
        return
    ours, page = beside.ours, beside.page
    for at, word in enumerate(ours):
        mine = sides(ours, at)
        if mine is None:
            continue
        for there in _same_verbs(beside, word):
            sentence = page.sentence(page.sentences[there])
            words = page.words[sentence.start : sentence.stop]
            theirs = sides(words, there - sentence.start)
            if theirs is None:
                continue
            if not _crossed(ours, mine, words, theirs) and not _other_doer(ours, mine, words, theirs):
                continue
            agree = beside.agrees(at, there)
            if agree.share >= MIN_SHARE and not _said_elsewhere(beside, at, mine, there):
                yield Difference(
                    Slot.PERSON,
                    beside.here(mine.start, at - mine.start + 3),
                    beside.there(sentence.start + theirs.start, 7),
                    beside.source,
                    Confidence.HIGH if agree.share >= 0.7 else Confidence.MEDIUM,
                )
                return


def _same_verbs(beside: Beside, word: Word) -> Iterator[int]:
    for there in beside.theirs():
        other = beside.page.words[there]
        if not other.name and other.number is None and word.meets(other):
            yield there


def sides(words: Sequence[Word], at: int) -> Sides | None:
    """Return the two sides of the word at ``at`` where it stands as a verb with a subject and an object; else None."""
    word = words[at]
    if (
        not word.content
        or word.name
        or word.number is not None
        or word.low in SYMMETRIC
        or at == 0
        or at + 1 == len(words)
    ):
        return None
    if nominal := _nominal(words, at):
        return nominal
    following = words[at + 2] if words[at + 1].low in PARTICLES and at + 2 < len(words) else words[at + 1]
    if words[at - 1].low in DETERMINERS or not (_opens_object(following) or _is_past(words, at)):
        return None
    left = _side(words, range(at - 1, max(-1, at - SIDE - 1), -1))
    right = _side(words, range(at + 1, min(len(words), at + SIDE + 1)))
    if not left or not right:
        return None
    by = next((k for k in range(at + 1, min(len(words), at + BY + 2)) if words[k].low == "by"), None)
    passive = any(words[k].low in BE for k in range(max(0, at - 3), at))
    if by is not None:
        doer = tuple(k for k in right if k > by)
        return Sides(doer, left, min(left)) if doer else None
    return None if passive else Sides(left, right, min(left))


def _nominal(words: Sequence[Word], at: int) -> Sides | None:
    """The two sides of a noun that names what was done: “the takeover of Ferrovane by Oskell”."""
    reach = range(at + 1, min(len(words), at + SIDE + 1))
    by = next((k for k in reach if words[k].low == "by" and words[k].clause == words[at].clause), None)
    if words[at + 1].low != "of" or by is None:
        return None
    patient = tuple(k for k in range(at + 2, by) if words[k].content and words[k].number is None)
    doer = _side(words, range(by + 1, min(len(words), by + SIDE)))
    return Sides(doer, patient[::-1], at) if doer and patient else None


def _is_past(words: Sequence[Word], at: int) -> bool:
    """Whether the word is a verb of the past that a bare noun follows: “solar output overtook hydropower”."""
    return words[at].low in IRREGULAR_PASTS and words[at + 1].content and words[at - 1].content


def _opens_object(word: Word) -> bool:
    return word.low in DETERMINERS or word.low == "by" or word.text[0].isupper() or word.number is not None


def _side(words: Sequence[Word], places: range) -> tuple[int, ...]:
    """The content words at ``places`` up to the next clause."""
    out = []
    clause = words[places[0]].clause if places else 0
    for k in places:
        if words[k].clause != clause or words[k].low in (RELATIVES if k < places[0] else BARRIERS):
            break
        if words[k].content and words[k].number is None:
            out.append(k)
    return tuple(out)


def _crossed(ours: Sequence[Word], mine: Sides, words: Sequence[Word], theirs: Sides) -> bool:
    """Whether who does it is on the page what it is done to, and the other way round."""

    def meet(one: Sequence[int], other: Sequence[int]) -> bool:
        return any(ours[i].meets(words[k]) for i in one for k in other)

    return (
        meet(mine.doer[:2], theirs.patient) and meet(mine.patient[:2], theirs.doer) and not meet(mine.doer, theirs.doer)
    )


def _other_doer(ours: Sequence[Word], mine: Sides, words: Sequence[Word], theirs: Sides) -> bool:
    """Whether the page says the same of somebody else, while the draft's doer is in another clause of that sentence."""
    patient = [i for i in mine.patient if any(ours[i].meets(words[k]) for k in theirs.patient)]
    if len(patient) < MIN_PATIENT or any(ours[i].meets(words[k]) for i in mine.doer for k in theirs.doer):
        return False
    clauses = {words[k].clause for k in (*theirs.doer, *theirs.patient)}
    others = [w for w in words if w.clause not in clauses]
    where = [k for k, w in enumerate(words) if any(ours[i].meets(w) for i in mine.doer)]
    between = words[max(where) + 1 : min(theirs.doer)] if where and max(where) < min(theirs.doer) else words
    if not any(w.content and not w.name for w in between):
        return False  # a list of those who did it
    return all(any(ours[i].meets(w) for w in others) for i in mine.doer) and not any(
        ours[k].meets(words[j]) for j in theirs.doer for k in range(len(ours))
    )


def _said_elsewhere(beside: Beside, at: int, mine: Sides, there: int) -> bool:
    """Whether another sentence of the page has the verb with the draft's order."""
    page = beside.page
    for number in range(page.sentences[-1] + 1):
        where = page.sentence(number)
        if there in where:
            continue
        words = page.words[where.start : where.stop]
        for k, word in enumerate(words):
            if word.meets(beside.ours[at]) and (theirs := sides(words, k)) is not None:
                doers = any(beside.ours[i].meets(words[j]) for i in mine.doer for j in theirs.doer)
                if doers and any(beside.ours[i].meets(words[j]) for i in mine.patient for j in theirs.patient):
                    return True
    return False
