"""Parts and the whole that a text says they make up."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from srctrack.annotate.figures.counted_nouns import is_plural
from srctrack.annotate.figures.units import dimension, factor
from srctrack.compare.arithmetic.passage import MAX_QUANTITIES, MAX_SENTENCES, Passage
from srctrack.compare.arithmetic.quantity import CALENDAR, Quantity
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.total_cues import (
    CAPACITY,
    CLOSED,
    COMPARED,
    HAVING,
    OPEN,
    RATES,
    REST,
    VOTES,
    Needs,
    Order,
    Place,
    TotalCue,
    claims,
    complements,
    kinds_of,
)
from srctrack.model.figure import FigureKind
from srctrack.patterns import pattern

SUBSETS = 8
"""Quantities up to which every choice of them is tried as another reading; beyond, runs of neighbours only."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A whole and the parts that may make it up, in order."""

    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def low(self) -> float:
        return sum(p.low for p in self.parts)

    @property
    def high(self) -> float:
        return sum(p.high for p in self.parts)

    @property
    def made(self) -> float:
        return sum(p.value for p in self.parts)

    @property
    def holds(self) -> bool:
        slack = 1e-9 * max(abs(self.whole.value), 1)
        if (
            self.whole.exact
            and self.whole.high == self.whole.value
            and any(p.rounding < self.whole.rounding for p in self.parts)
        ):
            slack += self.whole.rounding
        return self.low <= self.whole.high + slack and self.whole.low <= self.high + slack

    @property
    def order(self) -> Order:
        if self.whole.span.start > self.parts[-1].span.start:
            return Order.WHOLE_LAST
        return Order.WHOLE_FIRST if self.whole.span.start < self.parts[0].span.start else Order.AROUND

    @property
    def near(self) -> bool:
        """Whether one wrong digit in one of the numbers would explain the difference."""
        return one_digit(self.made - self.whole.value)


def find_totals(passage: Passage) -> Iterator[Calculation]:
    """Every whole with parts that the passage claims make it up, whether they do or not; each figure in one of them only."""
    taken: set[int] = set()
    found: list[Calculation] = []
    for first, last in _windows(passage):
        found += _in_window(passage, first, last, passage.within(first, last))
    inner = {c.spans for c in found for d in found if c.at in d.terms and set(c.terms) < set(d.terms)}
    found = [c for c in found if c.spans not in inner]
    for calculation in sorted(found, key=lambda c: (c.sure, len(c.terms), c.holds), reverse=True):
        starts = {s.start for s in calculation.spans}
        if not taken & starts:
            taken |= starts
            yield calculation


def _windows(passage: Passage) -> list[tuple[int, int]]:
    """The first and last sentences of stretches with three to ``MAX_QUANTITIES`` quantities, short ones first."""
    counts = Counter(passage.sentence_of(q) for q in passage.quantities)
    numbered = sorted(counts)
    found: list[tuple[int, int]] = []
    for i, first in enumerate(numbered):
        held = 0
        for last in numbered[i:]:
            held += counts[last]
            if held > MAX_QUANTITIES or (last - first >= MAX_SENTENCES and not passage.listed):
                break
            if held >= 3:
                found.append((first, last))
    return sorted(found, key=lambda window: (window[1] - window[0], window[0]))


def _in_window(passage: Passage, first: int, last: int, inside: Sequence[Quantity]) -> Iterator[Calculation]:
    for group in _by_kind(passage, inside):
        for candidate in _candidates(passage, group):
            every = (candidate.whole, *candidate.parts)
            spread = {passage.sentence_of(q) for q in every}
            if min(spread) != first or max(spread) != last:
                continue  # a smaller window has it
            cue = claimed(passage, candidate)
            if cue is None:
                continue
            if not candidate.holds and _another_reading(candidate, _others(passage, candidate, group)):
                continue
            yield Calculation(
                Relation.TOTAL,
                candidate.whole.span,
                tuple(p.span for p in candidate.parts),
                candidate.whole.value,
                candidate.made,
                candidate.low,
                candidate.high,
                candidate.holds,
                cue.sure,
                values=tuple(p.value for p in candidate.parts),
                unit=candidate.whole.unit,
            )


def _others(passage: Passage, candidate: Candidate, group: Sequence[Quantity]) -> list[Quantity]:
    """The quantities that may make up the whole instead: those of its kind around it; within a list, those of its item."""
    spans = {g.span for g in group}
    out = [q for q in group if q.span != candidate.whole.span and not _closed_off(passage, candidate, q)]
    out += [q for q in passage.quantities if q.like(candidate.whole) and q.span not in spans]
    items = {passage.sentence_of(q) for q in (candidate.whole, *candidate.parts)}
    if passage.in_item(candidate.whole) and len(items) == 1:
        out = [q for q in out if passage.sentence_of(q) in items]
    return out


def _closed_off(passage: Passage, candidate: Candidate, q: Quantity) -> bool:
    """Whether a dash or bracket that closes the aside of the parts lies before a quantity."""
    last = candidate.parts[-1]
    if q.span.start < last.span.end or candidate.order is not Order.WHOLE_FIRST:
        return False
    return _closes(passage, candidate, passage.between(last, q))


def _closes(passage: Passage, candidate: Candidate, words: str) -> bool:
    """Whether words hold the mark that ends the aside in which the parts begin."""
    opened = _OPENS_ASIDE.search(passage.between(candidate.whole, candidate.parts[0]))
    closes = ")" if opened and opened[0] == "(" else "—–" if opened else ""
    return any(mark in words for mark in closes)


_OPENS_ASIDE = pattern(r"[(—–](?=[^(—–]*$)")


_MORE_THAN = pattern(r"\s*(?:[\w’'-]+\s+)?(?:more|fewer|less|higher|lower) than\b", re.I)


def _by_kind(passage: Passage, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    groups: dict[tuple[FigureKind, str | None], list[Quantity]] = {}
    for q in quantities:
        if _addable(q) and not _MORE_THAN.match(passage.after(q, 40)):
            measured = q.kind is FigureKind.MEASURE
            of_one = measured and q.unit not in CALENDAR
            groups.setdefault((q.kind, dimension(q.unit) if of_one else q.unit), []).append(q)
    for group in groups.values():
        if len(group) >= 3:
            same = _in_one_unit(group)
            yield same
            without = _without_strays(same)
            if 3 <= len(without) < len(same):
                yield without


def _addable(q: Quantity) -> bool:
    return (
        q.kind is not FigureKind.PERCENT
        and not q.figure.per
        and (q.exact or q.value > 1)
        and "average" not in q.figure.text
    )


def _in_one_unit(group: list[Quantity]) -> list[Quantity]:
    """The group in the smallest unit that it names."""
    units = [q.unit for q in group if q.unit]
    if len(set(units)) < 2:
        return group
    smallest = min(units, key=lambda unit: factor(unit, units[0]) or 1.0)
    return [_converted(q, factor(q.unit, smallest) or 1.0, smallest) if q.unit else q for q in group]


def _converted(q: Quantity, by: float, unit: str) -> Quantity:
    return replace(q, unit=unit, value=q.value * by, low=q.low * by, high=q.high * by, rounding=q.rounding * by)


STRAY = 12
"""“The two ferries carry 412 and 388 cars”: a count up to a dozen that may number the things in the list and be none of them."""


def _without_strays(group: Sequence[Quantity]) -> list[Quantity]:
    """Less the small counts beside large ones, which number the list and are not in it."""
    large = [q for q in group if q.value > STRAY]
    return large if len(large) >= 3 and len(group) - len(large) <= 2 else list(group)


LEAST_WHOLE = 5
"""Smaller wholes are mostly numbers of things in general: two agencies, three products, four reasons."""


def _candidates(passage: Passage, group: Sequence[Quantity]) -> Iterator[Candidate]:
    """Every quantity as the whole of the run that follows it, goes before it, or closes around it (“52 of the 90, 29 …”)."""
    for i, whole in enumerate(group):
        runs = [group[i + 1 : j] for j in range(len(group), i + 2, -1)]
        runs += [group[j:i] for j in range(i - 1)]
        if i and _OF_THE.fullmatch(passage.between(group[i - 1], whole)):
            runs += [[group[i - 1], *group[i + 1 : j]] for j in range(len(group), i + 1, -1)]
        for run in runs:
            parts = tuple(q for q in run if q.value != whole.value)
            if len(parts) < len(run) and len({p.value for p in parts}) < len(parts):
                continue  # all of it is told a second time
            if (
                len(parts) >= 2
                and not _only_named(whole)
                and whole.value >= LEAST_WHOLE
                and whole.value > max(p.value for p in parts) * (1 - 1e-9)
            ):
                yield Candidate(whole, parts)


_OF_THE = pattern(r"\s+(?:out )?of\s+(?:(?:the|its|their|those|these|his|her|our|all)\s*){0,2}", re.I)


def _only_named(whole: Quantity) -> bool:
    return whole.loose and whole.kind is FigureKind.COUNT


def _is_list(passage: Passage, candidate: Candidate) -> bool:
    """Whether the first number only opens a list in which each item has the noun again: “214 homes without a licence, 96 homes
    with an old one and 41 homes with a false one”."""
    numbers = (candidate.whole, *candidate.parts)
    heads = {q.head for q in numbers}
    if (
        any(q.kind is not FigureKind.COUNT for q in numbers)
        or candidate.order is not Order.WHOLE_FIRST
        or len(heads) != 1
        or None in heads
    ):
        return False
    return not _OPENS_PARTS.search(passage.between(candidate.whole, candidate.parts[0]))


_OPENS_PARTS = pattern(
    r"[:(—–;.]|\b(?:of (?:which|whom|them)|namely|that is|being|comprising|made up|including)\b", re.I
)


def claimed(passage: Passage, candidate: Candidate) -> TotalCue | None:
    """The cue by which the passage says that these parts make up that whole; None where nothing says so."""
    if _is_list(passage, candidate):
        return None
    places = _places(passage, candidate)
    gaps = [_BY_THE_WAY.sub(" ", passage.between(a, b)) for a, b in pairwise(candidate.parts)]
    if _PART.search(places[Place.BEFORE_WHOLE]) or (
        not _ALL_OF.search(places[Place.BEFORE_WHOLE]) and _NO_WHOLE.match(places[Place.AFTER_WHOLE])
    ):
        return None
    said = f"{places[Place.BEFORE_WHOLE]} {places[Place.AFTER_WHOLE]}"
    if passage.in_item(candidate.whole) and not _TOTALLED.search(said):
        items = {passage.sentence_of(q) for q in (candidate.whole, *candidate.parts)}
        if len(items) > 1:
            return None
    if _OUTVOTED.search(places[Place.BEFORE_WHOLE]):
        return None
    if _SHARE_OF.search(places[Place.BEFORE_WHOLE]) and _NEEDED.search(places[Place.BEFORE_WHOLE]):
        return None
    if candidate.order is Order.WHOLE_LAST and _OTHER_TIME.search(places[Place.LINK]):
        return None
    if candidate.made > candidate.whole.value and _OVERLAP.search(places[Place.TAIL]):
        return None
    if candidate.order is Order.WHOLE_FIRST and _EACH_OF.search(places[Place.LINK]):
        return None
    rest = REST.search(places[Place.BEFORE_LAST])
    exceeds = candidate.low > candidate.whole.high and _two_sides(passage, candidate)
    if (OPEN.search(places[Place.LINK]) and not (rest or exceeds or CLOSED.search(places[Place.TAIL]))) or any(
        OPEN.search(gap) or RATES.search(gap) for gap in gaps
    ):
        return None
    if any(COMPARED.search(gap) for gap in (*gaps, places[Place.LINK])):
        return None
    if not _addends(passage, candidate, gaps):
        return None
    if not passage.listed and any(len(gap) > MAX_APART for gap in gaps):
        return None
    share = candidate.made / candidate.whole.value if candidate.whole.value else 0.0
    for cue in claims(candidate.order, places):
        if candidate.order is Order.WHOLE_FIRST and cue.name in _LOOSE and CAPACITY.search(places[Place.BEFORE_WHOLE]):
            continue
        if len(candidate.parts) < cue.parts or not cue.least <= share <= cue.most:
            continue
        if cue.name == "part of N" and not _one_list(passage, candidate):
            continue
        if cue.name.endswith("after a mark") and any(_closes(passage, candidate, gap) for gap in gaps):
            continue
        if cue.name.endswith("after a mark") and not _listed_at_once(passage, candidate, places[Place.LINK]):
            continue
        if not satisfied(cue.needs, passage, candidate):
            continue
        if (
            not candidate.holds
            and share > 1
            and not _two_sides(passage, candidate)
            and not VOTES.search(" ".join(gaps))
            and cue.name in _LOOSE
            and HAVING.search(" ".join(gaps) + places[Place.TAIL][:40])
        ):
            continue
        return cue
    return None


def _addends(passage: Passage, candidate: Candidate, gaps: Sequence[str]) -> bool:
    """Whether the parts can be added to this whole at all: no alternatives, no two ends of a change, nothing set apart by brackets
    that close between them, and not other things beside what the whole counts."""
    whole, parts = candidate.whole, candidate.parts
    if any(_OR.search(gap) for gap in gaps):
        return False
    for one, gap in zip(parts, gaps, strict=False):
        if _FROM.search(passage.before(one, 30)) and _TO.search(gap):
            return False
    if _FROM.search(passage.before(whole, 30)) and _TO.match(passage.after(whole, 40)):
        return False
    brackets = [passage.bracket_of(q.span) for q in (whole, *parts)]
    if brackets[0] is not None and any(b != brackets[0] for b in brackets[1:]):
        return False
    if brackets[1] != brackets[-1] and (brackets[1] is None or brackets[-1] is None):
        return False
    heads = {
        p.head for p in parts if p.head not in _PRONOUNS and is_plural(p.head) and not _OF.match(passage.after(p, 4))
    }
    return not (whole.head in heads and heads - {whole.head})


_OF = pattern(r"\s+of\b", re.I)
_PRONOUNS = frozenset({"", "ones", "others", "more"})
_OR = pattern(r"(?:^|[\s,])or\s+(?:[$€£¥]\s*)?$", re.I)
_FROM = pattern(r"\bfrom\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_TO = pattern(r"[^.;:\d]{0,40}\bto\s+", re.I)


_LOOSE = frozenset(
    {
        "of N",
        "of whom",
        "of them",
        "list after a mark",
        "pair after a mark",
        "in total N",
        "fates",
        "two fates",
        "parallel",
        "part of N",
    }
)
_PART = pattern(r"\bof (?:these|them|those|whom|which)[,\s]*$", re.I)
_OUTVOTED = pattern(r"\d\s+(?:votes?\s+)?to\s+$", re.I)
_BY_THE_WAY = pattern(r",\s*[\d,.]+\s+(?:[\w’'-]+\s+)?(?:more|fewer|less) than [^,;]{1,40}(?=[,;])", re.I)
"""A comparison between two parts, which is of one of them alone: “410 tractors, 150 more than a year ago; …”."""
_TOTALLED = pattern(r"\b(?:totals?|sum|all|altogether|together|overall|combined|both)\b", re.I)
_SHARE_OF = pattern(
    r"\b(?:half|thirds?|quarters?|fifths?|majority|percent|per cent|most|share|portion|%)\s+of\s+(?:(?:the|its|their|all|his|her)\s+)?$",
    re.I,
)
_NEEDED = pattern(r"\b(?:need\w*|requir\w+|quorum|threshold|takes|must)\b", re.I)
_OVERLAP = pattern(
    r"\b(?:more than one|overlap\w*|both|twice|several of|double[- ]count\w*|two or more|at once)\b", re.I
)
_OTHER_TIME = pattern(
    r"\b(?:last (?:year|month|week|season|time|winter|summer|autumn|spring)|a (?:year|month|week) (?:ago|earlier|before)|the (?:year|month|week|season) before|previously)\b",
    re.I,
)
_EACH_OF = pattern(r"\beach (?:of|one|has|had|have|with|is|was)\b", re.I)
_ALL_OF = pattern(r"\ball\s+$", re.I)
_NO_WHOLE = pattern(
    r"\s*(?:of (?:these|them|those|whom|which)\b|votes? (?:to|against)\b|(?:\w+ )?(?:are|is|were|was) (?:needed|required|necessary)|needed|required|seats (?:are|were) needed)",
    re.I,
)


def satisfied(needs: Needs, passage: Passage, candidate: Candidate) -> bool:
    """Whether the numbers show what a cue needs beside its words."""
    if needs is Needs.NEAR:
        return candidate.near and _one_list(passage, candidate)
    if needs is Needs.SIDES:
        return _two_sides(passage, candidate)
    if needs is Needs.SAME:
        head = candidate.whole.head
        return bool(head) and head == candidate.parts[0].head and candidate.near and _one_list(passage, candidate)
    if needs is Needs.LIST:
        return candidate.near or bool(_NAMED_WHOLE.search(passage.before(candidate.whole, 30)))
    if needs is Needs.OPENS:
        first = candidate.parts[0]
        return _one_list(passage, candidate) and len(passage.before(first)) <= 25
    if needs is Needs.BARE:
        bare = not any(p.head for p in candidate.parts) and bool(candidate.whole.head or candidate.whole.unit)
        return bare and candidate.near and _one_list(passage, candidate)
    if needs is Needs.ELLIPTIC and not _one_list(passage, candidate):
        return False
    if needs is Needs.ELLIPTIC:
        return not any(is_plural(p.head) and p.head != candidate.whole.head for p in candidate.parts if p.head)
    if needs is Needs.PARALLEL:
        return _told_alike(passage, candidate)
    if needs is Needs.KINDS and candidate.order is Order.WHOLE_FIRST:
        return all(p.head for p in candidate.parts) and kinds_of(
            candidate.whole.head, [p.head for p in candidate.parts]
        )
    if needs is Needs.KINDS:
        return (
            is_plural(candidate.whole.head)
            and all(p.head for p in candidate.parts)
            and candidate.whole.head not in {"", *(p.head for p in candidate.parts)}
        )
    return True


_NAMED_WHOLE = pattern(r"\b(?:all|total|to|now|combined|both)\s+(?:the\s+)?$", re.I)


def _one_list(passage: Passage, candidate: Candidate) -> bool:
    """Whether the parts stand in one sentence, each a short way from the next."""
    gaps = [passage.between(a, b) for a, b in pairwise(candidate.parts)]
    return all(len(gap) <= MAX_BETWEEN and not _ENDS.search(gap) for gap in gaps) and any(
        _AND.search(g) or "," in g for g in gaps
    )


MAX_APART = 110
"""Code points between two parts of one whole; beyond, the text has gone on to something else."""
MAX_BETWEEN = 70
"""Code points between two parts of one list told without a word that closes it."""
_ENDS = pattern(r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)[.!?:]\s")
_AND = pattern(r"\b(?:and|plus)\b|&", re.I)


def _told_alike(passage: Passage, candidate: Candidate) -> bool:
    """Whether every part is followed by the same preposition and the whole is not (“32 on Friday and 41 on Saturday”), or the
    two parts name the two sides of a pair (“19 women, 23 men”)."""
    if _two_sides(passage, candidate):
        return True
    if any(is_plural(p.head) and p.head != candidate.whole.head for p in candidate.parts if p.head):
        return False
    told = [_PREPOSITION.match(passage.after(p, 40)) for p in candidate.parts]
    words = {m.group(1).lower() for m in told if m}
    if len(words) != 1 or not all(told) or not _one_list(passage, candidate):
        return False
    return not re.search(rf"\b{words.pop()}\b", passage.after(candidate.whole, 40).split(",")[0], re.I)


def _two_sides(passage: Passage, candidate: Candidate) -> bool:
    """Whether there are two parts that name the two sides of a pair (“19 women, 23 men”)."""
    one, other = candidate.parts[0], candidate.parts[-1]
    return len(candidate.parts) == 2 and complements(passage.between(one, other)[:60], passage.after(other, 30))


_LABELLED = pattern(r",\s+\w+:[^:]*$")


def _apart(passage: Passage, candidate: Candidate, link: str) -> bool:
    """Whether the mark is a bracket that holds the first part alone."""
    brackets = {passage.bracket_of(p.span) for p in candidate.parts}
    return "(" in link and len(brackets) > 1


def _listed_at_once(passage: Passage, candidate: Candidate, link: str) -> bool:
    """Whether a list under nouns of its own begins right after the mark: “21 wrecks — six schooners”, and not “12 towns: Sutley
    with 4 mills”."""
    if _LABELLED.search(link) or _apart(passage, candidate, link):
        return False
    own = any(is_plural(p.head) and p.head != candidate.whole.head for p in candidate.parts if p.head)
    return not own or len(_MARK.split(link)[-1].split()) <= 1


_MARK = pattern(r"[:(—–]|\s-\s")
_PREPOSITION = pattern(
    r"^\s+(?:[\w’'-]+\s+)?(in|on|at|from|for|to|by|with|as|against|during|near|before|after|through|via|aboard)\s", re.I
)


def one_digit(difference: float) -> bool:
    """Whether a difference is one digit times a power of ten, as one mistyped digit makes it, or that of two digits swapped."""
    digits = f"{abs(difference):.6f}".rstrip("0").rstrip(".").replace(".", "").strip("0")
    return len(digits) == 1 or (len(digits) == 2 and int(digits) % 9 == 0)


def _places(passage: Passage, candidate: Candidate) -> dict[Place, str]:
    whole, parts = candidate.whole, candidate.parts
    first, last = parts[0], parts[-1]
    ahead = whole.span.start < first.span.start
    end = passage.sentences[min(passage.sentence_of(last) + 1, len(passage.sentences) - 1)].end
    return {
        Place.BEFORE_WHOLE: passage.before(whole),
        Place.AFTER_WHOLE: passage.after(whole, 60),
        Place.LINK: passage.between(whole, first) if ahead else passage.between(last, whole),
        Place.AFTER_FIRST: passage.after(first, 40),
        Place.BEFORE_LAST: passage.between(parts[-2], last),
        Place.AFTER_LAST: passage.after(last, 40),
        Place.PARTS: " ".join([*(passage.between(a, b) for a, b in pairwise(parts)), passage.after(last, 20)]),
        Place.TAIL: passage.text[last.span.end : min(end, last.span.end + 160)],
    }


def _another_reading(candidate: Candidate, quantities: Sequence[Quantity]) -> bool:
    """Whether other numbers of the same kind make up the whole, or these parts make another number told."""
    rest = [
        q
        for q in quantities
        if q.value != candidate.whole.value and (q in candidate.parts or (math.isfinite(q.high) and q.low > 0))
    ]
    if len(rest) <= SUBSETS:
        if any(
            Candidate(candidate.whole, choice).holds
            for size in range(2, len(rest) + 1)
            for choice in combinations(rest, size)
        ):
            return True
    elif any(
        Candidate(candidate.whole, tuple(rest[i:j])).holds
        for i in range(len(rest))
        for j in range(i + 2, len(rest) + 1)
    ):
        return True
    return any(q not in candidate.parts and Candidate(q, candidate.parts).holds for q in rest)
