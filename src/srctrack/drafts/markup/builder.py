"""What the formats of line markup share: blocks by their places in the file, and marks within them by patterns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from srctrack.drafts.base import Reading
from srctrack.drafts.front_matter.read import Head
from srctrack.drafts.markdown.bare_urls import BARE_URL, address, trim_url
from srctrack.drafts.prose_builder import Composer
from srctrack.drafts.suppressions import Comment, head_suppressions, read_suppressions
from srctrack.model.draft import Citation, CitationKind, Link
from srctrack.model.prose import BlockKind
from srctrack.model.text import SourceText, Span
from srctrack.model.url import is_web

MAX_DEPTH = 8
"""Marks within marks that are followed; deeper ones stay as they are written."""


@dataclass(frozen=True)
class Mark:
    """A pattern of markup within a block. Only what its groups name is kept of a match.

    ``words`` are prose, with marks of their own; ``url`` is where they link to, ``target`` the name of an address defined
    elsewhere; ``keys`` are citation keys parted by commas or semicolons; ``note`` is a footnote's label; ``comment`` is a
    comment's words.
    """

    pattern: re.Pattern[str]
    apart: bool = False
    """Whether its words are set off from those before (a footnote written in place)."""


@dataclass(frozen=True, slots=True)
class _Linked:
    url: str
    span: Span
    url_span: Span | None
    words: Span
    note: str | None


@dataclass
class MarkupBuilder:
    """One file being read: call ``block`` for each stretch of prose in order, then ``reading``."""

    path: str
    text: str
    marks: Sequence[Mark]
    targets: dict[str, str] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    hidden: list[Span] = field(default_factory=list)
    """Stretches that are no prose, in order, wherever they are."""
    _links: list[_Linked] = field(default_factory=list)
    _named: list[tuple[str, Span, Span, str | None]] = field(default_factory=list)
    _keys: list[tuple[str, Span, str | None]] = field(default_factory=list)
    _notes: list[tuple[str, Span]] = field(default_factory=list)
    _blocks: list[Span] = field(default_factory=list)
    _defined: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._composer = Composer(self.text)

    def block(self, kind: BlockKind, span: Span, note: str | None = None) -> None:
        """The words of ``span`` are a block; with ``note`` the content of the footnote of that label."""
        if not span.of(self.text).strip():
            return
        if note is not None:
            self._defined.add(note)
        self._composer.open(kind)
        self._inside(span.start, span.end, note, 0)
        self._composer.close()
        self._blocks.append(span)

    def _inside(self, start: int, end: int, note: str | None, depth: int) -> None:
        at = start
        for span, mark, m in self._matches(start, end):
            if span.start < at:
                continue
            self._composer.keep(at, span.start)
            if m is not None:
                self._take(mark, m, note, depth)
            at = span.end
        self._composer.keep(at, end)

    def _matches(self, start: int, end: int) -> Iterator[tuple[Span, Mark | None, re.Match[str] | None]]:
        """What is hidden, the marks and the bare addresses between two places, in order; of those that begin together the
        first listed first."""
        found: list[tuple[int, int, Span, Mark | None, re.Match[str] | None]] = []
        for rank, mark in enumerate(self.marks):
            found += [(m.start(), rank, Span(*m.span()), mark, m) for m in mark.pattern.finditer(self.text, start, end)]
        last = len(self.marks)
        found += [(m.start(), last, Span(*m.span()), None, m) for m in BARE_URL.finditer(self.text, start, end)]
        at = bisect_left(self.hidden, Span(start, start))
        while at < len(self.hidden) and self.hidden[at].start < end:
            found.append((self.hidden[at].start, -1, self.hidden[at], None, None))
            at += 1
        yield from (f[2:] for f in sorted(found, key=lambda f: f[:2]) if len(f[2]))

    def _take(self, mark: Mark | None, m: re.Match[str], note: str | None, depth: int) -> None:
        span = Span(*m.span())
        if mark is None:
            place = Span(m.start(), m.start() + len(trim_url(m.group())))
            self._links.append(
                _Linked(address(place.of(self.text)), place, place, Span(place.start, place.start), note)
            )
            self._composer.keep(place.end, m.end())
            return
        groups = m.groupdict()
        words = Span(*m.span("words")) if groups.get("words") else None
        place_of_words = words or Span(span.start, span.start)
        if groups.get("url"):
            self._links.append(_Linked(m["url"], span, Span(*m.span("url")), place_of_words, note))
        if groups.get("target"):
            self._named.append((_folded(m["target"]), span, place_of_words, note))
        if groups.get("keys"):
            keys = (k.strip().lstrip("@") for k in re.split(r"[,;]", m["keys"]))
            self._keys += [(key, span, note) for key in keys if key]
        if groups.get("note"):
            self._notes.append((m["note"], span))
        if groups.get("comment"):
            self.comments.append(Comment(m["comment"], span))
        if mark.apart:
            self._composer.put(" ", m.start())
        if words is not None and depth < MAX_DEPTH:
            self._inside(words.start, words.end, note, depth + 1)
        elif words is not None:
            self._composer.keep(words.start, words.end)

    def reading(self, head: Head, *, editable: bool = True) -> Reading:
        """The file as read."""
        prose = self._composer.prose(head.front_matter.language)
        finder = self._composer.finder()
        named = [
            _Linked(self.targets[name], span, None, words, note)
            for name, span, words, note in self._named
            if name in self.targets
        ]
        links = sorted((li for li in [*self._links, *named] if is_web(li.url)), key=lambda li: li.span)
        comments = sorted(self.comments, key=lambda c: c.span.start)
        places = {li: Span(*finder.between(li.words.start, li.words.end)) for li in links}
        citations = [Citation(CitationKind.FRONT_MATTER, name, Span(0, 0), span) for name, span in head.sources]

        def cite(kind: CitationKind, target: str, span: Span, at: Span, note: str | None) -> None:
            marks = [place for label, place in self._notes if label == note]
            for mark in marks:
                before = finder.before(mark.start)
                citations.append(Citation(CitationKind.FOOTNOTE, target, Span(before, before), mark))
            if not marks:
                citations.append(Citation(kind, target, at, span))

        for li in links:
            at = places[li] if len(li.words) else Span(*finder.between(li.span.start, li.span.end))
            cite(CitationKind.LINK, li.url, li.span, at, li.note)
        for key, span, note in self._keys:
            cite(CitationKind.KEY, key, span, Span(*finder.between(span.start, span.end)), note)
        return Reading(
            file=SourceText(self.path, self.text),
            prose=prose,
            offsets=self._composer.offsets(),
            links=tuple(Link(li.url, li.span, li.url_span, places[li]) for li in links),
            citations=tuple(sorted(dict.fromkeys(citations), key=lambda c: (c.span.start, c.at.start))),
            suppressions=head_suppressions(head.ignored, len(self.text))
            + read_suppressions(self.text, comments, self._blocks),
            front_matter=head.front_matter,
            dangling=tuple((label, span) for label, span in self._notes if label not in self._defined),
            editable=editable,
        )

    def note(self, label: str, span: Span, urls: Sequence[Span] = ()) -> None:
        """The footnote ``label`` has its mark at ``span``; its content, at the same place, has these addresses."""
        self._notes.append((label, span))
        self._defined.add(label)
        for place in urls:
            self._links.append(_Linked(place.of(self.text), place, place, Span(place.start, place.start), label))

    def link(self, url: Span, span: Span) -> None:
        """An address that marks do not find; ``span`` is all of its link."""
        self._links.append(_Linked(url.of(self.text), span, url, Span(span.start, span.start), None))

    def target(self, name: str, url: str) -> None:
        """``name`` leads to ``url`` wherever the file links to it."""
        self.targets.setdefault(_folded(name), url)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
