"""Anchors: the links, notes, keys and names of outlets in a sentence, and what each of them does there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from srctrack.analysis.source_linking import words as w
from srctrack.analysis.source_linking.outlet_likeness import is_named
from srctrack.analysis.source_linking.units import HIDDEN, Unit
from srctrack.annotate.attribution.source_kinds import DOCUMENT_WORDS
from srctrack.language.reporting_verbs import DETERMINERS, PREPOSITIONS
from srctrack.model.text import Span
from srctrack.patterns import pattern


class Role(StrEnum):
    """What an anchor does for the words around it, from the firmest tie to none."""

    WORDS = "words"
    """The link holds the quoted words."""
    VERB = "verb"
    """The link is on the verb of saying, or on the hearer behind it."""
    SOURCE = "source"
    """The page is named as the one that says so."""
    BEHIND = "behind"
    """A note, key, bracket or bare address behind the words."""
    ASSERTION = "assertion"
    """The link is on the words that assert something."""
    ASIDE = "aside"
    """The link is on what a subordinate clause asserts: where something is, what happened before."""
    NOUN = "noun"
    """The link is on a person, place, thing or earlier event."""
    HEARER = "hearer"
    """An outlet, named without a link, that was told something."""
    SUBJECT = "subject"
    """An outlet, named without a link, that the sentence is about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that may tie words to pages: ``keys`` is empty for a page that is not saved. ``outlets`` are names of the page's outlet."""

    span: Span
    keys: tuple[str, ...]
    linked: bool
    note: bool = False
    front_page: bool = False
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark with its role in its sentence."""

    mark: Mark
    role: Role

    @property
    def span(self) -> Span:
        return self.mark.span


_ACCORDING = pattern(
    r"(?:according to|in the words of|as per|courtesy of|as seen (?:in|on)|\bper|polled by|seen by|compiled by|reported by|published by|collected by|obtained by|based on|citing|quoting)\s+(?:the\s+|an?\s+|its\s+|this\s+|[\w’'-]+[’']s\s+)?(?:\w+\s+){0,1}\Z",
    re.I,
)
_AS_OR_BY = pattern(r"(?:^|[,;(–—]\s*|\s)(?:as|by)\s+(?:the\s+)?\Z", re.I)
_AT_OR_FOR = pattern(
    r"(?:^|[,;(]\s*)(?:over at|at|for|unlike|both|in)\s+(?:both\s+)?(?:the\s+|an?\s+|its\s+|my\s+|our\s+|[\w’'-]+[’']s\s+)?\Z",
    re.I,
)
_IN_DOCUMENT = pattern(
    r"\b(?:in|on|under|per|through|via|from)\s+(?:(?:the|an?|its|his|her|their|this|my|our|[\w’'-]+[’']s)\s+)?(?:\w+\s+){0,1}\Z",
    re.I,
)
_OPEN_BRACKET = pattern(r"[(\[][^()\[\]]{0,40}\Z")
_RULE = pattern(r"(?:^|[.!?…”\"’»)\]" + HIDDEN + r"]|\w)\s*(?:[–—|→·]|--|->|=>)\s*\Z")
_POSSESSED = pattern(
    r"[’']s?\s+(?:own\s+)?(?:\w+\s+)?(?:count|figures?|tally|estimates?|data|survey|poll|report|reporting|analysis|account|numbers|story|investigation|website|site|statistics|calculations?)\b",
    re.I,
)
_RELATIVE_CLAUSE = pattern(r"\s*,\s*(?:which|who|whose|the|an?)\b[^,;]*,\s*")
MAX_BRACKET_WORDS = 9
"""Words in a bracket that only names where something is from; longer ones are sentences."""
MAX_NOUN_SUBJECT = 6
"""Words of a link that can be the subject of a verb of saying."""


def role_of(mark: Mark, unit: Unit, text: str) -> Role:
    """Return what a mark does in its sentence."""
    before = unit.masked[: max(0, mark.span.start - unit.span.start)]
    after = unit.masked[max(0, mark.span.end - unit.span.start) :]
    if not mark.linked:
        return _role_of_name(mark, before, after)
    inside = w.words_of(text, mark.span.start, mark.span.end)
    on_quote = _on_quotation(mark, unit, text)
    if on_quote is not None:
        return Role.WORDS if on_quote else Role.NOUN
    if mark.note or not inside:
        return Role.SOURCE if mark.note and inside and not before.strip() and after[:1] != "." else Role.BEHIND
    if text[mark.span.start] in "([" or _is_pointer(before, inside):
        return Role.BEHIND
    if _stands_behind(before, after, inside):
        return Role.BEHIND
    if _is_verb(inside):
        return Role.VERB
    return _role_of_phrase(mark, before, after, inside)


def _on_quotation(mark: Mark, unit: Unit, text: str) -> bool | None:
    """Whether the link is on a quotation; False where it is on a smaller part inside one, None where it is elsewhere."""
    for quote in unit.quotes:
        if not quote.outer.overlaps(mark.span):
            continue
        shared = min(quote.span.end, mark.span.end) - max(quote.span.start, mark.span.start)
        return shared * 2 >= len(quote.span)
    return None


def _stands_behind(before: str, after: str, inside: list[w.Word]) -> bool:
    """Whether the link is in a bracket, behind a dash or arrow, or alone."""
    lead = _OPEN_BRACKET.search(before)
    if lead:
        tail = after[: min((i for i in (after.find(")"), after.find("]")) if i >= 0), default=len(after))]
        count = len(lead.group().split()) + len(inside) + len(tail.split())
        return count <= MAX_BRACKET_WORDS + len(inside)
    if inside and not before.strip(" *_(["):
        return not after.strip(" .,*_)]:") and len(inside) <= MAX_NOUN_SUBJECT
    if all(x.low.isdigit() for x in inside) and len(inside[0].low) <= 2 and (not before or not before[-1].isspace()):
        return True
    return bool(_RULE.search(before)) and len(after.split()) <= MAX_NOUN_SUBJECT


def _is_verb(inside: list[w.Word]) -> bool:
    """Whether the link is on a verb of saying: “told”, “told the Post”, “has since said”, “The Post reported”."""
    if inside[0].low == "asked" and len(inside) > 1 and inside[1].low != "for":
        return False
    for index, word in enumerate(inside):
        if not w.is_saying(inside, index) or (word.capital and index):
            continue
        if index == 0 or all(w.is_adverb(x.low) or x.low in w.AUXILIARIES for x in inside[:index]):
            return True
        if index + 1 == len(inside) and (
            inside[0].capital or inside[0].low in w.ARTICLES | w.SUBJECT_PRONOUNS | w.FIRST_PERSON
        ):
            return True
        if inside[index - 1].capital or inside[index - 1].low in w.SUBJECT_PRONOUNS | w.FIRST_PERSON:
            return True
    low = [x.low for x in inside]
    return low[:2] in (["according", "to"], ["spoke", "to"], ["seen", "by"], ["in", "an"], ["speaking", "to"]) or low[
        :1
    ] in (["citing"], ["quoting"], ["explained"])


def _role_of_phrase(mark: Mark, before: str, after: str, inside: list[w.Word]) -> Role:
    is_name = names_outlet(mark, inside)
    body = is_name or any(x.low.removesuffix("'s") in w.DOCUMENTS | w.ORGANISATIONS for x in inside)
    finite = w.has_finite_verb(inside)
    if _is_source(mark, before, after, inside, is_name, body) and not (finite and not is_name):
        return Role.SOURCE
    hearer = _is_hearer(before)
    if hearer is not None and not finite and (is_name or hearer):
        return Role.NOUN if mark.front_page else Role.VERB
    if _closes_quotation(before, after):
        return Role.BEHIND
    if after.lstrip().startswith(":") and after.strip(" :"):
        return Role.ASSERTION
    if _is_time(before, after, inside) or finite or _is_predicate(before, after, inside):
        return Role.ASIDE if _is_subordinate(before) else Role.ASSERTION
    return Role.NOUN


_IN_TIME = pattern(r"(?:^|[.;,:–—]\s*|\band\s+|\bbut\s+)(?:(?:in|on|by|since|until)\s+)?\Z", re.I)


def _is_time(before: str, after: str, inside: list[w.Word]) -> bool:
    """Whether the link is on when it happened, in front of its clause: “in [January](…) the clerk was told …”."""
    return _says_when(inside) and not _ends_there(after) and bool(_IN_TIME.search(before))


def is_when(span: Span, text: str) -> bool:
    """Whether the words at ``span`` only say when something happened."""
    return _says_when(w.words_of(text, span.start, span.end))


def _says_when(inside: list[w.Word]) -> bool:
    return bool(inside) and all(x.low in w.TIME_WORDS or x.low.isdigit() for x in inside)


def _ends_there(after: str) -> bool:
    """Whether nothing follows the link in its clause."""
    return not after.strip() or after.lstrip()[:1] in ".;"


_SEE = pattern(
    r"(?:^|[;,.(–—]\s*|\band )(?:see|via|sources?:?|from|cf\.?|more (?:at|in|on)|read)(?:\s+also)?(?:\s+(?:the|our|my|this))?\s+\Z",
    re.I,
)
_BARE_LABELS = frozenset("source sources link ref pdf quelle".split())


def _is_pointer(before: str, inside: list[w.Word]) -> bool:
    """Whether the link is a label behind a statement (“412 [source]”) or what “see …” points to."""
    if len(inside) == 1 and inside[0].low in _BARE_LABELS and bool(before.strip()):
        return True
    return bool(before.strip()) and bool(_SEE.search(before)) and ";" in before


def _closes_quotation(before: str, after: str) -> bool:
    """Whether the link ends a sentence that is a quotation with its speaker and no verb: “…”, Tom Quill, Ring Post."""
    if after.strip(" .*_") or HIDDEN not in before:
        return False
    rest = before.rpartition(HIDDEN)[2]
    found = w.words_of(rest, 0, len(rest))
    return (
        rest.lstrip()[:1] != "."
        and len(found) <= MAX_BRACKET_WORDS
        and not any(w.is_saying(found, i) for i in range(len(found)))
        and all(x.capital or x.low in w.ARTICLES | PREPOSITIONS for x in found)
        and before.rstrip()[-1:] in ",–—-:"
    )


_SUBORDINATE = pattern(
    r"\b(?:that|which|who|whose|whom|where|when|since|after|before|because|than|if|until|once|because of)\b(?P<gap>[^,;:"
    + HIDDEN
    + r"]*)\Z",
    re.I,
)
MAX_GAP = 4
"""Words between a subordinating word and the link that belong to the link's clause: its subject."""


def _is_subordinate(before: str) -> bool:
    """Whether the link is in a subordinate clause that says something else than its sentence."""
    m = _SUBORDINATE.search(before)
    if m is None or len(m.group("gap").split()) > MAX_GAP:
        return _is_fronted(before)
    lead = w.words_of(before, 0, m.start())
    if (
        m.group().lower().startswith("that")
        and lead
        and (lead[-1].low in w.SAYING | w.PUBLISHING or HIDDEN in before[-3:])
    ):
        return False
    return bool(lead)


def _is_fronted(before: str) -> bool:
    """“With oil at 96 dollars, …”: a phrase with a preposition that opens the sentence and has no verb."""
    found = w.words_of(before, 0, len(before))
    opens = bool(found) and found[0].low in (
        "with",
        "given",
        "despite",
        "amid",
        "unlike",
        "compared",
        "after",
        "before",
        "since",
        "besides",
    )
    return opens and "," not in before and not w.has_finite_verb(found[1:])


def names_outlet(mark: Mark, inside: list[w.Word]) -> bool:
    """Whether the link's words name the outlet of the page behind it."""
    return is_named(mark.outlets, inside)


def _is_source(mark: Mark, before: str, after: str, inside: list[w.Word], is_name: bool, body: bool) -> bool:
    """Whether the phrase is named as the one that says so."""
    if _ACCORDING.search(before):
        return True
    if len(inside) > MAX_NOUN_SUBJECT + 3:
        return False
    if (
        body
        and _AS_OR_BY.search(before)
        and (_says_next(after, False) or _POSSESSED.match(after) or before.rstrip().lower().endswith("as"))
    ):
        return True
    if body and _POSSESSED.match(after):
        return True
    if is_name and _AT_OR_FOR.search(before):
        return True
    if _document(inside) and _IN_DOCUMENT.search(before) and (_says_before(before) or _fronted(before)):
        return True
    if (
        body
        and after.lstrip(" *_").startswith(":")
        and not [x for x in w.words_of(before, 0, len(before)) if x.low not in w.ARTICLES]
    ):
        return True
    if body and _ACCORDING_TO_WHICH.match(after):
        return True
    if body and _says_next(after, _document(inside)) and _opens_clause(before):
        return True
    return body and _says_just_before(before)


_ACCORDING_TO_WHICH = pattern(
    r"\s*,?\s*(?:according to which|(?:in|by) which|where)\b[^.;]*\b(?:said|says|say|is|are|was|were|has|had)\b", re.I
)


def _document(inside: list[w.Word]) -> bool:
    """Whether the phrase is one for a document: “last year's port report”, “a blog post”, “filing”."""
    head = next((inside[i - 1].low for i in range(1, len(inside)) if inside[i].low in PREPOSITIONS), inside[-1].low)
    return any(x.low in w.DOCUMENTS for x in (inside[-1], inside[0])) or head in w.DOCUMENTS | DOCUMENT_WORDS


def _fronted(before: str) -> bool:
    """Whether the phrase with its preposition opens the sentence (“In a letter to its readers the Argus promises”)."""
    return len(before.split()) <= 3


_OWNER = pattern(
    r"(?:\b(?:the|an?|its|his|her|their|this)\s+)?(?:[^\W\d_][\w’'-]*\s+){0,3}[^\W\d_]\w*[’']s?\s+\Z", re.I
)


def _opens_clause(before: str) -> bool:
    """Whether what stands before the phrase can belong to it: nothing, an article or adjectives, a break, a conjunction."""
    if _OWNER.search(before):
        return True
    tail = w.words_of(before, 0, len(before))[-3:]
    stripped = before.rstrip()
    if not stripped or stripped[-1] in ",;:–—(" + HIDDEN:
        return True
    for word in reversed(tail):
        if word.low in w.ARTICLES or word.low in (
            "and",
            "but",
            "while",
            "both",
            "whereas",
            "although",
            "as",
            "as",
            "the",
            "or",
            "that",
            "where",
        ):
            if word.low in ("and", "but", "while", "both", "whereas", "although", "as", "or", "that", "where"):
                return True
            rest = before[: word.span.start].rstrip()
            return (
                not rest
                or rest[-1] in ",;:–—." + HIDDEN
                or rest.split()[-1].lower()
                in ("and", "but", "while", "both", "whereas", "although", "as", "or", "that", "where")
            )
        if word.low in ("which", "whom"):
            return True
        if word.low in PREPOSITIONS:
            return False
    return len(w.words_of(before, 0, len(before))) <= 2


_COORDINATED = pattern(
    r"\s+(?:and|or)\s+(?:the\s+)?(?:[^\W\d_a-z][\w’'.-]*\s+){1,5}(?=both|have|had|report|all|wrote|said|say|write)"
)
"""A second name of the same subject: “and the Tribune both wrote”."""


def _says_next(after: str, document: bool) -> bool:
    """Whether the next verb reports: “X reports”, “X, which broke the story, says”, “X has since written”; of a document any verb."""
    coordinated = _COORDINATED.match(after)
    after = after[coordinated.end() :] if coordinated else after
    relative = _RELATIVE_CLAUSE.match(after)
    tail = after[relative.end() :] if relative else after
    if tail.lstrip()[:1] in (",", ";", ".") and not relative:
        if not (tail.lstrip()[:1] == "," and _PARTICIPLE.match(tail)):
            return False
        tail = tail[_PARTICIPLE.match(tail).end() :] if _PARTICIPLE.match(tail) else tail  # type: ignore[union-attr]
    found = w.words_of(tail, 0, min(len(tail), 60))
    for index, word in enumerate(found[:5]):
        if word.low in ("by", "of", "from", "behind", "for", "in", "on") and document:
            return any(w.is_saying(found, i) for i in range(index, min(len(found), index + 6)))
        if w.is_adverb(word.low) and word.low not in w.AUXILIARIES:
            continue
        if word.low in ("has", "have", "had") and index + 1 < len(found):
            nxt = next((x for x in found[index + 1 :] if not w.is_adverb(x.low)), None)
            if nxt is not None and (nxt.low in w.SAYING | w.PUBLISHING or nxt.low[:1].isdigit()):
                return True
            return document or (
                nxt is not None and (nxt.low in ("a", "the", "some", "his", "her", "their") or w.has_number([nxt]))
            )
        if word.low in ("they", "researchers", "reporters", "it") and index == 0:
            return any(x.low in w.SAYING | w.PUBLISHING for x in found[1:4]) or "worked" in tail
        if word.low in w.SAYING | w.PUBLISHING:
            return True
        if word.low == "was" and _WAS_FIRST.match(tail[word.span.start :]):
            return True
        return document and index <= 1 and (word.low in w.AUXILIARIES or word.low.endswith(("s", "ed")))
    return False


_WAS_FIRST = pattern(r"was (?:the )?first (?:to|with)\b", re.I)
_PARTICIPLE = pattern(r"\s*,\s*(?:citing|quoting)\b[^,;]*,\s*")


def _says_before(before: str) -> bool:
    found = w.words_of(before, 0, len(before))
    return any(w.is_saying(found, i) for i in range(len(found)))


def _says_just_before(before: str) -> bool:
    """“…, writes X”, “says a study”."""
    found = w.words_of(before, 0, len(before))
    while found and (found[-1].low in w.ARTICLES or found[-1].low in ("new", "recent")):
        found.pop()
    return (
        bool(found)
        and found[-1].low not in w.HEARING
        and found[-1].low in _INVERTED
        and before.rstrip()[-1:] not in ",;:"
    )


_INVERTED = frozenset(
    "says said writes wrote reports reported notes noted adds added finds found claims claimed suggests suggested shows argues warns".split()
)


def _is_hearer(before: str) -> bool | None:
    """Whether the phrase behind ``before`` was told something; False where only an outlet can be meant; None where it was not."""
    found = w.words_of(before, 0, len(before))
    while found and (
        found[-1].low in w.ARTICLES or found[-1].low in ("both", "newspaper", "magazine", "daily", "broadcaster")
    ):
        found.pop()
    if not found:
        return None
    last = found[-1].low
    if last in w.HEARING:
        return True
    if last in ("to", "with", "from", "for") and len(found) > 1:
        back = [x.low for x in found[-5:-1]]
        return True if any(x in w.SAID_TO for x in back) else None
    if last == "by" and any(x.low in w.ASKING | {"question", "questions"} for x in found[-4:-1]):
        return True
    return None


def _role_of_name(mark: Mark, before: str, after: str) -> Role:
    """What an outlet that is named without a link does: it says, is told, or is what the sentence is about."""
    if _is_hearer(before) is not None or _asks(before, after):
        return Role.HEARER
    if _ACCORDING.search(before) or _POSSESSED.match(after):
        return Role.SOURCE
    if _AS_OR_BY.search(before) and _says_next(after, False):
        return Role.SOURCE
    first = next((x.low for x in w.words_of(after, 0, min(len(after), 40)) if not w.is_adverb(x.low)), "")
    if first in w.HEARING or _PRIVATELY.search(after):
        return Role.SUBJECT
    if (_says_next(after, False) and _opens_clause(before)) or (_says_just_before(before) and _ends_clause(after)):
        return Role.SOURCE
    return Role.SUBJECT


_PRIVATELY = pattern(
    r"\bin (?:an? |its )?(?:\w+ )?(?:statement|e-?mail|press release|letter|lawsuit|complaint|filing|court)\b|\bon the phone\b",
    re.I,
)


def _ends_clause(after: str) -> bool:
    stripped = after.lstrip(" )]*_")
    first = stripped.split()[0].lower().strip(".,;") if stripped.split() else ""
    return (
        not first
        or stripped[0] in ",.;:–—!?"
        or first in ("on", "in", "last", "this", "and", "but", "that")
        or first in w.TIME_WORDS
    )


def _asks(before: str, after: str) -> bool:
    found = w.words_of(after, 0, min(len(after), 40))
    when = w.words_of(before, 0, len(before))[-2:]
    return any(x.low in ("when", "after", "as") for x in when) and any(x.low in w.ASKING for x in found[:3])


def _is_predicate(before: str, after: str, inside: list[w.Word]) -> bool:
    """Whether the link is on what is said of the subject: behind a form of “be”, a quantity, a longer object."""
    found = w.words_of(before, 0, len(before))
    last = found[-1].low if found else ""
    if before.rstrip().endswith(":") and sum(1 for _ in w.content_words(inside)) >= MIN_OBJECT:
        return True
    if w.has_number(inside):
        return last not in ("a", "an") or not inside[0].low[:1].isdigit()
    back = found[-2].low if len(found) > 1 else ""
    if last in w.BE or (back in w.BE and (w.is_adverb(last) or last in ("the", "a", "not"))):
        return not w.words_of(after.split(",")[0].split(";")[0], 0, len(after.split(",")[0].split(";")[0]))[3:]
    if (
        last in PREPOSITIONS
        and back in w.SAYING
        and back not in w.SAID_TO
        and sum(1 for _ in w.content_words(inside)) >= 2
    ):
        return True
    if last in PREPOSITIONS or (last in w.ARTICLES and back in PREPOSITIONS) or not found:
        return False
    weight = sum(1 for _ in w.content_words(inside))
    return (
        weight >= MIN_OBJECT
        and (last in w.SAYING | w.PUBLISHING or last.endswith(("s", "ed")))
        and last not in DETERMINERS
    )


MIN_OBJECT = 3
"""Content words of an object that asserts something by itself; a single noun is explained rather than asserted."""
