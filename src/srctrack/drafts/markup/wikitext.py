"""Wikitext drafts (MediaWiki): references and citation templates are citations."""

from __future__ import annotations

import re

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.front_matter.read import head_of
from srctrack.drafts.markup.builder import Mark, MarkupBuilder
from srctrack.drafts.markup.lines import Line, joined, lines_of
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

MARKS = (
    Mark(pattern(r"<ref\b[^<>/]{0,200}?\bname\s*=\s*[\"']?(?P<note>[^\"'<>/]{1,100}?)[\"']?\s*/>", re.I)),
    Mark(pattern(r"<!--(?P<comment>.{0,5000}?)-->", re.S)),
    Mark(
        pattern(
            r"<(nowiki|math|code|syntaxhighlight|source|gallery|score)\b[^<>]{0,200}>.{0,5000}?</\1\s*>", re.I | re.S
        )
    ),
    Mark(
        pattern(
            r"\[\[(?:File|Image|Category|Datei|Bild|Kategorie|Fichier|Archivo|Файл|Категория|Файл):"
            r"(?:[^\[\]]|\[\[[^\[\]]{0,300}\]\]){0,2000}\]\]",
            re.I,
        )
    ),
    Mark(pattern(r"\[\[(?:[^\[\]|\n]{1,300}\|)?(?P<words>[^\[\]|\n]{1,300})\]\]")),
    Mark(pattern(r"\[(?P<url>https?://[^\s\[\]]{1,2000})\s+(?P<words>[^\[\]\n]{1,500})\]")),
    Mark(pattern(r"\[(?P<url>https?://[^\s\[\]]{1,2000})\]")),
    Mark(pattern(r"'{2,5}|__[A-Z]+__|</?[a-zA-Z][^<>]{0,300}>")),
)
_HEADING = pattern(r"(={1,6})\s*(?P<words>[^=].*?)\s*\1\s*$")
_ITEM = pattern(r"[*#:;]+\s*")
_URL = pattern(r"\|\s*(?:archive-?)?url\s*=\s*(?P<url>https?://[^\s|{}]+)", re.I)
_TABLE = pattern(r"\{\||\|\}|\|-|\|\+")
_CELL = pattern(r"[|!](?:[^|\[\]{}]{0,200}=[^|\[\]{}]{0,200}\|(?!\|))?")
_ADDRESS = pattern(r"https?://[^\s\[\]{}|<>]+")
_BRACES = pattern(r"\{\{|\}\}")
_REFERENCE = pattern(
    r"<ref\b(?![^<>]*/>)(?:[^<>]*?\bname\s*=\s*[\"']?(?P<name>[^\"'<>/]{1,100}?)[\"']?)?\s*(?:\bgroup[^<>]*)?>.{0,5000}?</ref\s*>",
    re.I | re.S,
)


def read_wikitext(path: str, content: bytes) -> Reading:
    """A wikitext file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    builder = MarkupBuilder(path, text, MARKS)
    written = [(Span(*m.span()), m["name"] or "") for m in _REFERENCE.finditer(text)]
    templates = _templates(text)
    for span, name in written:
        urls = [Span(*m.span()) for m in _ADDRESS.finditer(text, span.start, span.end)]
        builder.note(name or f"ref at {span.start}", span, urls)
    for span in templates:
        url = _URL.search(text, span.start, span.end)
        if url and not any(reference.contains(span) for reference, _ in written):
            builder.link(Span(*url.span("url")), span)
    builder.hidden = sorted([*templates, *(span for span, _ in written)])
    _blocks(builder, text)
    return builder.reading(head_of({}, Span(0, 0)))


def _templates(text: str) -> list[Span]:
    """The outermost templates, in order. An opening without its closing is left as it is."""
    out: list[Span] = []
    opened: list[int] = []
    for m in _BRACES.finditer(text):
        if m.group() == "{{":
            opened.append(m.start())
        elif opened:
            start = opened.pop()
            while out and out[-1].start > start:
                out.pop()
            out.append(Span(start, m.end()))
    return out


def _blocks(builder: MarkupBuilder, text: str) -> None:
    """Headings, items, rows of tables and paragraphs, a paragraph a run of lines."""
    open_lines: list[Line] = []

    def close() -> None:
        if open_lines:
            builder.block(BlockKind.PARAGRAPH, joined(open_lines))
        open_lines.clear()

    for line in lines_of(text):
        inside = any(h.start < line.start < h.end for h in builder.hidden)
        heading, item, cell = _HEADING.match(line.words), _ITEM.match(line.words), _CELL.match(line.words)
        if inside and open_lines:
            open_lines.append(line)
        elif line.blank or _TABLE.match(line.words) or inside:
            close()
        elif heading:
            close()
            builder.block(BlockKind.HEADING, line.part(heading, "words"))
        elif item:
            close()
            builder.block(BlockKind.LIST_ITEM, line.behind(item.end()))
        elif cell:
            close()
            for words in re.finditer(r"(?:[^|!\[\]{}]|\[\[[^\[\]]*\]\])+", line.words[cell.end() :]):
                at = line.start + cell.end()
                builder.block(BlockKind.TABLE_ROW, Span(at + words.start(), at + words.end()))
        else:
            open_lines.append(line)
    close()


FORMAT = DraftFormat("wikitext", (".wiki", ".wikitext", ".mediawiki"), read_wikitext)
