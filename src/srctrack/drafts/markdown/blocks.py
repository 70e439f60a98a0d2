"""The blocks of a Markdown file (CommonMark 0.31 with tables, footnotes and templates), as places in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from srctrack.drafts.markdown.line_cursor import TAB, Cursor
from srctrack.drafts.suppressions import Comment
from srctrack.model.prose import BlockKind
from srctrack.model.text import Span
from srctrack.patterns import pattern

_LINE = pattern(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_FENCE = pattern(r" {0,3}(`{3,}(?=[^`\r\n]*$)|~{3,})")
_HEADING = pattern(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_HEADING_TAIL = pattern(r"(?:[ \t]+#+)?[ \t]*$|^#+[ \t]*$")
_SETEXT = pattern(r" {0,3}(=+|-+)[ \t]*$")
_RULE = pattern(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = pattern(r" {0,3}> ?")
_BULLET = pattern(r" {0,3}(?:[-*+]|(\d{1,9})[.)])(?=[ \t]|$)")
_DEFINITION = pattern(
    r" {0,3}\[(?!\^)((?:[^\[\]\\\r\n]|\\.){1,200})\]:[ \t]*(?:<([^<>\r\n]*)>|(\S+))[ \t]*(?:[\"'(].*[\"')])?[ \t]*$"
)
_FOOTNOTE = pattern(r" {0,3}\[\^([^\]\s]{1,100})\]:[ \t]*")
TABLE_RULE = pattern(r" {0,3}(?=[^\r\n]*\|)[|:\- \t]*-[|:\- \t]*$")
_RAW = pattern(r" {0,3}<(script|style|pre|textarea|svg|iframe|noscript|video|audio|select|form|math)\b", re.I)
_RAW_TEMPLATE = pattern(
    r"\s*\{%-?\s*(raw|highlight|comment|codeblock|code|verbatim|schema|mermaid|mathjax)\b[^%]*-?%\}", re.I
)
_RAW_SHORTCODE = pattern(
    r"\s*\{\{[<%]\s*(highlight|mermaid|math|katex|code|raw|rawhtml|html|latex|chart)\b[^{}]*[>%]\}\}", re.I
)
_MODULE = pattern(
    r"(?:import\s[^;]{0,2000}?\sfrom\s+['\"][^'\"\n]+['\"]|import\s+['\"][^'\"\n]+['\"]"
    r"|export\s+(?:const|default|let|function|var|async|type)\b)",
    re.S,
)
"""The beginning of a module block of MDX, which goes on to a blank line."""
_BLANK = pattern(r"(?:(?<=\n)|(?<=\r)(?!\n))[ \t]*(?:\r|\n|\Z)|\Z")
MAX_COMMENT = 5000
"""The longest comment of MDX or Obsidian looked for, in code points: a mark without an end must not cost more."""
_ASIDE = pattern(
    r" {0,3}(?:(?:!!!|\?\?\?\+?)[ \t]+\w[\w-]*(?: [\w-]+)*|===[!+]?(?=[ \t]+\"))(?:[ \t]*\"(?P<title>[^\"\r\n]*)\")?[ \t]*$"
)
"""The first line of an aside, a foldable block or a tab of MkDocs; what is indented by four spaces below is its content."""
_ATTRIBUTES = pattern(r" {0,3}\{:[^}\r\n]*\}[ \t]*$")
_ALERT = pattern(r"[ \t]*\[![A-Za-z][\w-]{0,30}(?:\|[^\]\r\n]*)?\][+-]?[ \t]*")
"""The mark of an alert (GitHub) or callout (Obsidian) in the first line of a block quotation."""
_SPEAKER_LINE = pattern(r"\s*(?:[—–―]|-{2,3}(?!-))\s*\w")
_DIRECTIVE = pattern(r" {0,3}:{3,}[ \t]*(?:\{?[\w.#=\"' -]*\}?)[ \t]*:*$")

_TEMPLATE_LINE = pattern(r"\s*(?:(?:\{%(?:(?!%\}).)*%\}\s*|\{\{(?:(?!\}\}).)*\}\}\s*)+|-+8<-+.*)$")
"""A line of nothing but a template's tags (Liquid, Jinja, Hugo's shortcodes) or a snippet of MkDocs: it makes a block of its
own, so it ends a paragraph."""
_RAW_ENDS = (
    (_RAW, r"</NAME\s*>"),
    (_RAW_TEMPLATE, r"\{%-?\s*endNAME\s*-?%\}"),
    (_RAW_SHORTCODE, r"\{\{[<%]\s*/\s*NAME\s*[>%]\}\}"),
)
"""What opens a stretch that is no prose, and what closes it, by the name matched."""


@dataclass
class Leaf:
    """A run of lines that make one block of words. ``pieces`` are its lines' contents in the file."""

    kind: BlockKind
    pieces: list[Span]
    footnote: str | None = None
    cells: bool = False
    """A table row: its pipes part cells."""

    @property
    def span(self) -> Span:
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass
class Layout:
    """The blocks of one file, and what its blocks define."""

    leaves: list[Leaf] = field(default_factory=list)
    definitions: dict[str, tuple[str, Span]] = field(default_factory=dict)
    """Reference labels, folded, with their URL and its place."""
    footnotes: dict[str, Span] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)


def fold_label(label: str) -> str:
    """The form under which reference labels match (CommonMark 6.3)."""
    return " ".join(label.split()).casefold()


@dataclass
class _Container:
    kind: BlockKind
    indent: int = 0
    footnote: str | None = None
    alert: bool = False
    """A block quotation that is none: the writer's own aside."""


class _Scanner:
    def __init__(self, text: str, start: int) -> None:
        self.text, self.at = text, start
        self.layout = Layout()
        self.stack: list[_Container] = []
        self.open: Leaf | None = None
        self.table = False

    def scan(self) -> Layout:
        while self.at < len(self.text):
            m = _LINE.match(self.text, self.at)
            assert m is not None
            start, self.at = self.at, m.end()
            end = start + len(m.group().rstrip("\r\n"))
            self._line(Cursor(self.text, start, end))
        self._close()
        return self.layout

    # -- lines ------------------------------------------------------------------------------------------------------

    def _line(self, line: Cursor) -> None:
        matched = self._containers(line)
        if line.blank:
            self._close()
            self._leave(
                next(
                    (i for i in range(matched, len(self.stack)) if self.stack[i].kind is BlockKind.BLOCK_QUOTE),
                    len(self.stack),
                )
            )
            return
        lazy = matched < len(self.stack)
        if lazy and self.open and not self.table and not self._opens(line, lazily=True):
            self._append(line)
            return
        if lazy:
            self._close()
            self._leave(matched)
        if self._enter(line):
            self._leaf(line)

    def _containers(self, line: Cursor) -> int:
        """How many of the open containers go on in this line; the cursor stands behind their marks."""
        for i, container in enumerate(self.stack):
            if container.kind is BlockKind.BLOCK_QUOTE:
                m = _QUOTE.match(line.rest)
                if m is None or line.indent() > 3:
                    return i
                line.advance(m.end())
            elif line.blank:
                continue
            elif line.indent() >= container.indent:
                line.skip(container.indent)
            else:
                return i
        return len(self.stack)

    def _leave(self, depth: int) -> None:
        if depth < len(self.stack):
            self._close()
            del self.stack[depth:]

    def _opens(self, line: Cursor, lazily: bool = False) -> bool:
        """Whether a line interrupts a paragraph; a list item does so freely where the paragraph's own container has ended
        (``lazily``), else only one that begins with 1."""
        rest = line.rest
        if line.indent() > 3:
            return False
        bullet = _BULLET.match(rest)
        if bullet and not _RULE.match(rest):
            return lazily or ((bullet[1] is None or bullet[1] == "1") and bool(rest[bullet.end() :].strip()))
        return bool(
            _QUOTE.match(rest)
            or _HEADING.match(rest)
            or _RULE.match(rest)
            or _FENCE.match(rest)
            or _FOOTNOTE.match(rest)
        )

    def _enter(self, line: Cursor) -> bool:
        """Opens the containers that begin in this line; whether words are left in it."""
        while not line.blank and line.indent() <= 3:
            rest = line.rest
            quote, bullet, note = _QUOTE.match(rest), _BULLET.match(rest), _FOOTNOTE.match(rest)
            aside = _ASIDE.match(rest)
            if aside:
                self._aside(line, aside)
                return False
            if quote:
                self._close()
                line.advance(quote.end())
                alert = _ALERT.match(line.rest)
                line.advance(alert.end() if alert else 0)
                self.stack.append(_Container(BlockKind.BLOCK_QUOTE, alert=alert is not None))
            elif note:
                self._close()
                self._leave(0)
                self.layout.footnotes.setdefault(fold_label(note[1]), Span(line.content().start, line.end))
                line.advance(note.end())
                self.stack.append(_Container(BlockKind.FOOTNOTE, TAB, fold_label(note[1])))
            elif bullet and not _RULE.match(rest) and not (self.open and not self._opens(line)):
                self._close()
                line.advance(bullet.end())
                inside = line.indent()
                inside = 1 if inside > 4 or line.blank else inside
                line.skip(inside)
                self.stack.append(_Container(BlockKind.LIST_ITEM, bullet.end() + inside))
            else:
                break
        return not line.blank

    def _aside(self, line: Cursor, aside: re.Match[str]) -> None:
        """Opens an aside; its title is a heading."""
        self._close()
        at = line.at - line.extra
        if aside["title"]:
            title = Span(at + aside.start("title"), at + aside.end("title"))
            self.layout.leaves.append(Leaf(BlockKind.HEADING, [title]))
        self.stack.append(_Container(BlockKind.PARAGRAPH, TAB))

    # -- leaves -----------------------------------------------------------------------------------------------------

    def _leaf(self, line: Cursor) -> None:
        rest = line.rest
        if line.indent() > 3 and self.open is None and not self._in_footnote_without_words():
            return  # indented code
        fence = _FENCE.match(rest)
        if fence:
            self._close()
            self._skip_fence(fence[1])
        elif rest.lstrip().startswith("<!--"):
            self._comment(line)
        elif rest.startswith(("%%", "{/*")):
            self._hidden(line, "%%" if rest.startswith("%%") else "*/}")
        elif self.open is None and line.at == line.start and _MODULE.match(self.text, line.at):
            self._skip_module(line)
        elif _RAW.match(rest) or _RAW_TEMPLATE.match(rest) or _RAW_SHORTCODE.match(rest):
            self._raw(line)
        elif _HEADING.match(rest):
            self._heading(line)
        elif self.open and not self.table and _SETEXT.match(rest) and self.open.kind is not BlockKind.TABLE_ROW:
            self.open.kind = BlockKind.HEADING
            self._close()
        elif _RULE.match(rest):
            self._close()
        elif self._is_table_rule(line):
            self._begin_table()
        elif not self._says_nothing(line):
            self._append(line)

    def _says_nothing(self, line: Cursor) -> bool:
        """Whether a line is a definition (which is noted), a list of attributes, or a directive."""
        rest = line.rest
        if not self.table and (_TEMPLATE_LINE.match(rest) or _DIRECTIVE.match(rest)):
            self._close()
            return True
        if _ATTRIBUTES.match(rest):
            return True
        return self.open is None and self._define(line)

    def _in_footnote_without_words(self) -> bool:
        return bool(self.stack) and self.stack[-1].kind is BlockKind.FOOTNOTE

    def _append(self, line: Cursor) -> None:
        content = line.content()
        if self.table:
            self.layout.leaves.append(Leaf(BlockKind.TABLE_ROW, [content], self._footnote(), cells=True))
        elif self.open is None:
            self.open = Leaf(self._kind(), [self._with_break(content, line.end)], self._footnote())
        else:
            self.open.pieces.append(self._with_break(content, line.end))

    def _with_break(self, content: Span, end: int) -> Span:
        """The content, with the two spaces behind it that make a hard line break."""
        return Span(content.start, content.end + 2) if end - content.end >= 2 else content

    def _kind(self) -> BlockKind:
        if self._footnote():
            return BlockKind.FOOTNOTE
        return self.stack[-1].kind if self.stack and not self.stack[-1].alert else BlockKind.PARAGRAPH

    def _footnote(self) -> str | None:
        return next((c.footnote for c in self.stack if c.footnote), None)

    def _close(self) -> None:
        if self.open:
            if self._names_speaker(self.open):
                self.open.kind = BlockKind.CAPTION
            self.layout.leaves.append(self.open)
        self.open = None
        self.table = False

    def _names_speaker(self, leaf: Leaf) -> bool:
        """Whether ``leaf`` says, below the words of a block quotation, who said them: a paragraph that begins with a dash."""
        before = self.layout.leaves[-1].kind if self.layout.leaves else None
        quoted = leaf.kind is BlockKind.BLOCK_QUOTE and before is BlockKind.BLOCK_QUOTE
        return quoted and _SPEAKER_LINE.match(leaf.pieces[0].of(self.text)) is not None

    def _heading(self, line: Cursor) -> None:
        self._close()
        m = _HEADING.match(line.rest)
        assert m is not None
        line.advance(m.end())
        content = line.content()
        tail = _HEADING_TAIL.search(content.of(self.text))
        end = content.start + (tail.start() if tail else len(content))
        if end > content.start:
            self.layout.leaves.append(Leaf(BlockKind.HEADING, [Span(content.start, end)], self._footnote()))

    def _is_table_rule(self, line: Cursor) -> bool:
        return bool(
            self.open and not self.table and "|" in self.open.pieces[-1].of(self.text) and TABLE_RULE.match(line.rest)
        )

    def _begin_table(self) -> None:
        assert self.open is not None
        head = self.open.pieces.pop()
        if self.open.pieces:
            self.layout.leaves.append(self.open)
        self.layout.leaves.append(Leaf(BlockKind.TABLE_ROW, [head], self._footnote(), cells=True))
        self.open = None
        self.table = True

    def _define(self, line: Cursor) -> bool:
        m = _DEFINITION.match(line.rest)
        if m is None:
            return False
        group = 2 if m[2] is not None else 3
        shift = line.at - line.extra
        place = Span(shift + m.start(group), shift + m.end(group))
        self.layout.definitions.setdefault(fold_label(m[1]), (m[group], place))
        return True

    # -- what is no prose -------------------------------------------------------------------------------------------

    def _skip_fence(self, mark: str) -> None:
        closing = re.compile(rf"[> \t]*{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$")
        depth = len(self.stack)
        while self.at < len(self.text):
            m = _LINE.match(self.text, self.at)
            assert m is not None
            line = Cursor(self.text, self.at, self.at + len(m.group().rstrip("\r\n")))
            if (
                depth
                and not line.blank
                and self._containers(line) < depth
                and not closing.match(m.group().rstrip("\r\n"))
            ):
                return
            self.at = m.end()
            if closing.match(m.group().rstrip("\r\n")):
                return

    def _comment(self, line: Cursor) -> None:
        """A comment that opens a line: it runs to its end wherever that is, and ends no paragraph."""
        start = line.content().start
        end = self.text.find("-->", start + 2)
        if end < 0:
            self._append(line)
            return
        end += 3
        if end <= line.end and self.text[end : line.end].strip():
            self._append(line)
            return
        self.layout.comments.append(Comment(self.text[start + 4 : max(start + 4, end - 3)], Span(start, end)))
        if end > line.end:
            self._close()
            self.at = self._next_line(end)

    def _hidden(self, line: Cursor, closing: str) -> None:
        """A comment of Obsidian or MDX that opens a line; where it does not end a line, the line is prose."""
        start = line.content().start
        end = self.text.find(closing, start + 2, start + MAX_COMMENT)
        if end < 0 or self.text[end + len(closing) : self._line_end(end)].strip():
            self._append(line)
            return
        end += len(closing)
        if closing != "%%":
            self.layout.comments.append(Comment(self.text[start + 3 : end - 3], Span(start, end)))
        if end > line.end:
            self._close()
            self.at = self._next_line(end)

    def _skip_module(self, line: Cursor) -> None:
        self._close()
        blank = _BLANK.search(self.text, line.end)
        self.at = blank.start() if blank else len(self.text)

    def _raw(self, line: Cursor) -> None:
        self._close()
        start = line.content().start
        begun = [(m[1], ending) for opening, ending in _RAW_ENDS if (m := opening.match(line.rest))]
        if not begun:
            return
        name, ending = begun[0]
        m = re.compile(ending.replace("NAME", name), re.I).search(self.text, start)
        if m is None:
            return
        rest = Span(m.end(), max(m.end(), self._line_end(m.end())))
        self.at = max(self.at, self._next_line(m.end()))
        if rest.of(self.text).strip():
            self._append(Cursor(self.text, rest.start, rest.end))

    def _line_end(self, at: int) -> int:
        m = re.compile(r"[\r\n]|\Z").search(self.text, at)
        return m.start() if m else len(self.text)

    def _next_line(self, at: int) -> int:
        m = _LINE.match(self.text, at)
        return m.end() if m else len(self.text)


def scan_blocks(text: str, start: int = 0) -> Layout:
    """The blocks of ``text`` from ``start`` on. Code, raw HTML, rules and template blocks leave no leaf."""
    return _Scanner(text, start).scan()
