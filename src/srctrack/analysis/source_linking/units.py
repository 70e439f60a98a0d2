"""Units: the sentences of a draft, joined where a quotation runs over their end, and their clauses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from srctrack.model.derived import derived
from srctrack.model.draft import Draft
from srctrack.model.prose import Block
from srctrack.model.quote import Quote, QuoteKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

HIDDEN = "\ue000"
"""Stands for each code point of a quotation in the masked text: a private-use character, so that no word matches it."""

_BREAK = pattern(
    r";\s+(?!(?:see|via|source|cf)\b)|\s+[–—]\s+|—|\s+--\s+"
    r"|,?\s+(?=(?:but|while|whereas|although|though|yet)\s)"
    r"|,\s+(?=in (?:which|whom)\s)"
    r"|,\s+(?=(?:and|or|so|nor|because|which|who|whose|where|adding|noting|citing|as|after|before)\s)"
)
"""Ends of clauses that punctuation and conjunctions show."""


@dataclass(frozen=True)
class Unit:
    """One sentence, or several that a quotation holds together. ``masked`` has the length of the prose's span."""

    span: Span
    masked: str
    quotes: tuple[Quote, ...]
    block: Block | None

    @cached_property
    def breaks(self) -> tuple[Span, ...]:
        """The places between clauses, outside of brackets, in the prose."""
        out = []
        depth = [0]
        for char in self.masked:
            depth.append(depth[-1] + (char in "([") - (char in ")]"))
        for m in _BREAK.finditer(self.masked):
            if depth[m.start()] <= 0:
                out.append(Span(m.start(), m.end()).moved(self.span.start))
        return tuple(out)


@derived
def units_of(draft: Draft) -> tuple[Unit, ...]:
    """Return the units of the draft in order."""
    spans: list[Span] = []
    text = draft.prose.text
    for sentence in draft.annotations.sentences:
        block = draft.prose.block_at(sentence.start)
        joined = (
            spans
            and any(q.outer.start < sentence.start < q.outer.end - 1 for q in _quotes(draft, sentence))
            and block is not None
            and block.span.contains(spans[-1])
        )
        for part in _lines(text, sentence) if block is not None and block.kind.value == "table-row" else [sentence]:
            if joined:
                spans[-1] = Span(spans[-1].start, part.end)
            else:
                spans += _cut_behind_citations(text, part)
    return tuple(_unit(draft, span) for span in spans)


def _quotes(draft: Draft, span: Span) -> tuple[Quote, ...]:
    """The quotations over ``span`` that stand within a text."""
    return tuple(q for q in draft.annotations.quotes_over(span) if q.kind is not QuoteKind.BLOCK)


def _unit(draft: Draft, span: Span) -> Unit:
    inside = _quotes(draft, span)
    masked = span.of(draft.prose.text)
    for q in inside:
        a, b = max(0, q.outer.start - span.start), min(len(masked), q.outer.end - span.start)
        masked = masked[:a] + HIDDEN * (b - a) + masked[b:]
    return Unit(span, masked, inside, draft.prose.block_at(span.start))


def _lines(text: str, span: Span) -> list[Span]:
    """The cells of a table row: each is on a line of its own in the prose."""
    out, at = [], span.start
    for line in span.of(text).split("\n"):
        if line.strip():
            out.append(Span(at, at + len(line)))
        at += len(line) + 1
    return out or [span]


_LEADING = pattern(r"(\([^()\n]{1,60}\)|\[[^\[\]\n]{1,40}\])[.,;]?\s+(?=[^\W\d_a-zà-ÿа-я]|[“\"])")
"""A citation in brackets that the sentence before left behind its full stop."""
_CITED_END = pattern(r"(?:[.!?…][”\"’»]?\s?)(?:\s?\[[^\]\n]{1,40}\]|\s?\([^()\n]{1,60}\)){1,4}\s+(?=[^\W\d_]|[“\"])")


def _cut_behind_citations(text: str, span: Span) -> list[Span]:
    """“… metres.[1] Visitors …” is two sentences, the mark in brackets belongs to the first."""
    out, at = [], span.start
    lead = _LEADING.match(text, span.start, span.end)
    if lead:
        out.append(Span(at, lead.end(1)))
        at = lead.end()
    for m in _CITED_END.finditer(text, span.start, span.end):
        if text[m.end()].isupper() or text[m.end()] in '“"':
            out.append(Span(at, m.start() + len(m.group().rstrip())))
            at = m.end()
    return [*out, Span(at, span.end)]
