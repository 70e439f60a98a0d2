"""Two figures that changed places: “640 women and 910 men” for 910 women and 640 men."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from srctrack.analysis.differences.beside import Beside
from srctrack.analysis.differences.difference import Difference, Slot
from srctrack.compare.word_keys import Word
from srctrack.model.finding import Confidence
from srctrack.model.text import Span

MIN_SHARE = 0.4
REACH = 10
"""Words between a figure and the word for what it counts."""
LEAD = 3
"""Words by which one way to tie two figures to two words must be shorter than the other, for both texts."""
PART = 3
"""Words from a part to its whole: “5 of the 8”."""
CLAUSE = 3
"""What a comma adds to a distance, in words."""
_HOURS = 24
_YEARS = range(1500, 2101)


def attached_figures(beside: Beside) -> Iterator[Difference]:
    """Yield the figures of the draft that the page ties to one another's words."""
    ours, page = beside.ours, beside.page
    mine = [i for i, w in enumerate(ours) if _counts(ours, i)]
    for first, second in combinations(mine, 2):
        if (
            ours[first].number == ours[second].number
            or second - first > 2 * REACH
            or _figures_between(ours, first, second)
        ):
            continue
        if any(w.low == "of" for w in ours[first + 1 : second]) and second - first <= PART:
            continue  # a part and its whole
        for number in beside.aligned:
            where = page.sentence(number)
            words = page.words[where.start : where.stop]
            one = [k for k, w in enumerate(words) if w.number == ours[first].number]
            two = [k for k, w in enumerate(words) if w.number == ours[second].number]
            if len(one) != 1 or len(two) != 1 or _figures_between(words, one[0], two[0]):
                continue
            found = _swapped(ours, (first, second), words, (one[0], two[0]))
            if found is None:
                continue
            if beside.agrees(first, where.start + one[0]).share < MIN_SHARE:
                continue
            yield Difference(
                Slot.NEIGHBOUR,
                Span(ours[min(first, found)].span.start, ours[max(second, found)].span.end),
                Span(words[min(one + two)].span.start, words[min(max(one + two) + 2, len(words) - 1)].span.end),
                beside.source,
                Confidence.HIGH,
            )
            return


def _swapped(ours: Sequence[Word], mine: tuple[int, int], words: Sequence[Word], theirs: tuple[int, int]) -> int | None:
    """The draft's word that the first figure belongs to, where on the page the second figure has it; else None."""
    near = [i for i, w in enumerate(ours) if _may_label(w) and min(abs(i - m) for m in mine) <= REACH]
    paired = [(i, k) for i in near if (k := _only(ours[i], words)) is not None]
    paired = [(i, k) for i, k in paired if not any(k == m and _gap(j, mine) < _gap(i, mine) for j, m in paired)]
    best: tuple[int, int | None] | None = None
    for (i, k), (j, m) in combinations(paired, 2):
        here, there = _tie(ours, mine, (i, j)), _tie(words, theirs, (k, m))
        if k == m or min(abs(here.lead), abs(there.lead)) < LEAD:
            continue
        length = here.length + there.length
        if best is None or length < best[0]:
            crossed = here.lead * there.lead < 0
            best = (length, (i if here.lead > 0 else j) if crossed else None)
    return best[1] if best else None


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether the word is a figure that counts or measures something: no year, no hour of the day."""
    number = words[at].number
    if number is None or (number in _YEARS and words[at].text.isdigit()):
        return False
    return at == 0 or number > _HOURS or words[at - 1].low not in ("at", "um", "à", "в", "о")


def _figures_between(words: Sequence[Word], one: int, other: int) -> bool:
    return any(w.number is not None for w in words[min(one, other) + 1 : max(one, other)])


def _may_label(word: Word) -> bool:
    return word.content and word.number is None and not word.unit


def _gap(at: int, figures: tuple[int, int]) -> int:
    return min(abs(at - m) for m in figures)


def _only(word: Word, words: Sequence[Word]) -> int | None:
    """The one word that is the same as ``word``, else the one that names the same concept; None where several are."""
    for mark in ("", "~", "#"):
        keys = {k for k in word.keys if (k[0] if k[0] in "~#" else "") == mark}
        found = [k for k, other in enumerate(words) if other.number is None and not keys.isdisjoint(other.keys)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


@dataclass(frozen=True, slots=True)
class _Tie:
    """How two figures go with two labels. ``lead`` is by how many words it is shorter to tie them in their order than
    crosswise, ``length`` the words that the shorter way takes."""

    lead: int
    length: int


def _tie(words: Sequence[Word], figures: tuple[int, int], labels: tuple[int, int]) -> _Tie:
    (a, b), (x, y) = figures, labels
    straight, across = (_far(words, a, x), _far(words, b, y)), (_far(words, a, y), _far(words, b, x))
    nearer = min(straight, across, key=sum)
    one_side = (a < x) == (b < y) if nearer is straight else (a < y) == (b < x)
    return _Tie(sum(across) - sum(straight) if one_side and max(nearer) <= REACH else 0, sum(nearer))


def _far(words: Sequence[Word], figure: int, label: int) -> int:
    return abs(figure - label) + CLAUSE * abs(words[figure].clause - words[label].clause)
