"""What goes on from the sentences around: pointers, “the paper also”, lists, block quotations, one-source drafts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from srctrack.analysis.analysis import Analysis
from srctrack.analysis.source_linking import words as w
from srctrack.analysis.source_linking.anchors import Anchor, Role, names_outlet
from srctrack.analysis.source_linking.resting import Part, Reading, Rests, _add
from srctrack.analysis.source_linking.voices import ABOUT_OUTLET, TakenUp, Voice, anaphor, points_back
from srctrack.annotate.attribution.source_kinds import OUTLET_NOUNS
from srctrack.language.stemming import stem
from srctrack.model.draft import CitationKind
from srctrack.model.prose import Block, BlockKind
from srctrack.model.quote import QuoteKind
from srctrack.model.statement import Strength
from srctrack.model.text import Span
from srctrack.patterns import pattern

_TURN = pattern(
    r"\W*(?:meanwhile|elsewhere|in other news|separately|by contrast|on another|back (?:in|at|to)|as for|for my part|enough)\b",
    re.I,
)
_GOES_ON = pattern(
    r"\W*(?:(?:the|its|his|her|their|this|that|these|those|it|he|she|they|such|both|another|some|other|only|one|all|most|among|according|since|before|after|at|in|on|about|more|nearly|half|there|to|every|each|no|not|for|by|of|with|so|but|and|then|until|as)\b)",
    re.I,
)
_UNMARKED = pattern(r"[^\s,.?!-]+")
_PRONOUN = pattern(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b", re.I)
_ANNOUNCES = pattern(
    r"\b(?:notes on|summary of|review of|reading|comes from|from|via|sources?|based on|by way of|published|a summary|translated|digest of|according to|external links?|further reading|read)\b",
    re.I,
)


@dataclass
class State:
    """What the sentences before rest on."""

    keys: Rests = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    """Every page that the paragraph's own anchors rest on."""
    last_source: tuple[str, ...] = ()
    """The outlet or document last named as a source."""
    outlet: tuple[str, ...] = ()
    """The pages of the outlet last linked or named as a source."""
    documents: dict[str, tuple[tuple[str, ...], frozenset[str]]] = field(default_factory=dict)
    """Pages by the nouns that they were last linked on (“report”, “study”), with all the words of the link."""
    it: tuple[str, ...] = ()
    """The pages that “it” means: those of the outlet or document of the sentence before, where it was the subject or the source."""
    age: int = 0
    """Sentences since a source was last named or taken up."""
    person: bool = False
    """Whether somebody was quoted from the page, so that “she said” goes on with it."""


def carry_on(analysis: Analysis, readings: list[Reading]) -> list[Part]:
    """Settle what the sentences' own anchors leave open, in place; return the block quotations as parts."""
    _self_quotations(analysis, readings)
    _point_back(analysis, readings)
    blocks = _block_quotations(analysis, readings)
    _lists(analysis, readings)
    _columns(readings)
    _paragraphs(analysis, readings, _only_source(analysis, readings))
    _paragraph_citations(analysis, readings)
    return blocks


def _kind(reading: Reading) -> BlockKind:
    return reading.unit.block.kind if reading.unit.block else BlockKind.PARAGRAPH


def _open_parts(reading: Reading) -> list[Part]:
    return [p for p in (*reading.parts, *reading.quotes) if not p.settled and not p.firm]


def _give_all(reading: Reading, rests: Rests, settled: bool = True) -> None:
    for part in _open_parts(reading):
        for key, strength in rests.items():
            part.rests[key] = strength
        part.settled = part.settled or settled


def _self_quotations(analysis: Analysis, readings: list[Reading]) -> None:
    """Words quoted from the draft's own earlier sentence, or from its title, are no quotation of a source; words of an earlier
    quotation go on with its source."""
    text = analysis.draft.prose.text
    title = " ".join((analysis.draft.front_matter.title or "").lower().split())
    preceding = _WordsBefore(text)
    earlier = _Quoted()
    for reading in readings:
        for part in reading.quotes:
            quote = part.quote
            assert quote is not None
            plain = " ".join(quote.text.lower().strip(" .,;:!?").split())
            linked = any(a.role is Role.WORDS and a.span.overlaps(quote.outer) for a in reading.anchors)
            behind = any(a.role is Role.BEHIND and a.span.start >= quote.span.end - 1 for a in reading.anchors)
            if linked or behind or not plain:
                earlier.add(part)
                continue
            origin = earlier.last_with(plain)
            if origin is not None and origin.quote is not None and len(plain) < len(origin.quote.text):
                part.rests = dict.fromkeys(origin.firm, Strength.CONTEXT)
                part.settled = part.own = True
            elif plain == title or preceding.have(plain, part.span.start):
                part.rests, part.settled, part.own = dict.fromkeys(part.rests, Strength.BACKGROUND), True, True
                _settle_around(reading, part)
            earlier.add(part)


def _settle_around(reading: Reading, quotation: Part) -> None:
    """A sentence that plays with the draft's own words is the writer's."""
    if reading.decides:
        return
    for part in reading.parts:
        part.settled = part.own = True


class _WordsBefore:
    """A text's words in lower case, without the marks between them, to ask what has come before a place."""

    def __init__(self, text: str) -> None:
        found = list(_UNMARKED.finditer(text))
        self.ends = [m.end() for m in found]
        words = [m.group().lower() for m in found]
        self.text = " " + "".join(f"{w} " for w in words)
        self.reach = list(accumulate((len(w) + 1 for w in words), initial=1))
        """How far ``text`` goes with so many words."""

    def have(self, plain: str, at: int) -> bool:
        """Whether ``plain``, or its plural, comes before ``at``."""
        stop = self.reach[bisect_right(self.ends, at)]
        return any(self.text.find(f" {words} ", 0, stop) >= 0 for words in (plain, f"{plain}s"))


class _Quoted:
    """The quotations so far, to find the last one that has given words."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.starts: list[int] = []
        self.text = "\n"

    def add(self, part: Part) -> None:
        assert part.quote is not None
        self.parts.append(part)
        self.starts.append(len(self.text))
        self.text += " ".join(part.quote.text.lower().split()) + "\n"

    def last_with(self, plain: str) -> Part | None:
        at = self.text.rfind(plain)
        return self.parts[bisect_right(self.starts, at) - 1] if at >= 0 else None


def _point_back(analysis: Analysis, readings: list[Reading]) -> None:
    """A sentence that only names the source of what comes before it."""
    for index, reading in enumerate(readings):
        anchors = [a for a in reading.anchors if a.mark.linked or a.role is Role.SOURCE]
        if not anchors or index == 0:
            continue
        first = anchors[0]
        if not is_attribution_line(reading.unit.masked) and not points_back(
            reading.unit.masked, first.span, reading.unit.span.start
        ):
            continue
        rests = {k: Strength.CITED for a in anchors for k in a.mark.keys}
        same_block = [r for r in readings[:index] if r.unit.block is reading.unit.block]
        if same_block:
            _cover(same_block, reading, rests)
        elif is_attribution_line(reading.unit.masked) and _kind(reading) is BlockKind.PARAGRAPH:
            for part in readings[index - 1].parts:
                part.rests, part.settled = dict.fromkeys(rests, Strength.QUOTED), True
        elif _kind(reading) is BlockKind.PARAGRAPH and len(reading.unit.span) <= MAX_SOURCE_LINE:
            _cover_block_before(readings, index, rests)


_AFTER_SENTENCE = pattern(r"[.!?…][”\"’']?\s*[(\[]\s*\Z")
"""The end of a sentence and an open bracket: what a citation of the whole paragraph has before it."""


def _paragraph_citations(analysis: Analysis, readings: list[Reading]) -> None:
    """Let the sentences of a paragraph rest on the citation in brackets behind its last full stop, where nothing else ties them."""
    text = analysis.draft.prose.text
    by_block: dict[Block, list[Reading]] = {}
    for reading in readings:
        if reading.unit.block is not None and _kind(reading) is BlockKind.PARAGRAPH:
            by_block.setdefault(reading.unit.block, []).append(reading)
    for inside in by_block.values():
        last = inside[-1]
        behind = [a for a in last.anchors if a.role is Role.BEHIND and a.mark.linked and a.mark.keys]
        if len(behind) != 1 or not _AFTER_SENTENCE.search(text, last.unit.span.start, behind[0].span.start):
            continue
        for back in reversed(inside[:-1]):
            if back.decides or back.voice is Voice.OWN or _opinion(back):
                break
            _give_all(back, dict.fromkeys(behind[0].mark.keys, Strength.CONTEXT), settled=False)


MAX_SOURCE_LINE = 160
"""Code points of a paragraph that is a line of sources."""


def _cover(before: list[Reading], pointer: Reading, rests: Rests) -> None:
    caption = _kind(pointer) is BlockKind.CAPTION or pointer.unit.masked.lstrip("(* ").lower().startswith(
        ("both", "all", "photo", "source")
    )
    for back in reversed(before):
        if back.decides:
            break
        if back.voice is Voice.OWN:
            break
        _give_all(back, rests)
        for part in back.quotes:
            if not part.firm and not part.own:
                part.rests, part.settled = dict(rests), True
        for part in back.parts:
            if not part.firm and not part.own:
                part.rests, part.settled = dict(rests), True
        if not caption:
            break


def _cover_block_before(readings: list[Reading], index: int, rests: Rests) -> None:
    kinds = _kind(readings[index - 1])
    for back in reversed(readings[:index]):
        if _kind(back) is not kinds:
            break
        if kinds is BlockKind.PARAGRAPH and back.unit.block is not readings[index - 1].unit.block:
            break
        if not back.decides and back.voice is not Voice.OWN:
            _give_all(back, rests)


def _block_quotations(analysis: Analysis, readings: list[Reading]) -> list[Part]:
    """Block quotations rest on the link, attribution line or lead-in beside them."""
    draft = analysis.draft
    text = draft.prose.text
    out: list[Part] = []
    blocks = [q for q in draft.annotations.quotes if q.kind is QuoteKind.BLOCK]
    preceding = _WordsBefore(text)
    for quote in blocks:
        inner = [r for r in readings if r.unit.span.overlaps(quote.span)]
        if not inner or is_attribution_line(inner[0].unit.masked):
            continue
        part = Part(quote.span, quote=quote)
        nxt = readings.index(inner[-1]) + 1
        line = readings[nxt] if nxt < len(readings) else None
        before = readings[readings.index(inner[0]) - 1] if readings.index(inner[0]) else None
        anchors = [a for r in inner for a in r.anchors if a.role in (Role.BEHIND, Role.WORDS, Role.SOURCE, Role.VERB)]
        if (
            line is not None
            and line.unit.block is not inner[-1].unit.block
            and (
                _is_line_of(analysis, line)
                or is_attribution_line(line.unit.masked)
                or (len(line.unit.span) <= MAX_SOURCE_LINE and _points_at_block(line))
            )
        ):
            anchors = [a for a in line.anchors if a.mark.linked or a.mark.keys] or anchors
            line.parts[0].settled = True
            part.settled = True
        strength = Strength.QUOTED
        if (
            not anchors
            and before is not None
            and text[before.unit.span.start : before.unit.span.end].rstrip().endswith(":")
        ):
            anchors = [a for a in before.anchors if a.role in (Role.VERB, Role.SOURCE, Role.BEHIND)]
            strength = Strength.ATTRIBUTED
        part.rests = {k: strength for a in anchors for k in a.mark.keys}
        part.settled = True
        last = inner[-1].anchors
        if not anchors and last and any(not a.mark.linked and a.mark.keys for a in last):
            part.rests = {k: Strength.ATTRIBUTED for a in last for k in a.mark.keys}
        if not anchors and preceding.have(" ".join(quote.text.lower().strip(" .").split()), quote.span.start):
            part.settled = False
        for r in inner:
            for p in (*r.parts, *r.quotes):
                if part.settled and not p.firm:
                    p.rests, p.settled = dict(part.rests), True
        out.append(part)
    return out


def _points_at_block(line: Reading) -> bool:
    """Whether a line below a block quotation does nothing but name its source."""
    linked = [a for a in line.anchors if a.mark.linked]
    return bool(linked) and points_back(line.unit.masked, linked[0].span, line.unit.span.start)


def is_attribution_line(masked: str) -> bool:
    """Whether a line only says whose words stand before it: it begins with a dash."""
    return masked.lstrip()[:1] in "–—―" or masked.lstrip()[:2] == "--"


def _is_line_of(analysis: Analysis, reading: Reading) -> bool:
    """Whether a block is in a ``cite`` or ``footer`` element of the file."""
    at = analysis.draft.place(reading.unit.span).start
    head = analysis.draft.file.text[max(0, at - 200) : at].lower()
    return any(head.rfind(f"<{tag}") > head.rfind(f"</{tag}") for tag in ("cite", "footer"))


def _lists(analysis: Analysis, readings: list[Reading]) -> None:
    """Items without an anchor of their own rest on what the line that leads to them does, if it ends in a colon."""
    text = analysis.draft.prose.text
    lead: Reading | None = None
    for reading in readings:
        ends = text[reading.unit.span.start : reading.unit.span.end].rstrip().endswith(":")
        if ends:
            lead = reading
            if _kind(reading) is BlockKind.LIST_ITEM:
                continue
        elif _kind(reading) is not BlockKind.LIST_ITEM:
            lead = None
        if _kind(reading) is not BlockKind.LIST_ITEM or ends:
            continue
        if reading.decides or reading.voice is Voice.OWN:
            continue
        if lead is None:
            continue
        anchors = [a for a in lead.anchors if a.role in (Role.VERB, Role.SOURCE, Role.ASSERTION, Role.BEHIND)]
        for part in _open_parts(reading):
            for anchor in anchors:
                for key in anchor.mark.keys:
                    _add(
                        part.rests,
                        key,
                        Strength.CONTEXT
                        if anchor.role is Role.BEHIND
                        else Strength.ATTRIBUTED
                        if anchor.role is not Role.ASSERTION
                        else Strength.CITED,
                    )
            part.settled = True


def _columns(readings: list[Reading]) -> None:
    """A cell rests on the page that the head of its column links, if it has no anchor of its own."""
    _rows(readings)
    heads: dict[int, tuple[str, ...]] = {}
    block: Block | None = None
    column, row = 0, 0
    for reading in readings:
        if _kind(reading) is not BlockKind.TABLE_ROW or reading.unit.block is None:
            heads, block, row = {}, None, 0
            continue
        if reading.unit.block is not block:
            block, column, row = reading.unit.block, 0, row + 1
        if row == 1:
            for anchor in reading.anchors:
                at = column + reading.unit.masked[: anchor.span.start - reading.unit.span.start].count("\n")
                heads[at] = anchor.mark.keys
        elif column in heads and not reading.anchors:
            _give_all(reading, dict.fromkeys(heads[column], Strength.CITED))
        column += 1 + reading.unit.masked.strip("\n").count("\n")


def _rows(readings: list[Reading]) -> None:
    """The cells of a row rest on the one link that is a cell by itself."""
    rows: dict[Span, list[Reading]] = {}
    for reading in readings:
        if _kind(reading) is BlockKind.TABLE_ROW and reading.unit.block is not None:
            rows.setdefault(reading.unit.block.span, []).append(reading)
    for number, cells in enumerate(rows.values()):
        linked = [a for r in cells for a in r.anchors if a.mark.linked]
        alone = [
            r for r in cells if r.anchors and not _left(r).strip(" .*_") and not any(c.isdigit() for c in r.unit.masked)
        ]
        if number and len(linked) == 1 and len(alone) == 1:
            for cell in cells:
                if not cell.anchors:
                    _give_all(cell, dict.fromkeys(linked[0].mark.keys, Strength.CITED))


def _left(reading: Reading) -> str:
    """What a unit has outside of its links."""
    chars = list(reading.unit.masked)
    for anchor in reading.anchors:
        for i in range(anchor.span.start - reading.unit.span.start, anchor.span.end - reading.unit.span.start):
            if 0 <= i < len(chars):
                chars[i] = " "
    return "".join(chars)


def _only_source(analysis: Analysis, readings: list[Reading]) -> tuple[str, ...]:
    """The pages that the whole draft rests on: those of its front matter, or the only one, which a source line or an announcement
    names."""
    resolved = analysis.evidence.resolved
    general = dict.fromkeys(k for c, k in resolved.items() if c.kind is CitationKind.FRONT_MATTER)
    if general:
        return tuple(general)
    keys = set(resolved.values())
    cited = {c.target for c in analysis.draft.citations}
    if len(keys) != 1 or len(cited) != 1:
        return ()
    key = next(iter(keys))
    anchored = [r for r in readings if any(key in a.mark.keys for a in r.anchors)]
    if len(anchored) != 1:
        return ()
    only = anchored[0]
    index = readings.index(only)
    edge = index == 0 or all(r.unit.block is only.unit.block or _kind(r) is BlockKind.HEADING for r in readings[index:])
    first = next(a for a in only.anchors if key in a.mark.keys)
    pointing = points_back(only.unit.masked, first.span, only.unit.span.start) or (
        _kind(only) is BlockKind.LIST_ITEM
        and not w.words_of(only.unit.masked.replace(first.span.of(analysis.draft.prose.text), ""), 0, 200)
    )
    alone = only.unit.block is None or not any(r is not only and r.unit.block is only.unit.block for r in readings)
    if edge and alone and (pointing or (index == 0 and _ANNOUNCES.search(only.unit.masked) and not only.firm_keys)):
        return (key,)
    if (
        index == 0
        and alone
        and (_ANNOUNCES.search(only.unit.masked))
        and len(only.unit.masked.split()) <= MAX_ANNOUNCEMENT
    ):
        return (key,)
    return ()


MAX_ANNOUNCEMENT = 14
"""Words of a sentence that announces what the draft is about."""


def _paragraphs(analysis: Analysis, readings: list[Reading], general: tuple[str, ...]) -> None:
    state = State()
    block: Block | None = None
    citing = {r.unit.block for r in readings if any(a.mark.linked and a.role in _NAMING for a in r.anchors)}
    language = analysis.draft.prose.language or "en"
    previous: list[Reading] = []
    for reading in readings:
        kind = _kind(reading)
        if kind in (BlockKind.HEADING, BlockKind.EMBED):
            state, block, previous = State(), reading.unit.block, []
            continue
        if kind is BlockKind.BLOCK_QUOTE or is_attribution_line(reading.unit.masked):
            firm = {k for p in (*reading.parts, *reading.quotes) for k in p.firm}
            if len(firm) == 1:
                state.keys, state.person, previous = dict.fromkeys(firm, Strength.CONTEXT), True, [reading]
            continue
        if reading.unit.block is not block:
            block = reading.unit.block
            _next_paragraph(state, reading, [] if block in citing else previous, kind, language)
            previous = []
        previous.append(reading)
        _sentence(analysis, reading, state, general, kind)


def _next_paragraph(state: State, reading: Reading, previous: list[Reading], kind: BlockKind, language: str) -> None:
    listed = kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.CAPTION, BlockKind.FOOTNOTE)
    if previous and _kind(previous[-1]) in (
        BlockKind.LIST_ITEM,
        BlockKind.TABLE_ROW,
        BlockKind.CAPTION,
        BlockKind.FOOTNOTE,
    ):
        listed = True
    goes_on = (
        bool(previous)
        and not listed
        and len(state.keys) == 1
        and not _TURN.match(reading.unit.masked)
        and (_refers(reading) or bool(_stems(reading, language) & {s for r in previous for s in _stems(r, language)}))
    )
    if not goes_on:
        state.keys = {}
        state.person = False
    state.seen = set()


def _refers(reading: Reading) -> bool:
    """Whether the first words of a paragraph take up the one before: a pronoun, a definite article."""
    found = w.words_of(reading.unit.masked, 0, len(reading.unit.masked))
    first = found[0].low if found else ""
    return (
        not found
        or first in ("the", "its", "his", "her", "their", "he", "she", "they", "it", "this", "that")
        or bool(_PRONOUN.search(reading.unit.masked))
        or bool(reading.quotes)
    )


def _stems(reading: Reading, language: str) -> set[str]:
    found = w.words_of(reading.unit.masked, 0, len(reading.unit.masked))
    return {stem(x.low, language) for x in w.content_words(found) if len(x.low) > 3}


def _sentence(analysis: Analysis, reading: Reading, state: State, general: tuple[str, ...], kind: BlockKind) -> None:
    """Settle one sentence by what the ones before rest on, and note what it leaves for the next."""
    text = analysis.draft.prose.text
    age = state.age + 1 + (MAX_AGE if reading.voice is Voice.SOMEBODY and not reading.decides else 0)
    state.age += 1
    if not reading.decides:
        _carry(reading, state, general, kind)
    taken = state.it if state.age == 0 else ()
    _remember(reading, state, text)
    state.it = state.it or taken
    state.age = age if state.age else 0
    named = [a for a in reading.anchors if a.role in _NAMING]
    if named:
        firm = {k for p in (*reading.parts, *reading.quotes) for k, s in p.firm.items() if s is not Strength.CONTEXT}
        state.seen |= firm
        last = max(named, key=lambda a: a.span.start)
        single = len(state.seen) <= 1 and reading.voice is not Voice.OWN
        state.keys = dict.fromkeys(last.mark.keys, Strength.CONTEXT) if single else {}
        state.person = any(a.role in (Role.VERB, Role.SOURCE) for a in named) or any(p.firm for p in reading.quotes)
    elif any(p.firm for p in reading.quotes):
        state.person = True
    elif reading.voice in (Voice.OWN, Voice.SOMEBODY) or any(
        a.role in (Role.NOUN, Role.ASIDE) and a.mark.linked for a in reading.anchors
    ):
        state.keys = {}
        state.person = False


_NAMING = frozenset({Role.VERB, Role.SOURCE, Role.BEHIND, Role.ASSERTION, Role.WORDS})


def _remember(reading: Reading, state: State, text: str) -> None:
    """Note which outlet and documents the sentence names, for “the paper” and “the report” after it."""
    for anchor in reading.anchors:
        inside = w.words_of(text, anchor.span.start, anchor.span.end)
        nouns = [x.low for x in inside if x.low in w.DOCUMENTS]
        if anchor.role in (Role.NOUN, Role.ASIDE) and not nouns and not names_outlet(anchor.mark, inside):
            continue
        if anchor.role in (Role.SUBJECT, Role.HEARER):
            continue
        for noun in nouns:
            state.documents[noun] = (anchor.mark.keys, frozenset(x.low for x in inside))
        if not nouns and (not anchor.mark.linked or names_outlet(anchor.mark, inside)):
            state.outlet = anchor.mark.keys
    for role in (Role.SOURCE, Role.VERB, Role.BEHIND, Role.ASSERTION, Role.NOUN):
        found = [a for a in reading.anchors if (a.role is role and a.mark.linked) or (a.role is role is Role.SOURCE)]
        if found:
            state.last_source = found[-1].mark.keys
            state.age = 0
            break
    state.it = _subject(reading, text)


def _subject(reading: Reading, text: str) -> tuple[str, ...]:
    """The pages of the outlet or document that the sentence names as its source or is about."""
    for anchor in reading.anchors:
        inside = w.words_of(text, anchor.span.start, anchor.span.end)
        opens = len(w.words_of(reading.unit.masked, 0, anchor.span.start - reading.unit.span.start)) <= MAX_OPENING
        telling = any(x.low in w.DOCUMENTS for x in inside) or names_outlet(anchor.mark, inside)
        if (
            anchor.role in (Role.SOURCE, Role.BEHIND)
            or (anchor.role is Role.VERB and _outlet_says(reading))
            or (opens and telling and anchor.mark.linked)
        ):
            return anchor.mark.keys
    return ()


MAX_OPENING = 4
"""Words before a link that is still the subject of its sentence: an article, “in”, an adjective."""


def _outlet_says(reading: Reading) -> bool:
    """Whether the speaker of a linked verb of saying can be “it”: not a person who was quoted."""
    return not reading.quotes


def _taken_source(taken: TakenUp, state: State) -> tuple[str, ...]:
    """The pages that “the report”, “the paper” or “it” means: the one linked with that noun, else a source named shortly before.

    “The annual report” is the document of a link that has those words, and no other.
    """
    if taken.noun == "it":
        return state.it
    known = state.documents.get(taken.noun)
    if known is not None and (not taken.kind or taken.kind in known[1] or taken.kind in _SAME):
        return known[0]
    if taken.noun in OUTLET_NOUNS | {"paper"} and state.outlet and state.age <= MAX_AGE:
        return state.outlet
    return state.last_source if state.age <= MAX_AGE and not (taken.kind and taken.kind not in _SAME) else ()


def _named_here(reading: Reading, taken: TakenUp) -> tuple[str, ...]:
    """The pages of the outlet that the sentence itself links before its “it”."""
    if taken.noun != "it":
        return ()
    linked = [a for a in reading.anchors if a.mark.linked and a.role is Role.NOUN and _names_outlet(a, reading)]
    return linked[-1].mark.keys if linked else ()


def _names_outlet(anchor: Anchor, reading: Reading) -> bool:
    start = reading.unit.span.start
    inside = w.words_of(reading.unit.masked, anchor.span.start - start, anchor.span.end - start)
    return names_outlet(anchor.mark, inside)


_SAME = frozenset("same latter former full new whole".split())
MAX_AGE = 3
"""Sentences after which “the paper” is no longer the source named before."""


def _carry(reading: Reading, state: State, general: tuple[str, ...], kind: BlockKind) -> None:
    own = reading.voice is Voice.OWN
    taken = anaphor(reading.unit.masked)
    if taken is not None and taken.document and not own:
        keys = _named_here(reading, taken) or _taken_source(taken, state) or (general if len(general) == 1 else ())
        if keys or taken.noun != "it":
            state.age = 0
            for part in (*reading.parts, *reading.quotes):
                if not part.firm and not part.own:
                    part.rests, part.settled = dict.fromkeys(keys, Strength.ATTRIBUTED), True
            state.last_source = keys or state.last_source
            state.it = keys
            return
    if own or _opinion(reading) or ABOUT_OUTLET.match(reading.unit.masked):
        return
    if kind is BlockKind.TABLE_ROW or (
        kind in (BlockKind.LIST_ITEM, BlockKind.CAPTION, BlockKind.FOOTNOTE) and not state.keys
    ):
        return
    if any(a.role in (Role.NOUN, Role.ASIDE) and a.mark.linked for a in reading.anchors):
        return
    rests = state.keys
    voiced = reading.voice is Voice.SOMEBODY or (
        (reading.voice is Voice.PRONOUN or reading.quotes) and not state.person
    )
    if voiced:
        rests = {}
    if not rests:
        rests = dict.fromkeys(general, Strength.CONTEXT)
    _give_all(reading, dict.fromkeys(rests, Strength.CONTEXT), settled=False)


_SHOULD = pattern(r"\b(?:should|ought|must|let[’']s|perhaps|surely)\b|\?\s*\Z", re.I)


def _opinion(reading: Reading) -> bool:
    """Whether nobody is named for what ought to be: the writer's opinion, or a question."""
    return reading.voice is Voice.PLAIN and not reading.quotes and bool(_SHOULD.search(reading.unit.masked))
