"""The words that tie a list of parts to the whole they make up."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from srctrack.annotate.figures.counted_nouns import is_plural
from srctrack.model.annotations import Annotations
from srctrack.model.figure import Figure
from srctrack.model.text import Span
from srctrack.patterns import pattern


class Shape(StrEnum):
    """How a text says that these parts make up that whole, from the surest."""

    TOTAL = "total"
    """“… altogether”, “split into”, “the other 31”, “the only ones”."""
    COLON = "colon"
    OF = "of"
    """“Of the 31 …, two were …, two … and 27 …”, “two of them …, …”."""
    VOTE = "vote"
    APPOSITION = "apposition"
    """“72 acrobats, 44 jugglers and 19 clowns,”."""
    FOLLOWING = "following"
    """The next sentence tells the fates of those counted."""
    PARALLEL = "parallel"
    """“75 arrests, 32 on Friday and 41 on Saturday”: the parts are told alike."""


MAX_BETWEEN = 90
"""Code points between two parts of one list; beyond, the sentence has gone on to something else."""

_OPEN = pattern(
    r"\b(?:including|includes?|included|such as|among|amongst|at least|for example|for instance|e\.g|notably|especially|mostly|mainly|namely one)\b",
    re.I,
)
_CLOSED = pattern(
    r"\b(?:the only|nothing else|and no (?:one|others?|more)|in all|altogether|in total|all told|in sum|the rest|the remaining|the others?)\b",
    re.I,
)
_TOTAL_AFTER = pattern(r"^\s*(?:\w+\s)?(?:altogether|in all|in total|in sum|all told|combined|overall)\b", re.I)
_TOTAL_BEFORE = pattern(
    r"(?:\b(?:a|the) (?:grand )?total of|\bfor a total of|\btotal(?:l?ing|s|ed)?|\badding up to|\bmaking|\bsum of|\bclose to|\bin all,?)\s*$",
    re.I,
)
_SPLIT = pattern(
    r"\b(?:split|divided|broken down|made up|consist(?:s|ed|ing)?|compris(?:es|ed|ing)|composed|shared out)\b(?: \w+){0,3}$",
    re.I,
)
OF_WHOLE = pattern(
    r"(?:^|[.!?;:“\"(—–]\s*)of\s+(?:(?:the|its|their|those|these|all|all the|his|her|our|a total of|some)\s*)?$", re.I
)
_OF_THEM = pattern(
    r"^\s*(?:\w+\s)?of (?:them|those|these|which|whom|the (?:total|group|number)|that (?:number|total|sum|amount))\b",
    re.I,
)
_THOSE_FIRST = pattern(
    r"(?:^|[.;]\s*)(?:of|among) (?:them|those|these|that (?:number|total|sum)|the total)\b[^.;]{0,40}$", re.I
)
REST = pattern(r"\b(?:the\s+)?(?:other|remaining|rest,?|others,?)\s*$", re.I)
VOTES = pattern(
    r"\b(?:for|against|in favou?r|no|yes|aye|ayes|noes|abstain(?:ed|ing)?|abstentions?|nay|nays|said no|said yes)\b",
    re.I,
)
_VOTING = pattern(r"\b(?:voted|votes? cast|voting|ballots?|members|delegates|deputies|lawmakers|senators)\b", re.I)
HAVING = pattern(
    r"\b(?:said|say|says|show(?:ed|s|n)?|ha[ds]|have|want(?:ed|s)?|support(?:ed|s)?|oppos(?:ed|es)|think|thought|believed?|speaks?|spoke|owns?|owned|used?|uses|reported|cited|"
    r"mention(?:ed|s)?|named|contain(?:ed|s)?|offer(?:ed|s)?|know|knew|like[ds]?|prefer(?:red|s)?|plan(?:ned|s)?|experienced|complained)\b",
    re.I,
)
"""Words of having and saying: one may do several of them, so their counts may overlap and pass the whole."""

_PAIRS = (
    r"men|women|boys|girls|male|female",
    r"adults|children|grown-ups|minors|pupils|teachers",
    r"passed|failed|succeeded",
    r"won|lost|drew|drawn",
    r"survived|died|dead|killed|injured|wounded|unhurt|unharmed",
    r"seriously|slightly|lightly|badly|critically|mildly",
    r"for|against|yes|no|in favou?r",
    r"accepted|rejected|refused|approved|denied|granted",
    r"convicted|acquitted|guilty|cleared",
    r"open|closed|shut",
    r"domestic|foreign|local|imported|exported",
    r"civilians?|soldiers?|fighters|combatants",
    r"public|private|members|guests",
    r"right|wrong|true|false",
    r"full-time|part-time",
    r"passengers|crew",
)
"""Words of which one takes up what the other leaves: a list of two of them is complete."""


@cache
def _complements() -> tuple[re.Pattern[str], ...]:
    """A pattern for each of ``_PAIRS``, made when a list of two first asks."""
    return tuple(re.compile(rf"\b(?:{p})\b", re.I) for p in _PAIRS)


_PREPOSITION = pattern(r"^\s+(in|on|at|from|for|to|by|with|as|of|during|near|before|after)\s", re.I)
_GENERIC = frozenset(
    "animals vehicles birds weapons instruments buildings trees plants items objects aircraft livestock pieces works books fish insects coins drinks dishes".split()
)
"""Nouns whose kinds may make up the whole under names of their own: “54 animals: 30 dogs, 24 cats”."""
_DASH = pattern(r"(?:—|–|\s-)\s*$")
_DASH_AFTER = pattern(r"^[^,.;:—–]{0,30}(?:—|–|\s-\s)")

_PEOPLE = frozenset(
    """people persons passengers employees workers staff members residents victims deaths dead killed patients students pupils inmates prisoners detainees migrants
    refugees hostages crew soldiers troops officers animals seats votes delegates deputies lawmakers participants guests survivors travellers travelers
    civilians fighters protesters demonstrators children""".split()
)
_KINDS = frozenset(
    """adults children minors men women boys girls teachers pupils students soldiers civilians officers sailors passengers crew foreigners locals citizens nationals
    democrats republicans independents infants babies teenagers pensioners males females mothers fathers students parents doctors nurses patients
    conscripts volunteers policemen police guards rebels militants guests members""".split()
)


def total_after(text: str, sentence: Span, last: Figure, after: Figure) -> Shape | None:
    link = text[last.span.end : after.span.start]
    tail = text[after.span.end : sentence.end]
    if _TOTAL_AFTER.match(tail) or _TOTAL_BEFORE.search(link):
        return Shape.TOTAL
    if _VOTING.search(tail) and VOTES.search(text[sentence.start : after.span.start]) and ";" in link:
        return Shape.VOTE
    return None


def shape_before(text: str, sentence: Span, whole: Figure, run: list[Figure], tail: str) -> Shape | None:
    """How the words between a whole and the list after it, in one sentence, tie the two; None where they do not."""
    link = text[whole.span.end : run[0].span.start]
    before = text[sentence.start : whole.span.start]
    inner = text[run[0].span.start : run[-1].span.end]
    closed = bool(_CLOSED.search(inner + tail))
    if not same_kind([whole, run[0]]) or len(link) > 2 * MAX_BETWEEN:
        return None
    if _OPEN.search(link):
        sealed = closed and re.search(r"\b(?:the only|nothing else|and no)\b", inner + tail, re.I)
        return Shape.TOTAL if sealed else None
    if _SPLIT.search(link.rstrip()) or re.search(r"\b(?:split|divided|broken down) into\b", link, re.I):
        return Shape.TOTAL
    if REST.search(text[run[-2].span.end : run[-1].span.start]) and (OF_WHOLE.search(before) or len(run) == 2):
        return Shape.TOTAL
    if re.search(r",\s*(?:\w+\s)?of (?:which|whom|them|these)\s*$", link, re.I):
        return Shape.OF if len(run) >= 3 or closed or _complete(text, run, tail) else None
    return _by_marks(text, whole, run, link, tail) or _by_partition(text, before, whole, run, link, tail, closed)


def _by_marks(text: str, whole: Figure, run: list[Figure], link: str, tail: str) -> Shape | None:
    """A colon, a semicolon or dashes before the list."""
    if ":" in link:
        return None if _own_nouns(run, whole) else Shape.COLON
    if _DASH.search(link) and _DASH_AFTER.match(tail) and len(run) >= 3:
        return Shape.APPOSITION
    if ";" in link or _DASH.search(link):
        return Shape.FOLLOWING if len(run) >= 3 and not _own_nouns(run, whole) else None
    return None


def _by_partition(
    text: str, before: str, whole: Figure, run: list[Figure], link: str, tail: str, closed: bool
) -> Shape | None:
    if OF_WHOLE.search(before) and "," in link:
        return Shape.OF if len(run) >= 3 or closed else None
    if _OF_THEM.match(text[run[0].span.end : run[0].span.end + 30]) and "," in link:
        both = _OF_THEM.match(text[run[-1].span.end : run[-1].span.end + 30])
        return Shape.OF if len(run) >= 3 or closed or both or _complete(text, run, tail) else None
    if not re.fullmatch(r"[^,;:]{0,60},\s*", link) or not re.match(r"[^,.;]{0,40}(?:[,.;]|$)", tail):
        return None
    if _kinds_of_people(whole, run) or (_head(whole) in _GENERIC and all(_head(p) for p in run)):
        return Shape.APPOSITION
    return Shape.PARALLEL if _told_alike(text, whole, run) else None


def _complete(text: str, run: list[Figure], tail: str) -> bool:
    """Whether a list of two takes up both sides of a pair (“women”, “men”)."""
    if len(run) != 2:
        return False
    first = text[run[0].span.end : run[1].span.start]
    second = " ".join(tail.split()[:3])
    return any(
        a and b and a.group().lower() != b.group().lower()
        for a, b in ((p.search(first), p.search(second)) for p in _complements())
    )


def _told_alike(text: str, whole: Figure, run: list[Figure]) -> bool:
    """Whether every part is followed by the same preposition and the whole is not (“32 on Friday and 41 on Saturday”)."""
    if any(_head(p) for p in run) or _head(whole) == "":
        return False
    told = [_PREPOSITION.match(text[p.span.end : p.span.end + 12]) for p in run]
    words = {m.group(1).lower() for m in told if m}
    if len(words) != 1 or not all(told):
        return False
    return not re.search(rf"\b{words.pop()}\b", text[whole.span.end : run[0].span.start], re.I)


def _kinds_of_people(whole: Figure, run: list[Figure]) -> bool:
    named = _head(whole)
    return named in _PEOPLE and all(_head(p) in _KINDS and _head(p) != named for p in run)


def _head(figure: Figure) -> str:
    return figure.counts.split()[-1].lower() if figure.counts else ""


def _own_nouns(run: list[Figure], whole: Figure) -> bool:
    """Whether the parts count things of their own (“3 counties: 12 schools, 4 farms and …”), which need not make up the whole."""
    if _head(whole) in _GENERIC:
        return False
    nouns = [_head(p) for p in run]
    return any(n and is_plural(n) and n != _head(whole) and n not in _KINDS and not n.endswith("ed") for n in nouns)


def from_previous(
    text: str, annotations: Annotations, index: int, previous: list[Figure], run: list[Figure], head: str
) -> tuple[Figure, list[Figure], Shape] | None:
    """The whole counted in the sentence before."""
    wholes = [f for f in previous if same_kind([f, run[0]]) and f.value is not None]
    if len(wholes) != 1 or len(run) < 2:
        return None
    whole = wholes[0]
    if annotations.sentences[index - 1].of(text).endswith("?"):
        return None
    of_them = _OF_THEM.match(text[run[0].span.end : run[0].span.end + 30])
    if (of_them or _THOSE_FIRST.search(head)) and len(run) >= 3:
        return whole, run, Shape.OF
    if of_them and len(run) == 2 and _OF_THEM.match(text[run[1].span.end : run[1].span.end + 30]):
        return whole, run, Shape.FOLLOWING
    last = text[run[-1].span.end : annotations.sentences[index].end]
    if head.strip(' “"') == "" and len(run) == 2 and _complete(text, run, last):
        return whole, run, Shape.FOLLOWING
    if head.strip(' “"') == "" and len(run) >= 3 and not any(is_plural(_head(p)) for p in run if _head(p)):
        return whole, run, Shape.FOLLOWING
    return None


def same_kind(figures: list[Figure]) -> bool:
    return len({(f.kind, f.unit) for f in figures}) == 1 and not any(f.multiple or f.ordinal for f in figures)
