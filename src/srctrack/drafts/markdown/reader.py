"""Markdown drafts: the words without their markup, each with its way back to the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.described import described, picture
from srctrack.drafts.front_matter.read import Head, read_head
from srctrack.drafts.markdown.blocks import Layout, Leaf, scan_blocks
from srctrack.drafts.markdown.inline import Cut, RawLink, read_inline
from srctrack.drafts.prose_builder import Composer, Finder
from srctrack.drafts.suppressions import Comment, head_suppressions, read_suppressions
from srctrack.model.draft import Citation, CitationKind, Link
from srctrack.model.prose import BlockKind
from srctrack.model.text import SourceText, Span
from srctrack.model.url import is_relative, is_web

_CAPTIONS = {
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
    "blockquote": BlockKind.BLOCK_QUOTE,
    "li": BlockKind.LIST_ITEM,
    "tr": BlockKind.TABLE_ROW,
    "td": BlockKind.TABLE_ROW,
    "th": BlockKind.TABLE_ROW,
}
_CAPTIONS |= dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING)


class _Joined:
    """The lines of one leaf as one text, with the way back to the file."""

    def __init__(self, text: str, leaf: Leaf) -> None:
        self.text = "\n".join(p.of(text) for p in leaf.pieces)
        self._derived: list[int] = []
        self._pieces = leaf.pieces
        at = 0
        for piece in leaf.pieces:
            self._derived.append(at)
            at += len(piece) + 1

    def file(self, at: int) -> int:
        """The file's offset of the leaf's ``at``; a line end maps to just behind its line's words."""
        i = bisect_right(self._derived, at) - 1
        return self._pieces[i].start + at - self._derived[i]

    def span(self, span: Span) -> Span:
        start = self.file(span.start)
        return Span(start, max(start, self.file(span.end - 1) + 1 if span.end > span.start else start))

    def keep(self, composer: Composer, start: int, end: int) -> None:
        """Hands the words between two places of the leaf to the composer, line by line."""
        while start < end:
            i = bisect_right(self._derived, start) - 1
            stop = self._derived[i] + len(self._pieces[i])
            here = min(end, stop)
            if here > start:
                composer.keep(self.file(start), self.file(here - 1) + 1)
            if end > stop:
                composer.put(" ", self._pieces[i].end)
            start = stop + 1 if end > stop else end


@dataclass
class _Gathered:
    """What the blocks told, in places of the file."""

    links: list[tuple[RawLink, Span, Span, Span | None, str | None]] = field(default_factory=list)
    notes: list[tuple[str, Span]] = field(default_factory=list)
    keys: list[tuple[str, Span, str | None]] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    unresolved: list[tuple[str, Span]] = field(default_factory=list)


def read_markdown(path: str, content: bytes) -> Reading:
    """A Markdown file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    head = read_head(text)
    layout = scan_blocks(text, head.end)
    composer = Composer(text)
    gathered = _Gathered(comments=list(layout.comments))
    for kind, words in described(text, head.front_matter.span):
        composer.open(kind)
        composer.keep(words.start, words.end)
        composer.close()
    for leaf in layout.leaves:
        _read_leaf(text, leaf, layout, composer, gathered)
    prose = composer.prose(head.front_matter.language)
    finder = composer.finder()
    links = tuple(
        _link(raw, span, words, place, finder) for raw, span, words, place, _ in gathered.links if is_web(raw.url)
    )
    comments = sorted(gathered.comments, key=lambda c: c.span.start)
    suppressions = read_suppressions(text, comments, [leaf.span for leaf in layout.leaves])
    return Reading(
        file=SourceText(path, text),
        prose=prose,
        offsets=composer.offsets(),
        links=tuple(sorted(links, key=lambda li: li.span.start)),
        citations=_citations(gathered, layout, head, finder),
        suppressions=head_suppressions(head.ignored, len(text)) + suppressions,
        front_matter=head.front_matter,
        dangling=_dangling(gathered, layout),
        site_links=tuple(
            Span(*finder.between(words.start, words.end))
            for raw, _, words, _, _ in gathered.links
            if is_relative(raw.url)
        ),
    )


def _read_leaf(text: str, leaf: Leaf, layout: Layout, composer: Composer, gathered: _Gathered) -> None:
    joined = _Joined(text, leaf)
    found = read_inline(joined.text, layout.definitions, leaf.cells)
    alt = picture(joined.text)
    if alt:
        composer.open(BlockKind.CAPTION)
        joined.keep(composer, alt.start, alt.end)
        composer.close()
    composer.open(leaf.kind)
    _compose(joined, found.cuts, leaf.kind, composer)
    for raw in found.links:
        place = joined.span(raw.url_span) if raw.url_span else None
        if place is None and raw.label in layout.definitions:
            place = layout.definitions[raw.label][1]
        gathered.links.append((raw, joined.span(raw.span), joined.span(raw.words), place, leaf.footnote))
    gathered.notes += [(label, joined.span(span)) for label, span in found.notes]
    gathered.keys += [(key, joined.span(span), leaf.footnote) for key, span in found.keys]
    gathered.comments += [Comment(words, joined.span(span)) for words, span in found.comments]
    gathered.unresolved += [(label, joined.span(span)) for label, span in found.unresolved]


def _compose(joined: _Joined, cuts: list[Cut], kind: BlockKind, composer: Composer) -> None:
    at = 0
    quoted = False
    for cut in cuts:
        if cut.span.start < at:
            continue
        joined.keep(composer, at, cut.span.start)
        at = cut.span.end
        if cut.tag in ("blockquote", "/blockquote"):
            quoted = cut.tag == "blockquote"
        if cut.tag is not None and quoted:
            composer.open(BlockKind.CAPTION if cut.tag == "footer" else BlockKind.BLOCK_QUOTE)
        elif cut.tag is not None:
            composer.open(
                _CAPTIONS.get(
                    cut.tag, kind if cut.tag.startswith("/") or kind is not BlockKind.HEADING else BlockKind.PARAGRAPH
                )
            )
        elif cut.line:
            composer.line(joined.file(cut.span.start))
        elif cut.words:
            composer.put(cut.words, joined.file(cut.span.start))
    joined.keep(composer, at, len(joined.text))
    composer.close()


def _link(raw: RawLink, span: Span, words: Span, place: Span | None, finder: Finder) -> Link:
    return Link(raw.url, span, place, Span(*finder.between(words.start, words.end)))


def _citations(gathered: _Gathered, layout: Layout, head: Head, finder: Finder) -> tuple[Citation, ...]:
    """Every place that names a source, in order of the file. A footnote's links are cited where its mark stands."""
    marks: dict[str, list[Span]] = {}
    for label, span in gathered.notes:
        marks.setdefault(label, []).append(span)
    out = [Citation(CitationKind.FRONT_MATTER, name, Span(0, 0), span) for name, span in head.sources]

    def cite(kind: CitationKind, target: str, span: Span, words: Span, note: str | None) -> None:
        if note in marks:
            for mark in marks[note]:
                at = finder.before(mark.start)
                out.append(Citation(CitationKind.FOOTNOTE, target, Span(at, at), mark))
        else:
            out.append(Citation(kind, target, Span(*finder.between(words.start, words.end)), span))

    for raw, span, words, _, note in gathered.links:
        if is_web(raw.url):
            cite(CitationKind.LINK, raw.url, span, words if len(words) else span, note)
    for key, span, note in gathered.keys:
        cite(CitationKind.KEY, key, span, span, note)
    return tuple(sorted(dict.fromkeys(out), key=lambda c: (c.span.start, c.at.start)))


def _dangling(gathered: _Gathered, layout: Layout) -> tuple[tuple[str, Span], ...]:
    lost = [(label, span) for label, span in gathered.notes if label not in layout.footnotes]
    return tuple(sorted(lost + gathered.unresolved, key=lambda d: d[1].start))


FORMAT = DraftFormat("Markdown", (".md", ".markdown", ".mdx", ".mdown", ".qmd", ".rmd"), read_markdown)
