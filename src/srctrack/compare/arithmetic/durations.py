"""Durations: two moments and the time that is said to lie between them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from srctrack.compare.arithmetic.moments import Moment
from srctrack.compare.arithmetic.relation import Calculation, Relation
from srctrack.compare.arithmetic.stretches import UNIT_DAYS, Form, Stretch
from srctrack.model.text import Span
from srctrack.patterns import pattern

NOWHERE = Span(0, 0)
"""The place of the draft's own day, which no words name."""
APART = 90
"""Code points between two moments and the time said to lie between them."""
BESIDE = 26
"""Code points between a moment and a time that is put right beside it (“40 years ago, in 1986”)."""
PLAUSIBLE = 12.0
"""How many times as long or short as the distance a time may be and still be meant as it."""
_TO = r"(?:to|until|till|through|and|[–—-])"
_MONTHS = 45
"""Days; a stretch of less is not counted between moments of which only the year is known."""

BROKEN = pattern(
    r"\b(?:break|breaks|interrupt\w*|apart from|except\w*|on and off|off and on|with a pause|suspended|intermittent\w*|twice|separate|not counting|excluding|in all|altogether|in total|combined|terms?|stints?|would have been|"
    r"each|per|every|more|another|older|younger|average|short(?:er|ened)?|then|sentenced?|prison|jailed)\b",
    re.I,
)
"""Words by which a time is told as something else than the distance of two moments."""
_FROM = pattern(r"\b(?:from|between)\s+(?:[^.;\d]{0,50}\s)?$", re.I)
_FROM_TO = pattern(rf"(?:\s+|[^.;\d]{{0,50}}?\s){_TO}\s+(?:[^.;\d]{{0,50}}\s)?|\s*[–—-]\s*", re.I)
_BEGIN = (
    r"open\w*|found\w*|built|took (?:office|over|charge|the job|up|command)|elected|join\w*|beg[ai]n\w*|start\w*|arriv\w*|married|appointed|hired|inaugurat\w*|launch\w*|moved|came|enter\w*|signed|born|"
    r"abolish\w*|clos\w*|shut|bann?ed|vanish\w*|disappear\w*|since|commission\w*|establish\w*|set up|formed|creat\w*|introduc\w*|laid|broke out|occupied|imposed|acquired|bought|wed|enlisted|enrolled|planted|settled on|made|erupt\w*|debut\w*|first|became|taken|left port|set out|set off"
)
_END = (
    r"clos\w*|died|death|retir\w*|left|end\w*|step\w* down|shut|demolish\w*|torn down|resign\w*|quit|sold|finish\w*|stopp\w*|sank|sunk|burned|burnt|dissolv\w*|last|until|till|divorc\w*|lifted|clear\w*|reopen\w*|"
    r"releas\w*|freed|collaps\w*|fell|stood down|depart\w*|withdr\w*|cancel\w*|scrapp\w*|decommission\w*|replaced|repealed|abolish\w*|complet\w*|return\w*|ousted|fired|dismissed|through|conclud\w*|expired|destroyed|surrender\w*|bankrupt|acquitted|"
    r"ratified|delivered|arriv\w*|came back|went out of|split|broke up|disband\w*|vacat\w*|restored|crossed the finish|reach\w*|paid off|won"
)
_NEAR_VERB = r"\b[^.;\d]{0,60}?$"
_BEGAN = pattern(rf"\b(?:{_BEGIN}){_NEAR_VERB}", re.I)
_ENDED = pattern(rf"\b(?:{_END}){_NEAR_VERB}", re.I)
_SINCE = pattern(r"\bsince\s+(?:[^.;\d]{0,20}\s)?$", re.I)
_STILL = pattern(r"\b(?:has|have|had been|['’]ve|['’]s been|still|remains?)\b", re.I)
_THOSE = pattern(
    r"\b(?:those|these|the|all|full|lasted|lasting|whole|his|her|its|their|that)\s+(?:\w+\s)?$",
    re.I,
)
_BESIDE = pattern(
    r"[\s,(—–]*(?:(?:back\s+)?(?:in|on|until|till|by)\s+)?(?:the (?:spring|summer|autumn|fall|winter|year) of\s+)?(?:[A-Z][a-z]+\s)?",
    re.I,
)
_FOR = pattern(r"[.!?]\s+For\s+(?:\w+\s)?$")
_THAT_LATER = pattern(r"\s*(?:later|afterwards?|thereafter|on)?[\s,(—–]*(?:in|on|until|by)?\s*", re.I)
_AFTER = pattern(r"\s*(?:after|from|before)\b[^.;\d]{0,60}", re.I)
_PARTITIVE = pattern(r"\s+of (?:them|that|those|these|which|it|its|his|her|their|this)\b", re.I)
_AFTER_LEAD = pattern(r"\bafter\s+(?:\w+\s)?$", re.I)
_OF_ITS_OWN = pattern(
    r"\s+(?:in|as|with|at|on)\s+(?!(?:the (?:same|job|post|chair|role)|one\b|its\b|his\b|her\b|office\b|power\b|charge\b|business\b|operation\b))",
    re.I,
)
"""What makes the time after “after” one of something else: “resigned in 2024, after 35 years in politics”."""
_LATER_ALONE = pattern(r"\s*(?:later|earlier|afterwards?|thereafter|on\b|before\b(?=[,.;])|after\b(?=[,.;]|$))", re.I)
_OWN_AGE = pattern(r"\b(?:at|aged|age)\s+\d", re.I)


@dataclass(frozen=True, slots=True)
class Window:
    """One or two sentences: their words, where they start, and the moments and stretches in them, in order."""

    words: str
    base: int
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...]
    two: bool = False

    def before(self, at: Span, most: int = 80) -> str:
        end = at.start - self.base
        return self.words[max(0, end - most) : end]

    def between(self, one: Span, other: Span) -> str:
        first, second = sorted((one, other), key=lambda s: s.start)
        return self.words[first.end - self.base : max(second.start, first.end) - self.base]


def find_durations(window: Window, today: datetime.date | None) -> Iterator[Calculation]:
    """Every stretch of time with the two moments it is said to lie between, whether it fits or not."""
    for stretch in window.stretches:
        if _PARTITIVE.match(window.words, stretch.span.end - window.base):
            continue
        if _AFTER_LEAD.search(window.before(stretch.span, 24)) and _OF_ITS_OWN.match(
            window.words, stretch.span.end - window.base
        ):
            continue
        if stretch.unit in ("day", "week", "night", "fortnight") and stretch.value * UNIT_DAYS[stretch.unit] < 2:
            continue
        tied = _tied(window, stretch, today)
        if tied is None:
            continue
        first, last = tied
        if any(m.whole_year for m in tied) and stretch.high < _MONTHS:
            continue
        whole = [s for s in (first.span, last.span, stretch.span) if s is not NOWHERE]
        around = window.words[
            max(0, min(s.start for s in whole) - window.base - 20) : max(s.end for s in whole) - window.base + 30
        ]
        if BROKEN.search(around):
            continue
        calculation = _judged(window, stretch, first, last)
        if calculation:
            yield calculation


def _tied(window: Window, stretch: Stretch, today: datetime.date | None) -> tuple[Moment, Moment] | None:
    """The two moments that the words tie to a stretch; None where nothing does."""
    moments = [m for m in window.moments if not m.span.overlaps(stretch.span)]
    now = None if today is None else Moment(NOWHERE, today.toordinal(), today.toordinal())
    if stretch.form is Form.AGO:
        beside = [
            m for m in moments if (now is None or m.last < now.first) and _right_beside(window, stretch.span, m.span)
        ]
        return (beside[0], now) if now and len(beside) == 1 and not window.two else None
    if stretch.form in (Form.LATER, Form.EARLIER):
        return _earlier_and_later(window, stretch, moments)
    if len(moments) == 1 and now and not window.two:
        m = moments[0]
        if _SINCE.search(window.before(m.span)) and _STILL.search(window.words) and _lasted(window, stretch, m.span):
            return m, now
    if len(moments) != 2:
        return None
    a, b = moments
    if window.two and not (
        _THOSE.search(window.before(stretch.span, 24)) or _FOR.search(window.before(stretch.span, 24))
    ):
        return None
    far = max(stretch.span.start - b.span.end, a.span.start - stretch.span.end, 0)
    if far <= APART and _FROM.search(window.before(a.span)) and _FROM_TO.fullmatch(window.between(a.span, b.span)):
        return a, b
    if far <= APART and window.between(a.span, b.span) == "":  # one range: “4 to 19 March”
        return a, b
    return (a, b) if _began_and_ended(window, stretch, a, b) else None


def _began_and_ended(window: Window, stretch: Stretch, a: Moment, b: Moment) -> bool:
    """Whether verbs say that something began at one of the moments and ended at the other."""
    link, lead = window.between(a.span, b.span), window.before(a.span)
    began, ended = _BEGAN.search(lead), _ENDED.search(link)
    if not (began and ended) and not (_ENDED.search(lead) and _SINCE.search(link)):
        return False
    return _lasted(window, stretch, b.span) or stretch.span.start < b.span.start


_LASTED = pattern(
    r"(?:\b(?:for|after|lasted|lasting|took|spent|spanning|over|during|within|ran|runs|of|a|an|the|its|his|her|their|those|these|that|all|full|about|nearly|almost|some|whole|in|just|only)|[,(—–:-])\s*(?:\w+\s)?$",
    re.I,
)


MAX_WORDS = 3
"""Words between the second moment and a stretch that is told as the time between the two, where no other word makes it that; twice as
many where the moments do not belong to a relative clause."""
_RELATIVE = pattern(r"\b(?:which|who|that|whose)\b", re.I)
_OTHER_VERB = pattern(r"\b(?:and|but|has|had|while|who|which)\b", re.I)
_AS_RESULT = pattern(r"\b(?:after|lasted|lasting|those|these|that|all|whole)\s+(?:\w+\s)?$", re.I)


def _lasted(window: Window, stretch: Stretch, beside: Span) -> bool:
    """Whether the words before a stretch make it the time that something took."""
    if max(stretch.span.start - beside.end, beside.start - stretch.span.end) > APART:
        return False
    lead = window.before(stretch.span, 24)
    gap = window.between(stretch.span, beside)
    if stretch.span.end < beside.start and (len(gap.split()) > MAX_WORDS or _OTHER_VERB.search(gap)):
        return False
    if stretch.span.start > beside.end and not _AS_RESULT.search(lead):
        relative = bool(_RELATIVE.search(window.before(beside, 160)))
        if len(gap.split()) > (MAX_WORDS if relative else 2 * MAX_WORDS) or _OTHER_VERB.search(gap):
            return False
    return bool(_LASTED.search(lead))


def _right_beside(window: Window, stretch: Span, moment: Span) -> bool:
    gap = window.between(stretch, moment)
    gap = re.sub(r"^\s*ago\b", "", gap)
    return len(gap) <= BESIDE and bool(_BESIDE.fullmatch(gap))


def _earlier_and_later(window: Window, stretch: Stretch, moments: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    if len(moments) != 2:
        return None
    a, b = moments
    if window.two and _OWN_AGE.search(window.between(a.span, b.span)):
        return None
    gap_a, gap_b = window.between(stretch.span, a.span), window.between(stretch.span, b.span)
    if stretch.span.start > b.span.end:  # “began on 2 March and ended on 6 April, three weeks later”
        after = window.words[stretch.span.end - window.base :]
        return (a, b) if len(gap_b) <= BESIDE and _BESIDE.fullmatch(gap_b) and _LATER_ALONE.match(after) else None
    if stretch.span.end < a.span.start:
        return None
    if _AFTER.fullmatch(gap_b):  # “built in 1961, 16 years after the war ended in 1945”
        return (a, b) if len(gap_a) <= APART else None
    return (a, b) if _THAT_LATER.fullmatch(re.sub(r"^\s*(?:earlier|before)", "", gap_b)) else None


def _judged(window: Window, stretch: Stretch, first: Moment, last: Moment) -> Calculation | None:
    low, high = _distance(first, last)
    size = UNIT_DAYS[stretch.unit]
    made = round((low + high) / 2 / size, 1)
    if made <= 0 or not 1 / PLAUSIBLE <= stretch.value / made <= PLAUSIBLE:
        return None
    pairs = [(first, last), *combinations(window.moments, 2)]
    holds = any(_fits(stretch, *_distance(a, b)) for a, b in pairs)
    if not holds and not all(m.year_given for m in (first, last)):
        holds = any(_fits(stretch, *_distance(first, last.later_by(n))) for n in (-1, 1))
    terms = tuple(m.span for m in (first, last) if m.span is not NOWHERE)
    if len(terms) == 2 and terms[0].end == terms[1].start:
        terms = (Span(terms[0].start, terms[1].end),)
    return Calculation(
        Relation.DURATION, stretch.span, terms, stretch.value, made, low / size, high / size, holds, unit=stretch.unit
    )


def _distance(one: Moment, other: Moment) -> tuple[float, float]:
    """The least and the most days between two moments, the last one counted in."""
    first, last = sorted((one, other), key=lambda m: m.first)
    return max(last.first - first.last, 0), last.last - first.first + (0 if last.whole_year else 1)


def _fits(stretch: Stretch, low: float, high: float) -> bool:
    return stretch.low <= high and low <= stretch.high
