"""Crowds, titles without a name, and passives: the words that stand where a source should be named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srctrack.annotate.attribution.clause import Clause
from srctrack.annotate.attribution.clause_tokens import ClauseToken
from srctrack.language.reporting_verbs import ADVERBS
from srctrack.patterns import pattern

NOBODY = pattern(
    r"\b(?:reportedly|allegedly|purportedly|rumou?redly"
    r"|it(?: is|’s|'s| was| has been| had been)(?: \w+ly| now| also)? "
    r"(?:believed|thought|understood|reported|alleged|rumou?red|claimed|feared|said|assumed|suspected|presumed|speculated)"
    r"(?= that| the| to\b| he| she| they| there|,)"
    r"|(?:is|are|was|were|has been|have been|had been)(?: \w+ly| also| now| still| all)? "
    r"(?:believed|thought|understood|reported|alleged|rumou?red|said|feared|presumed|claimed|suspected) to\b(?! (?:the|an?|this|that|his|her|its|their|our|my|us|him|them|me|police|(?-i:[A-Z]\w*))\b)"
    r"|(?:rumou?rs? (?:has|have)|word has|legend has) it)\b",
    re.I,
)
"""Passives and adverbs that hide who says so (after the lists of “weasel words” that style guides keep). “Was reported to the
police” has a hearer and is none; “supposedly” is most often irony."""

_HARD = frozenset(
    "sources media reports outlets experts analysts observers insiders commentators pundits watchers skeptics sceptics".split()
)
"""Crowds whose word nobody can check."""
_SOFT = frozenset(
    """activists campaigners critics residents locals witnesses eyewitnesses officials scientists researchers academics scholars
    historians economists lawyers doctors diplomats supporters opponents advocates detractors insurers investors traders fans
    neighbours neighbors villagers studies surveys polls""".split()
)
"""Crowds that can be meant as such; they are told more mildly."""
_ONE = frozenset(
    """source insider official diplomat aide adviser advisor staffer executive expert analyst observer employee worker officer
    lawmaker minister eyewitness witness resident local neighbour neighbor colleague friend relative banker trader teammate
    negotiator politician lawyer doctor engineer manager operative strategist delegate lobbyist investigator""".split()
)
"""Titles that stand for somebody without a name behind “a”, “one” or “another”."""
_ANYBODY = frozenset("people person individuals those".split())
_QUANTITIES = frozenset(
    "some many several multiple various numerous other certain most few two three four five dozens countless".split()
)
_ALONE = frozenset("some many others most".split())
_KINDS = frozenset(
    """local state foreign western eastern northern southern european african asian arab us u.s u.k uk eu british independent national
    regional international official unofficial news media press social initial early recent unconfirmed intelligence diplomatic
    industry well-placed well-informed informed political legal military security medical senior top former government police
    party palace defence defense unnamed anonymous undisclosed reliable credible inside club company business market financial
    economic health climate opposition leading other pro-government royal union human rights environmental anti-war law
    enforcement city town village football sports tech technology banking energy aid human-rights trade greek thai czech dutch swiss
    kremlin pentagon whitehall state-run conservative liberal growing number""".split()
)
_PEOPLES = pattern(r"[A-Z][a-z]+(?:an|ian|ish|ese|ch|sh|ic|aqi|eli|ani)\Z")
_SAY = frozenset(
    """say says said note notes noted report reports reported believe believes believed claim claims claimed suggest suggests
    suggested think thinks thought argue argues argued warn warns warned told tell tells estimate estimates estimated predict predicts predicted
    insist insists insisted allege alleges alleged indicate indicates indicated confirm confirms confirmed fear feared maintain
    maintained contend contended speculate speculated describe described acknowledge acknowledged concede conceded agree agreed
    add added show suspect suspected""".split()
)
_THINK = frozenset("think thinks thought believe believes believed agree agreed fear note notes".split())
_AUXILIARIES = frozenset("can could may might must shall should will would are were have had do did is was has".split())
_TIES = frozenset("close familiar briefed with in at inside within near from aware involved".split())
_SPEAKERS = frozenset("i you he she it we they".split())
"""Subjects of their own, right before a word of saying: “… or you think that you did”."""
_NO_SUBJECT = frozenset(
    "the these those both his her their our its my your this that by of for with from among between as to like about whose which who and or against on".split()
)
_SHY = pattern(
    r"\b(?:asked|declined|refused|wished|wanted|requested|preferred|did not want|didn[’']t want|does not want|insisted|spoke|speaking)\b[^.;“\"]{0,20}"
    r"\b(?:not (?:to )?be (?:named|identified)|be (?:named|identified|quoted by name)|remain (?:anonymous|unnamed)|anonymity)\b"
)
_NAMED_NEXT = pattern(
    r",? (?:including |among them |such as |like |called |named )?[A-Z][\w’'-]+ [A-Z]|, [A-Z][\w’'-]+,"
)

AMBIGUOUS_GROUPS = _HARD | _SOFT | _ONE | _ANYBODY | _ALONE
MAY_HIDE_NOBODY = frozenset(
    """reportedly allegedly purportedly rumoredly rumouredly believed thought understood reported alleged rumored
    rumoured claimed feared said assumed presumed suspected speculated rumor rumour rumors rumours word legend""".split()
)
MAY_HIDE = AMBIGUOUS_GROUPS | MAY_HIDE_NOBODY
"""Without one of these words a sentence holds no crowd and no hiding passive."""
_REACH = 12
"""Words that a relative clause or a tie (“close to the talks”) may put between a crowd and its word of saying."""


def find_anonymous_sources(clause: Clause) -> Iterator[tuple[int, int, str | None]]:
    """The crowds and titles without a name that the clause rests on: first and last token, and the word of saying."""
    tokens = clause.tokens
    done = -1
    for i, token in enumerate(tokens):
        if (
            i <= done
            or token.low not in AMBIGUOUS_GROUPS
            or not token.is_word
            or (token.capital and not _opens(tokens, i))
        ):
            continue
        if (
            token.low == "media"
            and i + 2 < len(tokens)
            and tokens[i + 1].low in ("reports", "outlets")
            and tokens[i + 2].low in _SAY
        ):
            continue  # “media reports said”: the noun is the next word
        first = _start(tokens, i)
        if first is None or _is_named(clause, first, i):
            continue
        last, cue = _said_after(clause, first, i)
        if cue is None:
            cue = _said_before(tokens, first)
            if cue is not None and not _stops(tokens, last + 1):
                cue = None
        if cue is None:
            continue
        done = last
        yield first, last, cue


def _opens(tokens: tuple[ClauseToken, ...], i: int) -> bool:
    return tokens[i].opens or i == 0


def _start(tokens: tuple[ClauseToken, ...], i: int) -> int | None:
    """The first token of the crowd whose noun is at ``i``; None where the noun means no crowd here."""
    low = tokens[i].low
    first = i
    counted = False
    while first > 0:
        before = tokens[first - 1]
        if before.low in _QUANTITIES:
            first, counted = first - 1, True
        elif before.low in _KINDS or (_PEOPLES.match(before.text) and before.is_word):
            first -= 1
        elif before.low == "of" and first > 1 and tokens[first - 2].low in ("number", "handful", "dozens", "kinds"):
            first, counted = first - 2, True
        elif before.low in ("a", "an", "one", "another") and (
            low in _ONE or low in _ANYBODY or counted or tokens[first].low in ("number", "handful", "few", "growing")
        ):
            return first - 1
        elif (
            low in _ONE
            and i - first < _ADJECTIVES
            and before.is_word
            and not before.owner
            and before.low not in _NO_SUBJECT
            and not before.capital
        ):
            first -= 1
        else:
            break
    if low in _ONE:
        return None
    if low in _ALONE:
        return (
            first
            if first == i and i + 1 < len(tokens) and tokens[i + 1].low in _SAY and not _is_object(tokens, i)
            else None
        )
    if low in _ANYBODY and not (
        counted or (i + 1 < len(tokens) and tokens[i + 1].low in ("familiar", "close", "briefed", "with"))
    ):
        return None
    return None if _is_object(tokens, first) else first


_ADJECTIVES = 3
"""Words of any kind that may stand between “a” and a title (“a retired harbour official”)."""


def _is_object(tokens: tuple[ClauseToken, ...], first: int) -> bool:
    """Whether what stands before makes the crowd somebody's, somebody known, or no subject (“research by analysts”)."""
    if first == 0:
        return False
    before = tokens[first - 1]
    if before.low == "to" and first > 1 and tokens[first - 2].low == "according":
        return False
    if before.low == "by" and first > 1 and tokens[first - 2].low in _SAY:
        return False
    if before.owner or before.low in _NO_SUBJECT or before.low == "how":
        return True
    return (
        first > 1
        and tokens[first - 2].low in ("by", "of", "for", "among")
        and before.is_word
        and tokens[first].low in _HARD | _SOFT
    )


def _is_named(clause: Clause, first: int, last: int) -> bool:
    """Whether a name stands right before as its bearer, or right after as one of the crowd."""
    text, tokens = clause.text, clause.tokens
    if _NAMED_NEXT.match(text, tokens[last].end):
        return True
    if (
        tokens[first].low not in ("a", "an", "one")
        or first < 2
        or tokens[first - 1].text != ","
        or not tokens[first - 2].capital
    ):
        return False
    full = first > 2 and tokens[first - 3].capital
    enclosed = any(t.text == "," for t in tokens[last + 1 : last + _REACH])
    return full or enclosed


def _said_after(clause: Clause, first: int, last: int) -> tuple[int, str | None]:
    """The last token of the crowd with its tie, and the word of saying behind it."""
    tokens = clause.tokens
    at = last + 1
    if at < len(tokens) and tokens[at].low in _TIES:
        end = _tie_end(tokens, at)
        if end is not None:
            last, at = end, end + 1
    shy = _SHY.search(clause.text, tokens[last].end, min(clause.span.end, tokens[last].end + 120))
    if shy and tokens[at].low in (",", "who", "speaking", "that"):
        return last, "said"
    if at < len(tokens) and tokens[at].low == "who":
        at = next(
            (
                j
                for j in range(at + 2, min(len(tokens), at + _REACH))
                if tokens[j].low in _SAY and tokens[j - 1].low not in ("who", "to")
            ),
            at,
        )
    while at < len(tokens) and (tokens[at].low in ADVERBS or tokens[at].low == "widely"):
        at += 1
    if at < len(tokens) and tokens[at].low in _SAY and not _is_passive(tokens, at) and not _is_noun(tokens, at):
        if tokens[last].low in _ANYBODY and last + 1 == at and tokens[at].low in _THINK:
            return last, None  # “most people think”: what people are like, and no source
        return last, tokens[at].text
    if at + 1 < len(tokens) and tokens[at].low in ("point", "pointed") and tokens[at + 1].low == "out":
        return last, tokens[at].text
    return last, None


def _tie_end(tokens: tuple[ClauseToken, ...], at: int) -> int | None:
    """The last token of “close to the talks”, before the word of saying or the end of the clause."""
    for j in range(at + 1, min(len(tokens), at + _REACH)):
        if tokens[j].low in _SAY or not tokens[j].is_word or tokens[j].low in ADVERBS or tokens[j].low == "who":
            last = j - 1
            while last > at and tokens[last].low in ("and", "or"):
                last -= 1
            return last if last > at and tokens[last].low not in _SPEAKERS else None
    return None


def _is_noun(tokens: tuple[ClauseToken, ...], at: int) -> bool:
    """Whether a word of saying is a noun here: “lawyers in defamation claims could charge”."""
    return tokens[at].low.endswith("s") and at + 1 < len(tokens) and tokens[at + 1].low in _AUXILIARIES


def _is_passive(tokens: tuple[ClauseToken, ...], at: int) -> bool:
    after = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return (
        tokens[at - 1].low in ("is", "are", "was", "were", "been", "be")
        or after in ("by", "of")
        or after.endswith("ing")
    )


def _said_before(tokens: tuple[ClauseToken, ...], first: int) -> str | None:
    """The word of saying right before the crowd: “according to”, “, said”, “was told by”."""
    if first < 1:
        return None
    before = tokens[first - 1]
    if before.low == "to" and first > 1 and tokens[first - 2].low == "according":
        return "according to"
    if before.low == "by" and first > 1 and tokens[first - 2].low in _SAY:
        return tokens[first - 2].text
    if (
        before.low in ("said", "say", "says", "claimed", "claim", "reported")
        and first > 1
        and not tokens[first - 2].is_word
    ):
        return before.text
    return None


def _stops(tokens: tuple[ClauseToken, ...], at: int) -> bool:
    return (
        at >= len(tokens)
        or not tokens[at].is_word
        or tokens[at].low in ("who", "close", "in", "on", "with", "familiar", "at", "and", "but", "speaking")
    )


def is_soft(words: str) -> bool:
    """Whether a crowd is one that can be meant as such: activists, critics, “many”, but not “some officials”."""
    parts = words.lower().split()
    if len(parts) == 1 and parts[0] in _ALONE:
        return True
    if parts[-1] == "officials" and len(parts) > 1:
        return False
    return parts[-1] in _SOFT and parts[0] not in _QUANTITIES and "senior" not in parts and "unnamed" not in parts
