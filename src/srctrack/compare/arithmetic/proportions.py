"""Shares, changes and multiples, and the two numbers they are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from srctrack.annotate.figures.counted_nouns import is_plural
from srctrack.annotate.figures.units import POINT
from srctrack.compare.arithmetic.passage import Passage
from srctrack.compare.arithmetic.proportion_cues import (
    AIM,
    AIM_BEHIND,
    AIMED,
    ANOTHER_BASE,
    CONNECTS,
    DOWN,
    GENERIC_BASE,
    OWN_BASE,
    PAIR_CUES,
    RESTATES,
    SINCE,
    UP,
    Pairing,
)
from srctrack.compare.arithmetic.quantity import CALENDAR, Quantity
from srctrack.compare.arithmetic.ratio_claims import Form, RatioClaim, ratio_claims
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.total_cues import REST, complements
from srctrack.model.figure import Approximation, Figure, FigureKind
from srctrack.model.text import Span

NEAR = 55
"""Code points between a ratio and the nearer of the two numbers it restates."""
FAR = 150
"""The same where a sentence of its own draws the result from the one before, and no other number is near."""
WINDOW = 260
"""Code points from the first to the last number of one claim."""
MAX_BASES = 6
"""Numbers around a ratio; with more, some two of them fit it by chance."""
MOST_RATIO = 300.0
"""Ratios beyond are of numbers that have nothing to do with one another."""
EARLIER = 2
"""Sentences before the ratio in which its two numbers are looked for."""


Found = tuple[Relation, Quantity, Quantity, float, float, float]


def find_proportions(passage: Passage, figures: tuple[Figure, ...]) -> Iterator[Calculation]:
    """Every ratio with the two numbers that the passage says it is made from, whether it fits them or not."""
    found = list(_all(passage, list(ratio_claims(passage, figures))))
    right = {c.terms for c in found if c.holds}
    nearest: dict[tuple[Span, ...], Calculation] = {}
    for c in found:
        rival = nearest.get(c.terms)
        if rival is None or _distance(c.at, *c.terms) < _distance(rival.at, *rival.terms):
            nearest[c.terms] = c
    yield from (c for c in found if c.holds or (c.terms not in right and c is nearest[c.terms]))


def _all(passage: Passage, claims: Sequence[RatioClaim]) -> Iterator[Calculation]:
    for claim in claims:
        bases = _bases(passage, claim, claims)
        if len(bases) > MAX_BASES:
            at = next((s for s in passage.sentences if s.start <= claim.span.start < s.end), passage.span)
            bases = [q for q in bases if at.start <= q.span.start < at.end]
        if not 2 <= len(bases) <= MAX_BASES:
            continue
        found = _of_named(passage, claim, bases) or _claimed(passage, claim, claims, bases)
        if found is None:
            continue
        relation, part, whole, low, high, made = found
        at = next((s for s in passage.sentences if s.start <= claim.span.start < s.end), passage.span)
        if all(at.start <= q.span.start < at.end for q in (part, whole)):
            bases = [q for q in bases if at.start <= q.span.start < at.end]
        of_both = whole.value not in (q.value for q in bases)
        holds = _fits(claim, low, high) or (
            not of_both
            and any(
                _some_reading(claim, a, b) for a, b in _pairs(bases) if {a.value, b.value} != {part.value, whole.value}
            )
        )
        holds = holds or _some_sides(passage, claim, part, whole)
        if relation is Relation.SHARE and not holds:
            holds = _left_over(passage, claim, part, whole)
        scale = 1 if claim.form is Form.MULTIPLE else 100
        yield Calculation(
            relation, claim.span, (part.span, whole.span), claim.value * scale, made * scale, low * scale, high * scale,
            holds, values=(part.value, whole.value), unit=part.unit,
        )  # fmt: skip


def _of_named(passage: Passage, claim: RatioClaim, bases: Sequence[Quantity]) -> Found | None:
    """“138 drones … of which 121 drones … That makes 78 percent of the drones”: the two numbers under the noun of the ratio."""
    own = OWN_BASE.match(passage.text, claim.span.end)
    lead = passage.text[max(0, claim.span.start - 48) : claim.span.start]
    if own is None or claim.form is Form.MULTIPLE or not CONNECTS.search(lead):
        return None
    named = [q for q in bases if q.head and q.head == own[1].lower()]
    if len(named) != 2 or named[0].value == named[1].value:
        return None
    part, whole = sorted(named, key=lambda q: q.value)
    return Relation.SHARE, part, whole, *_ratio(part, whole), part.value / whole.value


def _bases(passage: Passage, claim: RatioClaim, claims: Sequence[RatioClaim]) -> list[Quantity]:
    """The numbers near a ratio that it may be made from, in order: of its sentence and the two before."""
    at = next((i for i, s in enumerate(passage.sentences) if s.start <= claim.span.start < s.end), 0)
    inside = passage.within(max(0, at - EARLIER), at)
    words = [c.span for c in claims if c.form is not Form.PERCENT] + [claim.span]
    out = [
        q
        for q in inside
        if q.value > 0
        and q.unit not in CALENDAR
        and q.unit != POINT
        and q.head not in ("point", "points")
        and q.figure.approximation in (Approximation.EXACT, Approximation.ABOUT)
        and not any(span.overlaps(q.span) for span in words)
        and (q.value > 2 or q.kind is not FigureKind.COUNT or not q.exact)
    ]
    return [q for q in out if abs(q.span.start - claim.span.start) <= WINDOW]


def _pairs(bases: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    for a, b in combinations(bases, 2):
        if a.like(b) and a.value != b.value:
            yield a, b


def _claimed(
    passage: Passage, claim: RatioClaim, claims: Sequence[RatioClaim], bases: Sequence[Quantity]
) -> Found | None:
    """The relation claimed of the best pair: relation, part (or last value), whole (or first value), bounds and the ratio."""
    best: tuple[float, Found] | None = None
    at = next((i for i, s in enumerate(passage.sentences) if s.start <= claim.span.start < s.end), 0)
    for a, b in _pairs(bases):
        like = [q for q in bases if q.like(a)]
        if like.index(b) - like.index(a) > 1 and a.kind is not FigureKind.PERCENT:
            continue
        ratio = max(a.value, b.value) / min(a.value, b.value)
        if ratio > MOST_RATIO:
            continue
        if _others_between(claim, claims, a, b) or passage.bracket_of(a.span) != passage.bracket_of(b.span):
            continue
        found = _reading(passage, claim, a, b)
        if found is None:
            continue
        distance = _distance(claim.span, a.span, b.span)
        apart = claim.span.start > b.span.end and passage.sentence_of(b) < at
        if apart and _OWN_TIME.search(passage.text[passage.sentences[at].start : claim.span.start]):
            continue
        lead = passage.text[max(0, claim.span.start - 48) : claim.span.start]
        drawn = apart or bool(CONNECTS.search(lead))
        if distance <= (FAR if drawn and len(bases) == 2 else NEAR) and (best is None or distance < best[0]):
            best = distance, found
    return best[1] if best else None


_OWN_TIME = re.compile(r"\b(?:so far|already|in \d{4}|last|this (?:year|month|week)|since|another|meanwhile)\b", re.I)
"""Words that give a sentence a time of its own, so that it draws nothing from the one before."""


def _others_between(claim: RatioClaim, claims: Sequence[RatioClaim], a: Quantity, b: Quantity) -> bool:
    """Whether another ratio is told between the two numbers, which then belong to two statements."""
    return any(c is not claim and a.span.end <= c.span.start and c.span.end <= b.span.start for c in claims)


def _distance(claim: Span, *others: Span) -> float:
    return min(max(claim.start - o.end, o.start - claim.end, 0) for o in others)


def _reading(passage: Passage, claim: RatioClaim, a: Quantity, b: Quantity) -> Found | None:
    text = passage.text
    lead = text[max(0, claim.span.start - 48) : claim.span.start]
    tail = text[claim.span.end : claim.span.end + 40]
    pairing = _pairing(passage, claim, a, b)
    aimed = (AIM.search(lead) or AIM_BEHIND.search(tail)) and not AIMED.search(
        passage.before(max(a, b, key=lambda q: q.value), 40)
    )
    if aimed or ANOTHER_BASE.search(f"{lead} {tail}"):
        return None
    if (
        pairing is Pairing.THEN_NOW
        and passage.sentence_of(a) != passage.sentence_of(b)
        and claim.span.start < b.span.start
    ):
        return None
    if claim.form is Form.MULTIPLE:
        if pairing is not Pairing.BEFORE_AFTER and SINCE.search(f"{lead} {tail}"):
            return None
        if _OPENS.fullmatch(lead[-48:].rsplit("\n", 1)[-1]) and claim.span.start > b.span.end:
            return None
        return _multiple(claim, pairing, a, b, tail)
    if pairing is None and _OF_BOTH.match(tail) and _alone_near(passage, claim, a):
        return _of_both(claim, a, b)
    if claim.as_many and (pairing is not None or _alone(passage, claim, a)):
        part, whole = sorted((a, b), key=lambda q: q.value)
        low, high = _ratio(part, whole)
        return Relation.SHARE, part, whole, low, high, part.value / whole.value
    if pairing in (Pairing.BEFORE_AFTER, Pairing.AFTER_BEFORE, Pairing.THEN_NOW):
        if pairing is not Pairing.BEFORE_AFTER and SINCE.search(f"{lead} {tail}"):
            return None
        change = _change(passage, claim, pairing, a, b, lead, tail)
        if change or pairing is Pairing.BEFORE_AFTER or UP.search(lead[-20:]) or DOWN.search(lead[-20:]):
            return change
        pairing = None
    if a.kind is FigureKind.PERCENT or not _share_claimed(passage, claim, pairing, a, b, lead, tail):
        return None
    part, whole = sorted((a, b), key=lambda q: q.value)
    low, high = _ratio(part, whole)
    if REST.search(lead) and pairing in (Pairing.PART_OF, Pairing.WHOLE_WITH):
        left = whole.value - part.value
        part = replace(part, value=left, low=whole.low - part.high, high=whole.high - part.low)
        return Relation.SHARE, part, whole, *_ratio(part, whole), left / whole.value
    if pairing is None and complements(passage.between(a, b)[:60], passage.after(b, 30)):
        whole = replace(whole, value=part.value + whole.value, low=part.low + whole.low, high=part.high + whole.high)
        low, high = _ratio(max(a, b, key=lambda q: q.value), whole)
        return Relation.SHARE, max(a, b, key=lambda q: q.value), whole, low, high, (low + high) / 2
    return Relation.SHARE, part, whole, low, high, part.value / whole.value


def _pairing(passage: Passage, claim: RatioClaim, a: Quantity, b: Quantity) -> Pairing | None:
    before, between, after = passage.before(a, 60), passage.between(a, b), passage.after(b, 40)
    inside = a.span.end <= claim.span.start < b.span.start
    if inside:
        between = between[: claim.span.start - a.span.end] + between[claim.span.end - a.span.end :]
    if len(between) > 130:
        return None
    for cue in PAIR_CUES:
        own = inside or re.fullmatch(r"\s*to\s+", passage.text[claim.span.end : a.span.start])
        if not cue.fits(before, between, after) or (own and cue.needs_outside):
            continue
        if (cue.pairing is Pairing.PART_OF and a.value >= b.value) or (
            cue.pairing is Pairing.WHOLE_WITH and b.value >= a.value
        ):
            continue
        return cue.pairing
    return None


_AS_MANY = re.compile(r"(?:\s*as (?:many|much|large|big|long|high))?\s*(?:[.,;)]|$)", re.I)
_OPENS = re.compile(r"(?:.*[.!?])?\s*", re.S)
"""What goes before a multiple that opens a sentence of its own."""
_TIMES_OF = re.compile(
    r"\s*(?:as (?:many|much|big|large|high|long|old|heavy|fast|far|often)|the|that|those|what|more|higher|larger|bigger|greater|its|their|last)\b",
    re.I,
)


def _multiple(claim: RatioClaim, pairing: Pairing | None, a: Quantity, b: Quantity, tail: str) -> Found | None:
    between = a.span.end <= claim.span.start < b.span.start and _TIMES_OF.match(tail)
    after = _AS_MANY.match(tail) and pairing is None and 0 <= claim.span.start - b.span.end <= NEAR
    if not between and not after and pairing not in (Pairing.BEFORE_AFTER, Pairing.AFTER_BEFORE, Pairing.THEN_NOW):
        return None
    small, large = sorted((a, b), key=lambda q: q.value)
    low, high = large.low / max(small.high, 1e-9), large.high / max(small.low, 1e-9)
    return Relation.MULTIPLE, large, small, low, high, large.value / small.value


def _change(
    passage: Passage, claim: RatioClaim, pairing: Pairing, a: Quantity, b: Quantity, lead: str, tail: str
) -> Found | None:
    heads = {q.head for q in (a, b) if q.head and is_plural(q.head)}
    if len(heads) > 1:
        return None
    before, after = (a, b) if pairing is Pairing.BEFORE_AFTER else (b, a)
    if a.kind is FigureKind.PERCENT and not (
        pairing is Pairing.BEFORE_AFTER and (_CHANGE_OF.search(lead) or _AS_CHANGE.match(tail))
    ):
        return None
    inside = a.span.end <= claim.span.start < b.span.start
    apart = passage.text[min(claim.span.end, b.span.end) : max(claim.span.start, a.span.start)]
    if inside:
        apart = passage.text[claim.span.end : b.span.start]
    if (_TURN.search(apart) and not CONNECTS.search(lead)) or (
        inside and pairing is Pairing.THEN_NOW and not _BASE_FOLLOWS.search(apart)
    ):
        return None
    near = lead + " " + tail[:24]
    up, down = bool(UP.search(near)), bool(DOWN.search(near))
    if not up and not down:
        between = passage.text[min(a.span.start, claim.span.start) - 0 : max(b.span.end, claim.span.end)]
        wide = passage.before(a, 60) + between
        up, down = bool(UP.search(wide)), bool(DOWN.search(wide))
        if not (up or down) or not (RESTATES.search(lead) or re.search(r"\bby\s+(?:\w+\s)?$", lead)):
            return None
    if pairing is Pairing.THEN_NOW and up != down:
        before, after = sorted((a, b), key=lambda q: q.value, reverse=down)
    if up != down and (after.value > before.value) != up:
        return None  # a direction told wrong is another matter
    if claim.form is Form.FRACTION and not re.search(r"\b(?:by|of|a|one|than)\b", lead[-14:] + tail[:12], re.I):
        return None
    if OWN_BASE.match(tail) and not _generic(tail, before):
        return None
    low, high = _ratio(after, before)
    ends = sorted((abs(low - 1), abs(high - 1)))
    return Relation.CHANGE, after, before, ends[0], ends[1], abs(after.value / before.value - 1)


_TURN = re.compile(r";|\b(?:while|whereas|but|although|though)\b", re.I)
"""Words after which another thing is told."""
_BASE_FOLLOWS = re.compile(
    r"\b(?:from|on(?! (?:year|month|week))|than|against|compared|after|over|last|previous|earlier|before|ago|instead|versus)\b",
    re.I,
)
"""Words before the number that a change is counted from, where it follows the change."""
_CHANGE_WORD = (
    r"(?:rise|increase|growth|jump|gain|hike|climb|drop|fall|decline|decrease|cut|reduction|loss|slump|surge)"
)
_CHANGE_OF = re.compile(rf"\b{_CHANGE_WORD} of\s+(?:\w+\s)?$|\bby\s+(?:\w+\s)?$", re.I)
_AS_CHANGE = re.compile(rf"[\s-]+{_CHANGE_WORD}\b", re.I)


def _share_claimed(
    passage: Passage, claim: RatioClaim, pairing: Pairing | None, a: Quantity, b: Quantity, lead: str, tail: str
) -> bool:
    """Whether the ratio is told as the share that one of the two numbers is of the other."""
    first = claim.span.start < a.span.start
    close = _BOUND.sub("", lead)[-14:]
    if UP.search(close) or DOWN.search(close) or _AS_MUCH_MORE.match(tail):
        return False
    connects = bool(CONNECTS.search(lead) or re.match(r",? (?:in other words|that is)\b", tail))
    own = OWN_BASE.match(tail)
    if first:
        return _percent_first(passage, claim, pairing, a, b, tail)
    makes = pairing is Pairing.PART_OF and _MAKES.search(lead) and claim.span.start - b.span.end <= 24
    if own and not connects and not makes and not _generic(tail, max(a, b, key=lambda q: q.value)):
        return False
    if claim.span.start < b.span.start:  # between the two: “a third of the 50”
        link = passage.text[claim.span.end : b.span.start]
        return bool(_OF_LINK.fullmatch(link)) and bool(RESTATES.search(lead))
    if pairing is None:
        aside = _ASIDE.search(lead) and (own or _ENDS_ASIDE.match(tail)) and _alone(passage, claim, a)
        return connects or bool(aside) or bool(re.search(r",\s*which (?:is|makes)\s*$", lead))
    if pairing in (Pairing.PART_OF, Pairing.WHOLE_WITH) and REST.search(lead):
        return True
    if pairing is Pairing.PART_OF and _TOOK.search(lead) and re.match(r"\s*(?:[,.;)]|$)", tail):
        return True
    return connects or bool(RESTATES.search(lead) or _ASIDE.search(lead))


_MAKES = re.compile(r"\b(?:are|is|were|was|make|makes|made|give|gives|equals?)\s+(?:\w+\s)?$", re.I)
_OF_BOTH = re.compile(r"\s*of (?:all\b|the total|the two|both|everything|the lot|the whole)", re.I)


def _alone_near(passage: Passage, claim: RatioClaim, a: Quantity) -> bool:
    """Whether only two numbers of the kind go before the ratio in its sentence and the one before."""
    return sum(q.like(a) and 0 < claim.span.start - q.span.start <= WINDOW for q in passage.quantities) == 2


def _of_both(claim: RatioClaim, a: Quantity, b: Quantity) -> Found:
    """The share that the nearer of two parts has in both together."""
    total = replace(b, value=a.value + b.value, low=a.low + b.low, high=a.high + b.high)
    part = min((a, b), key=lambda q: abs(q.value / total.value - claim.value))
    low, high = _ratio(part, total)
    return Relation.SHARE, part, total, low, high, part.value / total.value


_BOUND = re.compile(r"\b(?:more|less|fewer|higher|lower) than\s+$", re.I)
_ASIDE = re.compile(
    r"(?:[—–(:]|,|\s-|\b(?:with|for|giving|making|on))\s*(?:or\s+)?(?:an?\s+(?:[\w’'-]+\s+)?(?:turnout|share|rate|proportion|majority|quota|ratio|fee|charge|commission|yield|return|margin)\s+of\s+)?(?:(?:about|some|roughly|just|only|around|nearly|almost|exactly|barely|a mere|more than|less than|fewer than|under|over|at least|an?|well)\s+){0,3}$",
    re.I,
)
"""A mark that opens an aside, before a ratio."""


_EXACT = (Approximation.EXACT, Approximation.ABOUT)


def _alone(passage: Passage, claim: RatioClaim, a: Quantity) -> bool:
    """Whether only two numbers of the kind are in the sentence of the ratio."""
    at = next((s for s in passage.sentences if s.start <= claim.span.start < s.end), passage.span)
    return (
        sum(
            q.like(a) and q.bounded and q.figure.approximation in _EXACT and at.start <= q.span.start < at.end
            for q in passage.quantities
        )
        == 2
    )


_AS_MUCH_MORE = re.compile(
    r"\s*(?:\w+\s)?(?:higher|lower|more|fewer|less|above|below|up|down|larger|smaller|increase|rise|drop|fall|decline|growth)\b",
    re.I,
)
_TOOK = re.compile(
    r"\b(?:took|won|got|received|gained|secured|ha[sd]|holds?|reach(?:ed|es)|equals|stood at|stands at|make up|makes up|made up)\s+(?:just |only |about |some )?$",
    re.I,
)
_OF_LINK = re.compile(
    r"\s+(?:of|on)\s+(?:(?:the|its|their|those|these|all)\s+){0,2}(?:(?:[\w’'-]+\s+){0,3}[\w’'-]+['’]s?\s+)?", re.I
)


_ENDS_ASIDE = re.compile(
    r"\s*(?:[\w’'-]+\s?){0,1}(?:[,)—–.;:]|\s-|$)|\s*(?:in (?:all|number|total)|altogether|of them)\b", re.I
)
"""What follows a number that is put beside another in an aside."""


def _percent_first(
    passage: Passage, claim: RatioClaim, pairing: Pairing | None, a: Quantity, b: Quantity, tail: str
) -> bool:
    """“Seventy percent of the 350 sailors — 210 men”; “43 percent (132 of 400) of the tenants”."""
    link = passage.text[claim.span.end : a.span.start]
    between = passage.between(a, b)
    if pairing is Pairing.PART_OF:
        return bool(re.fullmatch(r"[^.;:]{0,50}[(,—–:]\s*(?:or |that is |i\.e\. )?(?:about |some )?", link))
    if a.value > b.value and _OF_LINK.fullmatch(link):
        return (
            bool(re.search(r"[(,—–]\s*(?:or |that is |i\.e\. |some |about |exactly )?$", between))
            and len(between) <= 60
            and bool(_ENDS_ASIDE.match(passage.after(b, 40)))
        )
    return False


_AIMS = frozenset({"goal", "target", "aim"})


def _generic(tail: str, whole: Quantity) -> bool:
    """Whether the words “of …” after a ratio name the whole at hand, or nothing in particular."""
    m = OWN_BASE.match(tail)
    if not m:
        return True
    words = {w.lower().rstrip("s") for w in m.group().split()[1:]}
    mine = {w.lower().rstrip("s") for w in (whole.counts or "").split()}
    return (
        bool(words & (GENERIC_BASE | mine | _AIMS))
        or bool(
            re.match(r"\s*of\s+(?:what (?:was|were|is|had been|it|they|he|she) |(?:\w+\s){0,2}[\w’'-]*\s?\d)", tail)
        )
        or words <= {"the", "it", "all"}
    )


def _ratio(part: Quantity, whole: Quantity) -> tuple[float, float]:
    if not (part.exact and whole.exact):
        return max(part.low, 0.0) / max(whole.high, 1e-9), part.high / max(whole.low, 1e-9)
    half = min(part.high - part.value, whole.high - whole.value)  # both are shown at the precision of the finer
    if part.rounding and whole.rounding:
        half = min(part.rounding, whole.rounding)
    return max(part.value - half, 0.0) / (whole.value + half), (part.value + half) / max(whole.value - half, 1e-9)


def _fits(claim: RatioClaim, low: float, high: float) -> bool:
    if abs((low + high) / 2 - claim.value) <= claim.slack + 1e-9:
        return True
    return claim.low - 1e-9 <= high and low <= claim.high + 1e-9


def _some_sides(passage: Passage, claim: RatioClaim, part: Quantity, whole: Quantity) -> bool:
    """Whether the ratio is the share that one of the two has in both together (“8,300 yes and 4,100 no, so two thirds”)."""
    share = part.value / (part.value + whole.value)
    first, last = sorted((part, whole), key=lambda q: q.span.start)
    pair = complements(passage.between(first, last)[:60], passage.after(last, 30))
    return (
        pair and claim.form is not Form.MULTIPLE and (_fits(claim, share, share) or _fits(claim, 1 - share, 1 - share))
    )


_LEFT = re.compile(
    r"\b(?:not|never|no|none|nobody|without|un\w+|other|rest|remaining|others|dark|empty|missing|short)\b",
    re.I,
)


def _left_over(passage: Passage, claim: RatioClaim, part: Quantity, whole: Quantity) -> bool:
    """Whether the ratio is what the part leaves of the whole, in a sentence that speaks of what is left."""
    low, high = _ratio(part, whole)
    at = next((s for s in passage.sentences if s.start <= claim.span.start < s.end), passage.span)
    apart = part.span.start < at.start  # “Only 14 of 56 can read music. That means 75 percent sing by ear.”
    return _fits(claim, 1 - high, 1 - low) and (apart or bool(_LEFT.search(at.of(passage.text))))


def _some_reading(claim: RatioClaim, a: Quantity, b: Quantity) -> bool:
    """Whether the ratio fits the two in any way: as a share, what is left of it, a rise, a fall, or so many times."""
    small, large = sorted((a, b), key=lambda q: q.value)
    low = high = small.value / large.value
    if not (a.exact and b.exact):
        low, high = _ratio(small, large)
    up_low, up_high = 1 / max(high, 1e-9), 1 / max(low, 1e-9)
    if claim.form is Form.MULTIPLE:
        return _fits(claim, up_low, up_high)
    return _fits(claim, low, high) or _fits(claim, 1 - high, 1 - low) or _fits(claim, up_low - 1, up_high - 1)
