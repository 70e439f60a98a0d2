"""HTML drafts: the words a reader would see, each with its way back to the file."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from html import unescape

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.prose_builder import Composer, Finder
from srctrack.drafts.suppressions import Comment, read_suppressions
from srctrack.model.draft import Citation, CitationKind, FrontMatter, Link
from srctrack.model.prose import BlockKind
from srctrack.model.text import SourceText, Span
from srctrack.model.url import is_relative, is_web
from srctrack.patterns import pattern

_MARKUP = pattern(r"<!--|</?[A-Za-z]|<[!?]|&[#\w]")
_TAG = pattern(r"<(/?)([A-Za-z][\w:.-]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = pattern(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DAY = pattern(r"(\d{4})-(\d\d)-(\d\d)")
_MARK = pattern(r"\W*[\d*†‡§]{1,4}\W*\Z")
"""The words of a footnote's mark."""
_CLOSE_MARK = pattern(r"</a\s*>", re.I)
_MARK_REACH = 80
"""Code points in which a footnote's mark ends, tags within it counted."""

_UNREAD = frozenset(
    "script style template svg math code pre kbd samp textarea select iframe noscript object audio video canvas nav button".split()
)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.BLOCK_QUOTE,
    "tr": BlockKind.TABLE_ROW,
}
_BLOCKS = frozenset(
    """address article aside body center details dialog div dl fieldset figure footer form header hgroup hr html main menu ol p
    section summary table tbody tfoot thead ul""".split()
) | frozenset(_KINDS)
_PUBLISHED = frozenset("date article:published_time datepublished dc.date dcterms.date pubdate".split())


@dataclass(frozen=True, slots=True)
class _Anchor:
    href: str
    href_span: Span
    span: Span
    words: Span


@dataclass
class _Page:
    """What was met on the way through the file."""

    anchors: list[_Anchor] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    named: dict[str, Span] = field(default_factory=dict)
    """Elements by their id: from their start tag to the start of the block after them."""
    title: str | None = None
    date: datetime.date | None = None
    language: str | None = None


class _Reader:
    def __init__(self, text: str, composer: Composer) -> None:
        self.text, self.composer = text, composer
        self.page = _Page()
        self.kinds: list[tuple[str, BlockKind]] = []
        self.ids: list[tuple[str, str, int]] = []
        self.anchor: tuple[str, Span, int, int] | None = None
        self.block = 0

    def read(self) -> _Page:
        at = 0
        while (m := _MARKUP.search(self.text, at)) is not None:
            self.composer.keep(at, m.start())
            at = self._markup(m.start())
        self.composer.keep(at, len(self.text))
        self._break(len(self.text))
        for name, ident, start in self.ids:
            self.page.named.setdefault(ident, Span(start, len(self.text)))
            del name
        return self.page

    def _markup(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            end = self.text.find("-->", at + 4)
            end = len(self.text) if end < 0 else end + 3
            self.page.comments.append(Comment(self.text[at + 4 : max(at + 4, end - 3)], Span(at, end)))
            return end
        if self.text.startswith("&", at):
            m = _ENTITY.match(self.text, at)
            if m is None:
                self.composer.keep(at, at + 1)
                return at + 1
            self.composer.put(unescape(m.group()), at)
            return m.end()
        if self.text.startswith(("<!", "<?"), at):
            end = self.text.find(">", at)
            return len(self.text) if end < 0 else end + 1
        tag = _TAG.match(self.text, at)
        if tag is None:
            self.composer.keep(at, at + 1)
            return at + 1
        return self._tag(tag)

    def _tag(self, m: re.Match[str]) -> int:
        name = m[2].lower()
        given = _attributes(m)
        if not m[1] and (name in _UNREAD or name in ("head", "title")):
            return self._skip(name, m, given)
        if name == "br" or (name in ("td", "th") and not m[1]):
            self.composer.line(m.start())
        elif name == "q":
            self.composer.put("”" if m[1] else "“", m.start())  # browsers show the marks
        elif name == "a":
            mark = self._footnote_mark(m, given)
            if mark:
                return mark
            self._a(m, given)
        elif name in _BLOCKS or self._names_speaker(name, m):
            self._block(name, m)
        if name in ("blockquote", "q") and "cite" in given and not m[1]:
            href, place = given["cite"]
            self.page.anchors.append(_Anchor(href, place, Span(*m.span()), Span(m.end(), m.end())))
        if "lang" in given and name == "html":
            self.page.language = given["lang"][0][:2].lower() or None
        if "id" in given and not m[1]:
            self.ids.append((name, given["id"][0], m.start()))
        elif m[1]:
            self._end_ids(name, m.end())
        return m.end()

    def _skip(self, name: str, m: re.Match[str], given: dict[str, tuple[str, Span]]) -> int:
        """Goes behind an element whose words are none; of the head, what it says of the draft is read."""
        if m.group().endswith("/>"):
            return m.end()
        close = re.compile(rf"</{name}\s*>", re.I).search(self.text, m.end())
        inside = self.text[m.end() : close.start() if close else len(self.text)]
        if name == "head":
            self._head(inside)
            return close.end() if close else m.end()
        if name == "title":
            self.page.title = " ".join(unescape(inside).split()) or None
        return close.end() if close else m.end()

    def _head(self, inside: str) -> None:
        title = re.search(r"<title[^<>]{0,500}>(.{0,2000}?)</title>", inside, re.I | re.S)
        self.page.title = " ".join(unescape(title[1]).split()) or None if title else None
        for m in re.finditer(r"<meta\b[^<>]*>", inside, re.I):
            said = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(m.group())}
            name = (said.get("name") or said.get("property") or said.get("itemprop") or "").lower()
            day = _DAY.match(said.get("content", "").strip())
            if name in _PUBLISHED and day and self.page.date is None:
                try:
                    self.page.date = datetime.date(int(day[1]), int(day[2]), int(day[3]))
                except ValueError:
                    pass

    def _footnote_mark(self, m: re.Match[str], given: dict[str, tuple[str, Span]]) -> int | None:
        """Notes a footnote's mark that begins with ``m``; where it ends. Its words are no prose."""
        if m[1] or "href" not in given or not given["href"][0].startswith("#"):
            return None
        close = _CLOSE_MARK.search(self.text, m.end(), m.end() + _MARK_REACH)
        if close is None or not _MARK.match(re.sub(r"<[^<>]*>", "", self.text[m.end() : close.start()])):
            return None
        href, place = given["href"]
        self.page.anchors.append(_Anchor(href, place, Span(m.start(), close.end()), Span(m.end(), close.start())))
        return close.end()

    def _a(self, m: re.Match[str], given: dict[str, tuple[str, Span]]) -> None:
        if m[1]:
            if self.anchor:
                href, place, start, inner = self.anchor
                self.page.anchors.append(_Anchor(href, place, Span(start, m.end()), Span(inner, m.start())))
            self.anchor = None
        elif "href" in given:
            href, place = given["href"]
            self.anchor = (href, place, m.start(), m.end())

    def _block(self, name: str, m: re.Match[str]) -> None:
        self._break(m.start())
        if m[1]:
            while self.kinds and any(n == name for n, _ in self.kinds):
                if self.kinds.pop()[0] == name:
                    break
        elif name in _KINDS or (name in ("footer", "cite") and self._in_quotation()):
            self.kinds.append((name, _KINDS.get(name, BlockKind.CAPTION)))
        self.block = m.end()
        self.composer.open(self.kinds[-1][1] if self.kinds else BlockKind.PARAGRAPH)

    def _in_quotation(self) -> bool:
        return any(name == "blockquote" for name, _ in self.kinds)

    def _names_speaker(self, name: str, m: re.Match[str]) -> bool:
        """Whether a ``cite`` stands by itself below the words of a block quotation: who said them, and where."""
        if name != "cite":
            return False
        if m[1]:
            return bool(self.kinds) and self.kinds[-1][0] == "cite"
        return self._in_quotation() and not self.text[self.block : m.start()].strip()

    def _break(self, at: int) -> None:
        if self.text[self.block : at].strip():
            self.page.blocks.append(Span(self.block, at))
        self.block = at

    def _end_ids(self, name: str, end: int) -> None:
        for i in range(len(self.ids) - 1, -1, -1):
            if self.ids[i][0] == name:
                _, ident, start = self.ids.pop(i)
                self.page.named.setdefault(ident, Span(start, end))
                return


def _attributes(m: re.Match[str]) -> dict[str, tuple[str, Span]]:
    """The attributes of a tag by name, each with its value and the value's place in the file."""
    out: dict[str, tuple[str, Span]] = {}
    for a in _ATTRIBUTE.finditer(m[3]):
        group = next(i for i in (2, 3, 4) if a.group(i) is not None)
        place = Span(m.start(3) + a.start(group), m.start(3) + a.end(group))
        out.setdefault(a[1].lower(), (unescape(a.group(group)), place))
    return out


def read_html(path: str, content: bytes) -> Reading:
    """An HTML file as read. Raises DraftError where its bytes are no text."""
    text, _ = decode(path, content)
    composer = Composer(text)
    composer.open(BlockKind.PARAGRAPH)
    page = _Reader(text, composer).read()
    prose = composer.prose(page.language)
    finder = composer.finder()
    return Reading(
        file=SourceText(path, text),
        prose=prose,
        offsets=composer.offsets(),
        links=tuple(
            Link(a.href, a.span, a.href_span, Span(*finder.between(a.words.start, a.words.end)))
            for a in page.anchors
            if is_web(a.href)
        ),
        citations=_citations(page, text, finder),
        suppressions=read_suppressions(text, page.comments, page.blocks),
        front_matter=FrontMatter(title=page.title, date=page.date, language=page.language),
        site_links=tuple(
            Span(*finder.between(a.words.start, a.words.end)) for a in page.anchors if is_relative(a.href)
        ),
        spaces_show=False,
    )


def _citations(page: _Page, text: str, finder: Finder) -> tuple[Citation, ...]:
    """Every link to the web; one within an element that a footnote's mark leads to is cited where the mark stands."""
    marks = [
        a for a in page.anchors if a.href.startswith("#") and _MARK.match(re.sub(r"<[^<>]*>", "", a.words.of(text)))
    ]
    out = []
    for anchor in page.anchors:
        if not is_web(anchor.href):
            continue
        mine = [m for m in marks if page.named.get(m.href[1:], Span(0, 0)).contains(anchor.span)]
        for mark in mine:
            at = finder.before(mark.span.start)
            out.append(Citation(CitationKind.FOOTNOTE, anchor.href, Span(at, at), mark.span))
        if not mine:
            words = Span(*finder.between(anchor.span.start, anchor.span.end))
            out.append(Citation(CitationKind.LINK, anchor.href, words, anchor.span))
    return tuple(sorted(dict.fromkeys(out), key=lambda c: c.span.start))


FORMAT = DraftFormat("HTML", (".html", ".htm", ".xhtml"), read_html)
