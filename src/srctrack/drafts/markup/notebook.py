"""Jupyter notebooks (nbformat 4): the Markdown cells, each character with its place in the JSON."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import replace

from srctrack.drafts.base import DraftFormat, Reading
from srctrack.drafts.decoding import decode
from srctrack.drafts.markdown.reader import read_markdown
from srctrack.errors import DraftError
from srctrack.model.draft import FrontMatter
from srctrack.model.text import OffsetMap, OffsetRun, SourceText, Span
from srctrack.patterns import pattern

_STRING = pattern(r'"((?:[^"\\]|\\.)*)"', re.S)
_ESCAPE = pattern(r"\\(?:u([0-9a-fA-F]{4})|(.))|[^\\]+", re.S)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_SPACE = pattern(r"[\s,:]*")


class _Words:
    """Text put together from stretches of a file, with the way back."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[OffsetRun] = []
        self.length = 0

    def add(self, words: str, original: int) -> None:
        last = self.runs[-1] if self.runs else None
        if last and last.derived + last.length == self.length and last.original + last.length == original:
            self.runs[-1] = OffsetRun(last.derived, last.original, last.length + len(words))
        else:
            self.runs.append(OffsetRun(self.length, original, len(words)))
        self.parts.append(words)
        self.length += len(words)

    def add_string(self, text: str, start: int, end: int) -> None:
        """The words of a JSON string whose content is at ``start`` to ``end``."""
        pair = ""
        for m in _ESCAPE.finditer(text, start, end):
            if not m[1] and not m[2]:
                self.add(m.group(), m.start())
                continue
            unit = chr(int(m[1], 16)) if m[1] else _PLAIN.get(m[2], m[2])
            if "\ud800" <= unit <= "\udbff":
                pair = unit
            elif pair and "\udc00" <= unit <= "\udfff":
                joined = (pair + unit).encode("utf-16", "surrogatepass").decode("utf-16")
                self.add(joined, m.start() - 6)
                pair = ""
            else:
                self.add(unit, m.start())


class _Cells:
    """A walk over the notebook's JSON that notes where the source of each Markdown cell is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[list[Span]] = []

    def value(self, at: int, cell: dict[str, list[Span]] | None = None, name: str = "") -> int:
        """Reads the value at ``at``; where it ends. Strings of a cell's ``name`` are noted in ``cell``."""
        at = self.skip(at)
        sign = self.text[at : at + 1]
        if sign == '"':
            m = _STRING.match(self.text, at)
            assert m is not None
            if cell is not None and name:
                cell.setdefault(name, []).append(Span(m.start(1), m.end(1)))
            return m.end()
        if sign == "[":
            return self.several(at, "]", cell, name)
        if sign == "{":
            return self.mapping(at)
        m = re.compile(r"[^\s,:\]}]+").match(self.text, at)
        return m.end() if m else at + 1

    def several(self, at: int, closing: str, cell: dict[str, list[Span]] | None, name: str) -> int:
        at = self.skip(at + 1)
        while at < len(self.text) and self.text[at] != closing:
            at = self.skip(self.value(at, cell, name))
        return at + 1

    def mapping(self, at: int) -> int:
        fields: dict[str, list[Span]] = {}
        at = self.skip(at + 1)
        while at < len(self.text) and self.text[at] != "}":
            key = _STRING.match(self.text, at)
            if key is None:
                return len(self.text)
            at = self.skip(self.value(key.end(), fields, key[1]))
        kind = fields.get("cell_type", [])
        if kind and kind[0].of(self.text) == "markdown":
            self.found.append(fields.get("source", []))
        return at + 1

    def skip(self, at: int) -> int:
        m = _SPACE.match(self.text, at)
        return m.end() if m else at


def read_notebook(path: str, content: bytes) -> Reading:
    """A notebook as read: its Markdown cells one below the other. Raises DraftError where it is no notebook."""
    text, _ = decode(path, content)
    try:
        json.loads(text)["cells"]
        walk = _Cells(text)
        walk.value(0)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DraftError(path, "this is not a Jupyter notebook", "save it again as .ipynb, format 4") from None
    words = _Words()
    for strings in walk.found:
        for string in strings:
            words.add_string(text, string.start, string.end)
        words.add("\n\n", strings[-1].end if strings else 0)
    return _placed(path, text, read_markdown(path, "".join(words.parts).encode("utf-8", "replace")), words)


def _placed(path: str, text: str, reading: Reading, words: _Words) -> Reading:
    """``reading`` of the joined cells with every place in the notebook's own file."""
    starts = [run.derived for run in words.runs]

    def place(at: int) -> int:
        i = bisect_right(starts, at) - 1
        return words.runs[i].original + at - words.runs[i].derived if i >= 0 else 0

    def span(of: Span) -> Span:
        start = place(of.start)
        return Span(start, max(start, place(of.end - 1) + 1 if len(of) else start))

    runs: list[OffsetRun] = []
    for run in reading.offsets.runs:
        at = run.original
        while at < run.original + run.length:
            i = bisect_right(starts, at) - 1
            stop = min(run.original + run.length, words.runs[i].derived + words.runs[i].length)
            runs.append(OffsetRun(run.derived + at - run.original, place(at), stop - at))
            at = stop
    return replace(
        reading,
        file=SourceText(path, text),
        offsets=OffsetMap(tuple(runs)),
        links=tuple(
            replace(li, span=span(li.span), url_span=span(li.url_span) if li.url_span else None) for li in reading.links
        ),
        citations=tuple(replace(c, span=span(c.span)) for c in reading.citations),
        suppressions=tuple(replace(s, span=span(s.span), covers=span(s.covers)) for s in reading.suppressions),
        front_matter=replace(reading.front_matter, span=None) if reading.front_matter.span else FrontMatter(),
        dangling=tuple((label, span(at)) for label, at in reading.dangling),
        editable=False,
    )


FORMAT = DraftFormat("Jupyter notebook", (".ipynb",), read_notebook)
