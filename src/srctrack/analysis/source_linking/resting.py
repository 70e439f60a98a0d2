"""Which pages each clause and quotation rests on: sentence by sentence, then what goes on from the sentence before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking import words as w
from srctrack.analysis.source_linking.anchors import Anchor, Mark, Role, is_when, role_of
from srctrack.analysis.source_linking.clauses import Clause, clauses_of, is_attribution
from srctrack.analysis.source_linking.marks import marks
from srctrack.analysis.source_linking.units import HIDDEN, Unit, units_of
from srctrack.analysis.source_linking.voices import Voice, anaphor, newsroom_speaks, said_privately, speech_verbs
from srctrack.model.prose import BlockKind
from srctrack.model.quote import Quote
from srctrack.model.statement import Strength
from srctrack.model.text import Span
from srctrack.patterns import pattern

Rests = dict[str, Strength]
ORDER = tuple(Strength)
_GIVES = {
    Role.VERB: Strength.QUOTED,
    Role.SOURCE: Strength.ATTRIBUTED,
    Role.BEHIND: Strength.CITED,
    Role.ASSERTION: Strength.CITED,
    Role.WORDS: Strength.CITED,
    Role.ASIDE: Strength.CITED,
    Role.NOUN: Strength.BACKGROUND,
}


@dataclass
class Part:
    """A clause or quotation under decision. ``settled`` parts are not changed by the sentences around them."""

    span: Span
    rests: Rests = field(default_factory=dict)
    settled: bool = False
    quote: Quote | None = None
    own: bool = False
    """Whether the words are the draft's own, quoted from itself."""

    @property
    def firm(self) -> Rests:
        return {k: s for k, s in self.rests.items() if s is not Strength.BACKGROUND}


@dataclass
class Reading:
    """A unit with its clauses, quotations and voice."""

    unit: Unit
    clauses: list[Clause]
    parts: list[Part]
    quotes: list[Part]
    voice: Voice
    anchors: list[Anchor]

    @property
    def firm_keys(self) -> set[str]:
        return {k for p in (*self.parts, *self.quotes) for k in p.firm}

    @property
    def decides(self) -> bool:
        """Whether an anchor of the sentence decides something by itself (also for a page that is not saved)."""
        return any(a.role not in (Role.NOUN, Role.SUBJECT, Role.HEARER, Role.ASIDE) for a in self.anchors)


def read_units(analysis: Analysis) -> list[Reading]:
    """Return the units of the draft with what their own anchors and voices decide."""
    draft = analysis.draft
    found = marks(analysis)
    at = 0
    out: list[Reading] = []
    units = units_of(draft)
    for index, unit in enumerate(units):
        limit = units[index + 1].span.start if index + 1 < len(units) else len(draft.prose.text) + 1
        mine = []
        while at < len(found) and found[at].span.start < limit:
            mine.append(found[at])
            at += 1
        out.append(_read(analysis, unit, mine))
    return out


def _read(analysis: Analysis, unit: Unit, found: list[Mark]) -> Reading:
    text = analysis.draft.prose.text
    anchors = [Anchor(m, _role(m, unit, text)) for m in found]
    anchors = _without_doubles(_with_ellipsis(_with_joint_subjects(anchors, unit), unit))
    voice = _voice(analysis, unit, anchors)
    clauses = clauses_of(unit, anchors)
    parts = [Part(c.span) for c in clauses]
    for clause, part in zip(clauses, parts, strict=True):
        _by_own_anchors(clause, part)
    _spread(unit, clauses, parts)
    _continue_within(analysis, unit, clauses, parts, voice)
    quotes = [Part(q.outer, quote=q) for q in unit.quotes]
    reading = Reading(unit, clauses, parts, quotes, voice, anchors)
    for part in quotes:
        _rest_quotation(reading, part, text)
    _own_voice(reading)
    return reading


def _role(mark: Mark, unit: Unit, text: str) -> Role:
    """The role of a mark; in a footnote every link is the source of the note."""
    role = role_of(mark, unit, text)
    note = unit.block is not None and unit.block.kind is BlockKind.FOOTNOTE
    return Role.BEHIND if note and role is Role.NOUN else role


def _with_joint_subjects(anchors: list[Anchor], unit: Unit) -> list[Anchor]:
    """“A and B report …”: a link joined to a named source by “and” is a source as well."""
    out = list(anchors)
    for index in range(len(out) - 1, 0, -1):
        first, second = out[index - 1], out[index]
        between = unit.masked[first.span.end - unit.span.start : second.span.start - unit.span.start]
        if second.role is Role.SOURCE and first.role is Role.NOUN and first.mark.linked and _JOINED.fullmatch(between):
            out[index - 1] = Anchor(first.mark, Role.SOURCE)
    return out


_JOINED = pattern(r"\s*,?\s*and\s+(?:the\s+)?", re.I)


def _with_ellipsis(anchors: list[Anchor], unit: Unit) -> list[Anchor]:
    """“A counted 20,000, B half as many”: an outlet behind a comma takes the verb of the one before it."""
    out: list[Anchor] = []
    for anchor in anchors:
        sourced = any(a.role in (Role.SOURCE, Role.VERB) for a in out)
        if sourced and anchor.role in (Role.NOUN, Role.SUBJECT) and _takes_the_verb(anchor, unit):
            anchor = Anchor(anchor.mark, Role.SOURCE)
        out.append(anchor)
    return out


_ELLIPSIS_LEAD = pattern(r"(?:[,;]|\band)\s+(?:for\s+|and\s+)?(?:the\s+)?\Z")
_ELLIPSIS_TAIL = pattern(
    r"\s*(?:,\s*[^,;]*,)?\s+(?:that|of|at|an?|the|some|half|none|only|just|about|nearly|\d|" + HIDDEN + r"|[“\"])", re.I
)


def _takes_the_verb(anchor: Anchor, unit: Unit) -> bool:
    before = unit.masked[: anchor.span.start - unit.span.start]
    after = unit.masked[anchor.span.end - unit.span.start :]
    return bool(anchor.mark.outlets) and bool(_ELLIPSIS_LEAD.search(before)) and bool(_ELLIPSIS_TAIL.match(after))


def _without_doubles(anchors: list[Anchor]) -> list[Anchor]:
    """A name without a link gives way to a link of the same outlet, or of a page that is not saved, in the sentence."""
    linked = [
        a
        for a in anchors
        if a.mark.linked and a.role in (Role.VERB, Role.SOURCE, Role.BEHIND, Role.WORDS, Role.ASSERTION)
    ]
    out = []
    for anchor in anchors:
        if not anchor.mark.linked and anchor.role is Role.SOURCE:
            near = [
                a for a in linked if a.role is Role.VERB or not a.mark.keys or set(a.mark.keys) & set(anchor.mark.keys)
            ]
            if near:
                continue
        out.append(anchor)
    return out


def _voice(analysis: Analysis, unit: Unit, anchors: list[Anchor]) -> Voice:
    masked = unit.masked
    blocked = tuple(a.span for a in anchors if a.role in (Role.VERB, Role.SOURCE))
    names = own_names(analysis)
    blank = masked
    for a in anchors:
        if a.mark.linked:
            s, e = max(0, a.span.start - unit.span.start), max(0, a.span.end - unit.span.start)
            blank = blank[:s] + " " * (e - s) + blank[e:]
    if newsroom_speaks(blank, names):
        return Voice.OWN
    if any(a.role is Role.HEARER for a in anchors):
        return Voice.SOMEBODY
    if _TOLD_OTHERS.search(blank):
        return Voice.SOMEBODY
    found = speech_verbs(blank, unit.span.start, blocked)
    verbs = [(v, s) for v, s in found if v.low != "asked" or blank[: v.span.start].strip()]
    sourced = [a for a in anchors if a.role in (Role.SOURCE, Role.VERB)]
    free = [(v, s) for v, s in verbs if not _belongs(v, sourced, unit)]
    if not free:
        return Voice.SOMEBODY if said_privately(blank) else Voice.PLAIN
    if all(s in w.SUBJECT_PRONOUNS for _, s in free):
        return Voice.SOMEBODY if said_privately(blank) else Voice.PRONOUN
    return Voice.SOMEBODY


_TOLD_OTHERS = pattern(
    r"\b(?:told|tells)\s+(?:the\s+)?(?!(?i:mr|ms|mrs|miss|dr|sir|judge)\b)[^\W\d_a-z][\w’'-]+"
    r"|\b(?i:in an? interview with|speaking to|in a statement to)\s+(?:the\s+)?[^\W\d_a-z]"
)
"""A hearer named without a link: what was said to others is not what the page before has."""


def _belongs(verb: w.Word, sourced: list[Anchor], unit: Unit) -> bool:
    """Whether a verb of saying has a source beside it as subject."""
    at = verb.span.moved(unit.span.start)
    for anchor in sourced:
        low, high = min(anchor.span.end, at.end), max(anchor.span.start, at.start)
        between = unit.masked[low - unit.span.start : high - unit.span.start]
        if len(between) <= MAX_BESIDE and ";" not in between:
            return True
    return False


MAX_BESIDE = 48
"""Code points between a source and its verb of saying: a relative clause fits, another clause does not."""


def own_names(analysis: Analysis) -> tuple[str, ...]:
    """The newsroom's names, and “the Courier” for The Cove Courier."""
    out: list[str] = []
    for name in analysis.evidence.own_outlets:
        bare = name.removeprefix("The ")
        out.append(bare)
        parts = bare.split()
        if len(parts) > 1:
            out.append(f"the {parts[-1]}")
    return tuple(out)


def _by_own_anchors(clause: Clause, part: Part) -> None:
    for anchor in clause.anchors:
        strength = _GIVES.get(anchor.role)
        if strength is None:
            continue
        if strength is not Strength.BACKGROUND:
            part.settled = True
        for key in anchor.mark.keys:
            _add(part.rests, key, strength)


def _add(rests: Rests, key: str, strength: Strength) -> None:
    old = rests.get(key)
    if old is None or ORDER.index(strength) < ORDER.index(old):
        rests[key] = strength


def _spread(unit: Unit, clauses: list[Clause], parts: list[Part]) -> None:
    """Carry what a clause of attribution, or a citation behind, says to the clauses that it covers."""
    for index, clause in enumerate(clauses):
        behind = clause.having(Role.BEHIND)
        if behind and not clause.having(Role.VERB, Role.SOURCE, Role.ASSERTION, Role.WORDS):
            _back(clauses, parts, index, {k: Strength.CITED for a in behind for k in a.mark.keys})
        if not is_attribution(clause, unit):
            continue
        rests = dict(parts[index].firm)
        before = index > 0 and not clauses[index - 1].closed
        if before and not parts[index - 1].settled:
            _back(clauses, parts, index, rests)
            if index + 1 < len(clauses) and not _starts_new(unit, clauses[index + 1]):
                _forward(clauses, parts, index, rests)
        else:
            _forward(clauses, parts, index, rests)


def _back(clauses: list[Clause], parts: list[Part], index: int, rests: Rests) -> None:
    for i in range(index - 1, -1, -1):
        if parts[i].settled or clauses[i].closed:
            break
        parts[i].settled = True
        for key, strength in rests.items():
            _add(parts[i].rests, key, strength)


def _forward(clauses: list[Clause], parts: list[Part], index: int, rests: Rests) -> None:
    if clauses[index].closed:
        return
    for i in range(index + 1, len(clauses)):
        if parts[i].settled:
            break
        parts[i].settled = True
        for key, strength in rests.items():
            _add(parts[i].rests, key, strength)
        if clauses[i].closed:
            break


def _starts_new(unit: Unit, clause: Clause) -> bool:
    found = w.words_of(unit.masked, clause.span.start - unit.span.start, clause.span.end - unit.span.start)
    return bool(found) and found[0].low in ("and", "but", "while", "whereas", "although", "yet", "so")


def _continue_within(analysis: Analysis, unit: Unit, clauses: list[Clause], parts: list[Part], voice: Voice) -> None:
    """A clause without an anchor goes on with the source of the clause before it, unless somebody else speaks in it."""
    for i in range(1, len(parts)):
        if parts[i].settled:
            continue
        masked = unit.masked[clauses[i].span.start - unit.span.start : clauses[i].span.end - unit.span.start]
        before = parts[i - 1]
        taken = anaphor(masked)
        if taken is not None and taken.noun == "it" and taken.document and before.firm:
            parts[i].settled = True
            parts[i].rests = dict.fromkeys(before.firm, Strength.ATTRIBUTED)
            continue
        if not before.firm or clauses[i - 1].having(Role.BEHIND, Role.ASIDE):
            if before.settled and not before.firm:
                parts[i].settled = True
            continue
        if newsroom_speaks(masked, own_names(analysis)) or said_privately(masked):
            parts[i].settled = True
            continue
        found = w.words_of(masked, 0, len(masked))
        same = bool(found) and (
            found[0].low in ("adding", "noting", "which", "that")
            or (found[0].low == "and" and len(found) > 1 and found[1].low == "that")
        )
        parts[i].settled = True
        for key, strength in before.firm.items():
            firm = strength if same and strength in (Strength.QUOTED, Strength.ATTRIBUTED) else Strength.CONTEXT
            _add(parts[i].rests, key, firm)


def _rest_quotation(reading: Reading, part: Part, text: str) -> None:
    quote = part.quote
    assert quote is not None
    on_words = [a for a in reading.anchors if a.role is Role.WORDS and a.span.overlaps(quote.outer)]
    inside = [a for a in reading.anchors if a.mark.linked and quote.span.contains(a.span) and a.role is not Role.WORDS]
    if on_words:
        _give(part, on_words, Strength.QUOTED)
        return
    behind = _behind_quotation(reading, quote)
    if behind:
        _give(part, behind, Strength.QUOTED)
        return
    named = _called(reading, quote)
    if named:
        _give(part, named, Strength.QUOTED)
        return
    home = _home(reading, quote)
    if home is None:
        return
    clause, held = home
    voiced = clause.having(Role.VERB, Role.SOURCE)
    if voiced:
        nearest = min(voiced, key=lambda a: _distance(a.span, quote.outer))
        same = [a for a in voiced if a.role is nearest.role] if nearest.role is Role.SOURCE else [nearest]
        _give(part, same, _GIVES[nearest.role])
        return
    strengths = set(held.firm.values())
    if strengths & {Strength.QUOTED, Strength.ATTRIBUTED, Strength.CONTEXT} or (held.settled and not held.firm):
        part.rests, part.settled = dict(held.rests), True
        return
    for key in (*held.rests, *(k for a in inside for k in a.mark.keys)):
        _add(part.rests, key, Strength.BACKGROUND)
    asserted = [a for a in clause.anchors if a.role is Role.ASSERTION]
    if held.firm and any(a.span.overlaps(quote.outer) or is_when(a.span, text) for a in asserted):
        part.rests = dict(held.firm)
        part.settled = True


_IS = pattern(r"\W*(?:is|was|are|were|reads?)\W*(?:(?:the|its|his|her|their|an?)\s+)?", re.I)


def _called(reading: Reading, quote: Quote) -> list[Anchor]:
    """The links on what a quotation is said to be: “…” is the [last entry](…), the [slogan](…) is “…”."""
    out = []
    for anchor in reading.anchors:
        low, high = min(anchor.span.end, quote.outer.end), max(anchor.span.start, quote.outer.start)
        between = reading.unit.masked[low - reading.unit.span.start : high - reading.unit.span.start]
        if anchor.mark.linked and not anchor.mark.note and low < high and _IS.fullmatch(between):
            out.append(anchor)
    return out


def _give(part: Part, anchors: list[Anchor], strength: Strength) -> None:
    part.settled = True
    part.rests = {k: strength for a in anchors for k in a.mark.keys}


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _home(reading: Reading, quote: Quote) -> tuple[Clause, Part] | None:
    end = max(quote.outer.start, quote.outer.end - 2)
    for clause, part in zip(reading.clauses, reading.parts, strict=True):
        if clause.span.start <= end < clause.span.end:
            return clause, part
    return None


def _behind_quotation(reading: Reading, quote: Quote) -> list[Anchor]:
    """The citations right behind a quotation, with nothing but its speaker between."""
    first = next((a for a in reading.anchors if a.role is Role.BEHIND and a.span.start >= quote.span.end - 1), None)
    if first is None:
        return []
    between = Span(quote.outer.end, max(quote.outer.end, first.span.start))
    if any(q.outer.overlaps(between) for q in reading.unit.quotes if q is not quote):
        return []
    if any(
        a.role in (Role.ASSERTION, Role.WORDS, Role.VERB, Role.SOURCE) and a.span.overlaps(between)
        for a in reading.anchors
    ):
        return []
    words = reading.unit.masked[between.start - reading.unit.span.start : between.end - reading.unit.span.start]
    note = reading.unit.block is not None and reading.unit.block.kind is BlockKind.FOOTNOTE
    if len(words.split()) > MAX_BETWEEN or (";" in words and not note):
        return []
    out = [first]
    for anchor in reading.anchors:
        if anchor.role is Role.BEHIND and anchor.span.start >= out[-1].span.start and anchor is not first:
            gap = Span(min(out[-1].span.end, anchor.span.start), anchor.span.start)
            inner = reading.unit.masked[gap.start - reading.unit.span.start : gap.end - reading.unit.span.start]
            if any(c.isalnum() or c == HIDDEN for c in inner):
                break
            out.append(anchor)
    return out


MAX_BETWEEN = 14
"""Words between a quotation and the citation behind it: a speaker with a role and a verb of saying."""


def _own_voice(reading: Reading) -> None:
    """What was told to the newsroom, or seen by it, rests on no page but one that is linked on those very words."""
    if reading.voice is not Voice.OWN:
        return
    for part, clause in zip(reading.parts, reading.clauses, strict=True):
        if clause.having(Role.VERB, Role.SOURCE, Role.BEHIND, Role.WORDS, Role.ASSERTION) or part.firm:
            continue
        part.settled = True
    for part in reading.quotes:
        if not part.firm:
            part.settled = True
