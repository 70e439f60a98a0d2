"""Whose voice a clause has: the newsroom's own, somebody's who is no page, or that of the source before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from srctrack.analysis.source_linking import words as w
from srctrack.analysis.source_linking.units import HIDDEN
from srctrack.annotate.attribution.source_kinds import OUTLET_NOUNS
from srctrack.model.text import Span
from srctrack.patterns import pattern


class Voice(StrEnum):
    """Who says what a clause says."""

    OWN = "own"
    """The newsroom: told us, we saw, in an interview with the own title."""
    SOMEBODY = "somebody"
    """A person or body that is named for it and is no saved page."""
    PRONOUN = "pronoun"
    """“She added”: the one who spoke before."""
    DOCUMENT = "document"
    """“The report also says”: the outlet or document named as a source before."""
    PLAIN = "plain"
    """Nobody is named."""


_THIS_NEWSROOM = pattern(
    r"\b(?:this|our) (?:news)?(?:paper|newspaper|reporter|magazine|site|website|publication|author|correspondent|writer|journal|column|newsroom|station|channel|podcast)\b"
    r"|(?:photos?|pictures?|images?|by):? the author\b|\beditor[’']s note\b|\bthis (?:article|story|piece|post) (?:was|is|has)\b",
    re.I,
)
_HEARD = pattern(
    r"\b(?:in|by) an? (?:\w+ )?(?:e-?mail|text message|phone call|interview|statement|written (?:answer|statement|reply))\b|\bby (?:e-?mail|phone|text|satellite phone)\b"
    r"|\bon the (?:phone|spot|ground)\b|\bwe (?:met|asked|found|saw|counted|visited)\b|\btold (?:us|me)\b",
    re.I,
)
_OUTLET_NOUN = (
    r"(?:news)?paper|newspaper|daily|weekly|magazine|outlet|site|website|agency|broadcaster|channel|station|portal|tabloid|publication|journal|"
    r"report|article|story|piece|interview|investigation|study|survey|analysis|document|authors?|researchers|review|letter|post|notice|plan|book|"
    r"filing|ruling|memo|statement|podcast|programme|program|episode|text|page|dossier|audit|poll|list|registry|dictionary|newsletter|blog|research|paper’s|reporters?"
)
_ANAPHOR = pattern(
    rf"(?:^|[,;:–—(]\s*|\b(?:and|but|while|as|that|in|on|according to|says|wrote|writes)\s+)(?:the|this|that|same|the same)\s+(?:same\s+|(?P<kind>\w+)\s+)?(?P<noun>{_OUTLET_NOUN})\b(?P<own>[’']s\s+\w+)?(?P<rest>\s.{{0,60}})",
    re.I | re.S,
)
_IT = pattern(
    r"(?:^|[,;:–—" + HIDDEN + r"]\s*|\b(?:and|but|while)\s+)(?P<noun>it|they|he|she)\s+(?P<rest>.{0,50})", re.I | re.S
)
_ON_PAGE = pattern(
    r"\b(?:on|in) (?:page|chapter|section|part|paragraph|verse|minute) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b|\bin the same (?:article|report|piece|interview|letter|study|story|post|paper|text|breath|document)\b|\[p+\. ?\d+\]|\b(?:says?|said|writes?|wrote|tells?|told|admits?) (?:so )?in it\b",
    re.I,
)
_POINTER = pattern(
    r"\W*(?:sources?|via|see|photos?|images?|pictures?|graphics?|charts?|maps?|credit|hat tip|h/?t|from|both from|all from|quoted from|taken from|"
    r"details|further reading|reference|references|link|here|full (?:text|story|report|interview|transcript|statement|speech)|(?:that|this) (?:is|was) (?:one|from|according|the|what|a|how|in|reported|also)\b|"
    r"the (?:full|whole|complete|entire) \w+ (?:is|are|can|was)|i found this|found via|as reported (?:by|in)|according to|reported by)\b",
    re.I,
)
_HAS_IT = pattern(
    r"\s*(?:has|have|had|carries|tells|runs|published|posted|shows)\s+(?:his|her|their|its|the|this|all)\s*(?:full|whole|complete|entire)?\s+(?:\w+\s+)?(?:story|stories|account|interview|pictures|photos?|video|film|footage|details|letter|speech|text|words|remarks|statement|report|transcript)\b",
    re.I,
)
_ABOUT_IT = pattern(
    r"\s*(?:\w+ly\s+)?(?:measured|reported|reports|counted|confirmed|confirms|found|documented|wrote|said|says|had|published|described|broke|covered|tells|noted|recorded)\s+(?:it|this|that|so|as much|both)\W*\Z",
    re.I,
)


_TRANSLATED = pattern(r"[(\[][^()\[\]]{0,20}\b(?:translation|emphasis|italics)\b[^()\[\]]{0,20}[)\]]", re.I)


def newsroom_speaks(masked: str, own_names: tuple[str, ...]) -> bool:
    """Whether the words outside quotations are the newsroom's own experience, or were said to it."""
    masked = _TRANSLATED.sub(" ", masked)
    if _THIS_NEWSROOM.search(masked):
        return True
    found = w.words_of(masked, 0, len(masked))
    if any(x.low in w.FIRST_PERSON and not (x.low == "us" and x.text.isupper()) for x in found):
        return True
    if re.match(r"\W*our\b", masked, re.I):
        return True
    return any(re.search(rf"(?<![\w’'-]){re.escape(n)}(?![\w-])", masked) for n in own_names)


def said_privately(masked: str) -> bool:
    """Whether the words were given in an email, a call or an interview, not in anything published."""
    return bool(_HEARD.search(masked))


def speech_verbs(masked: str, start: int, blocked: tuple[Span, ...]) -> list[tuple[w.Word, str]]:
    """The verbs of saying outside of quotations and links, each with the word that comes before it (its subject, in lower case)."""
    found = w.words_of(masked, 0, len(masked))
    out = []
    for index, word in enumerate(found):
        if word.low not in _VOICED or not w.is_saying(found, index):
            continue
        if any(b.overlaps(word.span.moved(start)) for b in blocked):
            continue
        back = index - 1
        while back >= 0 and (
            w.is_adverb(found[back].low) or found[back].low in w.AUXILIARIES or found[back].low == "not"
        ):
            back -= 1
        if word.low in ("asked", "asks") and index + 1 < len(found) and found[index + 1].low == "for":
            continue
        gap = masked[found[back].span.end : found[back + 1].span.start] if back >= 0 else ""
        subject = found[back].low if back >= 0 and "," not in gap else ""
        out.append((word, subject))
    return out


_VOICED = frozenset(
    """said says say told tells wrote writes explained explains added adds argued argues claimed claims admitted admits warned warns
    insisted insists answered replied recalled recalls joked noted notes asked asks announced announces confirmed confirms reported reports
    suggested suggests tweeted emailed declared declares complained complains stated states predicted predicts promised promises
    called calls described describes denied denies testified remarked observed observes shouted whispered advised counselled
    believes believed thinks thought reckons reckoned conceded acknowledged acknowledges vowed quipped snapped counters countered""".split()
)


@dataclass(frozen=True, slots=True)
class TakenUp:
    """What a clause takes up from before: a document or outlet by its noun, “it”, or a person."""

    noun: str
    document: bool = True
    kind: str = ""
    """The word between article and noun: “annual” in “the annual report”."""


def anaphor(masked: str) -> TakenUp | None:
    """Return what the clause takes up as its source: “the paper also says”, “on page 12 it promises”, “it found”."""
    for m in _ANAPHOR.finditer(masked):
        rest = w.words_of(m.group("rest"), 0, len(m.group("rest")))
        also = any(x.low == "also" for x in rest[:2])
        verbs = [x.low for x in rest[:4] if not w.is_adverb(x.low) and x.low not in _DO]
        if also or m.group("own") or (verbs and verbs[0] in w.SAYING | w.PUBLISHING):
            return TakenUp(m.group("noun").lower(), kind=(m.group("kind") or "").lower())
    if _ON_PAGE.search(masked):
        return TakenUp("")
    for m in _IT.finditer(masked):
        rest = w.words_of(m.group("rest"), 0, len(m.group("rest")))
        verbs = [x.low for x in rest[:4] if x.low not in ("has", "had") and x.low not in _DO and not w.is_adverb(x.low)]
        if verbs and verbs[0] in w.SAYING - _NOT_OF_IT:
            return TakenUp("it", m.group("noun").lower() in ("it", "they"))
    return None


_DO = frozenset("does did do not".split())
_NOT_OF_IT = frozenset(
    "follows followed ran runs carried carries asked saw called keeps kept broke breaks follows blamed".split()
)
ABOUT_OUTLET = pattern(
    rf"\W*(?:the|that|this)\s+(?:{'|'.join(sorted(OUTLET_NOUNS))})\s+(?:is|was|has been|had been|belongs|employs|employed|moved|closed)\b",
    re.I,
)
"""“The site is run by two students”: about the outlet, not from it."""


def points_back(masked: str, link: Span, start: int) -> bool:
    """Whether a sentence does nothing but name the source of what comes before it."""
    before = masked[: max(0, link.start - start)]
    after = masked[max(0, link.end - start) :]
    if HIDDEN in masked:
        return False
    if not w.words_of(before, 0, len(before)) and not w.words_of(after, 0, min(len(after), 80)):
        return True
    if _POINTER.match(masked.lstrip("([*_—–-→ ")):
        return True
    return not before.strip(" *_([") and bool(_HAS_IT.match(after) or _ABOUT_IT.match(after))
