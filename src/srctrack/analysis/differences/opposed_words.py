"""A word of the draft whose opposite is in its place on the page: rose and fell, denied and confirmed, largest and smallest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_index import Agreement, distance, word_index
from srctrack.compare.word_keys import Word
from srctrack.language.opposites import Axis, AxisKind, find_opposites
from srctrack.model.derived import AnnotatedText, derived
from srctrack.model.finding import Confidence
from srctrack.model.text import Span

MIN_SHARE = 0.5
MIN_SHARE_ACROSS = 0.4
MIN_SHARE_ALONE, MANY = 0.36, 4
"""The share that is enough where the page never has the draft's side, and the words near the place that must recur then."""
MIN_SCORE_ALONE = 0.4
"""Score of the alignment from which that is so."""
PREPOSITION = 0.1
"""How much more must agree around a preposition than around a verb."""
LEAD = 0.1
"""How much better the opposite must fit than any word of the draft's own side on the page."""
FOLLOWS = 6
"""Words within which what a preposition governs follows it."""
SIDES = 12
"""Words before and after a verb that may be its subject and objects."""
FIGURE = 4
"""Words from a word to the figure that belongs to it."""
_COMPARATIVES = frozenset(
    "more less fewer higher lower mehr weniger höher niedriger plus moins más menos больше меньше більше менше".split()
)
_THAN = frozenset("than als que чем ніж".split())
_LIMITS = frozenset("until till bis jusqu hasta до".split())
_SLOTS = {
    AxisKind.GRADABLE: Slot.DIRECTION,
    AxisKind.CONTRARY: Slot.DIRECTION,
    AxisKind.CONVERSE: Slot.DIRECTION,
    AxisKind.PREPOSITION: Slot.DIRECTION,
    AxisKind.VERDICT: Slot.CLAIM,
    AxisKind.RANK: Slot.RANK,
}


@dataclass(frozen=True, slots=True)
class Pole:
    """A word at index ``at`` that lies on one side of an axis. ``sign`` is 1 or -1, and 0 where it is denied and between the
    sides lies a middle. ``side`` leaves the negation out."""

    axis: Axis
    at: int
    side: int
    sign: int


def poles(words: tuple[Word, ...], text: str, language: str, within: Span) -> Iterator[Pole]:
    """Yield the words of ``words`` that have an opposite. ``within`` is the stretch of ``text`` that they lie in."""
    starts = {w.span.start: i for i, w in enumerate(words)}
    for mention in find_opposites(within.of(text), language):
        at = starts.get(within.start + mention.span.start)
        if at is None or words[at].name or _hedges(words, at):
            continue
        denied = words[at].negated and mention.axis.kind is not AxisKind.PREPOSITION
        sign = mention.side
        if denied:
            sign = 0 if mention.axis.kind in (AxisKind.GRADABLE, AxisKind.RANK) else -sign
        yield Pole(mention.axis, at, mention.side, sign)


def _hedges(words: Sequence[Word], at: int) -> bool:
    """Whether the word says how exact a figure is, not which way it moved: “more than ten”, “at least ten”."""
    following = words[at + 1 : at + 3]
    before = words[at - 1].low if at else ""
    if before == "at" and words[at].low in ("least", "most"):
        return True
    return len(following) == 2 and following[0].low in ("than", "als") and following[1].number is not None


def opposed_words(beside: Beside, draft_text: str) -> Iterator[Difference]:
    """Yield the words of the draft whose opposite the page has in their place."""
    ours = beside.ours
    if not ours:
        return
    mine = tuple(poles(ours, draft_text, beside.language, Span(ours[0].span.start, ours[-1].span.end)))
    theirs = poles_of(beside.source)
    for pole in mine:
        found = _opposed(beside, pole, [t for t in theirs if t.axis == pole.axis])
        if found is not None and _taken(beside, pole, found[0], mine):
            continue
        if found is not None:
            there, agree = found
            sure = agree.share >= 0.75 and agree.words >= 3 and beside.one_language
            yield Difference(
                _SLOTS[pole.axis.kind],
                beside.here(pole.at),
                beside.there(there.at),
                beside.source,
                Confidence.HIGH if sure else Confidence.MEDIUM,
            )


@derived
def poles_of(text: AnnotatedText) -> tuple[Pole, ...]:
    """Return the words of ``text`` that have an opposite; their indices are those of its ``word_index``."""
    index = word_index(text)
    whole = Span(0, len(text.prose.text))
    return tuple(poles(index.words, text.prose.text, index.language, whole))


def _opposed(beside: Beside, pole: Pole, theirs: list[Pole]) -> tuple[Pole, Agreement] | None:
    best: tuple[float, Pole, Agreement] | None = None
    answered = 0.0
    for other in theirs:
        agree = beside.agrees(pole.at, other.at)
        if other.sign == pole.sign or (0 in (other.sign, pole.sign) and other.side != pole.side):
            answered = max(answered, agree.share)
        elif beside.meant(other.at, agree) and (best is None or agree.share > best[0]):
            best = (agree.share, other, agree)
    if best is None:
        return None
    share, other, agree = best
    least = MIN_SHARE if beside.one_language else MIN_SHARE_ACROSS
    score = beside.aligned.get(beside.page.sentences[other.at], 0.0)
    if not answered and beside.linked and agree.words >= MANY and score >= MIN_SCORE_ALONE:
        least = MIN_SHARE_ALONE
    least += PREPOSITION if pole.axis.kind is AxisKind.PREPOSITION else 0
    if share < least or agree.words < 2 or share < answered + LEAD:
        return None
    if not _comparable(beside, pole, other):
        return None
    return other, agree


def _taken(beside: Beside, pole: Pole, other: Pole, mine: Sequence[Pole]) -> bool:
    """Whether the page's word belongs to another word of the draft, which is on its side."""
    share = beside.agrees(pole.at, other.at).share
    rivals = [m for m in mine if m.axis == other.axis and m.sign == other.sign]
    return any(beside.agrees(m.at, other.at).share >= share for m in rivals)


def _comparable(beside: Beside, pole: Pole, other: Pole) -> bool:
    """Whether the two words are said of the same, in the same sense."""
    kind = pole.axis.kind
    if kind is AxisKind.PREPOSITION:
        return _same_follows(beside, pole.at, other.at) and _denied_alike(beside, pole.at, other.at)
    if kind is AxisKind.CONVERSE:
        return _same_sides(beside, pole.at, other.at) or _same_landmark(beside, pole.at, other.at)
    if beside.one_language and not _clause_meets(beside, pole.at, other.at):
        return False
    if beside.one_language and not _one_noun(beside, pole.at, other.at):
        return False
    if kind is AxisKind.GRADABLE and _compares(beside.ours, pole.at) != _compares(beside.page.words, other.at):
        return False
    figure = kind in (AxisKind.VERDICT, AxisKind.RANK) or _one_figure(beside, pole.at, other.at)
    return figure and _one_time(beside, pole.at, other.at)


def _same_landmark(beside: Beside, at: int, there: int) -> bool:
    """Whether both say where something lies from the same place: “south of Hiregola”."""
    following = beside.ours[at + 1 : at + 2] + beside.page.words[there + 1 : there + 2]
    mine = next((w for w in beside.ours[at + 1 : at + FOLLOWS] if w.content), None)
    theirs = [w for w in beside.page.words[there + 1 : there + FOLLOWS + 1] if w.content]
    named = mine is not None and any(mine.meets(w) for w in theirs)
    return named and len(following) == 2 and all(w.low == "of" for w in following)


def _compares(words: Sequence[Word], at: int) -> bool:
    """Whether the word is a comparative with what it is compared to: “more than the year before”."""
    return words[at].low in _COMPARATIVES and any(w.low in _THAN for w in words[at + 1 : at + FOLLOWS])


def _one_noun(beside: Beside, at: int, there: int) -> bool:
    """Whether two comparatives compare one thing, where both have it right behind them: “more money”, “lower standards”."""
    mine, theirs = beside.ours[at : at + 2], beside.page.words[there : there + 2]
    if not all(len(pair) == 2 and pair[0].low in _COMPARATIVES and pair[1].content for pair in (mine, theirs)):
        return True
    return mine[1].meets(theirs[1])


def _clause_meets(beside: Beside, at: int, there: int) -> bool:
    """Whether a content word of the draft's clause is near the word ``there``; so too where its clause has no other."""
    clause = [w for k, w in enumerate(beside.ours) if w.content and k != at and w.clause == beside.ours[at].clause]
    near = beside.page.words[max(0, there - SIDES) : there + SIDES + 1]
    return not clause or any(w.meets(o) for w in clause for o in near)


def _same_follows(beside: Beside, at: int, there: int) -> bool:
    """Whether the first content word after ``ours[at]`` follows the word ``there`` too."""
    mine = next((w for w in beside.ours[at + 1 : at + FOLLOWS] if w.content), None)
    theirs = next((w for w in beside.page.words[there + 1 : there + FOLLOWS] if w.content), None)
    return mine is not None and theirs is not None and mine.meets(theirs)


def _denied_alike(beside: Beside, at: int, there: int) -> bool:
    """Whether both or neither of the words before the two places are denied: what did not come before may come after."""
    mine = any(w.negated for w in beside.ours[max(0, at - SIDES) : at])
    sentence = beside.page.sentence(beside.page.sentences[there])
    theirs = any(w.negated for w in beside.page.words[max(sentence.start, there - SIDES) : there])
    return mine == theirs


def _one_time(beside: Beside, at: int, there: int) -> bool:
    """Whether both or neither of the two sides say until when: what is closed until a day opens on that day."""
    return _has_limit(beside.ours, at) == _has_limit(beside.page.words, there)


def _has_limit(words: Sequence[Word], at: int) -> bool:
    around = words[max(0, at - FOLLOWS) : at + FOLLOWS]
    return any(w.low in _LIMITS and w.clause == words[at].clause for w in around)


def _one_figure(beside: Beside, at: int, there: int) -> bool:
    """Whether the figure beside ``ours[at]`` is no nearer to the word ``there`` than another figure."""
    near = [(abs(k - at), w) for k, w in enumerate(beside.ours) if w.number is not None and abs(k - at) <= FIGURE]
    words = beside.page.words
    sentence = beside.page.sentence(beside.page.sentences[there])
    theirs = [(distance(words, k, there), words[k]) for k in sentence if words[k].number is not None]
    if not near or not theirs:
        return True
    figure = min(near, key=lambda pair: pair[0])[1]
    same = min((far for far, w in theirs if w.meets(figure)), default=None)
    others = min((far for far, w in theirs if not any(w.meets(m) for _, m in near)), default=None)
    return same is None or others is None or same <= others + 1


def _same_sides(beside: Beside, at: int, there: int) -> bool:
    """Whether the words before ``ours[at]`` precede the word ``there`` too, and those after it follow."""
    before = after = 0
    for k, word in enumerate(beside.ours):
        if not word.content or k == at or abs(k - at) > SIDES or word.number is not None:
            continue
        found = beside.page.nearest(word, there)
        if found is None or found == there or beside.page.sentences[found] != beside.page.sentences[there]:
            continue
        if (k < at) != (found < there):
            return False
        before += k < at
        after += k > at
    return bool(before or after)
