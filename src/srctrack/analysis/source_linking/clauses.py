"""Clauses of a sentence, cut so that each of them has at most one anchor that decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from srctrack.analysis.source_linking import words as w
from srctrack.analysis.source_linking.anchors import Anchor, Role
from srctrack.analysis.source_linking.units import Unit
from srctrack.model.text import Span
from srctrack.patterns import pattern

DECIDING = frozenset({Role.WORDS, Role.VERB, Role.SOURCE, Role.BEHIND, Role.ASSERTION, Role.ASIDE, Role.HEARER})
_COMMA = pattern(r",\s+")
_CONJUNCTION = pattern(r"\s+(?=(?:and|or|but|while|where|nor|than|versus|against|who|which|to)\s)")
_ATTRIBUTION_LEAD = pattern(
    r",\s+(?:(?:as|according to|per|says?|said|writes?|wrote|reports?|reported|notes?|noted|and|but|while|by|so|for)\s+)*(?:(?:the|its|a|an|in|of|this)\s+)*(?:\w+\s+)?\Z"
)


@dataclass
class Clause:
    """A clause with the anchors in it."""

    span: Span
    anchors: list[Anchor] = field(default_factory=list)
    closed: bool = False
    """Whether a strong break (a semicolon, a citation behind it) parts it from what follows."""

    def having(self, *roles: Role) -> list[Anchor]:
        return [a for a in self.anchors if a.role in roles]


def clauses_of(unit: Unit, anchors: list[Anchor]) -> list[Clause]:
    """Return the clauses of a unit in order."""
    cuts = {b.end for b in unit.breaks}

    for anchor in anchors:
        cuts |= _cuts_around(unit, anchor)
    deciding = [a for a in anchors if a.role in DECIDING]
    for first, second in pairwise(deciding):
        if (
            first.span.end <= second.span.start
            and first.mark.keys != second.mark.keys
            and not any(first.span.end <= c <= second.span.start for c in cuts)
        ):
            between = unit.masked[first.span.end - unit.span.start : second.span.start - unit.span.start]
            if not _JOINED.fullmatch(between):
                cuts.add(_cut_between(unit, first, second))
    edges = sorted({unit.span.start, *(c for c in cuts if unit.span.start < c < unit.span.end), unit.span.end})
    out = [
        Clause(Span(a, b)) for a, b in pairwise(edges) if unit.masked[a - unit.span.start : b - unit.span.start].strip()
    ]
    for anchor in anchors:
        home = next((c for c in out if c.span.start <= anchor.span.start < c.span.end), None) or (
            out[-1] if out else None
        )
        if anchor.role is Role.BEHIND or not len(anchor.span):
            home = next((c for c in reversed(out) if c.span.start < anchor.span.start <= c.span.end), home)
        if home is not None:
            home.anchors.append(anchor)
    for clause in out:
        tail = unit.masked[: clause.span.end - unit.span.start].rstrip()
        clause.closed = tail.endswith(";") or bool(clause.having(Role.BEHIND))
    return out


_JOINED = pattern(r"\W*(?:(?:and|or|with|plus)\s+)?(?:(?:the|an?|its)\s+)?[\s(\[]*")


def _cuts_around(unit: Unit, anchor: Anchor) -> set[int]:
    """Cuts at the comma before and behind a phrase that names a source, and behind a citation."""
    cuts: set[int] = set()
    at = unit.span.start
    before = unit.masked[: anchor.span.start - at]
    after_at = anchor.span.end - at
    after = unit.masked[after_at:]
    if anchor.role is Role.BEHIND:
        closed = _CLOSING.match(after)
        end = after_at + (closed.end() if closed else 0)
        rest = unit.masked[end:]
        if rest.strip(" .!?") and not (closed is None and not _NEW_CLAUSE.match(rest) and before[-1:] not in ",;"):
            cuts.add(at + end)
        return cuts
    inserted = _INSERTED.search(before)
    if inserted and anchor.role in (Role.ASSERTION, Role.VERB):
        cuts |= {at + inserted.start() + 2, at + inserted.end()}
    if anchor.role is Role.ASIDE:
        lead = _SUBORDINATOR.search(before)
        if lead and lead.start():
            comma = before.rfind(", ", 0, lead.start())
            near = comma >= 0 and len(before[comma : lead.start()].split()) <= MAX_LEAD
            cuts.add(at + (comma + 2 if near else lead.start()))
        comma = after.find(", ")
        found = w.words_of(after, 0, comma if comma >= 0 else len(after))
        if comma >= 0 and len(found) <= MAX_TAIL:
            cuts.add(at + after_at + comma + 2)
        elif found and (found[0].low in w.AUXILIARIES or w.is_saying(found, 0) or _VERB_LIKE.match(found[0].low)):
            cuts.add(anchor.span.end)
        return cuts
    if anchor.role in (Role.VERB, Role.SOURCE):
        lead = _ATTRIBUTION_LEAD.search(before)
        if lead:
            cuts.add(at + lead.start() + 2)
        elif (
            anchor.role is Role.VERB
            and (comma := before.rfind(", ")) >= 0
            and len(before[comma:].split()) <= MAX_SUBJECT
        ):
            cuts.add(at + comma + 2)
        comma = after.find(", ")
        if comma >= 0 and len(after[:comma].split()) <= MAX_TAIL:
            relative = _RELATIVE.match(after[comma:])
            if not relative:
                cuts.add(at + after_at + comma + 2)
    if anchor.role is Role.HEARER and ", " in after and not before[-40:].strip(" ").count(" ") > 8:
        comma = after.find(", ")
        if len(after[:comma].split()) <= MAX_TAIL:
            cuts.add(at + after_at + comma + 2)
    return cuts


_INSERTED = pattern(r",\s(?:which|who|whose)\s[^,;]+,\s+(?=(?:\w+\s+){0,2}\Z)")
"""A relative clause between commas, with the verb of its subject behind it: “Roe, whose father was a miller, [sold](…)”."""
_SUBORDINATOR = pattern(
    r"\b(?:that|which|who|whose|whom|where|when|since|after|before|because|than|if|until|once)\b[^,;]*\Z"
)
_VERB_LIKE = pattern(r"\w+(?:s|ed)\Z")
_NEW_CLAUSE = pattern(r"\s*(?:[,;)\]–—]|(?:and|but|or|while|who|which)\b)")
MAX_LEAD = 3
"""Words between a comma and a subordinating word that go with it: “eight years after …”."""
_CLOSING = pattern(r"[^()\[\]]{0,60}?[)\]]+[.,;]?[”\"]?|[.,;]")
_RELATIVE = pattern(r",\s+(?:which|who|whose|citing|quoting|and|adding)\b")
MAX_SUBJECT = 6
"""Words between a comma and a linked verb of saying that can be its subject."""
MAX_TAIL = 5
"""Words behind a named source before the comma that ends “according to X, …” or “X reported on Tuesday, …”."""


def _cut_between(unit: Unit, first: Anchor, second: Anchor) -> int:
    at = unit.span.start
    start, end = first.span.end - at, second.span.start - at
    for found in (_COMMA, _CONJUNCTION):
        m = found.search(unit.masked, start, end)
        if m is not None:
            return at + m.end()
    return first.span.end


def is_attribution(clause: Clause, unit: Unit) -> bool:
    """Whether a clause only says whose words the others are: “X reports”, “according to X”, “as Y noted on Monday”."""
    if not clause.having(Role.VERB, Role.SOURCE):
        return False
    at = unit.span.start
    chars = list(unit.masked[clause.span.start - at : clause.span.end - at])
    for anchor in clause.anchors:
        for i in range(
            max(0, anchor.span.start - clause.span.start), min(len(chars), anchor.span.end - clause.span.start)
        ):
            chars[i] = " "
    rest = "".join(chars)
    if "\ue000" in rest:
        return False
    left = [
        x
        for x in w.content_words(w.words_of(rest, 0, len(rest)))
        if x.low not in w.SAYING | w.PUBLISHING and not x.low.isdigit()
    ]
    if any(_has_object(unit, anchor) for anchor in clause.having(Role.VERB)):
        return False
    verbs = clause.having(Role.VERB)
    ends = any(not rest[a.span.end - clause.span.start :].strip(" .;,*_") for a in verbs)
    return len(left) <= (MAX_SUBJECT_NAME if verbs and (ends or all(x.capital for x in left)) else 1)


def _has_object(unit: Unit, anchor: Anchor) -> bool:
    """Whether a linked verb has its own object in the link, so that it says nothing of other clauses: “[announced a recall](…)”."""
    start = unit.span.start
    inside = w.words_of(unit.masked, anchor.span.start - start, anchor.span.end - start)
    at = next((i for i in range(len(inside)) if w.is_saying(inside, i)), None)
    if at is None or inside[at].low in w.HEARING | w.SAID_TO | w.ASKING:
        return False
    return any(not x.capital and x.low not in w.DOCUMENTS for x in w.content_words(inside[at + 1 :]))


MAX_SUBJECT_NAME = 4
"""Words that can be the name or office of who says so: capitalised, or all that a clause has before its linked verb."""
