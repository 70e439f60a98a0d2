"""What stands within a block of Markdown: which of its characters are words, and what the others say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape

from srctrack.drafts.markdown.bare_urls import BARE_URL, address, trim_url
from srctrack.drafts.markdown.blocks import fold_label
from srctrack.drafts.markdown.emphasis import DelimiterRun, paired, run_at
from srctrack.model.text import Span
from srctrack.patterns import pattern

_STOP = pattern(r"[\\`*_~<&\[\]{^@\n|]|!\[|%%(?!%)|(?:https?://|www\.)(?=\w)")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = pattern(r"<((?:https?|ftp)://[^\s<>]*|mailto:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>", re.I)
_QUOTED = r"\"(?:[^\"{]|\{(?!\{)|\{\{[^{}]*\}\})*\""
"""An attribute's value; a template within it may hold quotation marks of its own."""
_TAG = pattern(
    r"<(/?)([A-Za-z][\w:.-]*)"
    rf"((?:\s+[\w:@.{{}}-]+(?:\s*=\s*(?:{_QUOTED}|'[^']*'|\{{[^{{}}]*\}}|(?!\{{[^{{}}]*\}})[^\s\"'=<>`]+))?)*)\s*/?>|<[?!][^>]*>|</?>"
)
_HREF = pattern(r"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))", re.I)
_CITE = pattern(r"\bcite\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_TEMPLATE = pattern(r"\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}", re.S)
_JSX_COMMENT = pattern(r"\{/\*(.{0,2000}?)\*/\}", re.S)
_EXPRESSION = pattern(r"\{(?:new\s+)?[A-Za-z_$][\w$]*(?:\.[\w$]+|\([^{}\n]{0,80}\))+\}")
"""An expression of MDX: a member or a call; a bare ``{name}`` may be a writer's own."""
_ATTRIBUTES = pattern(r"\{[:.#][^{}\n]*\}")
_BRACKET_SHORTCODE = pattern(
    r"\[/[a-z][\w-]{1,30}\]|\[[a-z][\w-]{1,30}(?:\s+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\]\"']+))+\s*/?\](?![(\[:])"
)
"""A shortcode of WordPress with its attributes, or the end of one: `[caption width="212"]…[/caption]`."""
_DESTINATION = pattern(
    r"\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)"
)
_TEMPLATED = pattern(r"\(\s*(\{\{.*?\}\}[^\s()]*)(?:\s+\"[^\"]*\")?\s*\)", re.S)
_LABEL = pattern(r"\[((?:[^\[\]\\]|\\.){0,200})\]")
_NOTE = pattern(r"\[\^([^\]\s]{1,100})\]")
_KEYS = pattern(r"\[(?=[^\[\]]{0,200}(?:^|[\s;\[-])?@)[^\[\]]{1,400}\]")
_KEY = pattern(r"(?<![\w@/.])-?@(\{[^}\s]{1,100}\}|[A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,99})")
_LABEL_BEHIND = pattern(r"\[([^\[\]\n]{1,200})\]")
_EMBED = pattern(r"!\[\[[^\[\]\n]{1,200}\]\]")
_HIDDEN = pattern(r"%%(?!%).{1,2000}?%%", re.S)
_BLOCK_ID = pattern(r"(?<=\s)\^[A-Za-z0-9-]{1,60}[ \t]*(?=\n|\Z)")
"""A name of Obsidian for the block it ends."""
_WIKI = pattern(r"\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\]")
_BREAKING = frozenset(
    """address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p section summary table tbody td tfoot th thead tr ul""".split()
)
"""The elements that begin and end a block (HTML Living Standard, 15.3)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that is no prose; ``words`` stand in its place. ``breaks`` parts lines, or blocks where it names a tag."""

    span: Span
    words: str = ""
    line: bool = False
    tag: str | None = None


@dataclass(frozen=True, slots=True)
class RawLink:
    """A link within a block: all of it, its words (empty for a bare address), its address, and where that stands."""

    span: Span
    words: Span
    url: str
    url_span: Span | None
    label: str | None = None
    """The reference whose definition holds the address."""


@dataclass
class Inline:
    """One block as read. All spans index the block's text."""

    cuts: list[Cut] = field(default_factory=list)
    links: list[RawLink] = field(default_factory=list)
    notes: list[tuple[str, Span]] = field(default_factory=list)
    keys: list[tuple[str, Span]] = field(default_factory=list)
    comments: list[tuple[str, Span]] = field(default_factory=list)
    unresolved: list[tuple[str, Span]] = field(default_factory=list)


@dataclass
class _Opener:
    at: int
    image: bool
    delimiters: int
    links: int
    active: bool = True


class _Scanner:
    def __init__(self, text: str, definitions: dict[str, tuple[str, Span]], cells: bool) -> None:
        self.text, self.definitions, self.cells = text, definitions, cells
        self.found = Inline()
        self.openers: list[_Opener] = []
        self.runs: list[DelimiterRun] = []
        self.anchors: list[tuple[int, int, str, Span | None]] = []
        self.missing: set[str] = set()
        """Closing marks that do not come any more: looked for once."""
        self.turns: dict[str, Callable[[int], int]] = {
            "\\": self._escape,
            "`": self._code,
            "*": self._emphasis,
            "_": self._emphasis,
            "~": self._emphasis,
            "<": self._angle,
            "&": self._entity,
            "[": self._open,
            "!": self._open_image,
            "]": self._close,
            "{": self._brace,
            "%": self._hidden,
            "^": self._inline_note,
            "@": self._key,
            "\n": self._line,
            "|": self._cell,
            "h": self._bare,
            "w": self._bare,
            "H": self._bare,
            "W": self._bare,
        }

    def scan(self) -> Inline:
        at = 0
        while (m := _STOP.search(self.text, at)) is not None:
            at = self.turns[m.group()[0]](m.start())
        self._pair(0)
        return self.found

    def cut(self, start: int, end: int, words: str = "", line: bool = False, tag: str | None = None) -> int:
        self.found.cuts.append(Cut(Span(start, end), words, line, tag))
        return end

    # -- single marks -----------------------------------------------------------------------------------------------

    def _escape(self, at: int) -> int:
        if self.text.startswith("\n", at + 1):
            return self.cut(at, at + 2, line=True)
        if _ESCAPE.match(self.text, at):
            self.cut(at, at + 1)
            return at + 2
        return at + 1

    def _code(self, at: int) -> int:
        end = at
        while self.text.startswith("`", end):
            end += 1
        mark = self.text[at:end]
        if mark in self.missing:
            return end
        close = end
        while (close := self.text.find(mark, close)) >= 0:
            stop = close
            while self.text.startswith("`", stop):
                stop += 1
            if stop - close == len(mark):
                return self.cut(at, stop)
            close = stop
        self.missing.add(mark)
        return end

    def _entity(self, at: int) -> int:
        m = _ENTITY.match(self.text, at)
        if m is None:
            return at + 1
        words = unescape(m.group())
        return m.end() if words == m.group() else self.cut(at, m.end(), words)

    def _line(self, at: int) -> int:
        if self.text.endswith("  ", 0, at):
            self.cut(at, at + 1, line=True)
        return at + 1

    def _cell(self, at: int) -> int:
        return self.cut(at, at + 1, line=True) if self.cells else at + 1

    def _hidden(self, at: int) -> int:
        """A comment of Obsidian."""
        m = _HIDDEN.match(self.text, at)
        return self.cut(at, m.end()) if m else at + 2

    def _brace(self, at: int) -> int:
        comment = _JSX_COMMENT.match(self.text, at)
        if comment:
            self.found.comments.append((comment[1], Span(*comment.span())))
            return self.cut(at, comment.end())
        m = _TEMPLATE.match(self.text, at) or _ATTRIBUTES.match(self.text, at) or _EXPRESSION.match(self.text, at)
        return self.cut(at, m.end()) if m else at + 1

    # -- addresses and tags -----------------------------------------------------------------------------------------

    def _bare(self, at: int) -> int:
        m = BARE_URL.match(self.text, at)
        if m is None:
            return at + 1
        span = Span(at, at + len(trim_url(m.group())))
        self.found.links.append(RawLink(span, Span(at, at), address(span.of(self.text)), span))
        return self.cut(at, span.end)

    def _angle(self, at: int) -> int:
        if self.text.startswith("<!--", at) and "-->" not in self.missing:
            close = self.text.find("-->", at + 4)
            if close >= 0:
                self.found.comments.append((self.text[at + 4 : close], Span(at, close + 3)))
                return self.cut(at, close + 3)
            self.missing.add("-->")
        auto = _AUTOLINK.match(self.text, at)
        if auto:
            span = Span(at, auto.end())
            self.found.links.append(RawLink(span, Span(at, at), auto[1], Span(*auto.span(1))))
            return self.cut(at, auto.end())
        tag = _TAG.match(self.text, at)
        return self._tag(tag) if tag else at + 1

    def _tag(self, m: re.Match[str]) -> int:
        name = (m[2] or "").lower()
        if name == "a":
            if m[1]:
                self._end_anchor(m)
            else:
                href = _HREF.search(m[3] or "")
                if href:
                    group = next(i for i in (1, 2, 3) if href.group(i) is not None)
                    base = m.start(3)
                    self.anchors.append(
                        (
                            m.start(),
                            m.end(),
                            unescape(href[group]),
                            Span(base + href.start(group), base + href.end(group)),
                        )
                    )
        cited = _CITE.search(m[3] or "") if name in ("blockquote", "q") and not m[1] else None
        if cited:
            group = 1 if cited.group(1) is not None else 2
            place = Span(m.start(3) + cited.start(group), m.start(3) + cited.end(group))
            self.found.links.append(
                RawLink(Span(*m.span()), Span(m.end(), min(m.end() + 1, len(self.text))), unescape(cited[group]), place)
            )
        if name in ("script", "style", "svg", "code", "pre", "iframe") and not m[1] and not m.group().endswith("/>"):
            close = re.compile(rf"</{name}\s*>", re.I).search(self.text, m.end())
            if close:
                return self.cut(m.start(), close.end())
        if name == "q":
            return self.cut(m.start(), m.end(), words="”" if m[1] else "“")  # browsers show the marks
        breaks = ("/" if m[1] else "") + name if name in _BREAKING else None
        return self.cut(m.start(), m.end(), line=name == "br", tag=breaks)

    def _end_anchor(self, m: re.Match[str]) -> None:
        if self.anchors:
            start, inner, url, place = self.anchors.pop()
            self.found.links.append(RawLink(Span(start, m.end()), Span(inner, m.start()), url, place))

    # -- brackets ---------------------------------------------------------------------------------------------------

    def _open(self, at: int) -> int:
        note = _NOTE.match(self.text, at)
        if note and not self.text.startswith("(", note.end()):
            self.found.notes.append((fold_label(note[1]), Span(*note.span())))
            return self.cut(at, note.end())
        shortcode = _BRACKET_SHORTCODE.match(self.text, at)
        if shortcode:
            return self.cut(at, shortcode.end())
        wiki = _WIKI.match(self.text, at)
        if wiki and not self.text.startswith("(", wiki.end()):
            group = 2 if wiki[2] else 1
            self.cut(at, wiki.start(group))
            self.cut(wiki.end(group), wiki.end())
            return wiki.end()
        keys = _KEYS.match(self.text, at)
        if keys and not self.text.startswith("(", keys.end()) and not self._is_reference(at, keys.end()):
            found = list(_KEY.finditer(self.text, at + 1, keys.end() - 1))
            if found and _is_key_list(self.text, at, keys.end(), found[0]):
                self.found.keys += [(_clean_key(k[1]), Span(at, keys.end())) for k in found]
                return self.cut(at, keys.end())
        self.openers.append(_Opener(at, False, len(self.runs), len(self.found.links)))
        return at + 1

    def _is_reference(self, start: int, end: int) -> bool:
        """Whether a bracket is a reference link, by a definition of its own words or of the label behind them: ``[@ana][mastodon]``."""
        label = _LABEL_BEHIND.match(self.text, end)
        return fold_label(label[1] if label else self.text[start + 1 : end - 1]) in self.definitions

    def _open_image(self, at: int) -> int:
        embed = _EMBED.match(self.text, at)
        if embed:
            return self.cut(at, embed.end())
        self.openers.append(_Opener(at, True, len(self.runs), len(self.found.links)))
        return at + 2

    def _inline_note(self, at: int) -> int:
        """Pandoc's ``^[a note in place]``: its words are read where they stand."""
        block = _BLOCK_ID.match(self.text, at)
        if block:
            return self.cut(at, block.end())
        if self.text.startswith("[", at + 1) and not self.text.startswith("[^", at - 1):
            self.openers.append(_Opener(at + 1, False, len(self.runs), len(self.found.links), active=False))
            self.cut(at, at + 2, words=" ")
            return at + 2
        return at + 1

    def _close(self, at: int) -> int:
        if not self.openers:
            return at + 1
        opener = self.openers.pop()
        if not opener.active:
            if self.text[opener.at - 1 : opener.at] == "^":
                self.cut(at, at + 1, words=" ")
            return at + 1
        end, url, place, label = self._target(opener, at)
        if end < 0:
            return at + 1
        start = opener.at
        inner = Span(start + (2 if opener.image else 1), at)
        if opener.image:
            self.found.cuts = [c for c in self.found.cuts if c.span.start < start]
            del self.found.links[opener.links :]
            del self.runs[opener.delimiters :]
            return self.cut(start, end)
        self._pair(opener.delimiters)
        self.cut(start, start + 1)
        self.cut(at, end)
        self.found.links.append(RawLink(Span(start, end), inner, url, place, label))
        for other in self.openers:
            if not other.image:
                other.active = False
        return end

    def _target(self, opener: _Opener, at: int) -> tuple[int, str, Span | None, str | None]:
        """Where the link that closes at ``at`` ends, and its address; an end of -1 where it is none."""
        for form in (_DESTINATION, _TEMPLATED):
            m = form.match(self.text, at + 1)
            if m:
                group = 1 if m[1] is not None else 2
                url = unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", m[group] or ""))
                return m.end(), url, Span(*m.span(group)), None
        inner = self.text[opener.at + (2 if opener.image else 1) : at]
        explicit = _LABEL.match(self.text, at + 1)
        end = explicit.end() if explicit else at + 1
        label = fold_label(explicit[1] if explicit and explicit[1].strip() else inner)
        if label in self.definitions:
            return end, self.definitions[label][0], None, label
        if explicit and explicit[1].strip() and not opener.image and not _DESTINATION.match(self.text, end):
            self.found.unresolved.append((explicit[1], Span(opener.at, end)))
        shortcut = fold_label(inner)
        if explicit and shortcut in self.definitions:
            return at + 1, self.definitions[shortcut][0], None, shortcut
        return -1, "", None, None

    def _emphasis(self, at: int) -> int:
        end, run = run_at(self.text, at)
        if run:
            self.runs.append(run)
        return end

    def _pair(self, bottom: int) -> None:
        """Cuts the marks that pair among the runs from ``bottom`` on, which are done with then."""
        for span in paired(self.runs[bottom:]):
            self.cut(span.start, span.end)
        del self.runs[bottom:]

    def _key(self, at: int) -> int:
        """A key in running text (``@key says``): noted, its words left to be read."""
        m = _KEY.match(self.text, at)
        if m is None:
            return at + 1
        key = _clean_key(m[1])
        self.found.keys.append((key, Span(at, at + 1 + len(key))))
        return at + 1 + len(key)


def _clean_key(key: str) -> str:
    if key.startswith("{"):
        return key[1:-1]
    return re.sub(r"(?:['’]s)?[:.#$%&+?<>~/-]{0,99}$", "", key)


def _is_key_list(text: str, start: int, end: int, first: re.Match[str]) -> bool:
    """Whether a bracket holds keys (``[see @a, p. 3; @b]``), not an aside with an address or a handle in it."""
    lead = text[start + 1 : first.start()].strip()
    return len(lead.split()) <= 3 and not lead.endswith((".", ":")) and "://" not in text[start:end]


def read_inline(text: str, definitions: dict[str, tuple[str, Span]], cells: bool = False) -> Inline:
    """What stands in ``text``, the words of one block with its lines parted by ``\\n``. ``definitions`` are the file's
    references; ``cells`` tells that pipes part cells."""
    found = _Scanner(text, definitions, cells).scan()
    found.cuts.sort(key=lambda c: (c.span.start, -c.span.end))
    return found
