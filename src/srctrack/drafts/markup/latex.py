"""LaTeX drafts, by pylatexenc's nodes, which know their places in the file."""

from __future__ import annotations

import re
from typing import Any

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.front_matter.fields import Fields, Value
from srctrack.drafts.front_matter.read import head_of
from srctrack.drafts.markup.builder import Mark, MarkupBuilder
from srctrack.drafts.suppressions import Comment
from srctrack.errors import DraftError
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_NESTED = r"(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}\}){0,2000}\})"
MARKS = (
    Mark(pattern(r"(?<!\\)%(?P<comment>[^\n]{0,2000})")),
    Mark(pattern(rf"\\href\s*\{{(?P<url>https?://[^{{}}\s]{{1,2000}})\}}\s*\{{(?P<words>{_NESTED}{{0,2000}})\}}")),
    Mark(pattern(r"\\url\s*\{(?P<url>https?://[^{}\s]{1,2000})\}")),
    Mark(
        pattern(
            r"\\(?:auto|foot|full|paren|text|no)?cite[a-zA-Z]{0,12}\*?(?:\[[^\[\]]{0,200}\]){0,2}\{(?P<keys>[^{}]{1,500})\}"
        )
    ),
    Mark(pattern(rf"\\footnote(?:text)?\s*(?:\[\d+\])?\{{(?P<words>{_NESTED}{{0,5000}})\}}"), apart=True),
    Mark(
        pattern(
            r"\\(?:label|ref|eqref|pageref|autoref|cref|Cref|includegraphics|input|include|vspace|hspace|bibliography|bibliographystyle|usepackage|setlength|pagestyle|thispagestyle|index|color|selectlanguage)\*?(?:\[[^\[\]]{0,300}\])?(?:\{[^{}]{0,500}\}){0,2}"
        )
    ),
    Mark(pattern(r"\$\$.{1,2000}?\$\$|(?<!\\)\$[^$]{1,500}\$|\\\(.{1,500}?\\\)|\\\[.{1,2000}?\\\]", re.S)),
    Mark(pattern(rf"\\[a-zA-Z]+\*?(?:\[[^\[\]]{{0,300}}\])?\{{(?P<words>{_NESTED}{{0,5000}})\}}")),
    Mark(pattern(r"\\(?P<words>[%&$#_{}])")),
    Mark(pattern(r"\\\\(?:\[[^\[\]\n]{0,20}\])?|\\[a-zA-Z]+\*?\s?|\\[,;:!/ ]|[{}]|~")),
)
_SECTIONS = frozenset("part chapter section subsection subsubsection paragraph subparagraph title".split())
_QUOTES = frozenset("quote quotation displayquote verse".split())
_PROSE = frozenset(
    "document abstract itemize enumerate description center minipage flushleft flushright figure table".split()
)
_CAPTION = frozenset({"figure", "table", "figure*", "table*"})
EXTRA = "latex"


class _Latex:
    def __init__(self, path: str, text: str) -> None:
        self.builder = MarkupBuilder(path, text, MARKS)
        self.text = text
        self.fields: Fields = {}
        self.start: int | None = None
        self.end = 0

    def close(self, kind: BlockKind) -> None:
        if self.start is not None:
            at = _behind_comments(self.text, self.start, self.end)
            for gap in re.finditer(r"\n[ \t]*\n\s*", self.text[self.start : self.end]):
                if at < self.start + gap.start():
                    self.builder.block(kind, Span(at, self.start + gap.start()))
                at = _behind_comments(self.text, self.start + gap.end(), self.end)
            if at < self.end:
                self.builder.block(kind, Span(at, self.end))
        self.start = None

    def take(self, start: int, end: int) -> None:
        self.start = start if self.start is None else self.start
        self.end = end

    def nodes(self, nodes: list[Any], kind: BlockKind) -> None:
        for i, node in enumerate(nodes):
            name = getattr(node, "macroname", None) or getattr(node, "environmentname", None) or ""
            if node is None:
                continue
            if getattr(node, "environmentname", None) is not None:
                self.close(kind)
                self.environment(node, name, kind)
            elif name in _SECTIONS or name == "caption":
                self.close(kind)
                self.heading(node, name, nodes[i + 1] if i + 1 < len(nodes) else None)
            elif name == "item":
                self.close(kind)
                kind = BlockKind.LIST_ITEM
            elif name == "date":
                self.argument(node, "date")
            else:
                self.take(node.pos, node.pos + node.len)
        self.close(kind)

    def environment(self, node: Any, name: str, kind: BlockKind) -> None:
        if name in _QUOTES:
            self.nodes(node.nodelist, BlockKind.BLOCK_QUOTE)
        elif name in _CAPTION:
            for i, inside in enumerate(node.nodelist):
                if getattr(inside, "macroname", "") == "caption":
                    self.heading(inside, "caption", node.nodelist[i + 1] if i + 1 < len(node.nodelist) else None)
        elif name in _PROSE or (name.rstrip("*") in _PROSE):
            self.nodes(node.nodelist, kind)

    def argument(self, node: Any, name: str) -> Span | None:
        """The place of the last argument; noted as the field ``name``."""
        groups = [a for a in (node.nodeargd.argnlist if node.nodeargd else []) if a is not None]
        if not groups:
            return None
        inside = Span(groups[-1].pos + 1, groups[-1].pos + groups[-1].len - 1)
        self.fields.setdefault(name, []).append(Value(inside.of(self.text).strip(), inside))
        return inside

    def heading(self, node: Any, name: str, following: Any) -> None:
        """The words of a heading: the macro's argument, or the group that follows one whose arguments are unknown."""
        inside = self.argument(node, name)
        if inside is None and getattr(following, "delimiters", None) == ("{", "}"):
            inside = Span(following.pos + 1, following.pos + following.len - 1)
        if inside is not None:
            self.builder.block(BlockKind.CAPTION if name == "caption" else BlockKind.HEADING, inside)


def _behind_comments(text: str, start: int, end: int) -> int:
    """``start``, moved behind lines that are only a comment."""
    m = re.compile(r"(?:\s*%[^\n]*(?:\n|\Z))+").match(text, start, end)
    return m.end() if m else start


def read_latex(path: str, content: bytes) -> Reading:
    """A LaTeX file as read. Raises DraftError where its bytes are no text, or pylatexenc is not installed."""
    text, _ = decode(path, content)
    try:
        from pylatexenc.latexwalker import LatexWalker
    except ImportError:
        raise DraftError(
            path, "reading LaTeX needs the package pylatexenc", f"pip install 'srctrack[{EXTRA}]'"
        ) from None
    nodes, _, _ = LatexWalker(text, tolerant_parsing=True).get_latex_nodes()
    reader = _Latex(path, text)
    document = next((n for n in nodes if getattr(n, "environmentname", "") == "document"), None)
    if document is None:
        reader.nodes(nodes, BlockKind.PARAGRAPH)
    else:
        for node in nodes:
            if getattr(node, "macroname", "") in ("title", "date"):
                reader.argument(node, node.macroname)
        reader.nodes(document.nodelist, BlockKind.PARAGRAPH)
    for m in re.finditer(r"(?m)(?<!\\)%\s*(srctrack\s*:.*)$", text):
        if not any(c.span.start == m.start() for c in reader.builder.comments):
            reader.builder.comments.append(Comment(m[1], Span(*m.span())))
    return reader.builder.reading(head_of(reader.fields, Span(0, 0)), editable=False)


FORMAT = DraftFormat("LaTeX", (".tex", ".latex"), read_latex)
