"""A draft as its readers see it, with every finding, citation, quotation and figure marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from srctrack.model.draft import Citation, CitationKind, Draft
from srctrack.model.prose import Block, BlockKind
from srctrack.model.report import CheckedDraft
from srctrack.model.text import SourceText, Span
from srctrack.reports.page.elements import Markup, el, text, together
from srctrack.reports.page.marking import Layer, Stretch, stretches
from srctrack.reports.page.numbering import Numbering

TAGS = {
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "p",
    BlockKind.TABLE_ROW: "p",
    BlockKind.BLOCK_QUOTE: "blockquote",
    BlockKind.CAPTION: "p",
    BlockKind.EMBED: "blockquote",
    BlockKind.FOOTNOTE: "p",
}
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t\r]*\n\s*")


def draft_view(draft: CheckedDraft, numbering: Numbering) -> Markup:
    """The words of ``draft`` in their blocks; of a draft that was not kept as read, its file's paragraphs as they stand."""
    if draft.draft is None:
        layers = [Layer("finding", n.finding.span, n.number) for n in numbering.of(draft)]
        blocks = [Block(BlockKind.PARAGRAPH, s) for s in _paragraphs(draft.file)]
        return _blocks(draft.file.text, blocks, layers, numbering, lambda citation: None)
    read = draft.draft
    layers = [Layer("finding", _in_prose(read, n.finding.span), n.number) for n in numbering.of(draft)]
    citations = [c for c in read.citations if c.kind is not CitationKind.FRONT_MATTER]
    resolved = draft.evidence.resolved if draft.evidence else {}
    layers += [Layer("citation", c.at, i) for i, c in enumerate(citations)]
    layers += [Layer("quotation", q.outer) for q in read.annotations.quotes]
    layers += [Layer("figure", f.span) for f in read.annotations.figures]

    def cited(index: int) -> tuple[Citation, str | None]:
        return citations[index], resolved.get(citations[index])

    return _blocks(read.prose.text, list(read.prose.blocks), layers, numbering, cited)


def _in_prose(draft: Draft, span: Span) -> Span:
    """Where a span of the file stands in the prose; of no width when nothing of it does."""
    start, end = draft.offsets.to_derived(span.start), draft.offsets.to_derived(span.end)
    if len(span):
        # What was taken out maps to what follows it: the last code point counts only where it stands in the prose itself.
        last = draft.offsets.to_derived(span.end - 1)
        end = last + 1 if draft.offsets.to_original(last) == span.end - 1 else last
        start = min(start, end)
    return Span(start, max(start, end))


def _paragraphs(file: SourceText) -> Iterator[Span]:
    start = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(file.text):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, len(file.text))


Cited = Callable[[int], tuple[Citation, str | None] | None]


def _blocks(prose: str, blocks: list[Block], layers: list[Layer], numbering: Numbering, cited: Cited) -> Markup:
    opened: set[int] = set()
    shown = []
    layers = sorted(layers, key=lambda la: la.span.start)
    for at, block in enumerate(blocks):
        last = at + 1 == len(blocks)
        # A mark without words that stands between two blocks is shown at the end of the first.
        until = len(prose) if last else max(block.span.end, blocks[at + 1].span.start - 1)
        stray = [
            Layer(la.kind, Span(block.span.end, block.span.end), la.of)
            for la in layers
            if la.kind == "finding" and block.span.end < la.span.start <= until and la.span.end <= until
        ]
        mine = [la for la in layers if la.span.start <= block.span.end and la.span.end >= block.span.start] + stray
        words = [_stretch(prose, s, numbering, cited, opened) for s in stretches(block.span, mine)]
        shown.append(_block(block, words))
    return together(shown)


def _block(block: Block, words: list[Markup]) -> Markup:
    if block.kind is BlockKind.HEADING:
        return el("h3", words, class_="heading")
    if block.kind is BlockKind.PARAGRAPH:
        return el("p", words)
    return el(TAGS[block.kind], words, class_=block.kind.value)


def _stretch(prose: str, stretch: Stretch, numbering: Numbering, cited: Cited, opened: set[int]) -> Markup:
    words: Markup = text(stretch.span.of(prose))
    findings = sorted({int(la.of) for la in stretch.under if la.kind == "finding"})
    kinds = {la.kind for la in stretch.under}
    fresh = [number for number in findings if number not in opened]
    opened.update(fresh)
    citation = next((la for la in stretch.under if la.kind == "citation"), None)
    told = cited(int(citation.of)) if citation else None
    reading = " ".join(sorted(kinds - {"finding"}))
    if findings:
        return _finding_mark(words, findings, fresh, reading, numbering)
    if told:
        return _citation_mark(words, told, reading, numbering)
    return el("span", words, class_=reading) if reading else words


def _finding_mark(words: Markup, findings: list[int], fresh: list[int], reading: str, numbering: Numbering) -> Markup:
    """The words, linked to the card of their first finding; the numbers of those that begin here stand after them."""
    by_number = {n.number: n for n in numbering.findings}
    worst = max((by_number[n] for n in findings), key=lambda n: n.finding.severity.rank)
    anchors = [
        el(
            "a",
            el("span", f"{by_number[n].finding.severity.value} ", class_="unseen"),
            str(n),
            id=by_number[n].mark,
            href=f"#{by_number[n].card}",
            class_=f"number {by_number[n].finding.severity.value}",
            data_finding=n,
        )
        for n in fresh
    ]
    classes = f"finding {worst.finding.severity.value} {reading}".strip()
    mark = el("mark", words, class_=classes, data_findings=" ".join(map(str, findings))) if words else None
    return together(anchors, mark)


def _citation_mark(words: Markup, told: tuple[Citation, str | None], reading: str, numbering: Numbering) -> Markup:
    citation, key = told
    card = numbering.source_card(key) if key else None
    if card:
        return el("a", words or "[source]", href=f"#{card}", class_=reading)
    return el("span", words or "[source]", class_=f"{reading} unkept", title=f"not saved: {citation.target}")
