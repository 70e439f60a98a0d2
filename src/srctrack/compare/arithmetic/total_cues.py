"""The words by which a text says that some numbers are the parts of another: a table of cues and where they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from srctrack.patterns import pattern


class Place(StrEnum):
    """Where, around a whole and its parts, a cue is looked for."""

    BEFORE_WHOLE = "before the whole"
    AFTER_WHOLE = "after the whole"
    LINK = "between the whole and the parts"
    AFTER_FIRST = "after the first part"
    BEFORE_LAST = "before the last part"
    AFTER_LAST = "after the last part"
    TAIL = "from the last part to the end of the next sentence"
    PARTS = "between and right after the parts"


class Order(StrEnum):
    WHOLE_FIRST = "whole first"
    WHOLE_LAST = "whole last"
    AROUND = "part, whole, other parts"
    """“52 of the 90 said no, 29 said yes and nine abstained”."""


class Needs(StrEnum):
    """What else the numbers must show, beside the words of a cue."""

    NOTHING = "nothing"
    PARALLEL = "parts told alike, or naming the two sides of a pair"
    ELLIPTIC = "parts without nouns of their own"
    NEAR = "a sum one digit away from the whole"
    SIDES = "two parts that name the two sides of a pair"
    SAME = "a sum one digit away of what the first part counts"
    LIST = "a sum one digit away, or words that name the whole"
    OPENS = "parts that open their sentence"
    BARE = "three parts or more without nouns in one list, and a sum one digit away"
    KINDS = "parts that are kinds of what the whole counts"


@dataclass(frozen=True, slots=True)
class TotalCue:
    """``least`` and ``most`` bound the sum as a share of the whole: outside, the numbers are hardly parts and whole.
    ``parts`` is how many parts the cue needs. ``sure`` cues claim completeness in so many words."""

    name: str
    order: Order
    place: Place
    words: re.Pattern[str]
    parts: int
    least: float
    most: float
    sure: bool = True
    needs: Needs = Needs.NOTHING
    also: tuple[Place, re.Pattern[str]] | None = None
    """A second place that must hold words of its own."""


ONLY_ONES = r"^[^.;:]{0,60}?[,(–—]\s*(?:the only|and no (?:others?|more|one else)|nothing else|nobody else)\b"
"""Words after the last part that close even a list which “including” opens."""


def _cue(
    name: str,
    order: Order,
    place: Place,
    words: str,
    parts: int = 2,
    room: tuple[float, float] = (0.6, 1.4),
    *,
    needs: Needs = Needs.NOTHING,
    also: tuple[Place, str] | None = None,
    sure: bool = True,
) -> TotalCue:
    second = (also[0], pattern(also[1], re.I)) if also else None
    return TotalCue(name, order, place, pattern(words, re.I), parts, *room, sure, needs, second)


_THE = r"(?:(?:the|its|their|those|these|his|her|our|all|all the|some|a total of|an initial|an original)\s+){0,2}"
_RESULT = (
    r"(?:\b(?:bring(?:s|ing)?|brought|tak(?:es?|ing)|took|push(?:es|ed|ing)?|rais(?:es|ed|ing)|lift(?:s|ed|ing)?|put(?:s|ting)?|carr(?:ies|ied|ying)|swell(?:s|ed|ing)?)\b[^.;:]{1,60}\b(?:to|at|past)"
    r"|\b(?:mak(?:es?|ing)|made|giv(?:es?|ing)|yield(?:s|ing)?|leav(?:es?|ing))\b[^.;:\d]{0,40}"
    r"|\btotal(?:s|l?ing|led|ed)?\b(?:\s+\w+){0,4}?"
    r"|\b(?:add(?:s|ed|ing)? up|add(?:s|ed)?|sum(?:s|med)? up|com(?:es|ing|e)|came|amount(?:s|ed|ing)?|work(?:s|ed) out|run(?:s|ning)?|ran)\b(?: \w+){0,3}? (?:to|at)"
    r"|\b(?:equals?|equalling|sum of|combined|altogether|all told|in all|in total|in sum|between them|taken together|together|jointly|counting both|counting all)\b[^.;\d]{0,60}"
    r"|\b(?:that|this|which|it)(?:['’]s| is| was| makes| made| gives| means| comes to| meant)\b(?: (?:room for|a \w+ of|\w+|in all)){0,2}"
    r"|(?:^|[,;—–.]\s*|\band )(?:so|thus|hence|therefore|i\.e\.|in short|meaning)\b[^.;:\d]{0,40}"
    r"|\b(?:thus|hence|therefore)\b[^.;:\d]{0,30}"
    r"|[=:]|\bsum:|\btotal:)\s*$"
)
_ENDING = r"\s*(?:(?:(?!to\b)[\w’'-]+\s){0,3}?)(?:in all|in total|altogether|all told|all in all|combined|overall|between them|among them|together|in sum|total|taken together|all together)\b"
REST = pattern(
    r"(?:\b(?:the|its|his|her|their|our|all|and|an)\s+(?:\w+\s)?(?:"
    r"(?:other)(?:\s+[\w’'-]+){0,1}"
    r"|(?:others|remaining|remainder|rest|balance|leftovers?)\b[^.;:\d]{0,25})"
    r"|\b(?:that |which |this )?(?:leaves|leaving|left)(?: only| just| but)?|\bthe (?:last|final)(?:\s+[\w’'-]+){0,1}|\bremaining|\bwhat (?:is|was|remains?|remained)(?: left)?[^.;:\d]{0,12})[\s—–(,-]*$",
    re.I,
)
"""Words before the last part that make it all that the others leave."""
REST_AFTER = (
    r"\s*(?:[\w’'-]+\s){0,2}?(?:others?|left|left over|remain(?:s|ed|ing)?|remainder|(?:is|are|was|were) left)\b"
)
CLOSED_WORDS = (
    r"\b(?:nothing else|no ?(?:one|body|thing) (?:else|more|was missing|is missing|had|left)|no others?|and no more|"
    r"none (?:is|are|was|were|has|have)? ?(?:left|missing|absent|remain\w*|over|lost|spare\w*)|(?:nobody|no one|none|nothing|no \w+) (?:is|are|was|were|remains?|remained) (?:missing|left|absent|unaccounted|outstanding|undecided|spare|over)|"
    r"the only (?:ones|two|three|four)|(?:that|this|it) (?:is|was) (?:all|everybody|everyone|everything|the lot|the (?:full|whole|complete|entire)\b)|that['’]s (?:all|everybody|everyone|everything|the lot|it)|"
    r"(?:all|everyone|everybody) (?:is|are|was|were|have been|had been|has been) (?:\w+ )?accounted|all (?:\w+ )?(?:are|were) (?:now )?(?:busy|accounted|filled|taken|spoken)|full list|complete list|(?:is|are|was|were) (?:now )?empty|without exception|or abstained|abstain\w*)\b"
)

CLOSED = pattern(CLOSED_WORDS, re.I)
"""Words that close a list: nothing else belongs to it."""

WHOLE_FIRST, WHOLE_LAST = Order.WHOLE_FIRST, Order.WHOLE_LAST
MARKS = r"[^.;:()\n]{0,70}?(?::|\(|—|–|\s-\s|\bnamely\b|\bviz\.?|i\.e\.)\s*[^.;:\d]{0,40}$"

NEXT = r"[^\d]{0,110}?[.;?!]\s+(?:[\w’'-]+,?\s+){0,2}$"
"""The end of the whole's own sentence or clause, and the beginning of the next."""
TOTAL_CUES: tuple[TotalCue, ...] = (
    _cue("in all", WHOLE_LAST, Place.AFTER_WHOLE, _ENDING, room=(0.65, 1.6)),
    _cue(
        "the whole",
        WHOLE_LAST,
        Place.BEFORE_WHOLE,
        r"\b(?:totals?|whole|entire|overall|combined|aggregate|joint(?:ly)?|collective(?:ly)?|grand total|altogether|together|sum|haul|tally|tab|toll|bill|both|between them)\b[^.;:\d]{0,45}$",
        room=(0.65, 1.5),
    ),
    _cue(
        "a haul of",
        WHOLE_LAST,
        Place.LINK,
        r"^\s+[\w’'-]+(?: [\w’'-]+)?(?:,|\s[—–-])\s+(?:an?|the|their|its)\s+(?:[\w’'-]+\s+){1,3}of\s+(?:\w+\s)?$",
        room=(0.7, 1.4),
    ),
    _cue(
        "of the same",
        WHOLE_LAST,
        Place.LINK,
        r"^[^.:\d]{0,60}[;,.—–][^.:;\d]{0,60}$",
        3,
        (0.85, 1.18),
        needs=Needs.SAME,
        sure=False,
    ),
    _cue(
        "or",
        WHOLE_LAST,
        Place.LINK,
        r"(?:^|,|—|–)\s*(?:or|for)\s+(?:[^.;:\d]{0,20}\s)?$",
        room=(0.75, 1.3),
        needs=Needs.NEAR,
    ),
    _cue(
        "one more",
        WHOLE_LAST,
        Place.PARTS,
        r"\b(?:more|another|further|additional(?:ly)?|add(?:ed|ing|s)|plus|extra|on top of|joined|besides|with)\b",
        room=(0.7, 1.4),
        also=(
            Place.BEFORE_WHOLE,
            r"\b(?:the|all|now|total|to|these|those|that|at|on|of|its|their|so|then|some|be|will)\s+(?:\w+\s)?$|^\s*by (?:\w+\s){1,3}?\w+,\s*$",
        ),
        needs=Needs.LIST,
    ),
    _cue(
        "list, then a clause",
        WHOLE_LAST,
        Place.LINK,
        r"^[^.;:\d]{0,40}(?::|\s[—–])[^.;:\d]{0,100}$",
        3,
        (0.7, 1.4),
        needs=Needs.OPENS,
    ),
    _cue(
        "all voted",
        WHOLE_FIRST,
        Place.BEFORE_WHOLE,
        r"\b(?:all|all of the|all the|every one of the|each of the|the full)\s+$",
        room=(0.7, 1.3),
        also=(Place.PARTS, r"\b(?:votes? to|to|abstain\w*|abstentions?|absent|against|opposed)\b"),
    ),
    _cue(
        "a body of N",
        WHOLE_FIRST,
        Place.AFTER_WHOLE,
        r"[- ](?:seats?|members?|person|strong|man|woman|beds?|rooms?|piece|page|team|acre|game|hour|day|week|mile)\b",
        3,
        (0.8, 1.25),
        also=(Place.LINK, r"\b(?:of|with|has|have|had|holds?|seats?|between|into|from)\s+(?:\w+\s)?$"),
    ),
    _cue(
        "a body that votes",
        WHOLE_FIRST,
        Place.AFTER_WHOLE,
        r"[- ](?:seats?|members?|person|strong)\b",
        3,
        (0.7, 1.4),
        also=(Place.PARTS, r"\b(?:absent|abstain\w*|abstentions?|recus\w+|against|opposed|vacan\w+)\b"),
    ),
    _cue(
        "voted",
        WHOLE_LAST,
        Place.AFTER_WHOLE,
        r"\s*(?:\w+\s){0,2}(?:votes? (?:were )?cast|ballots|voted|took part|turned out)\b",
        3,
    ),
    _cue("makes", WHOLE_LAST, Place.LINK, _RESULT, room=(0.6, 1.6)),
    _cue("colon", WHOLE_LAST, Place.LINK, r"^[^.;:]{0,40}[:=—]\s*[^.;:\d]{0,20}$", 3, (0.7, 1.4)),
    _cue(
        "all the",
        WHOLE_LAST,
        Place.BEFORE_WHOLE,
        r"\b(?:all|all (?:of )?(?:the|its|their|these|those)|each of the|every one of the|none of the)\s*$",
        room=(0.7, 1.4),
    ),
    _cue(
        "apposition",
        WHOLE_LAST,
        Place.LINK,
        r"^\s+[\w’'-]+(?: [\w’'-]+)?(?:,|\s[—–-])\s+(?:or\s+)?$",
        room=(0.75, 1.35),
        needs=Needs.KINDS,
    ),
    _cue(
        "recapitulated",
        WHOLE_LAST,
        Place.LINK,
        r"[.!?]['\"’”]?\s+[\"“‘']?(?:(?:\w+\s){0,4}(?:the|those|these|its|their)\s+(?:\w+\s)?)?$",
        room=(0.8, 1.25),
        needs=Needs.NEAR,
        sure=False,
    ),
    _cue(
        "after a list",
        WHOLE_LAST,
        Place.LINK,
        r"^[^.;:]{0,60},[^.;:,\d]{0,60}\s$",
        3,
        (0.85, 1.18),
        needs=Needs.NEAR,
        sure=False,
    ),
    _cue("the rest", WHOLE_FIRST, Place.BEFORE_LAST, REST.pattern, room=(0.4, 2.0)),
    _cue("the others", WHOLE_FIRST, Place.AFTER_LAST, REST_AFTER, room=(0.5, 1.8)),
    _cue("and nothing else", WHOLE_FIRST, Place.TAIL, CLOSED_WORDS, room=(0.5, 1.6)),
    _cue(
        "split into",
        WHOLE_FIRST,
        Place.LINK,
        r"\b(?:split|divided?|broken down|made up|consist(?:s|ed|ing)?|compris(?:es|ed|ing|e)|composed|shared out|shared|distributed|apportioned|namely)\b(?:[^.;\d]{0,40})$",
        room=(0.5, 1.6),
    ),
    _cue(
        "of N",
        WHOLE_FIRST,
        Place.BEFORE_WHOLE,
        rf"(?:^|[.!?;:“\"(—–,]\s*|\b(?:and|but|that) )(?:out )?of\s+{_THE}(?:[\w’'-]+['’]s? )?$",
        3,
        (0.6, 1.4),
    ),
    _cue(
        "of N, two sides",
        WHOLE_FIRST,
        Place.BEFORE_WHOLE,
        rf"(?:^|[.!?;:“\"(—–,]\s*|\b(?:and|but|that) )(?:out )?of\s+{_THE}(?:[\w’'-]+['’]s? )?$",
        room=(0.75, 1.3),
        needs=Needs.SIDES,
    ),
    _cue(
        "includes two sides",
        WHOLE_FIRST,
        Place.LINK,
        r"^[^.;:\d]{0,60}\b(?:includ\w+|has|had|with|holds?|seats|of|from)\s+(?:\w+\s)?$",
        2,
        (1.0, 1.4),
        needs=Needs.SIDES,
    ),
    _cue("of whom", WHOLE_FIRST, Place.LINK, r"\bof (?:whom|which|these|those|them)\b[^.;\d]{0,40}$", 3, (0.6, 1.3)),
    _cue(
        "of them",
        WHOLE_FIRST,
        Place.AFTER_FIRST,
        r"\s*(?:\w+\s)?of (?:whom|which|them|these|those|the (?:total|group|number))\b",
        3,
        (0.6, 1.3),
    ),
    _cue(
        "in total N",
        WHOLE_FIRST,
        Place.BEFORE_WHOLE,
        r"\b(?:in total|in all|altogether|a total of)[,\s]*$",
        room=(0.6, 1.4),
    ),
    _cue("list after a mark", WHOLE_FIRST, Place.LINK, MARKS, 3, (0.65, 1.45)),
    _cue("pair after a mark", WHOLE_FIRST, Place.LINK, MARKS, 2, (0.75, 1.3)),
    _cue(
        "with",
        WHOLE_FIRST,
        Place.LINK,
        r"^[^.;:\d]{0,90},?\s(?:with|as)\s+(?:\w+\s)?$",
        3,
        (0.7, 1.35),
        needs=Needs.NEAR,
        sure=False,
    ),
    _cue("kinds", WHOLE_FIRST, Place.LINK, r"^[^,.;:\d]{0,60},\s+(?:\w+\s)?$", 2, (0.6, 1.4), needs=Needs.KINDS),
    _cue(
        "parallel",
        WHOLE_FIRST,
        Place.LINK,
        r"^[^.;:\d]{0,90}[,;—–]\s+(?:\w+\s){0,2}$",
        2,
        (0.75, 1.3),
        needs=Needs.PARALLEL,
    ),
    _cue("bare list", WHOLE_FIRST, Place.LINK, r"^[^.;:]{0,90}$", 3, (0.75, 1.3), needs=Needs.BARE, sure=False),
    _cue("fates", WHOLE_FIRST, Place.LINK, NEXT, 3, (0.7, 1.3), needs=Needs.ELLIPTIC, sure=False),
    _cue("two fates", WHOLE_FIRST, Place.LINK, NEXT, 2, (0.75, 1.3), needs=Needs.PARALLEL, sure=False),
    _cue(
        "part of N",
        Order.AROUND,
        Place.BEFORE_WHOLE,
        r"\bof\s+(?:(?:the|its|their|those|these|his|her|our|all)\s*){0,2}$",
        3,
        (0.6, 1.4),
    ),
    _cue("the only ones", Order.WHOLE_FIRST, Place.TAIL, ONLY_ONES, 2, (0.5, 1.5)),
    _cue("part of N, the rest", Order.AROUND, Place.BEFORE_LAST, REST.pattern, 2, (0.5, 1.7)),
)
"""Every way of claiming a whole that is known here; a relation is a row. The rooms are those under which the drafts of the
evaluation’s news articles stay silent."""

OPEN = pattern(
    r"\b(?:including|includes?|included|such as|among (?:them|others|which|whom|those)(?=(?:\W+\w+){0,3}\W*$)|amongst|at least|for example|for instance|e\.g|notably|especially|in particular|particularly|mostly|mainly|chiefly|largely|"
    r"so far|to date|until now|up to now|some of|several|many|a few|or both|and both|overlap\w*|twice|more than once|as well as|also|capacity|"
    r"the (?:biggest|largest|most|highest)|followed by|led by|topped by|at most|in addition to other|besides others|among others|other (?:things|reasons))\b",
    re.I,
)
"""Words that open a list: what follows is not all of it, or counts some twice."""
CLOSED = pattern(ONLY_ONES, re.I)
HAVING = pattern(
    r"\b(?:said|say|says|show(?:ed|s|n)?|ha[ds]|have|having|want(?:ed|s)?|support(?:ed|s)?|oppos(?:ed|es)|think|thought|believed?|speaks?|spoke|owns?|owned|used?|uses|reported|cited|mention(?:ed|s)?|named|"
    r"contain(?:ed|s)?|offer(?:ed|s)?|know|knew|like[ds]?|prefer(?:red|s)?|plan(?:ned|s)?|experienced|complained|pass(?:ed|es)?|lack(?:ed|s)?|need(?:ed|s)?|visit(?:ed|s)?|play(?:ed|s)?|read|reads|drink|eat|suffer(?:ed|s)?)\b",
    re.I,
)
"""Words of having and saying: one may do several of them, so their counts may overlap and pass the whole."""
VOTES = pattern(
    r"\b(?:against|in favou?r|(?:said|voted|say) (?:no|yes)|ayes?|noes|abstain(?:ed|ing)?|abstentions?|nays?)\b", re.I
)
"""Words of voting: each votes once, so that “said no” overlaps with nothing."""

_PAIRS = (
    r"men|women|boys|girls|males?|females?|mares|stallions|ewes|rams|cows|bulls",
    r"adults|children|grown-ups|minors|pupils|teachers|parents|kids|calves|lambs",
    r"passed|failed|succeeded|pass|fail",
    r"won|lost|drew|drawn",
    r"survived|died|dead|killed|injured|wounded|unhurt|unharmed|rescued|drowned|saved",
    r"seriously|slightly|lightly|badly|critically|mildly",
    r"for|against|yes|no|in favou?r|prosecution|defen[cs]e",
    r"accepted|rejected|refused|approved|denied|granted|turned away|admitted|turned down|declined",
    r"convicted|acquitted|guilty|cleared",
    r"open|closed|shut",
    r"domestic|foreign|local|imported|exported|abroad|home|away",
    r"civilians?|soldiers?|fighters|combatants|officers?|military",
    r"public|private|members|guests|non-members",
    r"right|wrong|true|false",
    r"full-time|part-time|permanent|temporary",
    r"passengers|crew",
    r"urban|rural|north|south|east|west|indoor|outdoor|inside|outside",
    r"red|white|black|blue|green|yellow|gold|silver|bronze",
    r"morning|afternoon|evening|saturday|sunday|friday|monday|tuesday|wednesday|thursday|last year|this year",
    r"sold|unsold|kept|lost|found|missing|returned|answered|unanswered|paid|unpaid",
)
"""Words of which one takes up what the other leaves: a list of two of them is complete."""


_GENERIC = frozenset(
    """animals vehicles birds weapons instruments buildings trees plants items objects aircraft livestock pieces works books fish insects coins drinks dishes boats ships
    medals cars units homes houses flats rooms beds seats places passes tickets votes""".split()
)
"""Nouns whose kinds may make up the whole under names of their own: “54 animals, 30 dogs and 24 cats”."""
_PEOPLE = frozenset(
    """people persons passengers employees workers staff members residents victims deaths dead killed patients students pupils inmates prisoners detainees migrants
    refugees hostages crew soldiers troops officers animals seats votes delegates deputies lawmakers participants guests survivors travellers travelers
    civilians fighters protesters demonstrators children visitors players athletes singers musicians applicants candidates""".split()
)
_KINDS = frozenset(
    """adults children minors men women boys girls teachers pupils students soldiers civilians officers sailors passengers crew foreigners locals citizens nationals
    democrats republicans independents infants babies teenagers pensioners males females mothers fathers parents doctors nurses patients
    conscripts volunteers policemen police guards rebels militants guests members""".split()
)


def kinds_of(whole: str, parts: Sequence[str]) -> bool:
    """Whether the nouns of the parts may name kinds of what the noun of the whole names."""
    return whole in _GENERIC or (whole in _PEOPLE and all(p in _KINDS and p != whole for p in parts))


def complements(first: str, second: str) -> bool:
    """Whether the words after two parts name the two sides of one pair (“women”, “men”)."""
    for words in _PAIRS:
        one = re.search(rf"\b(?:{words})\b", first, re.I)
        other = re.search(rf"\b(?:{words})\b", second, re.I)
        if one and other and one.group().lower() != other.group().lower():
            return True
    return False


COMPARED = pattern(
    r"\b(?:compared (?:with|to)|than|(?:up|down|rising|falling|rose|fell|increase[ds]?|decrease[ds]?) (?:from|on)|(?:rose|fell|rising|falling|increase[ds]?|decrease[ds]?) (?:by|to)|from [^.;\d]{0,20}to|versus|vs|in contrast|average|by contrast|instead of|rather than|a year (?:earlier|before|ago))\b",
    re.I,
)
"""Words that set two numbers against each other, so that nobody adds them."""
CAPACITY = pattern(
    r"\b(?:seat(?:s|ing)?|capacity|room for|holds?|limit(?:s|ed)?|quota|target|goal|budget\w*|need(?:s|ed)?|maximum|minimum|allotted|authori[sz]ed|planned|expects?|expected|wants?|hopes?|offers?|can (?:take|carry|hold))\b[^.;:\d]{0,16}$",
    re.I,
)
"""Words before a number of places, wishes or limits: what fills it need not make it up."""
RATES = pattern(r"\b(?:per|each|every|apiece)\b", re.I)


def claims(order: Order, places: dict[Place, str]) -> Iterator[TotalCue]:
    """The cues that the words at ``places`` give for a whole in this ``order``, in the order of the table."""
    for cue in TOTAL_CUES:
        if cue.order is not order or not _stands(cue.place, cue.words, places):
            continue
        if cue.also is None or _stands(*cue.also, places):
            yield cue


_AT_ONCE = frozenset({Place.AFTER_WHOLE, Place.AFTER_FIRST, Place.AFTER_LAST})


def _stands(place: Place, words: re.Pattern[str], places: dict[Place, str]) -> bool:
    where = places.get(place, "")
    return bool(words.match(where) if place in _AT_ONCE else words.search(where))
