"""The words that tie two numbers to a ratio: which is part and which is whole, which was before and which after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from srctrack.patterns import pattern


class Pairing(StrEnum):
    """What two numbers next to each other are to one another."""

    PART_OF = "the first is part of the second"
    WHOLE_WITH = "the second is part of the first"
    BEFORE_AFTER = "the first became the second"
    AFTER_BEFORE = "the first was the second before"
    THEN_NOW = "the two are of one thing at two times, in either order"


@dataclass(frozen=True, slots=True)
class PairCue:
    """The words before the first number, between the two, and after the second that say what they are to one another; an
    absent pattern is not looked at."""

    pairing: Pairing
    before: re.Pattern[str] | None = None
    between: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    needs_outside: bool = False
    """Whether the ratio may not be between the two: “down 20 percent to 48 million” is a change from a number not told."""

    def fits(self, before: str, between: str, after: str) -> bool:
        return (
            (self.before is None or bool(self.before.search(before)))
            and (self.between is None or bool(self.between.search(between)))
            and (self.after is None or bool(self.after.match(after)))
        )


_ALL = r"(?:(?:the|its|their|those|these|his|her|our|all|some|about|roughly|a total of)\s+){0,2}(?:(?:[\w’'-]+\s+){0,3}[\w’'-]+['’]s?\s+)?"
_PAST = (
    r"(?:last|previous|the (?:year|month|week|season|day|time) before|a year (?:ago|earlier|before)|years? (?:ago|earlier|before)|earlier|ago|in \d{4}|"
    r"(?:the|its) (?:previous|preceding)|back then|originally|used to)"
)

PAIR_CUES: tuple[PairCue, ...] = (
    PairCue(
        Pairing.BEFORE_AFTER,
        pattern(r"\bfrom\s+(?:[^.;:\d]{0,30}\s)?$", re.I),
        pattern(r"^[^.;:\d]{0,50}\bto\s+(?:[^.;:,\d]{0,20}\s)?$", re.I),
    ),
    PairCue(
        Pairing.AFTER_BEFORE,
        pattern(r"\b(?:to|at|reach(?:ed|ing)|hit|now)\s+(?:[^.;:\d]{0,20}\s)?$", re.I),
        pattern(
            r"^(?:[^.;:,\d]{0,40}\bfrom|[^.;:\d]{0,40}\b(?:after|against|compared (?:with|to)))\s+(?:[^.;:\d]{0,20}\s)?$",
            re.I,
        ),
    ),
    PairCue(
        Pairing.BEFORE_AFTER,
        None,
        pattern(
            r"\b(?:down|up|fell|fallen|rose|risen|dropped|grew|grown|climbed|sank|slid|shrank|jumped|increased|declined|cut|raised|reduced)\b[^.;:\d]{0,20}\bto\s+(?:\w+\s+)?$",
            re.I,
        ),
        needs_outside=True,
    ),
    PairCue(
        Pairing.PART_OF,
        None,
        pattern(rf"^(?!\s*(?:instead|ahead|short|because) of)(?:\s+[\w’'-]+){{0,2}},?\s+(?:out )?of\s+{_ALL}$", re.I),
    ),
    PairCue(
        Pairing.WHOLE_WITH,
        pattern(rf"(?:^|[.!?;:,“\"(—–]\s*|\b(?:that|and|but) )(?:(?:out )?of|among|from among)\s+{_ALL}$", re.I),
        pattern(r"^[^;:]{0,90}$"),
    ),
    PairCue(
        Pairing.WHOLE_WITH,
        None,
        pattern(r"^[^;:]{0,90}$"),
        pattern(r"\s*(?:[\w’'-]+\s)?of (?:them|which|whom|those|these)\b", re.I),
    ),
    PairCue(
        Pairing.AFTER_BEFORE,
        None,
        pattern(
            r"^(?:(?![.!?]\s)[^;:()])*\b(?:(?:up|down) (?:on|from)|compared (?:with|to)|against|after|instead of|versus|than|on)\b[^.;:!?\d()]{0,60}$",
            re.I,
        ),
    ),
    PairCue(Pairing.THEN_NOW, None, pattern(rf"\b{_PAST}\b[^\d]{{0,60}}$", re.I)),
    PairCue(Pairing.THEN_NOW, None, pattern(r"^[^;:]{0,90}$"), pattern(rf"[^.;:\d]{{0,25}}\b{_PAST}\b", re.I)),
    PairCue(
        Pairing.THEN_NOW,
        None,
        pattern(r"\b(?:now|today|currently|this (?:year|time|month|season)|these days)\b[^\d]{0,40}$", re.I),
    ),
)
"""Rows in the order they are tried: the surest first."""

UP = pattern(
    r"\b(?:rose|ris(?:e[sn]?|ing)|increas\w+|up|grew|grow\w*|growth|gain\w*|jump\w*|climb\w*|surg\w+|soar\w*|more|higher|dearer|hik\w+|rais\w+|expand\w*|expansion|swell\w*|swollen|leap\w*|leapt|plus|advance[sd]?|addition\w*|improve\w*|boost\w*)\b",
    re.I,
)
DOWN = pattern(
    r"\b(?:fell|fall\w*|drop\w*|down|declin\w+|decreas\w+|reduc\w+|cut|cuts|cutting|fewer|less|lower\w*|cheaper|shr[aiu]nk\w*|minus|loss(?:es)?|lost|dwindl\w+|slump\w*|sank|sink\w*|sunk|plung\w+|plummet\w*|slid\w*|slip\w*|dip\w*|slash\w*|"
    r"thinn\w+|short\w*|contract\w+|tumbl\w+|halv\w+|shed|sheds|off|discount|sav(?:ed|es?|ing))\b",
    re.I,
)
SINCE = pattern(r"\bsince\b", re.I)
"""A word after which a change is counted from a day of its own, unless two values are told outright."""
RESTATES = pattern(
    r"(?:[(\[:—–]|,|\s-|\b(?:or|equals?|is|was|are|were|makes?|making|meaning|so|thus|hence|that is|i\.e\.|exactly|precisely|which is|that’s|that's|representing|accounting for|account(?:s|ed) for|equivalent to|equal to|amount(?:s|ed|ing)? to|"
    r"corresponding to|with|comes? to|works? out at|put the share at|an? [\w’'-]+ of|rate to|share to|proportion))\s*(?:\(|(?:or|that is|i\.e\.|only|just|about|some|roughly|around|nearly|almost|exactly|precisely|a|an|the|by|up|down|of|even|fully|full|barely|which is|in other words|namely|a mere|mere|not|quite|slightly|under|over|more|than|less)[\s,]+){0,3}$",
    re.I,
)
"""What may stand before a ratio that restates two numbers."""
CONNECTS = pattern(
    r"\b(?:so|then|thus|hence|therefore|that is|that means|meaning|in other words|which (?:is|makes|means)|i\.e\.|that makes|works out|put (?:differently|another way)|to put it)\b[^.;\d]{0,40}$",
    re.I,
)
"""Words that make what follows the result of what went before."""
OWN_BASE = pattern(
    r"\s*of\s+(?:(?:the|its|their|his|her|our|all|those|these|any)\s+){0,2}(?:[\w’'-]+\s+)?([\w’'-]+)", re.I
)
GENERIC_BASE = frozenset(
    "total whole sum lot all it them those these amount number money target figure which whom overall".split()
)
ANOTHER_BASE = pattern(
    r"\b(?:real terms|adjust\w*|inflation|weight(?:ed|ing)|annual(?:ly|i[sz]ed)?|on average|by 20\d\d|so far|another|interest|further|once again|then again|compared with the (?:average|national)|swing|margin of error|chance|probab\w+|effective|"
    r"year-on-year|month-on-month|per year)\b",
    re.I,
)
"""Words that give a ratio a base, or a time, of its own."""
AIM = pattern(r"\b(?:targets?|aims?|goals?|hopes?|wants?)\b", re.I)
"""Words of a number that is wished for: a ratio near them is of it only where one of the two numbers is told as it."""
AIM_BEHIND = pattern(r"\b(?:targets?|aims?|goals?)\b", re.I)
"""The same behind the ratio, where “want” and “hope” are what people answered: “52 percent want the bypass”."""
AIMED = pattern(
    r"\b(?:targets?|aim\w*|goals?|hop\w+|want\w*|need\w*|sought|seeking|asked for|appeal\w*|budget\w*|goal of|cost\w*)\b",
    re.I,
)
"""Words before the number that is wished for."""
